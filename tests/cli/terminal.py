"""A real terminal for the tests: tmux, and what its pane shows."""

import itertools
import os
import subprocess
import time


class Tmux:
    """One tmux server; each session in it runs one program."""

    def __init__(self, folder):
        self.socket = os.path.join(folder, "tmux")
        self.names = itertools.count()
        self.tmux("new-session", "-d", "-s", "keep", "sleep", "100000")  # the server ends with its last session

    def tmux(self, *arguments, check=True):
        process = subprocess.run(["tmux", "-S", self.socket, "-f", "/dev/null", *arguments], stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"})
        if check and process.returncode != 0:
            raise AssertionError(f"tmux {arguments}: {process.stderr.decode()}")
        return process.stdout.decode()

    def start(self, size, command, environment, folder):
        """Runs a command in a pane of "80x24" and the like; what it printed at its end stays on the screen."""
        name = f"s{next(self.names)}"
        columns, rows = size.split("x")
        pairs = [f"{name}={value}" for name, value in environment.items()]
        # The shell stays when the program has ended, so that its last words can be seen; Ctrl-C is the program's.
        wrapped = ["sh", "-c", 'trap : INT QUIT; "$@"; echo "[ended $?]"; exec sleep 1000', "sh", *command]
        self.tmux("set", "-g", "status", "off", ";",
                  "set", "-g", "default-terminal", environment.get("TERM", "tmux-256color"), ";",
                  "set", "-g", "escape-time", "0", ";",
                  "new-session", "-d", "-x", columns, "-y", rows, "-s", name, "-c", folder, "-n", "aira",
                  "env", "-i", *pairs, *wrapped)
        return Session(self, name)

    def stop(self):
        self.tmux("kill-server", check=False)


class Session:
    def __init__(self, server, name):
        self.server, self.name = server, name

    def screen(self):
        """What the pane shows, without the spaces at the ends of lines and the empty lines at the end."""
        text = self.server.tmux("capture-pane", "-p", "-t", self.name)
        return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n") + "\n"

    def keys(self, *keys):
        """Types keys by tmux's names; "text:..." types what stands behind it as it is."""
        for key in keys:
            if key.startswith("text:"):
                self.server.tmux("send-keys", "-t", self.name, "-l", key[5:])
            else:
                self.server.tmux("send-keys", "-t", self.name, key)
            if key == "Escape":
                time.sleep(0.15)  # else the next key and this one are one

    def paste(self, text):
        """Pastes as a terminal does, with the marks when the program asked for them."""
        path = self.server.socket + ".paste"
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        self.server.tmux("load-buffer", "-b", "aira", path, ";", "paste-buffer", "-p", "-r", "-b", "aira", "-t", self.name)

    def resize(self, size):
        columns, rows = size.split("x")
        self.server.tmux("resize-window", "-t", self.name, "-x", columns, "-y", rows)

    def pid(self):
        """The program itself, not the shell around it."""
        shell = self.server.tmux("display", "-p", "-t", self.name, "#{pane_pid}").strip()
        with open(f"/proc/{shell}/task/{shell}/children", encoding="ascii") as file:
            return int(file.read().split()[0])

    def until(self, good, seconds=20):
        """The screen as soon as good(screen); the last one when it never was."""
        limit = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if good(screen) or time.monotonic() > limit:
                return screen
            time.sleep(0.02)

    def settled(self, seconds=0.6):
        """The screen when it has not changed for so long."""
        last, since = self.screen(), time.monotonic()
        while time.monotonic() - since < seconds:
            time.sleep(0.05)
            screen = self.screen()
            if screen != last:
                last, since = screen, time.monotonic()
        return last

    def close(self):
        self.server.tmux("kill-session", "-t", self.name, check=False)
