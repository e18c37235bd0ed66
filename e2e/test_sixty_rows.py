"""Every staff screen that lists something, with sixty rows: no barrier, valid, fits a phone.

The rows are of a busy team: as many cases of one officer, letters to print, mail, translations,
enquiries of the Ombudsman; and one case with as many notes, messages and so on the timeline.
"""

import uuid

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from playwright.sync_api import Page

from cases import clock, handling, notes
from cases.correspondence import messages
from cases.letters import incoming
from cases.models import Case, OmbudsmanRecord, Translation
from cases.policy.terms import Channel
from e2e.conftest import NARROW, WIDE
from tests import factories
from tests.support import axe, nu

MANY = 60
LONG = "Enghraifft-Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"
MAIL = "From: siân{n}@enghraifft.cymru\r\nSubject: {words}\r\n\r\nBore da"
TABS = ("", "answers/", "files/", "letters/", "notes/", "statements/", "contact/", "timeline/")
SCREENS = {
    "complaints.lead": (
        *("", "cases/?state=all", "cases/?queue=complaints_team", "cases/?handler=me"),
        *("print/", "print/envelopes/", "mail/", "ombudsman/", "colleagues/", "interests/"),
        *("absence/", "statements/"),
    ),
    "welsh.officer": ("translations/",),
    "auditor": ("record/",),
}


def person(username: str):
    return get_user_model().objects.get(username=username)


@pytest.fixture
def busy(transactional_db) -> Case:
    """The case of which there is most to read, among as many others."""
    lead, now = person("complaints.lead"), clock.now()
    for n in range(MANY):
        case = factories.case(
            now=now,
            name=f"Siân {LONG} {n}",
            channels=frozenset({Channel.POST}),
            address=f"{n} Stryd Enghraifft\nWrecsam\nLL11 1AY",
        )
        handling.claim(case, by=lead, now=now)
        incoming.receive(MAIL.format(n=n, words=LONG).encode(), now=now)
        Translation.objects.create(
            case=case,
            what=Translation.What.DECISION,
            source_language="en",
            target_language="cy",
            pieces=[{"name": "reasons", "source": LONG, "translated": ""}],
            asked_by=lead,
            asked_at=now,
        )
        OmbudsmanRecord.objects.create(
            case=case,
            kind=OmbudsmanRecord.Kind.ENQUIRY,
            their_reference=f"2026-{n:05d}",
            came_on=now.date(),
            recorded_by=lead,
            recorded_at=now,
        )
    said = {"language": "cy", "via": "online", "came_on": now.date()}
    for _ in range(MANY):
        notes.add(case, key=uuid.uuid4(), words=LONG, by=lead, now=now)
        messages.receive(case, key=uuid.uuid4(), words=LONG, now=now, **said)
    return case


def screens_of(username: str, case: Case) -> list[str]:
    paths = [f"/staff/{path}" for path in SCREENS[username]]
    if username != "complaints.lead":
        return paths
    ticked = "&".join(f"case={one}" for one in Case.objects.values_list("reference", flat=True))
    tabs = [f"/staff/cases/{case.reference}/{tab}" for tab in TABS]
    return [*paths, *tabs, f"/staff/bulk/?{ticked}"]


def faults(page: Page, address: str) -> list[str]:
    """Barriers at both widths, and whether a phone shows all of it."""
    found = []
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        found += [f"{size['width']} px: {barrier}" for barrier in axe.barriers(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            found.append(f"{address}: {width} px wide on a screen of {size['width']}")
    return found


@pytest.mark.parametrize("language", ["cy", pytest.param("en", marks=pytest.mark.full)])
def test_every_list_of_staff_is_whole_with_sixty_rows(sign_in, base_url, busy, language):
    found, sources = [], {}
    for username in SCREENS:
        page = sign_in(username)
        page.context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": base_url}]
        )
        for address in screens_of(username, busy):
            answer = page.goto(f"{base_url}{address}")
            assert answer and answer.status == 200, address
            sources[address] = answer.text()
            found += faults(page, address)
    assert len(sources) == sum(map(len, SCREENS.values())) + len(TABS) + 1
    assert found == []
    assert nu.errors(sources) == []
