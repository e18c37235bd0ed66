"""In the CMS: the versions of a form listed, compared, and an older one released again."""

import pytest

from bilingual import publishing, translation
from bilingual.problems import NotReady
from cases.permissions import Role
from forms.comparing import again
from forms.models import FormPage, FormVersion
from portal import editors
from tests import factories
from tests.forms.walk import words

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]
NEW = {"cy": "Beth nesaf?", "en": "What next?"}


def pages() -> dict[str, FormPage]:
    english = FormPage.objects.get(slug="appeal")
    return again.pages_of(english)


@pytest.fixture
def editor(client, now):
    """A browser of an editor, who is no superuser."""
    editors.grant()
    user = factories.user(Role.EDITOR, first_name="Elin", last_name="Golygydd")
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def second(editor) -> FormVersion:
    """The form released a second time, with other words of one question."""
    old = pages()
    for each in old.values():
        draft = each.get_latest_revision_as_object()
        block = next(b for b in draft.steps if b.value["key"] == "outcome")
        block.value["questions"][0].value["label"] = NEW[each.locale.language_code]
        draft.save_revision()
    publishing.publish(old["en"], by=editor.user)
    return FormVersion.newest(old["en"].translation_key)


def labels() -> dict[str, str]:
    """What the live form asks in the step that was reworded."""
    definition = FormVersion.newest(pages()["en"].translation_key).definition
    step = next(step for step in definition["steps"] if step["key"] == "outcome")
    return step["questions"][0]["label"]


def address(end: str) -> str:
    return f"/admin/forms/{pages()['en'].pk}/versions/{end}"


def test_the_list_says_who_released_each_version(editor, second):
    listed = words(editor.get(address("")))
    assert "Elin Golygydd" in listed and "y gwasanaeth ei hun" in listed


def test_two_versions_compared_show_the_old_and_the_new_words_in_both_languages(editor, second):
    compared = words(editor.get(address("compare/?from=1&to=2")))
    for said in (*NEW.values(), "What outcome would you like?", "Pa ganlyniad yr hoffech ei weld?"):
        assert said in compared


def test_a_draft_is_compared_before_it_is_published(editor, second):
    draft = pages()["en"].get_latest_revision_as_object()
    block = next(b for b in draft.steps if b.value["key"] == "grounds")
    block.value["questions"][0].value["label"] = "Why, please?"
    draft.save_revision()
    assert "Why, please?" in words(editor.get(address("compare/")))


@pytest.mark.parametrize("query", ["?from=9&to=1", "?from=x", "?to=-1", "?from=1&to=../.."])
def test_a_version_that_is_not_there_is_not_found(editor, second, query):
    assert editor.get(address(f"compare/{query}")).status_code == 404


def test_an_older_version_goes_live_again_in_both_languages_as_a_new_one(editor, second):
    assert labels() == NEW
    assert "What next?" in words(editor.get(address("1/release/")))
    assert labels() == NEW
    assert editor.post(address("1/release/")).status_code == 302
    newest = FormVersion.newest(second.form)
    assert (newest.number, newest.released_by) == (3, editor.user)
    assert newest.definition == FormVersion.objects.get(form=second.form, number=1).definition
    assert labels()["en"] == "What outcome would you like?"
    assert "yn gofyn yr un peth â fersiwn 1" in words(editor.get(address("")))


def test_releasing_again_twice_makes_one_version(editor, second):
    for _click in range(2):
        editor.post(address("1/release/"))
    assert FormVersion.newest(second.form).number == 3


def test_the_translation_goes_on_from_the_words_released_again(editor, second):
    again.release(pages()["en"], FormVersion.objects.get(form=second.form, number=1), by=None)
    translation.take_up_translations(pages()["en"])
    publishing.publish(pages()["en"])
    assert FormVersion.newest(second.form).number == 3
    assert labels()["cy"] == "Pa ganlyniad yr hoffech ei weld?"


def test_what_may_not_go_live_changes_nothing(editor, second):
    first = FormVersion.objects.get(form=second.form, number=1)
    first.pages["cy"]["declaration"] = ""
    first.save()
    before = {code: each.latest_revision_id for code, each in pages().items()}
    with pytest.raises(NotReady):
        again.release(pages()["en"], first, by=editor.user)
    answer = editor.post(address("1/release/"), follow=True)
    assert answer.status_code == 200 and labels() == NEW
    assert {code: each.latest_revision_id for code, each in pages().items()} == before


def test_a_version_from_before_pages_were_kept_says_so_and_is_not_released(editor, second):
    FormVersion.objects.filter(number=1).update(pages={})

    assert "Ni ellir ei rhyddhau eto" in words(editor.get(address("")))
    refused = editor.post(address("1/release/"), follow=True)

    assert "Ni ellir ei rhyddhau eto" in words(refused)
    assert labels() == NEW


def test_a_form_that_someone_else_has_locked_is_neither_rearranged_nor_released_again(
    editor, second
):
    found = pages()
    colleague = factories.user(Role.EDITOR)
    FormPage.objects.filter(pk=found["cy"].pk).update(locked=True, locked_by=colleague)
    before = {code: page.latest_revision_id for code, page in found.items()}
    steps = [step.id for step in found["en"].steps]
    moved = found["en"].steps[1].value["questions"][0].id

    move = f"/admin/forms/{found['en'].pk}/move/"
    said = [
        words(editor.post(address("1/release/"), follow=True)),
        words(editor.post(move, {"question": moved, "step": steps[3]}, follow=True)),
    ]

    assert all("Mae rhywun arall wedi cloi’r ffurflen hon" in answer for answer in said)
    assert labels() == NEW
    assert {code: page.latest_revision_id for code, page in pages().items()} == before
