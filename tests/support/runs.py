"""What the processes of one run share: made by the first that needs it, read by the others."""

import fcntl
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

FOLDER = "CYSWLLT_RUN"
Made = TypeVar("Made")


def pytest_configure(config: pytest.Config) -> None:
    """The folder of a run: `dev.py test` gives one to all its runs; workers get their parent's."""
    if FOLDER not in os.environ:
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="cyswllt-run-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True))


def once(name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives, made once for a run by the first process that asks."""
    kept = Path(os.environ[FOLDER]) / f"{name}.pickle"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            whole = kept.with_suffix(".new")
            whole.write_bytes(pickle.dumps(make()))
            whole.rename(kept)
    return pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
