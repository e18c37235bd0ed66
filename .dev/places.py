"""Where things are, what environment our programs get, and how they are run."""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / ".dev" / "requirements"

USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


INTERPRETER = sys.executable or os.path.realpath("/proc/self/exe")
"""This Python; it does not know its own place when started by name with no PATH."""


class Stop(Exception):
    """Something is missing or wrong that only the reader of this message can put right."""


def say(text: str) -> None:
    print(text, flush=True)


def _home() -> str:
    """Where package clients keep their caches: the account's own folder when it can be written."""
    try:
        home = pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        home = ""
    if home and home != "/" and os.access(home, os.W_OK):
        return home
    return str(TOOLS / "home")


def environment(**more: str) -> dict[str, str]:
    """Our programs' environment; works from an empty one."""
    env = dict(os.environ)
    env.setdefault("PATH", USUAL_PATH)
    env.setdefault("HOME", _home())
    env.setdefault("LANG", "C.UTF-8")
    env.setdefault("UV_SYSTEM_CERTS", "1")
    env.setdefault("NODE_USE_SYSTEM_CA", "1")
    env.setdefault("UV_PYTHON_DOWNLOADS", "never")
    env.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    env["CYSWLLT_DATA"] = str(Path(env.get("CYSWLLT_DATA") or ROOT / "var").resolve())
    env["PATH"] = os.pathsep.join([str(VENV / "bin"), env["PATH"]])
    env["VIRTUAL_ENV"] = str(VENV)
    env.pop("PYTHONPATH", None)
    env.pop("PYTHONHOME", None)
    return env | more


def data() -> Path:
    """The folder of the database, the files and the secrets (CYSWLLT_DATA)."""
    return Path(environment()["CYSWLLT_DATA"])


def on_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def find(program: str) -> str | None:
    """Where a program of the machine is; our own environment is left out."""
    return shutil.which(program, path=os.environ.get("PATH", USUAL_PATH))


def run(*command: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run a program to its end; stop with its output when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        env=dict(env or environment()),
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise Stop(f"{done.stdout}\nFailed ({done.returncode}): {' '.join(words)}")


def digest(paths: Iterable[Path], *words: str) -> str:
    """One sum over the names and bytes of these files."""
    total = hashlib.sha256("\n".join(words).encode())
    for path in sorted(paths):
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
