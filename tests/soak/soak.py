"""Weeks of use in some minutes: one database, thousands of answers by several programs at once, reports, exports and
backups in between; at the end nothing is missing, and the file is sound.

usage: soak.py AIRA_BINARY [ANSWERS]
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading

LEVELS = ("data.access", "data.lawful", "org.division", "comp.leakage", "tech.quality", "value.metrics")


class Soak:
    def __init__(self, binary, answers):
        self.binary, self.answers = os.path.abspath(binary), answers
        self.folder = tempfile.mkdtemp(prefix="aira-soak-")
        self.database = os.path.join(self.folder, "soak.db")
        self.acknowledged = {}

    def aira(self, *arguments):
        process = subprocess.run([self.binary, *arguments, "--db", self.database], cwd=self.folder,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if process.returncode != 0:
            raise SystemExit(f"{arguments}: exit {process.returncode}: {process.stderr.decode()}")
        return process.stdout.decode("utf-8")

    def work(self, client, seed):
        """One consultant: answers, and now and then a report, an export, a backup."""
        choose = random.Random(seed)
        number = self.aira("new", "--client", client, "--quiet").strip()
        for i in range(self.answers):
            question, level = choose.choice(LEVELS), str(choose.randrange(5))
            self.aira("answer", number, f"{question}={level}", "--note", f"talk {i} 第{i}次访谈", "--by", client)
            self.acknowledged[client, question] = level
            if i % 50 == 7:
                self.aira("report", number, "--lang", choose.choice(("zh", "en", "both")), "-o", f"{seed}.pdf")
            if i % 100 == 31:
                self.aira("export", number, "-o", f"{seed}.json")
                self.aira("backup", f"{seed}.db", "--replace")

    def check(self, clients):
        self.aira("verify")
        for client in clients:
            shown = json.loads(self.aira("show", client, "--json"))
            values = {a["question"]: a["value"] for a in shown["answers"]}
            for (owner, question), level in self.acknowledged.items():
                if owner == client and values.get(question) != level:
                    raise SystemExit(f"{client}: {question} is {values.get(question)}, {level} was acknowledged")

    def run(self):
        clients = ["Sample Works", "示例银行", "Sample Retail"]
        threads = [threading.Thread(target=self.work, args=(c, i)) for i, c in enumerate(clients)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if len(self.acknowledged) < len(clients):
            raise SystemExit("a consultant could not work")
        self.check(clients)
        size = os.path.getsize(self.database) / 1024
        print(f"soak: {len(clients) * self.answers} answers by {len(clients)} programs at once, all there; {size:.0f} KB")


def main():
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    soak = Soak(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 400)
    try:
        soak.run()
    finally:
        shutil.rmtree(soak.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
