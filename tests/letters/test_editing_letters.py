"""An editor changes the words of letters in the CMS, and is told by line what cannot work."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cases import letters
from cases.letters import texts
from cases.models import ClosedDay, CouncilDetails, LetterText
from cases.permissions import Role
from portal import editors
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


@pytest.fixture
def editor(client):
    return _sign_in(client, Role.EDITOR)


def _sign_in(client, role):
    editors.grant()
    client.force_login(factories.user(role))
    return client


def _address(model, name, *args):
    return reverse(f"wagtailsnippets_cases_{model._meta.model_name}:{name}", args=args)


def _posted(text, **over):
    fields = ("subject_cy", "subject_en", "body_cy", "body_en")
    return {name: getattr(text, name) for name in fields} | over


def _change(client, text, **over):
    return client.post(_address(LetterText, "edit", text.pk), _posted(text, **over))


def test_an_editor_changes_a_letter_and_the_next_one_says_so(editor):
    text = LetterText.objects.get(code="acknowledgement")
    body = text.body_en.replace("Thank you for your appeal", "We thank you for your appeal")
    response = _change(editor, text, body_en=body, still_says="on")
    assert response.status_code == 302
    case = factories.case()
    assert "We thank you for your appeal" in letters.page(case.letters.get())
    assert ModelLogEntry.objects.filter(action="wagtail.edit", object_id=str(text.pk)).exists()


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (lambda body: body + "\n\nYour ((shoe_size)).", 2, "((shoe_size))"),
        (lambda body: body + "\n\n{{ user.password }} ((case.handler))", 2, "((case.handler))"),
        (lambda body: body + "\n\n((name", 2, ""),
        (lambda body: body + "\n\nSo: ((lateness))", 2, "((lateness))"),
        (lambda body: body.replace("((who_decides))", "Someone."), None, "((who_decides))"),
    ],
)
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_text_no_letter_could_be_written_from_is_refused_with_its_line(
    editor, language, change, line, said
):
    text = LetterText.objects.get(code="acknowledgement")
    body = text.body(language)
    response = _change(editor, text, **{f"body_{language}": change(body)})
    errors = str(response.context["form"].errors[f"body_{language}"])
    assert said in errors
    if line:
        assert f" {len(body.splitlines()) + line}: " in errors
    assert texts.get("acknowledgement").digest == text.digest


@pytest.mark.parametrize("field", ["subject_cy", "subject_en", "body_cy", "body_en"])
def test_one_language_alone_is_refused(editor, field):
    text = LetterText.objects.get(code="acknowledgement")
    response = _change(editor, text, **{field: ""})
    assert field in response.context["form"].errors
    assert texts.get("acknowledgement").digest == text.digest


def test_a_subject_carries_nothing_of_a_case(editor):
    text = LetterText.objects.get(code="acknowledgement")
    response = _change(editor, text, subject_en="About ((name))")
    assert "subject_en" in response.context["form"].errors


def test_the_list_of_what_a_letter_can_say_stands_beside_it(editor):
    text = LetterText.objects.get(code="late_refused")
    page = editor.get(_address(LetterText, "edit", text.pk)).content.decode()
    assert "((lateness_working))" in page
    assert "((how_to_follow))" not in page


def test_loading_again_keeps_what_an_editor_changed():
    text = LetterText.objects.get(code="converted")
    LetterText.objects.filter(pk=text.pk).update(subject_en="Ours now")
    assert texts.load() == []
    assert texts.get("converted").subject_en == "Ours now"


def test_a_text_nobody_changed_follows_the_service():
    text = LetterText.objects.get(code="converted")
    text.subject_en = "As it came with last year’s release"
    text.as_loaded = text.digest
    text.save()
    assert texts.load() == ["converted"]
    assert texts.get("converted").subject_en == "We are dealing with what you sent as a complaint"


def test_every_delivered_text_is_whole_in_both_languages():
    for text in LetterText.objects.all():
        text.full_clean()
        for language in ("cy", "en"):
            assert text.subject(language) and text.body(language)
        assert text.body_cy.count("\n\n") == text.body_en.count("\n\n")


def test_an_editor_adds_and_removes_a_closed_day(editor):
    day = {"day": "2026-12-24", "name_cy": "Noswyl Nadolig", "name_en": "Christmas Eve"}
    added = editor.post(_address(ClosedDay, "add"), day | {"extends_customer": "on"})
    assert added.status_code == 302
    row = ClosedDay.objects.get(name_en="Christmas Eve")
    assert editor.post(_address(ClosedDay, "delete", row.pk)).status_code == 302
    assert not ClosedDay.objects.filter(pk=row.pk).exists()


def test_the_council_has_one_row_of_details(editor):
    assert editor.get(_address(CouncilDetails, "add")).status_code == 200
    CouncilDetails.objects.create(name_cy="Cyngor", name_en="Council")
    assert editor.get(_address(CouncilDetails, "add")).status_code == 302


def test_no_letter_text_is_added_or_deleted(editor):
    text = LetterText.objects.first()
    assert editor.get(_address(LetterText, "add")).status_code == 302
    assert editor.post(_address(LetterText, "delete", text.pk)).status_code == 302
    assert LetterText.objects.filter(pk=text.pk).exists()


def test_the_welsh_officer_changes_words(client):
    _sign_in(client, Role.WELSH_OFFICER)
    text = LetterText.objects.get(code="converted")
    answer = _change(client, text, subject_cy="Pwnc newydd", subject_en="A new subject")
    assert answer.status_code == 302
    assert texts.get("converted").subject_cy == "Pwnc newydd"


def test_a_caseworker_does_not_reach_the_letter_texts(client):
    _sign_in(client, Role.COMPLAINTS_TEAM)
    text = LetterText.objects.get(code="converted")
    assert client.get(_address(LetterText, "edit", text.pk)).status_code == 404
