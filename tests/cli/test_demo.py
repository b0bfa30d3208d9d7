"""The demo makes a readable scorecard, twice, with no terminal."""

import os
import subprocess

import cli


class Demo(cli.CliTest):
    def test_demo_writes_a_scorecard_and_may_be_run_again(self):
        copy = self.path("tree")
        subprocess.run(["git", "-C", cli.SOURCE, "checkout-index", "-a", f"--prefix={copy}/"], check=True)
        for _ in range(2):
            told = subprocess.run(["sh", "scripts/demo.sh"], cwd=copy, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "HOME": self.folder})
            self.assertEqual(told.returncode, 0, told.stderr.decode())
            self.assertIn(b"aira new --client", told.stdout)
            pdf = os.path.join(copy, "reports", "sample-scorecard.pdf")
            self.assertEqual(subprocess.run(["qpdf", "--check", pdf], stdout=subprocess.DEVNULL).returncode, 0)
        self.assertFalse(os.path.exists(os.path.join(self.folder, ".local")), "the user's own database is not touched")


if __name__ == "__main__":
    cli.main()
