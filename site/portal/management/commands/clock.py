"""What comes due with time; with --forever, each minute."""

import signal
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from cases import clock, clocks
from cases.correspondence import uploads
from cases.files import orphans, rescanning
from cases.follow import unsent
from cases.handling import alerts, interests, routing, stranded
from cases.letters import codes, outbox
from cases.models import Case, Heartbeat, Queue, UnsentMessage, WrongCode
from cases.statements import reminding
from forms import drafts, trying
from forms.models import Draft
from forms.returning import post
from portal import limits

EVERY = 60.0  # seconds


def _publish() -> None:
    call_command("publish_scheduled", verbosity=0)


def _tell_of_drafts_ending() -> None:
    post.give_notice()


def _purge_drafts() -> None:
    drafts.purge()
    trying.purge()
    post.forget_sent()
    unsent.purge()
    elsewhere = [
        *Draft.objects.values_list("pk", flat=True),
        *UnsentMessage.objects.values_list("pk", flat=True),
    ]
    uploads.purge(besides=elsewhere, now=clock.now())
    orphans.sweep()


def _unpark() -> None:
    for case in Case.objects.open().filter(queue=Queue.NOBODY):
        routing.unpark(case, now=clock.now())


def _settle() -> None:
    stranded.settle(now=clock.now())


def _apply_interests() -> None:
    interests.catch_up(now=clock.now())


def _forget() -> None:
    codes.forget_old()
    limits.forget_old()
    WrongCode.objects.filter(hour__lt=timezone.now() - timedelta(days=1)).delete()
    call_command("clearsessions", verbosity=0)


def _scan_files() -> None:
    rescanning.catch_up(now=clock.now())


def _alert() -> None:
    alerts.say_what_is_parked(now=clock.now())


def _recalculate() -> None:
    clocks.recalculate(now=clock.now())


def _remind() -> None:
    clocks.remind(now=clock.now())


def _remind_of_statements() -> None:
    reminding.remind(now=clock.now())


CHORES: tuple[Callable[[], Any], ...] = (
    _publish,
    outbox.sweep,
    _settle,
    _apply_interests,
    _unpark,
    _alert,
    _recalculate,
    _remind,
    _remind_of_statements,
    _tell_of_drafts_ending,
    _purge_drafts,
    _scan_files,
    _forget,
)


class Command(BaseCommand):
    help = "Publish what is scheduled, rescue letters of lost workers, forget what has expired."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="stay and look each minute")

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        self._tick()
        if not forever:
            return
        self.stopping = False
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        next_at = time.monotonic() + EVERY
        while not self.stopping:
            if time.monotonic() >= next_at:
                next_at = time.monotonic() + EVERY
                close_old_connections()
                self._tick()
            time.sleep(0.5)

    def _stop(self, *args: Any) -> None:
        self.stopping = True

    def _tick(self) -> None:
        """Every chore by itself: one that fails says so and holds up no other."""
        for chore in CHORES:
            try:
                chore()
            except Exception as error:  # noqa: BLE001 - reported, and tried again in a minute
                self.stderr.write(f"{chore.__name__.strip('_')}: {type(error).__name__}")
        Heartbeat.beat("clock")
