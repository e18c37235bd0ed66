"""The way of an appeal as a list: what is done and when, where it is now, what comes after."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cases import clocks
from cases.clock import local_date
from cases.models import Case, CaseType, State
from cases.models.letter import OUTCOME_KINDS
from design.dates import long_date

CHECKED = ("triaged", "taken_up", "converted")  # events that end the first look


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One step, and in words whether it is done, going on, or still to come."""

    name: str
    when: str
    place: str
    """done, now or next: for the colour, which only repeats `when`."""


def state_shown(case: Case) -> str:
    """Where the case stands for its customer: an answer that waits to be signed off, or may still
    be taken back, is none."""
    if case.state == State.SIGN:
        answered = case.case_type.flow == CaseType.Flow.ENQUIRY
        return State.IN_HAND if answered else State.DECIDE
    if not case.is_answered:
        return case.state
    answers = case.letters.filter(kind__in=OUTCOME_KINDS, copy_of=None)
    if not answers.filter(undo_until__gt=timezone.now()).exists():
        return State.CLOSED
    if case.case_type.flow == CaseType.Flow.ENQUIRY:
        return State.IN_HAND
    return State.DECIDE if _checked_at(case) else State.TRIAGE


def of(case: Case, state: str, *, withdrawn: bool) -> tuple[Stage, ...]:
    """The stages of `case`, which is shown as standing at `state`."""
    checked_at = _checked_at(case)
    received = _done(pgettext("stage of an appeal", "Received"), case.received_on)
    check = pgettext("stage of an appeal", "Being checked by someone who was not involved")
    being_decided = pgettext("stage of an appeal", "Being decided")
    ended = pgettext("stage of an appeal", "Withdrawn")
    if case.case_type.letters == CaseType.Letters.ENQUIRY:
        ended = pgettext("stage of a case", "Withdrawn")
    to_close = _next(ended)
    if state in (State.HELD, State.TRIAGE):
        if withdrawn:
            return received, _now(check), to_close
        return received, _now(check), _next(being_decided), _answer(case)
    if case.case_type.flow == CaseType.Flow.ENQUIRY and not (withdrawn and state == State.CLOSED):
        before = (received, _done(check, checked_at)) if checked_at else (received,)
        return *before, *_of_enquiry(case, state, to_close if withdrawn else None)
    if state == State.DECIDE:
        end = to_close if withdrawn else _answer(case)
        return received, _done(check, checked_at), _now(being_decided), end
    if withdrawn and _is_handled(case):  # nobody decided it, and perhaps nobody checked it
        closed = _done(ended, case.closed_at)
        return (
            (received, closed)
            if checked_at is None
            else (received, _done(check, checked_at), closed)
        )
    answered = _done(pgettext("stage of an appeal", "Answered"), case.closed_at)
    if checked_at is None:  # closed at the first look
        return received, _done(check, case.closed_at), answered
    decided = _done(being_decided, case.closed_at)
    return received, _done(check, checked_at), decided, answered


def _of_enquiry(case: Case, state: str, to_close: Stage | None) -> tuple[Stage, ...]:
    """Given to an officer, looked into, answered; or closed without one, by who withdrew it."""
    if case.case_type.letters == CaseType.Letters.ENQUIRY:
        given = pgettext("stage of a case", "Given to an officer")
        looked_into = pgettext("stage of a case", "Looked into")
        answered = pgettext("stage of a case", "Answered")
        here = _("Your case is here now")
    else:
        given = pgettext("stage of a complaint", "Given to an officer")
        looked_into = pgettext("stage of a complaint", "Looked into")
        answered = pgettext("stage of an appeal", "Answered")
        here = _("Your complaint is here now")
    if state == State.RECEIVED and to_close:
        return _now(given, here), to_close
    if state == State.RECEIVED:
        return _now(given, here), _next(looked_into), _answer(case, answered)
    if state != State.CLOSED:
        end = to_close or _answer(case, answered)
        return _done(given, None), _now(looked_into, here), end
    answered_at = case.decision.decided_at
    return _done(given, None), _done(looked_into, answered_at), _done(answered, answered_at)


def _checked_at(case: Case) -> datetime | None:
    found = case.events.filter(kind__in=CHECKED).values_list("at", flat=True)
    return found.first()


def _is_handled(case: Case) -> bool:
    return case.withdrawals.filter(handled_at__isnull=False).exists()


def _done(name: str, on: date | datetime | None) -> Stage:
    if on is None:
        return Stage(name=name, when=pgettext("stage of an appeal", "Done"), place="done")
    day = local_date(on) if isinstance(on, datetime) else on
    return Stage(name=name, when=_("Done: %(date)s") % {"date": _in_words(day)}, place="done")


def _now(name: str, here: str = "") -> Stage:
    return Stage(name=name, when=here or _("Your appeal is here now"), place="now")


def _next(name: str) -> Stage:
    return Stage(name=name, when=_("Not yet"), place="next")


def _answer(case: Case, name: str = "") -> Stage:
    if clocks.paused(case):
        when = _("Not yet. The time to answer is paused.")
    else:
        when = _("Not yet. Our aim: by %(date)s") % {"date": _in_words(case.due_on)}
    name = name or pgettext("stage of an appeal", "Answered")
    return Stage(name=name, when=when, place="next")


def _in_words(day: date) -> str:
    return long_date(day, get_language() or "cy")
