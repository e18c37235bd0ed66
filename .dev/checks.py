"""Every check and every test, in the order of their cost, and one closing line."""

import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import services
from places import PYTHON, ROOT, SITE, VENV, environment, on_ci, say
from prepare import ready

OURS = ("cases", "forms", "home", "site/bilingual", "site/design", "site/portal")
TEMPLATES = ("site/templates", "home", "forms", "cases")
BIN = VENV / "bin"
# A module's tests share the database it stands on; the longest modules begin first.
PARALLEL = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
# Tests of one group share what they gathered first, such as every page of the service.
IN_GROUPS = ("-n", "2", "--dist", "loadgroup")
Command = list[str | Path]
STATIC: dict[str, Command] = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "templates": [BIN / "djlint", "--lint", "--quiet", *TEMPLATES],
    "types": [BIN / "mypy", *OURS],
    "import contracts": [BIN / "lint-imports", "--no-cache"],
    "migrations": [PYTHON, SITE / "manage.py", "makemigrations", "--check", "--dry-run"],
    "system checks": [PYTHON, SITE / "manage.py", "check", "--fail-level", "WARNING"],
}

AHEAD: Command = [PYTHON, "-m", "tests.support.ahead"]
"""What builds a template database, which every test there is would wait for."""


@dataclass
class Tally:
    """What passed and failed so far; a check counts as one."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def missing(self, what: str, tests: str) -> None:
        """A program that is not there: a failure on CI, a plain word elsewhere."""
        line = f"{tests}: {what} is missing and could not be installed"
        (self.failed if on_ci() else self.skipped).append(line)
        say(line)


def run(*, quick: bool, full: bool, pytest_args: list[str]) -> int:
    begun = time.monotonic()
    ready(dev=True)
    tally = Tally()
    if not services.nu():
        tally.missing("Java", "Nu HTML checker")
    if not services.pango():
        tally.missing("Pango", "PDF of letters")
        os.environ["SILENCED_SYSTEM_CHECKS"] = "cases.W001"  # which says the same
    if not services.clamd():
        tally.missing("ClamAV", "virus scanner")
    length = ["--full"] if full else []
    if pytest_args:
        _named(tally, [*length, *pytest_args])
    else:
        with tempfile.TemporaryDirectory(prefix="cyswllt-run-") as folder:
            os.environ["CYSWLLT_RUN"] = folder  # what one run of pytest gathers, the next has
            cluster: AbstractContextManager[str | None]
            cluster = nullcontext() if quick else services.postgres()
            with cluster as url:
                _static(tally, folder, url)
                _pytest(tally, "unit and integration", ["tests", *PARALLEL, *length])
                if not quick:
                    _on_postgres(tally, ["tests", *PARALLEL, *length], url)
            if not quick:
                _in_browser(tally, ["e2e", *IN_GROUPS, *length])
    return _close(tally, time.monotonic() - begun)


def _named(tally: Tally, arguments: list[str]) -> None:
    """Only the tests somebody named, with what they need."""
    if any(word.startswith("e2e") for word in arguments):
        _in_browser(tally, arguments)
    else:
        _pytest(tally, "named tests", arguments)


def _static(tally: Tally, folder: str, postgres: str | None) -> None:
    """The checks that start no service; and, as the longest, the databases that tests stand on."""
    ours = f"{ROOT}{os.pathsep}{SITE}"
    checking = {"DJANGO_SETTINGS_MODULE": "portal.settings.dev", "CYSWLLT_DATA": folder}
    building = {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    jobs: dict[str, tuple[Command, dict[str, str]]] = {
        "test databases": ([*AHEAD, "posted"], building)
    }
    if postgres:
        more = {**building, "DATABASE_URL": postgres}
        jobs["test database, PostgreSQL"] = ([*AHEAD, "migrated"], more)
    jobs |= {name: (command, checking) for name, command in STATIC.items()}

    def check(name: str) -> tuple[str, subprocess.CompletedProcess[str], float]:
        begun = time.monotonic()
        command, more = jobs[name]
        env = environment(**more) | {"PYTHONPATH": ours}
        done = subprocess.run(
            [str(word) for word in command], cwd=ROOT, env=env,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        return name, done, time.monotonic() - begun

    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for name, done, seconds in pool.map(check, jobs):
            if done.returncode:
                say(f"--- {name}: failed\n{done.stdout}")
                tally.failed.append(name)
            else:
                say(f"--- {name}: passed ({seconds:.0f} s)")
                tally.passed += 1


def _pytest(tally: Tally, name: str, arguments: list[str], **more: str) -> None:
    say(f"\n--- {name}")
    with tempfile.TemporaryDirectory(prefix="cyswllt-results-") as folder:
        results = Path(folder) / "results.xml"
        command = [str(PYTHON), "-m", "pytest", "-q", f"--junitxml={results}", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment(**more))
        if not results.exists():
            tally.failed.append(f"{name}: pytest did not finish ({done.returncode})")
            return
        suites = ElementTree.parse(results).getroot().iter("testsuite")  # noqa: S314 - our own file
        counts = [{key: int(suite.get(key, 0)) for key in _COUNTS} for suite in suites]
    total = {key: sum(count[key] for count in counts) for key in _COUNTS}
    failed = total["failures"] + total["errors"]
    tally.passed += total["tests"] - failed - total["skipped"]
    tally.failed += [name] * failed
    tally.skipped += [name] * total["skipped"]
    if done.returncode and not failed:
        reason = "no test ran" if done.returncode == 5 else f"pytest said {done.returncode}"
        tally.failed.append(f"{name}: {reason}")


_COUNTS = ("tests", "failures", "errors", "skipped")


def _on_postgres(tally: Tally, arguments: list[str], url: str | None) -> None:
    """The tests marked `both_engines` once more, on the other engine."""
    if url:
        marked = [*arguments, "-m", "both_engines"]
        _pytest(tally, "PostgreSQL", marked, DATABASE_URL=url)
    else:
        tally.missing("PostgreSQL", "tests on both engines")


def _in_browser(tally: Tally, arguments: list[str]) -> None:
    browser = services.chromium()
    if browser:
        _pytest(tally, "browser", arguments, CHROMIUM=browser)
    else:
        tally.missing("Chromium", "browser tests")


def _close(tally: Tally, seconds: float) -> int:
    say("")
    for line in sorted(set(tally.skipped)):
        say(f"Left out: {line}")
    for line in sorted(set(tally.failed)):
        say(f"Failed: {line}")
    say(f"Time: {seconds / 60:.1f} min")
    say(f"{tally.passed} passed, {len(tally.failed)} failed")
    return 1 if tally.failed else 0
