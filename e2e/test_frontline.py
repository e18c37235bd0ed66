"""Frontline staff: what came by post, by telephone or in person is an appeal like any other."""

from datetime import date

from playwright.sync_api import Page, expect

from cases.models import Letter
from e2e import appealing, casework, keying
from e2e.ways import two_ways
from e2e.words import OTHER, said

MONDAY = "2026-11-23T10:00:00+00:00"
FRIDAY = date(2026, 11, 20)


def on_the_print_list(page: Page, language: str, reference: str):
    """What the list of letters to print has of a case."""
    casework.in_language(page, language)
    page.get_by_role("navigation").get_by_role(
        "link", name=said(language, "Letters to print")
    ).click()
    return page.get_by_role("row").filter(has_text=reference)


@two_ways
def test_a_letter_in_welsh_from_someone_we_may_only_write_to_on_paper(
    sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    clerk = sign_in("frontline")
    keying.begin(clerk, language, came="By post", on=FRIDAY, written_in="Welsh")
    given = appealing.answers(
        language,
        channels=["post"],
        grounds=appealing.GROUNDS["cy"],
        reply_language=appealing.NOT_SAID,
        notice_channel=appealing.NOT_SAID,
        lead_involved=appealing.NOT_SAID,
    )
    answered = appealing.fill_in(clerk, language, given)
    assert "address" in answered and "email" not in answered
    reference = keying.take_in(clerk, language, "I have keyed in what the letter says")
    clerk.goto(f"/staff/cases/{reference}/")
    expect(clerk.get_by_text(reference)).to_have_count(0)

    officer = sign_in("officer")
    row = on_the_print_list(officer, language, reference)
    expect(row).to_have_count(1)
    row.get_by_role("rowheader").get_by_role("link").click()
    expect(officer.locator("html")).to_have_attribute("lang", "cy")
    expect(officer.locator("body")).to_contain_text("Cawsom eich apêl ar 20 Tachwedd 2026.")
    expect(officer.locator("body")).to_contain_text(given["address"].splitlines()[0])
    letterbox.collect("")
    assert not [message for _to, message in letterbox.messages if reference in message.as_string()]

    casework.open_case(officer, reference, language)
    words = said(language, "It came by post. Keyed in by %(name)s.", name="Ffion Enghraifft")
    expect(officer.get_by_role("main")).to_contain_text(words)


@two_ways
def test_an_appeal_by_telephone_is_read_back_before_it_is_taken_in(
    sign_in, letterbox, moment, language, javascript
):
    moment(MONDAY)
    clerk = sign_in("frontline")
    spoken = {"cy": "Welsh", "en": "English"}[language]
    today = date(2026, 11, 23)
    keying.begin(clerk, language, came="By telephone", on=today, written_in=spoken)
    given = appealing.answers(
        language,
        channels=["email", "phone"],
        email=f"ffon.{language}@enghraifft.cymru",
        adjustment_kinds=["call_instead"],
    )
    appealing.fill_in(clerk, language, given)
    casework.press(clerk, said(language, "Take in this appeal"))
    missing = said(language, "Read it back, and tick the box when the person has confirmed it")
    expect(clerk.get_by_role("alert")).to_contain_text(missing)
    reference = keying.take_in(clerk, language, "I read it back and they confirmed it")

    officer = sign_in("officer")
    on_the_print_list(officer, language, reference)
    calls = officer.get_by_role("region", name=said(language, "To be read out by telephone"))
    expect(calls.get_by_role("listitem").filter(has_text=reference)).to_contain_text(
        "01632 960 001"
    )
    assert letterbox.collect(given["email"]) == []
    assert Letter.objects.get(case__reference=reference).channel == "phone"


@two_ways
def test_the_questions_in_the_callers_language_under_a_banner_in_the_clerks(
    sign_in, moment, language, javascript
):
    moment(MONDAY)
    clerk = sign_in("officer")
    keying.begin(clerk, language, came="In person", on=FRIDAY, written_in="Welsh")
    appealing.switch(clerk, OTHER[language])
    banner = clerk.get_by_role("region", name=said(language, "Keying in"))
    expect(banner).to_have_attribute("lang", language)
    expect(banner).to_contain_text("2026")
    appealing.fill_in(clerk, OTHER[language], appealing.answers(OTHER[language]), until="grounds")
    clerk.goto("/staff/appeals/new/")
    expect(clerk.locator("html")).to_have_attribute("lang", language)
    begun = clerk.get_by_role("main").get_by_role("listitem").get_by_role("link").first
    begun.click()
    assert appealing.step_shown(clerk, language)["key"] == "grounds"


@two_ways
def test_someone_on_a_shared_computer_deletes_what_they_typed(page, moment, language, javascript):
    moment(MONDAY)
    appealing.begin(page, language)
    appealing.fill_in(page, language, appealing.answers(language), until="grounds")
    here = page.url
    casework.press_link(page, said(language, "Delete my answers"))
    casework.press(page, said(language, "Delete my answers"))
    expect(page.get_by_role("heading", level=1)).to_have_text(
        said(language, "Your answers have been deleted")
    )
    assert not [c for c in page.context.cookies() if c["name"].startswith("draft_")]
    page.goto(here)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        said(language, "We cannot open this appeal")
    )
