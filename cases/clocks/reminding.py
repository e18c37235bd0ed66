"""Telling staff, once each, that something comes due or is overdue."""

import logging
from collections import defaultdict
from datetime import datetime
from functools import partial

from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cases import events
from cases.casework import words
from cases.clock import local_date
from cases.clocks import coming
from cases.clocks.coming import Due
from cases.clocks.told import People
from cases.handling import steps
from cases.letters.facts import site_url
from cases.models import Case, Reminder

logger = logging.getLogger("cyswllt.clocks")


def remind(*, now: datetime) -> int:
    """Remind everybody who is to be reminded at `now` and was not yet; how many were.

    A row of the database says that somebody was: of two clocks at once, one reminds.
    """
    wanted = coming.due(local_date(now))
    if not wanted:
        return 0
    holders = dict(
        Case.objects.filter(pk__in={one.case for one in wanted}).values_list("pk", "handler")
    )
    people = People.around(set(holders), local_date(now))
    told = set(Reminder.objects.filter(case__in=holders).values_list("case", "what", "day", "to"))
    new: dict[int, list[tuple[Due, int]]] = defaultdict(list)
    for one in wanted:
        for to in sorted(people.reminded(one.case, holders[one.case], late=one.late)):
            if (one.case, one.what, one.day, to) not in told:
                new[one.case].append((one, to))
    return sum(_tell(case, ones, people, now) for case, ones in new.items())


@transaction.atomic
def _tell(pk: int, ones: list[tuple[Due, int]], people: People, now: datetime) -> int:
    """Write the reminders of one case; an e-mail follows each that is new, once all is kept."""
    case = steps.lock(Case(pk=pk))
    if case.closed_at is not None:
        return 0
    made = 0
    for one, to in ones:
        user = people.users[to]
        if not Case.objects.without_part(user).filter(pk=pk).exists():
            continue
        _row, new = Reminder.objects.get_or_create(
            case=case, what=one.what, day=one.day, to=user, defaults={"at": now}
        )
        if not new:
            continue
        made += 1
        events.record(
            case, "reminded", now=now, people=[to], reminder=one.what, day=one.day.isoformat()
        )
        if user.email:
            may_open = to in people.see[pk]
            transaction.on_commit(partial(_mail, user.email, case, one.what, may_open))
    return made


def _mail(to: str, case: Case, what: str, may_open: bool) -> None:
    """Tell them by e-mail, in both languages: what waits and where, and no customer's name.

    A mail that cannot be sent is no reason to remind twice: My work says it too.
    """
    page = reverse("staff:case", args=[case.reference]) if may_open else reverse("staff:my_work")
    subjects, bodies = [], []
    for language in ("cy", "en"):
        with translation.override(language):
            subjects.append(_("Reminder: a case waits"))
            said = _("A reminder about a case: %(what)s.") % {
                "what": words.of(words.REMINDERS, what)
            }
            where = _("Sign in to see it: %(page)s") % {"page": site_url() + page}
            bodies.append(f"{said}\n\n{where}\n")
    try:
        send_mail(" / ".join(subjects), "\n".join(bodies), None, [to])
    except OSError as error:
        logger.error("A reminder could not be sent by e-mail: %s", type(error).__name__)
