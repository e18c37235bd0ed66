"""Send what is due; with --forever, be the worker."""

import signal
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from cases import search
from cases.letters import codes, delivery, outbox
from cases.models import Heartbeat
from forms.returning import post

PAUSE = 1.0  # seconds between looks
BEAT = 20.0  # seconds between heartbeats


class Command(BaseCommand):
    help = (
        "Send what is due, answer requests for codes and links, keep the words cases are found by."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--forever", action="store_true", help="stay and look each second")

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        self.stopping = False
        if not forever:
            self._work()
            return
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        beaten = -BEAT
        while not self.stopping:
            close_old_connections()
            try:
                if time.monotonic() - beaten >= BEAT:
                    Heartbeat.beat("worker")
                    beaten = time.monotonic()
                self._work()
            except OperationalError as error:
                self.stderr.write(f"The database did not answer: {type(error).__name__}")
            time.sleep(PAUSE)

    def _stop(self, *args: Any) -> None:
        """Finish the letter in hand, then end."""
        self.stopping = True

    def _work(self) -> None:
        """Everything that is due; once a second also what does not wait for the queue to be empty:
        requests for codes, the lost leases of others, what became of what left."""
        search.catch_up()
        looked = -PAUSE
        while not self.stopping:
            if time.monotonic() - looked >= PAUSE:  # a long queue holds up nobody's code
                codes.answer_requests()
                post.send_due()
                outbox.sweep()
                delivery.ask()
                looked = time.monotonic()
            if not outbox.send_next():
                return
