"""Every address, every role, cases in every state: who gets in is who should, and nothing breaks.

Who should is written here a second time, by the queue and the part in the matter for what belongs
to a case, and in a table for what does not: an address missing from it fails. In every run each
pair of an address, a role and a state of a case is tried; `--full` tries all three together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest
from django.db import transaction
from django.test import Client

from cases import handling
from cases.appeals import by_customer, signing
from cases.clock import now
from cases.handling import involvement
from cases.models import Case
from cases.permissions import Role
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.sweeps.addresses import Address
from tests.sweeps.test_conflict_walk import addresses, values_of

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

TEAM = frozenset({Role.COMPLAINTS_TEAM, Role.COMPLAINTS_LEAD})
WORKS = {
    "complaints_team": TEAM,
    "chief_officer": frozenset({Role.CHIEF_OFFICER}),
    "senior_reviewer": frozenset({Role.SENIOR_REVIEWER}),
    "nobody": frozenset(),
}
CASEWORK = frozenset().union(*WORKS.values())
STAFF = frozenset(Role)
# What belongs to no case: who gets in.
ADMITS = {
    **dict.fromkeys(["staff:my_work", "staff:statements"], STAFF),
    **dict.fromkeys(["staff:absence", "staff:interests", "staff:bulk"], CASEWORK),
    **dict.fromkeys(["staff:ombudsman_enquiries", "staff:reminder_seen"], CASEWORK),
    "staff:colleagues": frozenset({Role.COMPLAINTS_LEAD, Role.CHIEF_OFFICER}),
    **dict.fromkeys(["staff:cases", "staff:export", "staff:print_list", "staff:mail"], CASEWORK),
    **dict.fromkeys(["staff:envelopes"], CASEWORK),
    "staff:audit": frozenset({Role.AUDITOR}),
    "staff:translations": frozenset({Role.WELSH_OFFICER}),
    **dict.fromkeys(["keying:new", "keying:receipt", "keying:change"], CASEWORK | {Role.FRONTLINE}),
}
# What belongs to a row of its own, which none of these people has: nobody finds anything.
OF_A_ROW = {
    *("staff:translation", "staff:show_mail", "staff:raw_mail", "staff:file_mail"),
    *("staff:set_mail_aside", "staff:statement", "staff:end_absence", "staff:end_interest"),
    *("staff:colleague", "staff:bulk_report"),
}
PUBLIC = {"staff:sign_in", "staff:sign_out", "staff:language"}
IN = {200, 302, 400, 405, 409}
OUT = {404, 405}


@dataclass(frozen=True)
class Who:
    """Somebody at the door."""

    username: str
    roles: frozenset[str]
    superuser: bool = False
    involved: bool = False


PEOPLE = {
    "editor": Who("editor", frozenset({Role.EDITOR})),
    "Welsh-language officer": Who("welsh.officer", frozenset({Role.EDITOR, Role.WELSH_OFFICER})),
    "frontline": Who("frontline", frozenset({Role.FRONTLINE})),
    "line manager": Who("line.manager", frozenset({Role.LINE_MANAGER})),
    "team manager": Who("team.manager", frozenset({Role.TEAM_MANAGER})),
    "service manager": Who("service.manager", frozenset({Role.SERVICE_MANAGER})),
    "officer": Who("officer", frozenset({Role.COMPLAINTS_TEAM})),
    "officer, superuser": Who("officer", frozenset({Role.COMPLAINTS_TEAM}), superuser=True),
    "involved officer": Who("officer2", frozenset({Role.COMPLAINTS_TEAM}), involved=True),
    "involved officer, superuser": Who(
        "officer2", frozenset({Role.COMPLAINTS_TEAM}), superuser=True, involved=True
    ),
    "Lead": Who("complaints.lead", frozenset({Role.COMPLAINTS_LEAD})),
    "Chief Officer": Who("chief.officer", frozenset({Role.CHIEF_OFFICER})),
    "senior reviewer": Who("senior.reviewer", frozenset({Role.SENIOR_REVIEWER})),
    "auditor": Who("auditor", frozenset({Role.AUDITOR})),
    "superuser without a role": Who("admin", frozenset(), superuser=True),
}


def person(username: str):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username=username)


def checked(**over) -> Case:
    return factories.checked_case(person("officer"), now=now(), **over)


def held() -> Case:
    return handling.claim(checked(), by=person("officer"), now=now())


def proposed() -> Case:
    return factories.proposed_case(person("officer"), now=now())


def decided() -> Case:
    case = proposed()
    handling.claim(case, by=person("complaints.lead"), now=now())
    signing.sign_off(case, by=person("complaints.lead"), now=now())
    return case


def withdrawn() -> Case:
    case = held()
    by_customer.withdraw(case, known=0, now=now())
    return case


def parked() -> Case:
    case = factories.case(now=now())
    free = ("officer", "complaints.lead", "chief.officer", "senior.reviewer")
    for username in free:
        involvement.note(case, user=person(username), part="witness", source="recorded", now=now())
    return case


STATES: dict[str, Callable[[], Case]] = {
    "to be checked": partial(factories.case, now=now()),
    "held to confirm": partial(
        factories.case,
        now=now(),
        lead_involved=LeadInvolved.YES,
        notice_date=factories.date(2026, 3, 9),
        received_on=factories.date(2026, 3, 12),
    ),
    "with the Chief Officer": partial(factories.case, now=now(), lead_involved=LeadInvolved.YES),
    "to be decided": checked,
    "in somebody’s hands": held,
    "withdrawn": withdrawn,
    "decided": decided,
    "proposed": proposed,
    "a complaint": lambda: factories.complaint(person("officer"), now=now()),
    "a complaint in hand": lambda: factories.complaint_in_hand(person("officer"), now=now()),
    "a complaint answered": lambda: factories.answered_complaint(person("officer"), now=now()),
    "parked": parked,
}


@dataclass
class Made:
    """A case in a state, and what the arguments of an address are of it."""

    case: Case
    values: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def made() -> list[Made]:
    found = []
    for make in STATES.values():
        case = factories.fresh(make())
        involvement.note(
            case, user=person("officer2"), part="witness", source="recorded", now=now()
        )
        case = factories.fresh(case)
        letter = case.letters.first().pk
        found.append(
            Made(case, values_of(case, case.submission.key, case.submission.key, letter, "appeal"))
        )
    return found


def staff_addresses(values: dict[str, str]) -> Iterator[Address]:
    for address in addresses(values, "en"):
        if address.name.startswith(("staff:", "keying:")) and address.name not in PUBLIC:
            yield address


def should(who: Who, address: Address, case: Case) -> bool:
    if "reference" in address.arguments:
        return bool(who.roles & WORKS[case.queue]) and not who.involved
    if address.name in OF_A_ROW:
        return False
    return bool(who.roles & ADMITS[address.name])


def unexpected(who: Who, browser: Client, address: Address, case: Case) -> list[str]:
    """What came out otherwise than it should; nothing that is posted stays."""
    found = []
    for method in ("get", "post"):
        with transaction.atomic():
            browser.force_login(browser.user)
            answer = getattr(browser, method)(address.path)
            transaction.set_rollback(True)
        allowed = IN if should(who, address, case) else OUT
        if address.arguments - {"reference"}:
            allowed = allowed | {404}  # the case need not have one
        if answer.status_code not in allowed:
            found.append(f"{method} {address.path} ({case.state}): {answer.status_code}")
    return found


def walk(who: Who, made: list[Made], *, everything: bool) -> tuple[int, list[str]]:
    browser = Client(raise_request_exception=False)
    browser.user = person(who.username)
    if who.superuser:
        browser.user.is_superuser = True
        browser.user.save()
    place = list(PEOPLE.values()).index(who)
    found, asked = [], 0
    walks = [list(staff_addresses(one.values)) for one in made]
    for number, same in enumerate(zip(*walks, strict=True)):
        chosen = range(len(made)) if everything else [(number + place) % len(made)]
        for state in chosen:
            found += unexpected(who, browser, same[state], made[state].case)
            asked += 1
    return asked, found


@pytest.mark.parametrize("who", PEOPLE.values(), ids=PEOPLE.keys())
def test_every_address_admits_who_should_and_nobody_else(made, who):
    asked, found = walk(who, made, everything=False)
    assert found == []
    assert asked > 60


@pytest.mark.full
@pytest.mark.parametrize("who", PEOPLE.values(), ids=PEOPLE.keys())
def test_every_address_in_every_state_admits_who_should_and_nobody_else(made, who):
    asked, found = walk(who, made, everything=True)
    assert found == []
    assert asked > 500
