"""Building, keeping and copying the template databases (see `tests/support/database.py`)."""

import fcntl
import gc
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".cache" / "test-db"
DEMO = ("home", "forms", "site/bilingual", "site/portal", "cases")
MAKERS = {
    "published": ("home", "forms", "site/bilingual", "cases/letters", "cases/policy"),
    "demo": DEMO,
    "posted": DEMO,
}
"""The folders whose code and data files make what a template holds."""
SCREENS = {"staff", "follow", "casework", "views", "views.py", "urls.py", "templatetags", "tests"}
"""And what in them only shows it."""
STORES = ["files", "media"]
STEPS = {
    "migrated": (None, ["migrate"]),
    "published": ("migrated", ["load_policy"]),
    "demo": ("published", ["seed", "--profile", "demo"]),
    "posted": ("demo", ["post_outbox"]),
}


def _digest(paths: Iterator[Path] | list[Path], *words: str) -> str:
    digest = hashlib.sha256("\n".join(words).encode())
    for path in sorted(paths):
        digest.update(path.as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@cache
def _migrations() -> str:
    import django
    import wagtail
    from django.apps import apps

    folders = [Path(app.path) / "migrations" for app in apps.get_app_configs()]
    files = [path for folder in folders for path in folder.glob("*.py")]
    return _digest(files, django.__version__, wagtail.__version__)


@cache
def _makers(name: str) -> str:
    files = [
        path
        for folder in MAKERS[name]
        for path in (ROOT / folder).rglob("*")
        if (path.suffix in {".py", ".json"} or (path.suffix == ".html" and "letters" in path.parts))
        and not SCREENS & set(path.relative_to(ROOT).parts)
    ]
    return _digest(files, _migrations(), date.today().isoformat())


class Templates:
    """This process's test database: which template it stands on, and the way back to it."""

    def __init__(self, *, worker: str) -> None:
        from django.conf import settings
        from django.db import connection

        self.data = Path(settings.DATA)
        self.worker = worker
        self.connection = connection
        self.current = "migrated"
        self.own = f"test_cyswllt_{worker}"
        self.sqlite = connection.vendor == "sqlite"

    @property
    def url(self) -> str:
        """DATABASE_URL of this process's copy."""
        values = self.connection.settings_dict
        if self.sqlite:
            return f"sqlite:///{values['NAME']}"
        place = f"{values['HOST']}:{values['PORT']}"
        return f"postgres://{values['USER']}:{values['PASSWORD']}@{place}/{values['NAME']}"

    def use(self, name: str) -> None:
        """Stand on a template from now on."""
        self.ready(name)
        self.current = name
        for store in STORES:
            if (kept := KEPT / f"{self._key(name)}-{store}").exists():
                shutil.copytree(kept, self.data / store, dirs_exist_ok=True)
        self.restore()

    def restore(self) -> None:
        """Make this process's database equal to its template again."""
        self._copy(self._place(self.current), self._mine())
        self._open(self._mine())

    def drop(self) -> None:
        self._open(None)

    def _key(self, name: str) -> str:
        return f"{name}-{_migrations() if name == 'migrated' else _makers(name)}"

    def _mine(self) -> str:
        return str(self.data / "test.sqlite3") if self.sqlite else self.own

    def _place(self, name: str) -> str:
        if self.sqlite:
            return str(KEPT / f"{self._key(name)}.sqlite3")
        return f"template_{self._key(name)}".replace("-", "_")

    def ready(self, name: str) -> None:
        """Build a template unless an earlier run, or another worker, has."""
        from django.core.management import call_command

        before, command = STEPS[name]
        if before:
            self.ready(before)
        with _alone(f"{name}-{self.connection.vendor}"):
            if self._exists(self._place(name)):
                return
            building = self._place(name) + "_new"
            if before:
                self._copy(self._place(before), building)
            elif self.sqlite:
                Path(building).unlink(missing_ok=True)
            else:
                self._ask(f'DROP DATABASE IF EXISTS "{building}"', f'CREATE DATABASE "{building}"')
            self._open(building)
            with _seldom_tidied():
                call_command(*command, verbosity=0)
            self._keep_files(name)
            self._open(None)
            if self.sqlite:
                with closing(sqlite3.connect(building)) as database:
                    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                Path(building).rename(self._place(name))
                _forget_old()
            else:
                self._ask(f'ALTER DATABASE "{building}" RENAME TO "{self._place(name)}"')

    def _keep_files(self, name: str) -> None:
        for store in STORES:
            if (made := self.data / store).exists():
                shutil.copytree(made, KEPT / f"{self._key(name)}-{store}", dirs_exist_ok=True)

    def _exists(self, place: str) -> bool:
        if self.sqlite:
            if there := Path(place).exists():
                os.utime(place)
            return there
        return bool(self._ask("SELECT 1 FROM pg_database WHERE datname = %s", values=[place]))

    def _copy(self, source: str, target: str) -> None:
        self._open(None)
        if self.sqlite:
            with (
                closing(sqlite3.connect(source)) as original,
                closing(sqlite3.connect(target, timeout=20)) as copy,
            ):
                copy.execute("PRAGMA synchronous=OFF")
                original.backup(copy)
            return
        self._ask(
            f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)',
            f'CREATE DATABASE "{target}" TEMPLATE "{source}"',
        )

    def _open(self, place: str | None) -> None:
        """Point Django's connections at a database; with None, close them only."""
        self.connection.close()
        if hasattr(self.connection, "close_pool"):
            self.connection.close_pool()
        if place:
            self.connection.settings_dict["NAME"] = place

    def _ask(self, *statements: str, values: list | None = None) -> list:
        self._open("postgres")
        with self.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement, values)
            rows = cursor.fetchall() if cursor.description else []
        self._open(None)
        return rows


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time builds a template."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _seldom_tidied() -> Iterator[None]:
    """Let Python look for memory to free less often: migrating makes a new set of models at each
    of hundreds of steps, and looking through them all is a fifth of its time."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


def _forget_old(most: int = 9) -> None:
    """Keep the templates used last."""
    kept = sorted(KEPT.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[most:]:
        path.unlink()
        for store in STORES:
            shutil.rmtree(path.with_suffix("").as_posix() + f"-{store}", ignore_errors=True)
