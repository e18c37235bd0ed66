"""Whoever sends a form: how they may be written to from the first letter on."""

from datetime import date, datetime
from typing import Protocol

from cases import events
from cases.clock import local_date
from cases.contact import agreed, plans
from cases.letters import carriers
from cases.models import Case, CaseType, Customer
from cases.policy import contact as rules
from cases.policy.clauses import Clause
from cases.policy.terms import CameBy, Channel


class Sender(Protocol):
    """What the answers of any form say of the person."""

    @property
    def name(self) -> str: ...
    @property
    def reply_language(self) -> str: ...
    @property
    def channels(self) -> frozenset[Channel]: ...
    @property
    def email(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def representative(self) -> str: ...
    @property
    def representative_relation(self) -> str: ...
    @property
    def adjustments(self) -> str: ...
    @property
    def adjustment_kinds(self) -> frozenset[str]:
        """Names of `Adjustments` that hold from the first letter on: large_print, call_instead."""


def channels_offered() -> frozenset[Channel]:
    """The ways a person may ask to be contacted; by text only where the service can send one.

    A text tells of a letter and carries none, so it never stands alone (`policy.contact`).
    """
    return frozenset(Channel) - (frozenset() if carriers.may_text() else {Channel.TEXT})


def create(answers: Sender, *, written_in: str, now: datetime) -> Customer:
    """The person, under the contact plan that stands for them if we know them (6.1)."""
    return Customer.objects.create(
        name=answers.name,
        language=reply_language(answers, written_in),
        email=answers.email,
        phone=answers.phone,
        address=answers.address,
        may_email=Channel.EMAIL in answers.channels,
        may_post=Channel.POST in answers.channels,
        may_phone=Channel.PHONE in answers.channels,
        may_text=Channel.TEXT in answers.channels,
        plan=plans.matching(answers, today=local_date(now)),
    )


def reply_language(answers: Sender, written_in: str) -> str:
    """The language asked for; not said: Welsh to who wrote in Welsh, else not known."""
    return answers.reply_language or ("cy" if written_in == "cy" else "")


def arrange(case: Case, answers: Sender, *, came_by: CameBy, on: date, now: datetime) -> None:
    """Keep what the person needs, and say which measures hold, before the first letter is written.

    The measures hold for what we send. What was sent to us is taken in by whatever way it came, on
    whatever day (7.2): no restriction closes the appeal door.
    """
    if kinds := answers.adjustment_kinds:
        large_print, call_instead = "large_print" in kinds, "call_instead" in kinds
        agreed.record(case, by=None, now=now, large_print=large_print, call_instead=call_instead)
    plan = case.customer.plan
    if plan is None:
        return
    events.record(case, "contact_plan_applied", now=now, clause=plan.clause, plan=plan.pk)
    if rules.is_barred(came_by, on, plan.permitted, plan.phone_days):
        is_appeal = case.case_type.flow == CaseType.Flow.APPEAL
        clause = Clause.APPEAL_WINDOW if is_appeal else plan.clause
        said = {"clause": clause, "channel": came_by}
        events.record(case, "came_by_barred_channel", now=now, **said)
