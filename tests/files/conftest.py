"""A private store of the test's own, and Debian's virus scanner taught one line of ours."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.files.samples import INFECTED

CLAMD = "/usr/sbin/clamd"


@pytest.fixture
def root(settings, tmp_path) -> Path:
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture(scope="session")
def clamd_socket(tmp_path_factory) -> Iterator[str]:
    """A clamd that knows nothing but our own line; no list of viruses is fetched."""
    program = shutil.which("clamd") or shutil.which(CLAMD)
    if not program:
        pytest.skip("clamd is not installed (.dev/services.py)")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "own.ndb").write_text(f"Cyswllt.Test:0:*:{INFECTED.hex()}\n")
    path, conf = folder / "socket", folder / "clamd.conf"
    conf.write_text(
        f"LocalSocket {path}\nDatabaseDirectory {folder}\nForeground yes\nLogFile {folder}/log\n"
        "MaxThreads 2\nSelfCheck 0\n"
    )
    running = subprocess.Popen([program, "-c", conf], stdout=subprocess.DEVNULL)
    try:
        _wait_for(path, running)
        yield str(path)
    finally:
        running.terminate()
        running.wait(20)


@pytest.fixture
def clamd(settings, clamd_socket) -> None:
    settings.CLAMD = clamd_socket


def _wait_for(path: Path, running: subprocess.Popen) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and running.poll() is None:
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(str(path)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("clamd did not start")
