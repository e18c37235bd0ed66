"""The arrangements for contact that stand for a customer, as they are reminded of them here."""

from dataclasses import dataclass

from cases import clock
from cases.follow import words
from cases.models import Case


@dataclass(frozen=True)
class Arranged:
    """How they may reach us about other matters, and whom."""

    ways: list[str]
    person: str


def arranged(case: Case) -> Arranged | None:
    """What their contact plan leaves open; None where no plan stands.

    It never closes these pages: online is always open for the appeal (7.2).
    """
    plan = case.customer.plan
    if plan is None or not plan.stands_on(clock.today()):
        return None
    ways = [str(said) for way, said in words.PERMITTED.items() if way in plan.permitted]
    return Arranged(ways, plan.contact_person)
