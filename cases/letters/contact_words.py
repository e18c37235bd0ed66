"""How the person may reach the council while measures stand (policy 6.1), in words."""

from collections.abc import Iterator

from cases.letters.document import Bullets, Node, Paragraph, Runs
from cases.letters.facts import Facts
from cases.letters.sentences import plain, say
from cases.models import ContactPlan
from cases.policy.clauses import Clause
from cases.policy.terms import Channel
from design.dates import DAYS, long_date


def ways(facts: Facts, language: str) -> Iterator[Node]:
    """By which channels, on which days and with whom; nothing when no plan stands. What is said
    of the appeal is always said: no measure closes the way to appeal."""
    plan = facts.plan
    if plan is None:
        return
    lines = tuple(_lines(plan, language))
    clause = facts.clause(Clause(plan.clause), language)
    opening = "contact_ways" if lines else "contact_no_way"
    yield Paragraph(facts.say(opening, language, measures=clause))
    if lines:
        yield Bullets(lines)
    if plan.contact_person:
        person = " ".join(plan.contact_person.split())
        yield Paragraph(facts.say("contact_person", language, person=person))
    if plan.until:
        yield Paragraph(say("contact_until", language, until=long_date(plan.until, language)))
    yield Paragraph(facts.say("contact_appeal", language))


def _lines(plan: ContactPlan, language: str) -> Iterator[Runs]:
    if plan.may_email:
        yield say("contact_email", language)
    if plan.may_post:
        yield say("contact_post", language)
    if plan.may_phone and plan.phone_days:
        days = ", ".join(DAYS[language][day - 1] for day in sorted(plan.phone_days))
        yield say("contact_phone_days", language, days=days)
    elif plan.may_phone:
        yield say("contact_phone", language)


def reached_at(facts: Facts, language: str) -> Iterator[str]:
    """The council's telephone and e-mail for the head of a letter, as far as the plan lets the
    person use them."""
    council, plan = facts.council, facts.plan
    open_now = plan.permitted if plan else frozenset(Channel)
    if council.phone and Channel.PHONE in open_now:
        number = ", ".join(filter(None, (council.phone, council.text("hours", language))))
        yield plain("phone", language, value=number)
    email = council.text("email", language)
    if email and Channel.EMAIL in open_now:
        yield plain("email", language, value=email)
