"""Several programs under one parent: they start together, and when one ends they all end."""

import http.client
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

from places import ROOT, Stop, say

STARTS_WITHIN = 60
ENDS_WITHIN = 15


class Family:
    def __init__(self, env: dict[str, str]) -> None:
        self.env = env
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.told_to_end = threading.Event()

    def refuse_taken(self, host: str, port: int) -> None:
        """Stop, in plain words, when another program has the address."""
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as problem:
                raise Stop(
                    f"Port {port} on {host} cannot be used ({problem.strerror}). "
                    "Try another: --port N."
                ) from None

    def start(self, name: str, *command: str | Path) -> None:
        """Start a child in a group of its own, so that Ctrl-C reaches only the parent."""
        self.children[name] = subprocess.Popen(
            [str(word) for word in command], env=self.env, cwd=ROOT, start_new_session=True
        )

    def keep(self, *, host: str, port: int, greeting: str) -> int:
        """Greet when the site answers, then wait for Ctrl-C, SIGTERM or the end of any child."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.told_to_end.set())
        try:
            if self._answers(host, port):
                say(greeting)
            while not self.told_to_end.wait(0.5):
                if ended := self._ended():
                    say(f"{ended} ended; stopping the others.")
                    return 1
            return 0
        finally:
            self.end()

    def _answers(self, host: str, port: int) -> bool:
        local = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and not self.told_to_end.is_set() and not self._ended():
            door = http.client.HTTPConnection(local, port, timeout=5)
            try:
                door.request("GET", "/healthz")
                return door.getresponse().status < 500
            except OSError:
                time.sleep(0.1)
            finally:
                door.close()
        return False

    def _ended(self) -> str:
        return ", ".join(name for name, child in self.children.items() if child.poll() is not None)

    def end(self) -> None:
        """Ask every child to end; after a while, make it."""
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + ENDS_WITHIN
        for child in self.children.values():
            try:
                child.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
