"""Every page in a browser: no barrier that axe finds, nothing wider than a phone, no complaint.

The pages are those of `tests/sweeps`, error states and letters included. The browser gets each as
the service sent it, at its own address, and loads its style and script from the running site.
"""

import dataclasses
import re

import pytest
from playwright.sync_api import Page as Tab

from e2e.shown import faults, shape, too_wide
from tests.sweeps.crawl import Page
from tests.sweeps.journeys import gathered

pytestmark = pytest.mark.xdist_group("every_page")  # the pages are gathered once

PUBLIC = ("anyone", "customer", "applicant")
READERS = {
    "anyone": ("anyone", "customer"),
    "applicant": ("applicant",),
    "officer": ("officer",),
    "others": (
        *("chief.officer", "senior.reviewer", "frontline"),
        *("welsh.officer", "editor", "admin"),
    ),
}
ADDRESS = re.compile(rb"[\w.-]+@[\w.-]*enghraifft\.[\w.]+")
LONG = b"hir" * 60 + b"@enghraifft.example"


@pytest.fixture(scope="session")
def pages(base_url: str, pytestconfig, django_db_setup, django_db_blocker) -> list[Page]:
    """Of the pages built alike, one in each language; of staff's only as many as show every element
    in its place, unless the run is full."""
    with django_db_blocker.unblock():
        django_db_setup.use("demo")
        found = gathered(full=pytestconfig.getoption("--full"))
        django_db_setup.use("posted")
    alike = {(page.language, shape(page)): page for page in reversed(found) if page.html}
    kept = list(alike.values())
    if pytestconfig.getoption("--full"):
        return kept
    public = [page for page in kept if page.who in PUBLIC]
    return public + covering([page for page in kept if page.who not in PUBLIC])


def covering(pages: list[Page]) -> list[Page]:
    """Pages that between them show every element in every place."""
    seen: set = set()
    found = []
    for page in sorted(pages, key=lambda page: -len(shape(page))):
        shows = {(page.language, part) for part in shape(page)}
        if shows - seen:
            seen |= shows
            found.append(page)
    return found


# Pages are built alike in both languages: the long run looks at the English of them too.
EVERY = [
    pytest.param(
        READERS[name],
        language,
        id=f"{name}-{language}",
        marks=[pytest.mark.full] if language == "en" else [],
    )
    for name in READERS
    for language in ("cy", "en")
]


@pytest.mark.parametrize(("readers", "language"), EVERY)
def test_every_page(page: Tab, show, pages, language, readers):
    found = []
    mine = [kept for kept in pages if kept.who in readers and kept.language == language]
    assert mine
    for kept in mine:
        show(kept)
        found += faults(page, kept)
    assert found == []


def test_an_email_address_of_any_length_fits_a_phone(page: Tab, show, pages):
    found = []
    mine = [kept for kept in pages if kept.language == "cy" and ADDRESS.search(kept.body)]
    assert len(mine) > 10
    for kept in mine:
        show(dataclasses.replace(kept, body=ADDRESS.sub(LONG, kept.body)))
        found += too_wide(page, kept)
    assert found == []


def test_no_reader_is_left_out(pages):
    assert {kept.who for kept in pages} <= {who for some in READERS.values() for who in some}


def test_what_is_planted_is_found(page: Tab, show, pages):
    kept = next(kept for kept in pages if kept.address == "/en/contact/")
    planted = b'<img src="/static/build/favicon.svg"><pre>' + b"wide" * 200 + b"</pre></main>"
    show(dataclasses.replace(kept, body=kept.body.replace(b"</main>", planted)))
    assert ["image-alt" in fault or "px wide" in fault for fault in faults(page, kept)] == [
        True
    ] * 2
