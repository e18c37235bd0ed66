"""A resident reads the policy, changes language half way, appeals, and keeps the receipt."""

from playwright.sync_api import Page, expect

from cases.models import Case
from e2e import appealing
from e2e.words import NAMES, OTHER, question, said

MONDAY = "2026-11-23T10:00:00+00:00"


def test_from_the_policy_to_the_receipt(page, moment, language, javascript):
    moment(MONDAY)
    other, given = OTHER[language], appealing.answers(language)
    page.goto("/")
    page.get_by_role("link", name=NAMES[language], exact=True).click()
    read_the_policy(page, language)

    menu(page, language, "Appeal a decision")
    appealing.start(page, language)
    appealing.fill_in(page, language, given, until="grounds")
    box = reason_box(page, language)
    box.fill(given["grounds"][0])
    appealing.switch(page, other)
    expect(reason_box(page, other)).to_have_value(given["grounds"][0])
    appealing.switch(page, language)
    appealing.fill_in(page, language, given)
    for kept in [*given["grounds"], given["your_name"], given["email"]]:
        expect(page.get_by_text(kept)).to_be_visible()

    appealing.send(page, language)
    reference = appealing.reference(page)
    page.reload()
    assert appealing.reference(page) == reference
    page.go_back()
    expect(heading(page)).to_have_text(said(language, "Your appeal has been submitted"))
    assert appealing.reference(page) == reference
    assert Case.objects.filter(customer__name=given["your_name"]).count() == 1

    page.get_by_role("link", name=NAMES[other], exact=True).click()
    expect(heading(page)).to_have_text(said(other, "Your appeal has been submitted"))
    assert appealing.reference(page) == reference
    on_paper(page, other, reference)


def read_the_policy(page: Page, language: str) -> None:
    menu(page, language, "The policy")
    contents = page.get_by_role("navigation", name=said(language, "Contents"))
    contents.get_by_role("link").filter(has_text="7.").click()
    expect(page.locator("#section-7")).to_be_in_viewport()
    expect(page.locator("#appeal-window")).to_contain_text(
        {"cy": "20 diwrnod gwaith", "en": "20 working days"}[language]
    )


def menu(page: Page, language: str, place: str) -> None:
    items = page.get_by_role("navigation", name=said(language, "Menu"))
    items.get_by_role("link", name=said(language, place)).click()


def reason_box(page: Page, language: str):
    return page.get_by_label(f"{question('grounds')['item'][language]} 1", exact=True)


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def on_paper(page: Page, language: str, reference: str) -> None:
    """Printed: the words stay, what is pressed goes."""
    page.emulate_media(media="print")
    expect(page.get_by_role("main").get_by_text(reference)).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
