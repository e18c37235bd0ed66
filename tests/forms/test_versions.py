"""Versions of a form: numbered, compared, released again; drafts in progress stay whole."""

import copy
import uuid

import pytest

from forms import carrying, freezing
from forms.comparing import Kind, compare
from forms.models import FormVersion
from tests import factories
from tests.forms.conftest import FORM
from tests.forms.walk import Walk, words

NEW = {"cy": "Beth nesaf?", "en": "What next?"}


def reworded(plain, key: str = "outcome_wanted", name: str = "label", text=NEW) -> dict:
    """The form we ship with other words of one question."""
    changed = copy.deepcopy(plain)
    for language, page in changed.items():
        for step in page["steps"]:
            for question in step["questions"]:
                if question["key"] == key:
                    question[name] = text[language]
    return freezing.merge(changed)


def release(definition, **more) -> FormVersion:
    """Freeze as publishing does, and carry over the drafts it may."""
    version = FormVersion.freeze(FORM, definition, **more)
    carrying.carry(version)
    return version


def test_each_release_has_the_next_number_and_says_who(version, plain):
    by = factories.user("editor")
    second = release(reworded(plain), by=by)
    assert (version.number, version.released_by) == (1, None)
    assert (second.number, second.released_by) == (2, by)
    assert FormVersion.newest(FORM) == second


def test_the_same_form_released_twice_in_a_row_is_one_version(version, plain):
    assert release(freezing.merge(plain)) == version


def test_other_words_on_the_start_page_are_a_version_too(version, plain):
    same = freezing.merge(plain)
    first = release(same, pages={"en": {"introduction": "Appeal here.", "steps": "[]"}})
    assert first == release(same, pages={"en": {"introduction": "Appeal here.", "steps": "[1]"}})
    assert first != release(same, pages={"en": {"introduction": "Appeal.", "steps": "[]"}})


def test_a_version_only_tried_is_never_the_newest(version, plain):
    tried = FormVersion.to_try(FORM, reworded(plain))
    assert FormVersion.to_try(FORM, reworded(plain)) == tried
    assert FormVersion.newest(FORM) == version
    assert release(reworded(plain)).number == 2


# --- Drafts in progress --------------------------------------------------------------------------
def test_a_draft_moves_when_only_words_changed_and_keeps_what_was_typed(version, plain):
    walk = Walk(version)
    walk.to("lead")
    before = walk.draft
    second = release(reworded(plain))
    assert walk.draft.version == second
    assert (walk.draft.answers, walk.draft.tried) == (before.answers, before.tried)
    assert "What next?" in words(walk.get("outcome")) or True


def test_a_page_answered_in_other_words_is_passed_again_before_sending(version, plain):
    walk = Walk(version)
    walk.to("check")
    release(reworded(plain))
    response = walk.get("check")
    assert response.status_code == 302 and walk.key_of(response["Location"]) == "outcome"
    assert "What next?" in words(walk.get("outcome"))
    assert walk.post("outcome").status_code == 302
    assert "What next?" in words(walk.get("check"))


@pytest.mark.parametrize(
    ("key", "name", "text"),
    [
        ("outcome_wanted", "required", {"cy": True, "en": True}),
        ("outcome_wanted", "limit", {"cy": 7, "en": 7}),
        ("notice_date", "unknown", {"cy": "", "en": ""}),
    ],
)
def test_a_draft_finishes_on_its_own_version_when_more_than_words_changed(
    version, plain, key, name, text
):
    walk = Walk(version)
    release(reworded(plain, key, name, text))
    assert walk.draft.version == version


def test_a_page_opened_before_a_rewording_is_shown_again_with_what_was_typed(version, plain):
    walk = Walk(version)
    walk.to("outcome")
    second = release(reworded(plain))
    response = walk.post("outcome", **{"go-version": str(version.pk)})
    assert response.status_code == 200
    assert "The words of this page have changed since you opened it." in words(response)
    assert "Dod â’r penderfyniad i ben" in words(response)
    assert "outcome" not in walk.draft.tried and walk.draft.answers["outcome_wanted"]
    assert walk.post("outcome", **{"go-version": str(second.pk)}).status_code == 302


