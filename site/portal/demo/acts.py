"""How far each invented case has come: what was done with it after it was received."""

import uuid
from collections.abc import Callable
from datetime import datetime

from cases import handling
from cases.appeals import by_customer, confirming, decisions, triage
from cases.casework import drafts
from cases.contact import agreed, plans
from cases.correspondence import messages
from cases.handling import involvement
from cases.models import Case, Translation
from cases.policy.questions import Answer
from cases.policy.terms import Outcome
from cases.translation import asking, filing

from .cases import Maker

WORDS = {
    "cy": "Rydym wedi darllen y cofnodion ac wedi ystyried yr hyn a ddywedoch wrthym.",
    "en": "We have read the records and have considered what you told us.",
}
SHOWN = "The council’s copy of the letter bears no date of posting."
QUESTION = {
    "cy": "Ar ba ddyddiad y cawsoch yr alwad rydych yn sôn amdani?",
    "en": "On which day was the call you speak of?",
}
EVIDENCE = {
    "cy": "Dyma’r dyddiadau y ffoniais, o’m dyddiadur: 2, 5 ac 11 Tachwedd.",
    "en": "These are the days I telephoned, from my diary: 2, 5 and 11 November.",
}


def checker(maker: Maker, case: Case):
    by_queue = {
        "chief_officer": "chief.officer",
        "senior_reviewer": "senior.reviewer",
        "complaints_team": "officer",
    }
    return maker.people[by_queue[case.queue]]


def check(maker: Maker, case: Case, now: datetime, *, by=None, **found) -> Case:
    """Triage: nobody named is staff, a late appeal is accepted, one whose day of receipt nobody
    knows counts as in time, and whoever acts for the customer has shown that they may."""
    findings = {
        "appealable": True,
        "people": {claimed.pk: [] for claimed in case.claimed_people.all()},
        "late_accepted": True if case.appeal.lateness == "late" else None,
        "late_reasons": WORDS,
        "counts_in_time": SHOWN if case.appeal.lateness == "not_known" else None,
        "adjustments": Answer.TO_ASK if case.submission.adjustments else Answer.NO,
        "authority": Answer.SEEN if case.submission.representative else None,
        "lead_was_involved": False if case.appeal.lead_involved == "dont_know" else None,
        **found,
    }
    triage.triage(
        case, by=by or checker(maker, case), findings=triage.Findings(**findings), now=now
    )
    return Case.objects.get(pk=case.pk)


def claimed(username: str) -> Callable:
    def then(maker: Maker, case: Case, now: datetime) -> None:
        handling.claim(case, by=maker.people[username], now=now)

    return then


def checked(maker: Maker, case: Case, now: datetime) -> None:
    check(maker, case, now)


def being_decided(username: str) -> Callable:
    def then(maker: Maker, case: Case, now: datetime) -> None:
        who = maker.people[username]
        handling.claim(check(maker, case, now, by=who), by=who, now=now)

    return then


def converted(maker: Maker, case: Case, now: datetime) -> None:
    check(maker, case, now, appealable=False, late_accepted=None)


def late_refused(maker: Maker, case: Case, now: datetime) -> None:
    check(maker, case, now, late_accepted=False)


def confirmed(maker: Maker, case: Case, now: datetime) -> None:
    confirming.confirm_involvement(
        case, by=maker.people["chief.officer"], involved=True, reason="", reasons=WORDS, now=now
    )


def everyone_involved(maker: Maker, case: Case, now: datetime) -> None:
    """Parked: the Chief Officer and the senior reviewer had a part in it too."""
    for username in ("chief.officer", "senior.reviewer"):
        who = maker.people[username]
        involvement.add(case, user=who, part="witness", source="declared", by=who, now=now)
        case = Case.objects.get(pk=case.pk)


def chief_involved(maker: Maker, case: Case, now: datetime) -> None:
    who = maker.people["chief.officer"]
    involvement.add(case, user=who, part="decided", source="declared", by=who, now=now)


def keeps_to_post(maker: Maker, case: Case, now: datetime) -> None:
    """Measures stand for this person: letters only, calls on two days, one contact person."""
    plans.record(
        case,
        by=maker.people["officer"],
        now=now,
        may_email=False,
        may_post=True,
        may_phone=True,
        phone_days=(2, 4),
        contact_person="Olwen Enghraifft",
    )


def large_print_and_advocate(maker: Maker, case: Case, now: datetime) -> None:
    """What was agreed holds from the next letter on."""
    agreed.record(
        case,
        by=maker.people["officer2"],
        now=now,
        large_print=True,
        call_instead=False,
        advocate="Mair Enghraifft",
        advocate_address="Eiriolaeth Enghraifft\n2 Ffordd Enghraifft\nWrecsam\nLL99 9ZY",
        authority_seen_on=now.date(),
    )
    converted(maker, case, now)


def call_instead(maker: Maker, case: Case, now: datetime) -> None:
    """Letters are read out to this person."""
    agreed.record(case, by=maker.people["officer"], now=now, large_print=False, call_instead=True)


def translated(username: str, *, filed: bool) -> Callable:
    """The officer wrote in English to someone who reads Welsh; the translation waits, or came."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        who = maker.people[username]
        being_decided(username)(maker, case, now)
        grounds = case.appeal.grounds.all()
        names = ["reasons", *(f"ground_{ground.number}" for ground in grounds)]
        typed = {"outcome": Outcome.VARIED, **{f"{name}_en": WORDS["en"] for name in names}}
        drafts.save(case, decisions.FORM, typed, by=who, now=now, version=0)
        asked = asking.ask(
            case,
            Translation.What.DECISION,
            pieces=dict.fromkeys(names, WORDS["en"]),
            source="en",
            target="cy",
            by=who,
            now=now,
        )
        if filed:
            words = dict.fromkeys(names, WORDS["cy"])
            filing.file(asked, by=maker.people["welsh.officer"], words=words, now=now)

    return then


def withdrawn(maker: Maker, case: Case, now: datetime) -> None:
    """The customer has asked to withdraw; the officer who holds the case can close it."""
    claimed("officer")(maker, case, now)
    by_customer.withdraw(case, known=0, now=now)


def in_touch(maker: Maker, case: Case, now: datetime) -> None:
    """An officer put a question; the customer sent evidence and named another day of receipt."""
    claimed("officer2")(maker, case, now)
    notice_on = case.appeal.notice_on or case.received_on
    by_customer.restate_receipt(case, notice_on, now=now)
    messages.send(
        Case.objects.get(pk=case.pk),
        by=maker.people["officer2"],
        key=uuid.uuid5(uuid.NAMESPACE_URL, f"cyswllt-demo-question-{case.pk}"),
        words=QUESTION,
        asks=True,
        now=now,
    )
    by_customer.tell(
        case,
        key=uuid.uuid5(uuid.NAMESPACE_URL, f"cyswllt-demo-evidence-{case.pk}"),
        words=EVIDENCE["cy" if case.language == "cy" else "en"],
        language="cy" if case.language == "cy" else "en",
        now=now,
    )
