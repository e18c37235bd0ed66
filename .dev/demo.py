"""The demo: secrets, database, content and invented people, then web, mail and clock together."""

import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from family import Family
from places import PYTHON, REQUIREMENTS, ROOT, SITE, Stop, data, digest, environment, say
from places import run as run_program
from prepare import ready
from services import pango, postgres

ACCOUNTS = {
    "complaints.lead": "Complaints Lead",
    "officer": "Complaints Team",
    "officer2": "Complaints Team",
    "chief.officer": "Chief Officer (Governance & Customer)",
    "senior.reviewer": "senior reviewer",
    "frontline": "frontline staff",
    "line.manager": "Line Manager",
    "team.manager": "Team Manager",
    "service.manager": "Service Manager",
    "editor": "editor",
    "welsh.officer": "Welsh-language officer",
    "auditor": "auditor",
    "admin": "administrator",
}
MADE_BY_THE_DEMO = ("cyswllt.sqlite3*", "files", "media", "mail", "cache", "schema", "seeded")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def run(*, host: str, port: int, fresh: bool) -> int:
    ready()
    if not pango():
        say("Without Pango there are no PDFs: letters are offered as pages to print.")
    folder = data()
    if fresh:
        _empty(folder)
    shutil.rmtree(folder / "cache", ignore_errors=True)  # pages rendered by older templates
    everywhere = host in ("0.0.0.0", "::")  # noqa: S104
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    near = everywhere or host == "127.0.0.1"
    address = f"http://localhost:{port}" if near else f"http://{place}"
    hosts = "*" if everywhere else f"localhost,127.0.0.1,[::1],{place.rpartition(':')[0]}"
    env = environment(
        DJANGO_SETTINGS_MODULE="portal.settings.dev",
        PYTHONUNBUFFERED="1",
        SITE_URL=os.environ.get("SITE_URL", address),
        ALLOWED_HOSTS=os.environ.get("ALLOWED_HOSTS", hosts),
    )
    family = Family(env)
    family.refuse_taken(host, port)
    password = make_secrets(folder)
    fill(folder, env)
    family.start(
        "web",
        PYTHON.parent / "gunicorn", "portal.wsgi:application", "--chdir", SITE,
        "--bind", place, "--worker-class", "gthread", "--workers", "2",
        "--threads", "4", "--preload", "--no-control-socket", "--log-level", "warning",
    )  # fmt: skip
    family.start("mail", PYTHON, SITE / "manage.py", "post_outbox", "--forever")
    family.start("clock", PYTHON, SITE / "manage.py", "clock", "--forever")
    return family.keep(host=host, port=port, greeting=_greeting(address, folder, password))


def _greeting(address: str, folder: Path, password: str) -> str:
    mail = "by EMAIL_URL" if os.environ.get("EMAIL_URL") else f"to {folder}/mail only"
    people = "\n".join(f"    {name:<17} {role}" for name, role in ACCOUNTS.items())
    return f"""
Cyswllt is running at  {address}/

  Residents   {address}/cy/   {address}/en/
  Staff       {address}/staff/
  Editors     {address}/admin/

  Demo accounts (password for all: {password})
{people}

  Everyone in it is invented. Mail goes {mail}.
  Ctrl-C ends everything.
"""


def make_secrets(folder: Path) -> str:
    """The secrets of this installation, made at the first run; gives the demo password."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    groups = ["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3)]
    for name, value in (
        ("secret_key", secrets.token_urlsafe(48)),
        ("demo_password", "-".join(groups)),
    ):
        try:
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w") as file:
            file.write(value + "\n")
    return os.environ.get("DEMO_PASSWORD") or (folder / "demo_password").read_text().strip()


def _empty(folder: Path) -> None:
    """Remove what the demo made; the secrets stay."""
    if os.environ.get("DATABASE_URL"):
        raise Stop("--fresh empties only the demo's own database; DATABASE_URL names another one.")
    for pattern in MADE_BY_THE_DEMO:
        for path in folder.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def fill(folder: Path, env: dict[str, str]) -> None:
    """Migrate when the migrations changed; load the policy and the people once."""
    database = env.get("DATABASE_URL", "")
    there = bool(database) or (folder / "cyswllt.sqlite3").exists()
    pins = REQUIREMENTS / "base.txt"
    schema = digest([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/*/migrations/*.py"), pins],
                    database)  # fmt: skip
    stamp, seeded = folder / "schema", folder / "seeded"
    if not (there and stamp.exists() and stamp.read_text() == schema):
        say("Database …")
        _manage(env, "migrate", "--verbosity", "0")
        stamp.write_text(schema)
    if not (there and seeded.exists() and seeded.read_text() == database):
        say("Policy, pages, forms and letters …")
        _manage(env, "load_policy")
        say("Invented people and cases …")
        _manage(env, "seed", "--profile", "demo")
        seeded.write_text(database)


def _manage(env: dict[str, str], *arguments: str) -> None:
    run_program(PYTHON, SITE / "manage.py", *arguments, env=env)


def manage(arguments: list[str]) -> int:
    ready()
    make_secrets(data())
    os.execve(PYTHON, [str(PYTHON), str(SITE / "manage.py"), *arguments], environment())  # noqa: S606


def bench(*, full: bool) -> int:
    """Measure on databases of its own, thrown away afterwards; the desk on PostgreSQL, too."""
    ready()
    length = ["--full"] if full else []
    _measured({}, ["bench"], ["bench_desk", *length])
    with postgres() as url:
        if url:
            _measured({"DATABASE_URL": url}, ["bench_desk", *length])
        else:
            say("Without PostgreSQL: the desk was measured on SQLite only.")
    return 0


def _measured(more: dict[str, str], *commands: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="cyswllt-bench-") as folder:
        env = environment(CYSWLLT_DATA=folder, DJANGO_SETTINGS_MODULE="portal.settings.dev")
        env.pop("DATABASE_URL", None)
        env.update(more)
        make_secrets(Path(folder))
        fill(Path(folder), env)
        for command in commands:
            subprocess.run([PYTHON, SITE / "manage.py", *command], env=env, check=True)