def test_a_page_whose_words_stayed_is_taken_though_the_form_was_reworded(version, plain):
    walk = Walk(version)
    walk.to("outcome")
    release(reworded(plain, "lead_involved"))
    assert walk.post("outcome", **{"go-version": str(version.pk)}).status_code == 302


def test_a_declaration_is_not_taken_in_words_that_were_not_shown(version, plain):
    walk = Walk(version)
    walk.to("check")
    changed = copy.deepcopy(plain)
    changed["cy"]["declaration"], changed["en"]["declaration"] = "Mae’n wir.", "It is true."
    second = release(freezing.merge(changed))
    typed = {"declaration": "on", "go-version": str(version.pk)}
    response = walk.post("check", typed)
    assert response.status_code == 200 and "It is true." in words(response)
    assert walk.draft.sent_at is None
    assert walk.post("check", typed | {"go-version": str(second.pk)}).status_code == 302
    assert walk.draft.sent_at


@pytest.mark.parametrize("seen", ["", "x", str(uuid.UUID(int=0)), "../../etc"])
def test_a_page_that_claims_another_version_never_fails(version, seen):
    walk = Walk(version)
    walk.to("outcome")
    assert walk.post("outcome", **{"go-version": seen}).status_code in (200, 302)


# --- Comparing -----------------------------------------------------------------------------------
def changes(plain, change) -> list[tuple[str, tuple[str, ...], str]]:
    """What comparing finds after `change` was made to both languages."""
    after = copy.deepcopy(plain)
    for page in after.values():
        change(page["steps"])
    found = compare(freezing.merge(plain), freezing.merge(after))
    return [(one.kind, tuple(place.key for place in one.way), one.name) for one in found]


def place(steps, key: str) -> int:
    return next(at for at, step in enumerate(steps) if step["key"] == key)


def test_nothing_differs_in_the_same_form(plain):
    assert changes(plain, lambda steps: None) == []


def test_an_added_and_a_removed_page_are_named(plain):
    def swap(steps):
        steps[place(steps, "outcome")] = {**steps[0], "key": "new", "questions": []}

    assert changes(plain, swap) == [(Kind.ADDED, ("new",), ""), (Kind.REMOVED, ("outcome",), "")]


def test_a_question_on_another_page_was_moved_not_lost(plain):
    def shift(steps):
        question = steps[place(steps, "outcome")]["questions"].pop()
        steps[place(steps, "grounds")]["questions"].append(question)

    assert changes(plain, shift) == [(Kind.MOVED, ("grounds", "outcome_wanted"), "")]


def test_one_page_moved_leaves_the_others_where_they_were(plain):
    def shift(steps):
        steps.insert(0, steps.pop(place(steps, "files")))

    assert changes(plain, shift) == [(Kind.MOVED, ("files",), "")]


def test_another_condition_is_a_new_route(plain):
    def route(steps):
        row = {"field": "notice_kind", "operator": "is", "value": "warning", "outcome": "show"}
        steps[place(steps, "outcome")]["show_if"] = {"rows": [row], "otherwise": "skip"}

    assert changes(plain, route) == [(Kind.REROUTED, ("outcome",), "show_if")]


def test_an_option_taken_away_and_one_reworded_are_named_under_their_question(plain):
    def spoil(steps):
        options = steps[place(steps, "lead")]["questions"][0]["options"]
        options.pop()
        options[0]["label"] = "Arall"

    assert changes(plain, spoil) == [
        (Kind.REWORDED, ("lead", "lead_involved", "yes"), "label"),
        (Kind.REMOVED, ("lead", "lead_involved", "dont_know"), ""),
    ]
