"""Telling whoever was asked for a statement: once that they are asked, once before the day to give
it by and once after; by e-mail, in their language, and with nothing of the case in it."""

import logging
from datetime import date, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cases import events
from cases.clock import local_date
from cases.handling import steps
from cases.letters.facts import site_url
from cases.models import ClosedDay, Reminder, Statement
from cases.policy import targets
from design.dates import long_date

logger = logging.getLogger("cyswllt.statements")
What = Reminder.What


def remind(*, now: datetime) -> int:
    """Tell everybody who is to be told at `now` and was not yet; how many were.

    A row of the database says that somebody was: of two clocks at once, one tells.
    """
    today = local_date(now)
    near = targets.first_not_near(
        today, within=Statement.WARN, closed=ClosedDay.objects.for_council()
    )
    waiting = Statement.objects.waiting().filter(of__is_active=True).select_related("case", "of")
    told: dict[tuple[int, int], dict[str, datetime]] = {}
    own = Reminder.objects.filter(what__startswith="own_", case__in=waiting.values("case"))
    for row in own:
        told.setdefault((row.case_id, row.to_id), {})[f"{row.what} {row.day}"] = row.at
    made = 0
    for one in waiting.order_by("pk"):
        what = _next(one, told.get((one.case_id, one.of_id), {}), today, near)
        made += _tell(one, what, now) if what else 0
    return made


def _next(one: Statement, told: dict[str, datetime], today: date, near: date) -> What | None:
    """What they are to be told now. Asked a moment ago, nobody is reminded on the same day; what
    was said of an earlier request for the same day says nothing of this one."""
    told = {said: at for said, at in told.items() if at >= one.asked_at}
    if one.due_on < today:
        what = What.OWN_LATE
    elif (asked := told.get(f"{What.OWN_ASKED} {one.due_on}")) is None:
        what = What.OWN_ASKED
    elif one.due_on < near and local_date(asked) < today:
        what = What.OWN_SOON
    else:
        return None
    return None if f"{what} {one.due_on}" in told else what


@transaction.atomic
def _tell(asked: Statement, what: What, now: datetime) -> int:
    """Put down that they are told; the e-mail follows once that is kept."""
    case = steps.lock(asked.case)
    if not Statement.objects.waiting().filter(pk=asked.pk).exists():
        return 0
    told, new = Reminder.objects.get_or_create(
        case=case, what=what, day=asked.due_on, to=asked.of, defaults={"at": now}
    )
    if not new and told.at >= asked.asked_at:
        return 0
    if not new:
        told.at = now
        told.save(update_fields=["at"])
    events.record(
        case,
        "reminded",
        now=now,
        people=[asked.of_id],
        reminder=what,
        day=asked.due_on.isoformat(),
    )
    if asked.of.email:
        transaction.on_commit(partial(_mail, asked, what))
    return 1


def _mail(asked: Statement, what: What) -> None:
    """A mail that cannot be sent is no reason to tell twice: their own page says it too."""
    page = site_url() + reverse("staff:statement", args=[asked.key])
    subjects, bodies = [], []
    for language in _languages(asked.of):
        with translation.override(language):
            subject, said = _words(what)
            day = long_date(asked.due_on, language)
            where = _("Sign in to read the questions and to answer: %(page)s") % {"page": page}
            subjects.append(subject)
            bodies.append(f"{said % {'day': day}}\n\n{where}\n")
    try:
        send_mail(" / ".join(subjects), "\n".join(bodies), None, [asked.of.email])
    except OSError as error:
        logger.error("Nobody could be told of a statement: %s", type(error).__name__)


def _words(what: What) -> tuple[str, str]:
    """The subject and the sentence, in the language that is active."""
    if what == What.OWN_ASKED:
        return (
            _("You are asked for a statement"),
            _("You are asked for a statement. It is to be given by %(day)s."),
        )
    if what == What.OWN_SOON:
        return (
            _("Reminder: a statement waits for you"),
            _("The statement you were asked for is to be given by %(day)s."),
        )
    return (
        _("Reminder: a statement you were asked for is late"),
        _(
            "The statement you were asked for was to be given by %(day)s. It can still be given. "
            "The matter may be decided without it."
        ),
    )


def _languages(user: Any) -> list[str]:
    """The language they chose for their account; both, Welsh first, when they chose none."""
    profile = getattr(user, "wagtail_userprofile", None)
    both = [code for code, _name in settings.LANGUAGES]
    chosen = profile.preferred_language if profile else ""
    return [chosen] if chosen in both else both
