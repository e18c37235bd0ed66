"""What else happens to a case in an officer's hands: time, statements, notes, what comes after."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from cases import clocks, data_protection, handling, notes, statements
from cases.appeals import reopening
from cases.enquiries import answering, working
from cases.handling import involvement
from cases.models import Case, Pause
from cases.ombudsman import records
from cases.policy.terms import Outcome
from cases.statements.asking import usual_day

from .acts import WORDS, being_decided, check
from .cases import Maker
from .deciding import decided

WHY = {
    "cy": "Rydym yn aros am gofnodion galwadau gan ein cyflenwr.",
    "en": "We are waiting for call records from our supplier.",
}
NOTE = "Rang the records team: the call log for October comes on Friday."
QUESTIONS = "Did you tell the customer that the call would end if they went on? On which day?"
STATEMENT = "Yes, twice, on 5 November. I said that I would end the call, and then I did."
ABOUT_DATA = "The customer says that their address was given to a neighbour."
NEW_EVIDENCE = "The customer has sent the supplier’s own call log."


def extended(maker: Maker, case: Case, now: datetime) -> None:
    """There is more time than there was, and a note says what is awaited."""
    who = maker.people["officer"]
    being_decided("officer")(maker, case, now)
    case = Case.objects.get(pk=case.pk)
    clocks.extend(case, by=who, days=10, reasons=WHY, now=now)
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"cyswllt-demo-note-{case.pk}")
    notes.add(case, key=key, words=NOTE, by=who, now=now)


def paused(maker: Maker, case: Case, now: datetime) -> None:
    """The time stands still until the customer has sent what only they have."""
    being_decided("officer2")(maker, case, now)
    case = Case.objects.get(pk=case.pk)
    clocks.pause(case, by=maker.people["officer2"], why=Pause.Why.EVIDENCE, reasons=WHY, now=now)


def asked_for_a_statement(*, given: bool) -> Callable:
    """The Team Manager, who took the decision, is heard; they see nothing of the case."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        who, of = maker.people["officer"], maker.people["team.manager"]
        being_decided("officer")(maker, case, now)
        case = Case.objects.get(pk=case.pk)
        involvement.add(case, user=of, part="decided", source="recorded", by=who, now=now)
        due_on = usual_day(now.date())
        asked = statements.ask(case, of=of, questions=QUESTIONS, due_on=due_on, by=who, now=now)
        if given:
            statements.submit(asked, words=STATEMENT, by=of, now=now)

    return then


def about_personal_data(maker: Maker, case: Case, now: datetime) -> None:
    """Inside the appeal lies a complaint about personal data, with a clock of its own."""
    case = check(maker, case, now)
    data_protection.found(case, about=ABOUT_DATA, by=maker.people["officer"], now=now)


def complaint(*, answered: bool) -> Callable:
    """A warning was no decision to appeal against: it is answered as a complaint."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        who = maker.people["officer2"]
        case = check(maker, case, now, appealable=False, late_accepted=None)
        handling.claim(case, by=who, now=now)
        working.begin(Case.objects.get(pk=case.pk), by=who, now=now)
        if answered:
            case = Case.objects.get(pk=case.pk)
            answering.answer(case, by=who, now=now, outcome=Outcome.PARTLY_UPHELD, reasons=WORDS)

    return then


def reopened(maker: Maker, case: Case, now: datetime) -> None:
    """Decided, and taken up again because something new has come."""
    decided("officer", Outcome.STANDS)(maker, case, now)
    later = min(now + timedelta(days=9), maker.now)
    case = Case.objects.get(pk=case.pk)
    case.letters.update(undo_until=now)  # of the past: nobody can stop them any more
    reopening.reopen(case, by=maker.people["officer2"], reason=NEW_EVIDENCE, now=later)


def before_the_ombudsman(maker: Maker, case: Case, now: datetime) -> None:
    """Decided, and the Ombudsman has asked for the papers."""
    decided("officer", Outcome.STANDS)(maker, case, now)
    came = min(now + timedelta(days=12), maker.now).date()
    said = {
        "kind": "enquiry",
        "their_reference": "202600123",
        "came_on": came,
        "answer_by": usual_day(came),
        "asked": "The policy, the decision and the letters.",
    }
    records.add(
        Case.objects.get(pk=case.pk), by=maker.people["complaints.lead"], said=said, now=maker.now
    )
