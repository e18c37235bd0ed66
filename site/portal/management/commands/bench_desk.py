"""How the desk bears many cases: the time of its pages as closed cases become ten times as many.

Run by `python3 dev.py bench` on databases of its own, SQLite and PostgreSQL: it makes cases. Each
officer holds 60 open ones; a term is said in 20. Wall time of a whole request, database included;
the middle of 20, after some to warm up. Few and many are measured in turns, on a copy of the
database kept from when there were few: a machine that slows down for a while slows both.
"""

import gc
import time
import uuid
from collections.abc import Iterator
from datetime import timedelta
from statistics import median
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.test import Client, override_settings

from cases import clock
from cases.models import (
    Appeal,
    Case,
    CaseWord,
    Customer,
    Event,
    Ground,
    Letter,
    Message,
    State,
    Submission,
)
from cases.permissions import Role

OFFICERS = 10
OPEN_EACH = 60
CLOSED = (1_000, 10_000)
IN_FULL = 100_000
SAID_IN = 20  # cases
TERM = "gwylanod"
ROUNDS, RUNS, TO_WARM_UP = 4, 5, 2  # of each round on each database
AT_MOST = 1.5  # times what it took at the smallest number of closed cases
AT_ONCE = 1_000  # rows written together


class Command(BaseCommand):
    help = "Measure the desk with few and with many closed cases, as a ratio."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--full", action="store_true", help=f"{IN_FULL} closed cases, too.")

    def handle(self, *args, **options) -> None:
        desk = Desk()
        desk.open_cases()
        fewest, *more = (*CLOSED, IN_FULL) if options["full"] else CLOSED
        desk.close_cases(fewest)
        many = connection.settings_dict["NAME"]
        few = _copy()
        with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
            for number in more:
                desk.close_cases(number)
                for page, address in desk.pages().items():
                    base, spent = _in_turns((few, many), desk.officer, address)
                    self._line(page, number, spent, spent / base)

    def _line(self, page: str, number: int, spent: float, ratio: float) -> None:
        told = "" if ratio <= AT_MOST else f"  more than {AT_MOST}"
        self.stdout.write(
            f"{connection.vendor:<11}{page:<10}{number:>8,} closed{spent * 1000:9.1f} ms"
            f"{ratio:7.2f} × with {CLOSED[0]:,}{told}"
        )


def _copy() -> str:
    """The name of a copy of the database as it is now."""
    connection.close()
    connection.creation.clone_test_db("few", verbosity=0)
    return str(connection.creation.get_test_db_clone_settings("few")["NAME"])


def _in_turns(databases: tuple[str, str], officer: Any, address: str) -> list[float]:
    """Seconds of a request by `officer` on each of the databases: the middle of some, warm."""
    took: dict[str, list[float]] = {name: [] for name in databases}
    for _ in range(ROUNDS):
        for name in databases:
            connection.close()
            connection.settings_dict["NAME"] = name
            client = Client()
            client.force_login(officer)
            gc.collect()
            seconds = [_seconds(client, address) for _ in range(TO_WARM_UP + RUNS)]
            took[name] += seconds[TO_WARM_UP:]
    return [median(took[name]) for name in databases]


def _seconds(client: Client, address: str) -> float:
    begun = time.perf_counter()
    response = client.get(address)
    spent = time.perf_counter() - begun
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code} from {address}")
    return spent


class Desk:
    """Copies of one real case, open and closed: every row of it, faster than as many appeals."""

    def __init__(self) -> None:
        appeal = Appeal.objects.order_by("pk").first()
        if appeal is None:
            raise RuntimeError("There is no appeal to copy: run seed first.")
        self.appeal, self.case = appeal, appeal.case
        self.words = list(CaseWord.objects.filter(case=self.case).values_list("word", flat=True))
        self.rows: dict[Any, list[Any]] = {
            model: list(model.objects.filter(case=self.case)) for model in (Event, Letter, Message)
        }
        self.officers = [self._officer(number) for number in range(OFFICERS)]
        self.officer = self.officers[0]
        self.closed = 0

    def _officer(self, number: int) -> Any:
        made = get_user_model().objects.create_user(f"bench.officer{number}")
        made.groups.set([Group.objects.get(name=Role.COMPLAINTS_TEAM)])
        return made

    def pages(self) -> dict[str, str]:
        """What is asked for, by what it is called."""
        case = Case.objects.filter(handler=self.officer, closed_at=None).earliest("pk")
        return {
            "my work": "/staff/",
            "queue": "/staff/cases/?queue=complaints_team",
            "case": f"/staff/cases/{case.reference}/",
            "search": f"/staff/cases/?q={TERM}&state=all",
        }

    def open_cases(self) -> None:
        """What the officers hold; the first ones are those the term is said in."""
        for number, officer in enumerate(self.officers):
            self._copies(OPEN_EACH, handler=officer, state=State.DECIDE, closed_at=None)
            if number == 0:
                said = Case.objects.filter(handler=officer).order_by("pk")[:SAID_IN]
                CaseWord.objects.bulk_create(CaseWord(case=case, word=TERM) for case in said)

    def close_cases(self, number: int) -> None:
        """Make closed ones until there are `number`, spread over the officers."""
        for officer in self.officers:
            self._copies(
                (number - self.closed) // OFFICERS,
                handler=officer,
                state=State.CLOSED,
                closed_at=clock.now() - timedelta(days=30),
            )
        self.closed = number
        if connection.vendor == "postgresql":  # as its autovacuum would by and by
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def _copies(self, number: int, **over: Any) -> None:
        for begun in range(0, number, AT_ONCE):
            self._write(min(AT_ONCE, number - begun), over)

    @transaction.atomic
    def _write(self, number: int, over: dict[str, Any]) -> None:
        people = Customer.objects.bulk_create(_like(self.case.customer) for _ in range(number))
        over = {"queue": "complaints_team", "words_kept": True, **over}
        cases = Case.objects.bulk_create(
            _like(self.case, customer=person, reference=f"CYS-{uuid.uuid4().hex[:14]}", **over)
            for person in people
        )
        appeals = Appeal.objects.bulk_create(_like(self.appeal, case=case) for case in cases)
        form = self.case.submission
        Submission.objects.bulk_create(_like(form, case=case, key=uuid.uuid4()) for case in cases)
        Ground.objects.bulk_create(
            _like(ground, appeal=appeal)
            for appeal in appeals
            for ground in self.appeal.grounds.all()
        )
        CaseWord.objects.bulk_create(
            (CaseWord(case=case, word=word) for case in cases for word in self.words),
            batch_size=AT_ONCE,
        )
        for model, rows in self.rows.items():
            model._default_manager.bulk_create(self._rows_of(cases, rows), batch_size=AT_ONCE)

    def _rows_of(self, cases: list[Case], rows: list[Any]) -> Iterator[Any]:
        for case in cases:
            for row in rows:
                yield _like(row, case=case, **_drawn(row))


def _drawn(row: Any) -> dict[str, Any]:
    """What no two rows of a kind may share; no list reads the bytes of a letter."""
    if isinstance(row, Letter):
        return {"message_id": f"<{uuid.uuid4()}@bench>", "message": b"", "copy_of": None}
    if isinstance(row, Message):
        return {"key": uuid.uuid4(), "letter": None, "answers": None}
    return {}


def _like(row: Any, **over: Any) -> Any:
    """A row like `row`, not yet written."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in over
    }
    return type(row)(**kept, **over)
