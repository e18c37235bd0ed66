"""An editor sees what a text will say before it is saved, and nothing goes live by itself."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import ModelLogEntry

from cases.letters import sample, showing, texts
from cases.letters.editing import BEFORE, ONE_LANGUAGE
from cases.letters.sentences import plain
from cases.models import AccessCode, Case, Customer, Letter, LetterText, OmbudsmanDetails
from cases.models.letter_parts import PARTS
from cases.permissions import Role
from portal import editors
from tests import factories
from tests.support import nu
from tests.support.pdfs import Pdf

pytestmark = pytest.mark.django_db
LANGS = ("cy", "en")
FIELDS = ("subject_cy", "subject_en", "body_cy", "body_en")
MODES = [name for name, _label in showing.modes("acknowledgement")]


def modes(code):
    return [name for name, _label in showing.modes(code)]


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()
    editors.grant()


@pytest.fixture(params=[Role.EDITOR, Role.WELSH_OFFICER])
def editor(client, request):
    client.force_login(factories.user(request.param))
    return client


@pytest.fixture
def text():
    return LetterText.objects.get(code="acknowledgement")


def address(name, *args):
    return reverse(f"wagtailsnippets_cases_lettertext:{name}", args=args)


def typed(text, **over):
    posted = {name: getattr(text, name) for name in FIELDS}
    if text.latest_revision:
        posted["loaded_revision_id"] = text.latest_revision_id
        posted["loaded_revision_created_at"] = text.latest_revision.created_at.isoformat()
    return posted | over


def save(client, text, **over):
    return client.post(address("edit", text.pk), typed(text, **over))


def preview(client, text, mode, **over):
    url = address("preview_on_edit", text.pk)
    said = client.post(url, typed(text, **over)).json()
    return said, client.get(url, {"mode": mode})


def both(text, **more):
    """Both languages changed."""
    return {"subject_cy": "Pwnc newydd", "subject_en": "A new subject", **more}


@pytest.mark.parametrize("code", sorted(PARTS))
def test_every_text_is_shown_whole_in_every_way_and_nothing_is_written(code):
    counted = (Case, Customer, Letter, AccessCode)
    before = [model.objects.count() for model in counted]
    text = texts.get(code)
    for mode in modes(code):
        shown = showing.shown(text, mode)
        assert shown.status_code == 200
        if mode.startswith("pdf_"):
            made = Pdf(shown.content)
            assert str(made.root.Lang) == mode[-2:] and "((" not in made.text
            continue
        page = shown.content.decode()
        assert "((" not in page
        for language in ("cy", "en"):
            there = mode not in ("cy", "en") or mode == language
            assert (text.subject(language) in page) == there
            assert (plain("welcome", language) in page) == there
    assert [model.objects.count() for model in counted] == before


@pytest.mark.parametrize("mode", MODES)
def test_words_being_typed_are_shown_in_a_frame_that_runs_nothing(editor, text, mode):
    body = {f"body_{code}": text.body(code) + "\n\n<script>alert(1)</script>" for code in LANGS}
    said, shown = preview(editor, text, mode, **body)
    assert said == {"is_valid": True, "is_available": True}
    assert shown.status_code == 200
    policy = shown.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy and "script-src" not in policy
    assert "default-src 'none'" in policy
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    if mode.startswith("pdf_"):
        assert "<script>alert(1)</script>" in Pdf(shown.content).text
        return
    assert "unsafe" not in policy
    page = shown.content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "<script" not in page
    assert texts.get(text.code).digest == text.digest


def test_one_language_is_shown_while_the_other_is_still_to_be_written(editor, text):
    said, shown = preview(editor, text, "cy", subject_cy="Pwnc newydd sbon")
    assert said["is_valid"]
    assert "Pwnc newydd sbon" in shown.content.decode()


def test_what_cannot_be_a_letter_is_not_shown(editor, text):
    said, _shown = preview(editor, text, "cy", body_cy=text.body_cy + "\n\n((shoe_size))")
    assert not said["is_valid"]


def test_a_caseworker_sees_no_preview(client, text):
    client.force_login(factories.user(Role.COMPLAINTS_TEAM))
    assert client.get(address("preview_on_edit", text.pk)).status_code == 404


def test_without_pango_no_pdf_is_offered(without_pango):
    assert not [name for name in modes("progress") if name.startswith("pdf")]


def test_a_text_message_is_shown_as_one():
    text = texts.get("access_code_text")
    assert modes(text.code) == ["text"]
    page = showing.shown(text, "text").content.decode()
    assert text.body_cy.splitlines()[0] in page and text.body_en.splitlines()[0] in page
    assert sample.WORDS["reference"] not in page


@pytest.mark.parametrize(("language", "other"), [("cy", "en"), ("en", "cy")])
def test_one_language_changed_alone_is_refused_with_its_line(editor, text, language, other):
    lines = text.body(language).splitlines()
    lines[2] += " A."
    answer = save(editor, text, **{f"body_{language}": "\n".join(lines)})
    [said] = answer.context["form"].errors["still_says"]
    assert " 3" in said
    assert texts.get(text.code).digest == text.digest
    assert not ModelLogEntry.objects.filter(action=ONE_LANGUAGE).exists()


def test_whoever_says_that_the_other_still_says_the_same_may_and_it_is_kept(editor, text):
    answer = save(editor, text, subject_cy="Pwnc newydd", still_says="on")
    assert answer.status_code == 302
    kept = ModelLogEntry.objects.get(action=ONE_LANGUAGE, object_id=str(text.pk))
    assert kept.data == {"language": "cy"}
    assert editor.get(address("history", text.pk)).status_code == 200


def test_line_ends_of_another_browser_are_no_change(editor, text):
    changed = {name: getattr(text, name).replace("\n", "\r\n") for name in FIELDS}
    assert save(editor, text, **changed).status_code == 302
    assert texts.get(text.code).digest == text.digest


def test_both_languages_changed_need_no_word(editor, text):
    assert save(editor, text, **both(text)).status_code == 302
    assert not ModelLogEntry.objects.filter(action=ONE_LANGUAGE).exists()


def test_what_an_editor_types_is_never_live_by_itself(editor, text):
    page = editor.get(address("edit", text.pk)).content.decode()
    assert "w-autosave" not in page.partition('id="w-editor-form"')[2].partition(">")[0]
    answer = editor.post(
        address("edit", text.pk), typed(text, **both(text)), headers={"accept": "application/json"}
    )
    assert answer.status_code != 200
    assert texts.get(text.code).digest == text.digest


def test_no_version_is_ever_overwritten(editor, text):
    save(editor, text, **both(text))
    text = factories.fresh(text)
    first = text.latest_revision
    save(editor, text, subject_cy="Arall", subject_en="Another", overwrite_revision_id=first.pk)
    first.refresh_from_db()
    assert first.as_object().subject_en == "A new subject"


def test_the_first_change_keeps_the_words_as_they_came(editor, text):
    save(editor, text, **both(text))
    versions = [version.as_object().subject_en for version in text.revisions.order_by("pk")]
    assert versions == [text.subject_en, "A new subject"]
    assert ModelLogEntry.objects.filter(action=BEFORE, object_id=str(text.pk)).count() == 1


def test_versions_are_compared_and_an_older_one_brought_back(editor, text):
    save(editor, text, **both(text))
    first, second = text.revisions.order_by("pk")
    compared = editor.get(address("revisions_compare", text.pk, first.pk, second.pk))
    assert "A new subject" in compared.content.decode()
    seen = editor.get(address("revisions_view", text.pk, first.pk))
    assert text.subject_en in seen.content.decode()
    back = editor.post(address("revisions_revert", text.pk, first.pk), typed(text, **_seen(text)))
    assert back.status_code == 302
    assert texts.get(text.code).subject_en == text.subject_en


def _seen(text):
    latest = factories.fresh(text).latest_revision
    return {
        "loaded_revision_id": latest.pk,
        "loaded_revision_created_at": latest.created_at.isoformat(),
    }


def test_a_pair_saved_together_once_is_brought_back_without_a_word(editor, text):
    save(editor, text, subject_cy="Pwnc newydd", still_says="on")
    first = text.revisions.earliest("pk")
    posted = typed(text, **_seen(text))
    posted["body_cy"] = posted["body_cy"].replace("\n", "\r\n")
    assert editor.post(address("revisions_revert", text.pk, first.pk), posted).status_code == 302
    assert texts.get(text.code).subject_cy == text.subject_cy
    assert ModelLogEntry.objects.filter(action=ONE_LANGUAGE).count() == 1


def test_a_version_brought_back_is_not_taken_for_the_delivered_one(editor, text):
    LetterText.objects.filter(pk=text.pk).update(subject_cy="Hen bwnc", subject_en="Old subject")
    old = factories.fresh(text)
    old.as_loaded = old.digest
    old.save_revision(clean=False)
    LetterText.objects.filter(pk=text.pk).update(
        subject_cy=text.subject_cy, subject_en=text.subject_en
    )
    revision = text.revisions.get()
    posted = typed(old, **_seen(text))
    assert editor.post(address("revisions_revert", text.pk, revision.pk), posted).status_code == 302
    assert texts.load() == []
    assert texts.get(text.code).subject_en == "Old subject"


def test_words_somebody_else_saved_meanwhile_are_not_lost_unseen(editor, text):
    save(editor, text, **both(text))
    mine = {"subject_cy": "Fy mhwnc", "subject_en": "My subject"}
    answer = save(editor, text, **mine)
    assert answer.status_code == 200
    assert answer.context["form"]["subject_en"].value() == "My subject"
    assert texts.get(text.code).subject_en == "A new subject"
    assert save(editor, factories.fresh(text), **mine).status_code == 302
    assert texts.get(text.code).subject_en == "My subject"


@pytest.mark.parametrize("code", sorted(PARTS))
def test_what_is_always_said_is_shown_as_locked_in_both_languages(editor, code):
    text = texts.get(code)
    page = editor.get(address("edit", text.pk)).content.decode()
    for language in LANGS:
        assert str(showing.locked(code, language)) in page
    last_word = code.startswith("decision") or code in ("late_refused", "no_internal_step")
    if last_word or code == "withdrawn":
        assert "Public Services Ombudsman for Wales" in page


def test_every_page_shown_to_an_editor_is_valid_html():
    pages = {
        f"{code}, {mode}": showing.shown(texts.get(code), mode).content.decode()
        for code in PARTS
        for mode in modes(code)
        if not mode.startswith("pdf_")
    }
    assert nu.errors(pages) == []


def test_what_is_missing_outside_the_text_is_said(editor):
    OmbudsmanDetails.objects.all().delete()
    text = texts.get("late_refused")
    _said, shown = preview(editor, text, "both")
    assert f": {gettext('The Ombudsman')}." in shown.content.decode()
