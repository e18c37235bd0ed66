"""File one mail that came to the service: `receive_mail < message`, as a mail server's pipe."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from cases import clock
from cases.letters import incoming


class Command(BaseCommand):
    help = (
        "Keep one mail from standard input: an answer to a letter, or a report on one. Ends with "
        "0 when it is kept, 65 when it is empty or too big, 75 when it should be tried again."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read(settings.INCOMING_MAX_BYTES + 1)
        if not raw:
            raise CommandError("The mail is empty.", returncode=os.EX_DATAERR)
        if len(raw) > settings.INCOMING_MAX_BYTES:
            megabytes = settings.INCOMING_MAX_BYTES // 1024**2
            raise CommandError(f"The mail is bigger than {megabytes} MB.", returncode=os.EX_DATAERR)
        try:
            kept = incoming.receive(raw, now=clock.now())
        except DatabaseError as error:
            raise CommandError(
                f"The mail could not be kept: {type(error).__name__}. Try again later.",
                returncode=os.EX_TEMPFAIL,
            ) from error
        about = "about a" if kept.letter_id else "about no"
        self.stdout.write(f"Kept as mail {kept.pk} ({kept.kind}), {about} letter of ours.")
