"""What we use of the machine: Pango for PDFs; for tests Chromium, Java, ClamAV and PostgreSQL.

Where one is missing it is installed as root. Else the service runs without PDFs, and the tests that
need it are left out with a clear word; under `CI=true` that is a failure.
"""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

from places import ROOT, Stop, environment, find, say
from places import run as run_program
from prepare import npm_packages

NU = ROOT / ".dev" / "nu"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PANGO = ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig")
FROM_THE_NET = ("-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=15")


def _install(*packages: str) -> None:
    if os.geteuid() != 0 or not find("apt-get"):
        return
    say(f"Set-up: {', '.join(packages)} (from the machine's packages) …")
    env = environment(DEBIAN_FRONTEND="noninteractive")
    try:
        run_program("apt-get", "update", *FROM_THE_NET, env=env)
        run_program("apt-get", "install", *FROM_THE_NET, "-y", "--no-install-recommends",
                    *packages, env=env)  # fmt: skip
    except Stop as problem:
        say(str(problem))


def _program(names: tuple[str, ...], package: str) -> str | None:
    def look() -> str | None:
        return next((path for name in names if (path := find(name))), None)

    if not look():
        _install(package)
    return look()


def chromium() -> str | None:
    """The browser of the end-to-end tests: CHROMIUM, else the machine's own."""
    return os.environ.get("CHROMIUM") or _program(CHROMIUM, "chromium")


def pango() -> bool:
    """Whether letters can be made into PDFs: WeasyPrint's native libraries, and a font."""

    def there() -> bool:
        return all(map(find_library, PANGO))

    if not there():
        _install("libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation")
    return there()


def nu() -> str | None:
    """Java, and the jar of the Nu HTML checker where `tests/support/nu.py` looks for it."""
    java = _program(("java",), "default-jre-headless")
    if java:
        npm_packages(NU)
    return java


def clamd() -> str | None:
    """Debian's virus scanner; the tests start one of their own that knows one line of ours."""
    return _program(("clamd", "/usr/sbin/clamd"), "clamav-daemon")


def _postgres_programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the PATH, or where Debian keeps the newest."""

    def look() -> Path | None:
        if path := find("initdb"):
            return Path(path).parent
        return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)

    if not look():
        _install("postgresql")
    return look()


@contextmanager
def postgres() -> Iterator[str | None]:
    """A cluster of our own on a free port, gone afterwards; gives its DATABASE_URL.

    PostgreSQL refuses to run as root: there, the `postgres` or `nobody` account runs it.
    """
    programs = _postgres_programs()
    if not programs:
        yield None
        return
    user = _unprivileged() if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="cyswllt-pg-"))
    if user:
        shutil.chown(folder, user)

    def act(*command: str | Path) -> None:
        done = subprocess.run(
            [str(word) for word in command], user=user, env=environment(), cwd=folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        if done.returncode:
            raise Stop(done.stderr)

    cluster, port = folder / "cluster", _free_port()
    act(programs / "initdb", "-D", cluster, "-U", "cyswllt", "-A", "trust", "-E", "UTF8",
        "--locale=C.UTF-8", "--no-sync")  # fmt: skip
    act(programs / "pg_ctl", "-D", cluster, "-w", "-l", folder / "log", "-o",
        f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off", "start")  # fmt: skip
    try:
        yield f"postgres://cyswllt:@127.0.0.1:{port}/postgres"
    finally:
        act(programs / "pg_ctl", "-D", cluster, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> str:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Stop("PostgreSQL refuses to run as root and there is no other account.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
