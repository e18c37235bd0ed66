"""What keeps an edition of the policy from going live."""

import re
from datetime import date

import pytest

from bilingual import publishing
from bilingual.problems import NotReady
from home.models import PolicyPage

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


@pytest.fixture
def english() -> PolicyPage:
    return PolicyPage.objects.get(edition__code="current", locale__language_code="en")


@pytest.fixture
def welsh(english) -> PolicyPage:
    return english.get_translations().get()


def problems_of(page: PolicyPage, change) -> str:
    draft = PolicyPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    change(draft)
    revision = draft.save_revision()
    with pytest.raises(NotReady) as refused:
        publishing.publish(page, revision=revision)
    return str(refused.value)


def clause(page: PolicyPage, name: str):
    return next(
        block.value
        for block in page.body
        if block.block_type == "clause" and block.value["name"] == name
    )


def test_words_that_disagree_with_their_term_are_refused(english, welsh):
    def thirty(page):
        found = clause(page, "appeal-window")
        found["text"] = found["text"].replace("[20 ", "[30 ")

    for page, language in ((english, "en"), (welsh, "cy")):
        said = problems_of(page, thirty)
        assert f"{language}: " in said
        assert "7.2" in said
        assert "appeal_window" in said
        assert "30 " in said


def test_a_term_that_is_no_longer_marked_is_refused(english):
    def unmark(page):
        found = clause(page, "lead-involved")
        found["text"] = re.sub(r"\[([^\]]+)\]\(\w+\)", r"\1", found["text"])

    assert "when_lead_involved" in problems_of(english, unmark)


@pytest.mark.parametrize("field", ["name", "number"])
def test_names_and_numbers_of_clauses_are_frozen(english, field):
    def rename(page):
        clause(page, "appeal-window")[field] = {"name": "window", "number": "7.9"}[field]

    assert "appeal-window" in problems_of(english, rename)


def test_a_clause_cannot_be_left_out(english):
    def drop(page):
        page.body = [block for block in page.body.raw_data if "7.4" not in str(block)]

    assert "ombudsman" in problems_of(english, drop)


def test_a_correction_dated_in_the_future_is_refused(english, moment):
    moment("2027-03-12T10:00")

    def ahead(page):
        page.corrections = [
            (
                "correction",
                {
                    "made_on": date(2027, 3, 13),
                    "numbers": "3.2",
                    "what": "Words were put right.",
                    "reason": "They were wrong in print.",
                },
            )
        ]

    assert re.search(
        r"today or in the past|heddiw neu yn y gorffennol", problems_of(english, ahead)
    )


def test_taking_the_policy_down_does_not_open_its_words(english):
    english.unpublish()

    def change(page):
        clause(page, "few-cases")["text"] = "This policy is for a handful of cases, nothing more."

    said = problems_of(english, change)
    assert "1.2" in said
    assert re.search(r"needs a correction|angen cywiriad", said)


def test_another_page_cannot_publish_the_same_edition(english):
    copied = english.copy(update_attrs={"slug": "again", "title": "Again, the policy"})
    with pytest.raises(NotReady) as refused:
        publishing.publish(copied)
    assert refused.value.problems
