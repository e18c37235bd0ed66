"""The screens on which editors build forms have no barrier, filled in and refused.

The CMS in Welsh is looked at on a phone, in English on a wide screen: one of them in every run,
both with `--full`.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from cases.models import CaseType
from e2e import built_form
from e2e.conftest import NARROW, WIDE
from e2e.editing import DRAWN
from e2e.words import said
from forms.models import QuestionSet
from tests.forms.moving_form import question
from tests.support import axe

SIZES = {"cy": NARROW, "en": WIDE}
EDIT = "/admin/pages/{}/edit/"
FORM = "/admin/forms/{}/"
SETS = "/admin/snippets/appeal_forms/questionset/"
KINDS = "/admin/snippets/cases/casetype/"
BEHIND = "/admin/welsh-behind/"
MARKED = ".w-field--error"
FULL = pytest.mark.full
ON_A_PHONE = pytest.mark.parametrize("language", ["cy", pytest.param("en", marks=FULL)])
ON_A_WIDE_SCREEN = pytest.mark.parametrize("language", ["en", pytest.param("cy", marks=FULL)])
FADES_IN = 600  # milliseconds until a message has: before, it is too pale to read
FIRST_LABEL = "steps-0-value-questions-0-value-label"


@pytest.fixture
def editor(sign_in, language) -> Page:
    page = sign_in("editor")
    page.set_viewport_size(SIZES[language])
    return page


def at(page: Page, address: str) -> list[str]:
    """What is wrong with the screen at this address."""
    answer = page.goto(address)
    assert answer and answer.status == 200, address
    return faults(page)


def faults(page: Page) -> list[str]:
    """What is wrong with the screen that is shown, which says first what it is."""
    if page.locator(".messages > ul > li").count():
        page.wait_for_timeout(FADES_IN)
    found = axe.barriers(page)
    if not page.locator("h1").first.inner_text().strip():
        found.append(f"{page.url}: a heading of the first level that says nothing")
    return found


def too_wide(page: Page) -> list[str]:
    """Whether a screen of ours, not one of Wagtail's lists, is wider than the window."""
    width = page.locator("main").evaluate("main => main.scrollWidth")
    return [] if width <= page.viewport_size["width"] else [f"{page.url}: {width} px wide"]


def saved(page: Page) -> Locator:
    """Send what is typed on a screen of rows; what is marked on it then."""
    page.locator("footer button[type=submit]").first.click()
    return page.locator(MARKED).first


def publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("button[name=action-publish]").click()


@ON_A_PHONE
def test_a_form_with_every_block_open_has_no_barrier(editor, language):
    form = built_form.build(*built_form.every_block())
    found = at(editor, EDIT.format(form.pk))
    keys = editor.locator("input[name$='-value-key']")
    seen = keys.evaluate_all("boxes => boxes.filter(one => one.offsetParent).map(one => one.value)")
    assert {one["key"] for one in built_form.every_block()} <= set(seen)
    assert found == []


@ON_A_WIDE_SCREEN
def test_a_form_that_is_refused_and_its_translation_have_no_barrier(editor, language):
    form = built_form.build(question("email", "where"))
    editor.goto(EDIT.format(form.pk))
    publish(editor)
    refusal = editor.locator(".messages .error")
    expect(refusal).to_contain_text("where", timeout=DRAWN)
    found = faults(editor)
    editor.locator(f"[name={FIRST_LABEL}]").fill("")
    publish(editor)
    expect(editor.locator(MARKED).first).to_be_visible(timeout=DRAWN)
    found += faults(editor)
    welsh = built_form.in_language(form.translation_key, "cy")
    found += at(editor, EDIT.format(welsh.pk))
    assert found == []


@ON_A_PHONE
def test_a_form_is_looked_at_compared_and_caught_up_with_without_a_barrier(editor, language):
    form, released = built_form.build(), built_form.twice_released()
    here, there = FORM.format(form.pk), FORM.format(released.pk)
    found = at(editor, "/admin/")
    for address in (
        *(f"{here}preview/", f"{here}preview/?place=step-place", f"{here}move/"),
        *(f"{here}versions/", f"{there}versions/", f"{there}versions/compare/"),
        *(f"{there}versions/1/release/", f"{BEHIND}page/{released.pk}/leave/"),
    ):
        found += at(editor, address) + too_wide(editor)
    editor.get_by_role("button", name=said(language, "I answer for it")).click()
    expect(editor.locator(MARKED).first).to_be_visible(timeout=DRAWN)
    found += faults(editor)
    built_form.give_leave(released)
    found += at(editor, BEHIND) + too_wide(editor)
    assert found == []


@ON_A_WIDE_SCREEN
def test_a_form_that_is_tried_has_no_barrier(editor, language):
    form = built_form.build()
    editor.goto(f"{FORM.format(form.pk)}preview/")
    editor.locator(f"button[name=language][value={language}]").click()
    expect(editor.get_by_role("region", name=said(language, "Trying this form"))).to_be_visible()
    assert faults(editor) == []


@ON_A_WIDE_SCREEN
def test_kinds_of_case_and_sets_of_questions_are_added_and_changed_without_a_barrier(
    editor, language
):
    built_form.build()
    kind, kept = CaseType.objects.get(code="bench"), QuestionSet.objects.get(key="reach")
    found = []
    for listed in (KINDS, SETS):
        found += at(editor, listed)
        found += at(editor, f"{listed}add/")
        expect(saved(editor)).to_be_visible(timeout=DRAWN)
        found += faults(editor)
    found += at(editor, f"{SETS}edit/{kept.pk}/")
    found += at(editor, f"{KINDS}edit/{kind.pk}/")
    editor.get_by_role("button", name=said(language, "Try, without saving")).click()
    expect(editor.locator("p[role=status]")).to_be_visible(timeout=DRAWN)
    found += faults(editor)
    assert found == []
