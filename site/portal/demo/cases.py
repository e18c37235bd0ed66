"""Invented cases in every state, made by the product's own verbs at moments in the past."""

import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from cases.appeals import by_customer, decisions, handling, intake, involvement, triage
from cases.casework import drafts
from cases.contact import agreed, plans
from cases.correspondence import messages
from cases.models import Case, ClosedDay, Edition, Translation
from cases.policy import working_days
from cases.policy.terms import CameBy, Channel, LeadInvolved, NoticeChannel, NoticeKind, Outcome
from cases.translation import asking, filing

from .stories import STORIES, Story

EXAMPLE_DATES = {"earlier": date(2021, 4, 1), "current": date(2026, 4, 1)}
EARLIER_NOTICE = date(2026, 3, 9)

WORDS = {
    "cy": "Rydym wedi darllen y cofnodion ac wedi ystyried yr hyn a ddywedoch wrthym.",
    "en": "We have read the records and have considered what you told us.",
}
QUESTION = {
    "cy": "Ar ba ddyddiad y cawsoch yr alwad rydych yn sôn amdani?",
    "en": "On which day was the call you speak of?",
}
EVIDENCE = {
    "cy": "Dyma’r dyddiadau y ffoniais, o’m dyddiadur: 2, 5 ac 11 Tachwedd.",
    "en": "These are the days I telephoned, from my diary: 2, 5 and 11 November.",
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One case: how long ago it came, what is special about it, and what was done with it."""

    days: int  # working days ago that it was received
    then: Callable | None = None
    late: bool = False
    lead: LeadInvolved = LeadInvolved.NO
    kind: NoticeKind = NoticeKind.DECISION
    earlier: bool = False
    channel: Channel = Channel.EMAIL
    reply: str | None = None
    came: CameBy = CameBy.ONLINE
    keyed_by: str = ""  # the account that keyed it in, the day after it came
    needs: frozenset[str] = frozenset()
    more: dict = field(default_factory=dict)


class Maker:
    """Makes planned cases; `people` are the demo accounts by username."""

    def __init__(self, people: dict, today: date, now: datetime) -> None:
        self.people, self.today, self.now = people, today, now
        self.closed = ClosedDay.objects.for_council()
        self.stories = itertools.cycle(STORIES)
        self.number = itertools.count(Case.objects.count() + 1)

    def make(self, plan: Plan) -> Case:
        story, number = next(self.stories), next(self.number)
        received = self._ago(plan.days)
        moment = datetime.combine(received, self.now.timetz()).replace(hour=10, minute=number % 60)
        moment = min(moment, self.now)
        answers = self._answers(plan, story, number, received)
        is_later = plan.keyed_by and not plan.came.is_spoken
        keyed_in = min(moment + timedelta(days=1), self.now) if is_later else moment
        appeal = intake.open_appeal(
            key=uuid.uuid5(uuid.NAMESPACE_URL, f"cyswllt-demo-{number}"),
            answers=answers,
            transcript=transcript(answers, story.language),
            form_version=uuid.uuid5(uuid.NAMESPACE_URL, "cyswllt-demo-form"),
            language=story.language,
            files=(),
            now=keyed_in,
            channel=plan.came,
            received_on=received,
            keyed_by=self.people.get(plan.keyed_by),
        )
        case = Case.objects.get(pk=appeal.case_id)
        if plan.then is not None:
            plan.then(self, case, min(moment + timedelta(days=1), self.now))
        return Case.objects.get(pk=appeal.case_id)

    def _ago(self, days: int) -> date:
        day = self.today
        for _ in range(days):
            day = working_days.working_day_on_or_before(day - timedelta(days=1), self.closed)
        return day

    def _answers(self, plan: Plan, story: Story, number: int, received: date) -> intake.Answers:
        before = timedelta(days=60 if plan.late else 9)
        notice = EARLIER_NOTICE if plan.earlier else received - before
        fields: dict[str, Any] = {
            "notice_kind": plan.kind,
            "notice_date": notice,
            "notice_channel": NoticeChannel.POST,
            "received_on": notice + timedelta(days=3),
            "decided_by": "" if plan.more.get("nobody_named") else story.decided_by,
            "lead_involved": plan.lead,
            "grounds": story.grounds,
            "outcome_wanted": story.wanted,
            "late_reason": late_reason(story.language) if plan.late else "",
            "representative": "",
            "representative_relation": "",
            "name": story.name,
            "reply_language": story.language if plan.reply is None else plan.reply,
            "channels": frozenset({plan.channel}),
            "email": f"person{number}@enghraifft.example",
            "phone": f"01632 960{number:03d}",
            "address": f"{number} Stryd Enghraifft\nWrecsam\nLL99 9ZZ",
            "adjustments": story.adjustments,
            "adjustment_kinds": plan.needs,
        }
        return intake.Answers(**fields)


def late_reason(language: str) -> str:
    if language == "cy":
        return "Roeddwn yn yr ysbyty am fis ac ni welais y llythyr tan i mi ddod adref."
    return "I was in hospital for a month and did not see the letter until I came home."


def transcript(answers: intake.Answers, language: str) -> list[dict]:
    """The answers as a form would keep them: each question in both languages."""
    rows = [
        ("name", "Beth yw eich enw llawn?", "What is your full name?", answers.name),
        (
            "decided_by",
            "Pwy wnaeth y penderfyniad?",
            "Who made the decision?",
            answers.decided_by,
        ),
        *(
            (
                "grounds",
                "Pam rydych yn meddwl bod y penderfyniad yn anghywir?",
                "Why do you think the decision is wrong?",
                words,
            )
            for words in answers.grounds
        ),
        ("outcome_wanted", "Beth hoffech ei weld?", "What would you like?", answers.outcome_wanted),
        (
            "late_reason",
            "Pam mae eich apêl yn hwyr?",
            "Why is your appeal late?",
            answers.late_reason,
        ),
    ]
    return [
        {
            "step": meaning,
            "key": meaning,
            "meaning": meaning,
            "type": "long_text",
            "question": {"cy": cy, "en": en},
            "answer": words,
            "shown": {"cy": words, "en": words},
        }
        for meaning, cy, en, words in rows
        if words
    ]


def example_dates() -> None:
    """Give the editions plainly marked example dates; a real install shows none."""
    for code, day in EXAMPLE_DATES.items():
        Edition.objects.filter(code=code, in_force_from=None).update(
            in_force_from=day, in_force_is_example=True
        )


def checker(maker: Maker, case: Case):
    by_queue = {
        "chief_officer": "chief.officer",
        "senior_reviewer": "senior.reviewer",
        "complaints_team": "officer",
    }
    return maker.people[by_queue[case.queue]]


def check(maker: Maker, case: Case, now: datetime, *, by=None, **found) -> Case:
    """Triage: nobody named is staff, and a late appeal is accepted."""
    findings = {
        "appealable": True,
        "people": {claimed.pk: [] for claimed in case.claimed_people.all()},
        "late_accepted": True if case.appeal.lateness == "late" else None,
        "late_reasons": WORDS,
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


def decided(username: str, outcome: Outcome) -> Callable:
    def then(maker: Maker, case: Case, now: datetime) -> None:
        who = maker.people[username]
        being_decided(username)(maker, case, now)
        case = Case.objects.get(pk=case.pk)
        decisions.decide(
            case,
            by=who,
            outcome=outcome,
            reasons=WORDS,
            ground_answers={ground.number: WORDS for ground in case.appeal.grounds.all()},
            now=min(now + timedelta(days=2), maker.now),
        )

    return then


def converted(maker: Maker, case: Case, now: datetime) -> None:
    check(maker, case, now, appealable=False, late_accepted=None)


def late_refused(maker: Maker, case: Case, now: datetime) -> None:
    check(maker, case, now, late_accepted=False)


def confirmed(maker: Maker, case: Case, now: datetime) -> None:
    triage.confirm_involvement(
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


PLANS = (
    Plan(days=0),
    Plan(days=1, lead=LeadInvolved.UNKNOWN),
    Plan(days=1, kind=NoticeKind.WARNING),
    Plan(days=2, channel=Channel.POST),
    Plan(days=3, late=True, reply=""),
    Plan(days=2, kind=NoticeKind.PHONE_RESTRICTION),
    Plan(days=4, then=claimed("officer")),
    Plan(days=5, then=claimed("officer2"), channel=Channel.PHONE),
    Plan(days=6, then=checked),
    Plan(days=8, then=checked, reply="both"),
    Plan(days=10, then=being_decided("officer")),
    Plan(days=12, then=being_decided("officer"), late=True),
    Plan(days=16, then=being_decided("officer2")),
    Plan(days=18, then=being_decided("officer")),
    Plan(days=19, then=checked),
    Plan(days=22, then=being_decided("officer")),
    Plan(days=25, then=being_decided("officer2"), channel=Channel.POST),
    Plan(days=3, lead=LeadInvolved.YES),
    Plan(days=7, lead=LeadInvolved.YES, then=being_decided("chief.officer")),
    Plan(days=21, lead=LeadInvolved.YES, then=claimed("chief.officer")),
    Plan(days=5, earlier=True, lead=LeadInvolved.YES),
    Plan(days=30, earlier=True, lead=LeadInvolved.YES, then=confirmed),
    Plan(days=9, earlier=True),
    Plan(days=11, lead=LeadInvolved.YES, then=chief_involved),
    Plan(days=13, lead=LeadInvolved.YES, then=everyone_involved),
    Plan(days=14, kind=NoticeKind.WARNING, then=converted),
    Plan(days=28, late=True, then=late_refused),
    Plan(days=35, then=decided("officer", Outcome.STANDS)),
    Plan(days=38, then=decided("officer2", Outcome.VARIED), channel=Channel.POST),
    Plan(days=40, then=decided("officer", Outcome.ENDED), reply="both"),
    Plan(days=44, lead=LeadInvolved.YES, then=decided("chief.officer", Outcome.VARIED)),
    Plan(days=15, reply="cy", then=translated("officer2", filed=False)),
    Plan(days=17, reply="cy", then=translated("officer", filed=True)),
    Plan(days=4, channel=Channel.POST, then=keeps_to_post),
    Plan(
        days=9,
        kind=NoticeKind.WARNING,
        channel=Channel.POST,
        then=large_print_and_advocate,
    ),
    Plan(days=6, then=call_instead, channel=Channel.PHONE),
    Plan(days=5, then=withdrawn),
    Plan(days=7, then=in_touch),
    Plan(days=2, came=CameBy.PHONE, keyed_by="frontline"),
    Plan(days=3, came=CameBy.POST, keyed_by="frontline", channel=Channel.POST),
    Plan(
        days=1,
        came=CameBy.IN_PERSON,
        keyed_by="officer2",
        channel=Channel.POST,
        needs=frozenset({"large_print"}),
    ),
)


def scale_plans(number: int) -> list[Plan]:
    """`number` open cases of the Complaints Team, for lists at size."""
    ways = (None, claimed("officer"), checked, being_decided("officer"))
    return [Plan(days=n % 25, then=ways[n % len(ways)]) for n in range(number)]
