"""Workers killed in the middle of sending: nothing stays stuck, nothing is lost, and nothing goes
twice but what a server had accepted and a dead worker could no longer mark."""

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from cases import letters
from cases.models import Letter, LetterState
from tests import factories
from tests.letters.smtp import mail_server

LEASE = 4.0  # seconds
MOMENTS = ("rcpt", "before keeping", "after keeping", "any moment")
MAY_GO_TWICE = {"after keeping", "any moment"}


class Killer:
    """Kills the worker at the moments of a plan, as the mail server sees them."""

    def __init__(self, pidfile: Path, kills: int) -> None:
        self.pidfile = pidfile
        self.plan = list(itertools.islice(itertools.cycle(MOMENTS), kills))
        self.done: list[str] = []

    def at(self, moment: str) -> bool:
        """Whether the plan says now; then the worker is dead."""
        if not self.plan or self.plan[0] != moment:
            return False
        self._kill(self.plan.pop(0))
        return True

    def soon(self) -> None:
        if self.plan and self.plan[0] == "any moment":
            delay = random.uniform(0, 0.03)  # noqa: S311 - any moment will do
            threading.Timer(delay, self._kill_if_there, [self.plan.pop(0)]).start()

    def _kill(self, moment: str) -> None:
        os.kill(int(self.pidfile.read_text()), signal.SIGKILL)
        self.done.append(moment)

    def _kill_if_there(self, moment: str) -> None:
        """Between two workers there is none to kill: the plan asks for that moment again."""
        try:
            self._kill(moment)
        except (ValueError, ProcessLookupError):
            self.plan.append(moment)


def stuck() -> bool:
    """A letter whose lease ended a whole lease ago and which nobody has taken up."""
    since = timezone.now() - timedelta(seconds=LEASE)
    return Letter.objects.filter(state=LetterState.SENDING, leased_until__lt=since).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("kills", "items"), [(20, 40), pytest.param(100, 1000, marks=pytest.mark.full)]
)
def test_letters_outlive_their_workers(own_process, tmp_path, kills, items):
    factories.ground_rules()
    for _ in range(items // 4):  # one with its PDF, three without
        case = factories.case()
        for news in ("checked", "who_decides", "receipt_day"):
            letters.write(case, "progress", now=factories.NOW, news=news)
    connection.close()
    killer = Killer(tmp_path / "pid", kills)
    with mail_server() as (post, port):
        post.at_rcpt = lambda address: (
            "451 dead" if killer.at("rcpt") else killer.soon()  # type: ignore[func-returns-value]
        )
        post.before_keeping = lambda: "451 dead" if killer.at("before keeping") else None
        post.after_keeping = lambda: killer.at("after keeping") and None
        worker = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("forking_worker.py"), killer.pidfile],
            env=own_process | {"EMAIL_URL": f"smtp://127.0.0.1:{port}", "OUTBOX_LEASE": str(LEASE)},
        )
        try:
            was_stuck = _wait_until_sent(kills * 3 + items + 60)
        finally:
            worker.terminate()
            worker.wait(timeout=10)
    assert not was_stuck
    assert len(killer.done) == kills
    assert not Letter.objects.exclude(state=LetterState.SENT, prepared=True).exists()
    times = Counter(post.received)
    kept = {bytes(message) for message in Letter.objects.values_list("message", flat=True)}
    assert len(kept) == items
    assert set(times) == kept
    twice = sum(count - 1 for count in times.values())
    assert twice <= sum(moment in MAY_GO_TWICE for moment in killer.done)


def _wait_until_sent(seconds: float) -> bool:
    """Wait for every letter to be sent; whether one was stuck on the way."""
    until, was_stuck = time.monotonic() + seconds, False
    while time.monotonic() < until:
        was_stuck = was_stuck or stuck()
        if not Letter.objects.exclude(state=LetterState.SENT).exists():
            break
        time.sleep(0.2)
    return was_stuck
