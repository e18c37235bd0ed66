"""The forms we ship, as pages: loaded once, translated, and frozen when released."""

import pytest

from bilingual import publishing
from bilingual.checks import texts_of
from bilingual.problems import NotReady
from forms import content, freezing
from forms.models import FormPage, FormVersion

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


def pages() -> dict[str, FormPage]:
    found = FormPage.objects.filter(case_type="appeal").select_related("locale")
    return {page.locale.language_code: page for page in found}


def versions():
    return FormVersion.objects.filter(form=pages()["cy"].translation_key)


def test_every_form_we_ship_is_live_in_both_languages():
    live = set(FormPage.objects.live().values_list("case_type", "locale__language_code"))
    kinds = {content.read(name)["case_type"] for name in content.names()}
    assert live == {(kind, language) for kind in kinds for language in ("cy", "en")}
    assert {"appeal", "complaint", "adjustment", "welsh-language"} == kinds


def test_both_languages_are_live_and_frozen_in_one_version(plain):
    assert all(page.live for page in pages().values())
    version = versions().get()
    assert version.definition == freezing.merge(plain)
    assert version.sha256 == freezing.digest(version.definition)


def test_loading_again_changes_nothing():
    assert not any(content.load(name) for name in content.names())
    assert FormVersion.objects.count() == len(content.names())
    assert FormPage.objects.count() == 2 * len(content.names())


def test_translators_are_offered_words_and_never_keys():
    page = pages()["en"]
    paths = texts_of(page)
    ends = {path.split(".")[-1] for path in paths if path.startswith("steps.")}
    assert ends <= {
        *("slug", "section", "title", "label", "hint", "error"),
        *("unknown", "early", "item", "add", "remove", "body"),
    }


def test_a_renamed_question_is_a_new_version_and_the_old_one_stays():
    for language, page in pages().items():
        draft = page.get_latest_revision_as_object()
        block = next(b for b in draft.steps if b.value["key"] == "outcome")
        block.value["questions"][0].value["label"] = {"cy": "Beth nesaf?", "en": "What next?"}[
            language
        ]
        draft.save_revision()
    publishing.publish(pages()["cy"])
    assert versions().count() == 2
    newest = FormVersion.newest(pages()["cy"].translation_key).definition
    label = next(s for s in newest["steps"] if s["key"] == "outcome")["questions"][0]["label"]
    assert label == {"cy": "Beth nesaf?", "en": "What next?"}


def test_publishing_the_same_again_makes_no_version():
    for page in pages().values():
        page.get_latest_revision_as_object().save_revision()
    publishing.publish(pages()["cy"])
    assert versions().count() == 1


def test_a_form_that_would_fail_someone_is_not_released():
    draft = pages()["cy"].get_latest_revision_as_object()
    block = next(b for b in draft.steps if b.value["key"] == "lead")
    block.value["questions"][0].value["key"] = "arweinydd"
    draft.save_revision()
    with pytest.raises(NotReady):
        publishing.publish(pages()["en"])
    assert versions().count() == 1


@pytest.mark.parametrize(
    ("language", "button", "other"),
    [("cy", "Dechrau nawr", "Beth fydd ei angen arnoch"), ("en", "Start now", "What you need")],
)
def test_the_start_page_says_what_is_needed_and_begins(client, language, button, other):
    page = pages()[language]
    shown = client.get(page.url)
    assert button in shown.content.decode() and other in shown.content.decode()
    assert page.url == {"cy": "/cy/apelio/", "en": "/en/appeal/"}[language]
    begun = client.post(page.url)
    assert begun.status_code == 302
    first = client.get(begun.headers["Location"], follow=True)
    assert first.status_code == 200
    cookie = next(c for name, c in begun.cookies.items() if name.startswith("draft_"))
    assert cookie["httponly"] and cookie["samesite"] == "Lax"


def test_the_start_page_offers_what_this_browser_began(client):
    begun = client.post("/en/appeal/").headers["Location"]
    assert begun not in client.get("/en/appeal/").content.decode()  # nothing answered yet
    first = client.get(begun).headers["Location"]
    client.post(first, {"reply_language": "cy"})
    assert begun in client.get("/en/appeal/").content.decode()
    welsh = begun.replace("/en/appeal/", "/cy/apelio/")
    assert welsh in client.get("/cy/apelio/").content.decode()


def test_a_draft_begins_only_with_a_token_of_this_site(published):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/en/appeal/").status_code == 403


def test_an_editor_sees_the_form_in_the_cms(admin_client):
    english = admin_client.get(f"/admin/pages/{pages()['en'].pk}/edit/")
    assert english.status_code == 200
    assert "reply_language" in english.content.decode()
    # The Welsh page opens side by side with the English: words only, no key to change by mistake.
    welsh = admin_client.get(f"/admin/pages/{pages()['cy'].pk}/edit/")
    assert welsh.status_code == 200
    assert "Pa iaith yr hoffech i ni ei defnyddio" in welsh.content.decode()
