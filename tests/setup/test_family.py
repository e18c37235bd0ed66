"""The demo's programs start together and end together."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from family import Family
from places import Stop, environment

DEV = Path(__file__).resolve().parents[2] / ".dev"
PARENT = """
import sys
sys.path.insert(0, {dev!r})
from family import Family
from places import environment
family = Family(environment())
family.start("web", sys.executable, "-c", {web!r})
family.start("clock", sys.executable, "-c", "import time; time.sleep({seconds})")
for child in family.children.values():
    print(child.pid, flush=True)
sys.exit(family.keep(host="127.0.0.1", port={port}, greeting="Running"))
"""
WEB = """
from http.server import SimpleHTTPRequestHandler, HTTPServer
HTTPServer(("127.0.0.1", {port}), SimpleHTTPRequestHandler).serve_forever()
"""


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@contextmanager
def _parent(free_port: int, *, seconds: int) -> Iterator[subprocess.Popen]:
    web = WEB.format(port=free_port)
    program = PARENT.format(dev=str(DEV), port=free_port, seconds=seconds, web=web)
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment(),
    ) as parent:  # fmt: skip
        try:
            yield parent
        finally:
            parent.terminate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_parent_ends_every_child(free_port, number):
    with _parent(free_port, seconds=300) as parent:
        children = [int(parent.stdout.readline()) for _ in range(2)]
        assert parent.stdout.readline() == "Running\n"
        parent.send_signal(number)
        assert parent.wait(20) == 0
    assert all(_gone(child) for child in children)


def test_the_end_of_one_child_ends_the_others(free_port):
    with _parent(free_port, seconds=2) as parent:
        children = [int(parent.stdout.readline()) for _ in range(2)]
        assert parent.wait(30) == 1
        assert "clock ended" in parent.stdout.read()
    assert all(_gone(child) for child in children)


def test_a_port_in_use_is_said_in_plain_words(taken_port):
    with pytest.raises(Stop, match=f"Port {taken_port} .* Try another: --port N"):
        Family({}).refuse_taken("127.0.0.1", taken_port)
