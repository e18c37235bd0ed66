"""Sets of questions: kept once in both languages, asked in many forms, frozen with each."""

import json
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale

from cases.permissions import Role
from forms import freezing, ready
from forms.definition import from_json
from forms.models import FormPage, QuestionSet
from portal import editors
from tests import factories

pytestmark = pytest.mark.django_db
SHOW = {"rows": [], "otherwise": "show"}


def texts(name: str, cy: str, en: str) -> dict[str, str]:
    return {f"{name}_cy": cy, f"{name}_en": en}


def child(kind: str, **value) -> dict:
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def equality(**over) -> QuestionSet:
    """A set that asks for a choice and, of any number of people, a name."""
    option = {"value": "yes", **texts("label", "Ydw", "Yes"), **texts("hint", "", "")}
    questions = [
        child(
            "radios",
            key="carer",
            required=True,
            options=[{"type": "item", "id": str(uuid.uuid4()), "value": option}],
            **texts("label", "Ydych chi’n ofalwr?", "Are you a carer?"),
            **texts("error", "Dewiswch", "Select"),
        ),
        child(
            "group",
            key="people",
            required=False,
            most=3,
            **texts("label", "Pwy sydd dan eich gofal?", "Who do you care for?"),
            **texts("item", "Person", "Person"),
            **texts("add", "Ychwanegu person", "Add a person"),
            **texts("remove", "Dileu person", "Remove person"),
            questions=[
                child("name", key="full", required=True, limit=200, **texts("label", "Enw", "Name"))
            ],
        ),
    ]
    fields = {"key": "equality", "name_cy": "Cydraddoldeb", "name_en": "Equality"}
    return QuestionSet(**{**fields, "questions": json.dumps(questions), **over})


def page(language: str, asked: str = "equality") -> FormPage:
    step = {
        "key": "about_you",
        "slug": {"cy": "amdanoch", "en": "about-you"}[language],
        "section": {"cy": "Chi", "en": "You"}[language],
        "title": {"cy": "Amdanoch chi", "en": "About you"}[language],
        "show_if": SHOW,
        "questions": [child("question_set", set=asked, show_if=SHOW)],
    }
    locale, _made = Locale.objects.get_or_create(language_code=language)
    return FormPage(locale=locale, steps=json.dumps([child("step", **step)]))


def plain() -> dict[str, dict]:
    return {language: freezing.plain(page(language)) for language in ("cy", "en")}


def test_a_form_asks_the_questions_of_its_set_in_both_languages():
    equality().save()
    form = from_json(freezing.merge(plain()))
    choice, group = form.steps[0].asked
    assert (choice.key, choice.label.cy, choice.label.en) == (
        "carer",
        "Ydych chi’n ofalwr?",
        "Are you a carer?",
    )
    assert choice.options[0].label.cy == "Ydw"
    assert group.questions[0].label.cy == "Enw" and group.add.en == "Add a person"


def test_a_released_form_keeps_the_questions_as_they_were():
    kept = equality()
    kept.save()
    frozen = freezing.merge(plain())
    kept.questions[0].value["label_cy"] = "Gofalwr?"
    kept.save()
    assert from_json(frozen).steps[0].asked[0].label.cy == "Ydych chi’n ofalwr?"
    assert from_json(freezing.merge(plain())).steps[0].asked[0].label.cy == "Gofalwr?"


def test_a_form_whose_set_is_gone_is_refused_by_name():
    found = [problem for problem in ready.problems(plain()) if "equality" in problem.where]
    assert found and all(problem.message and problem.mend for problem in found)


def test_a_text_in_one_language_only_is_named_by_its_place():
    kept = equality()
    kept.questions[0].value["options"][0]["label_cy"] = " "
    kept.questions[1].value["questions"][0].value["label_en"] = ""
    with pytest.raises(ValidationError) as refused:
        kept.clean()
    [message] = refused.value.messages
    assert "carer – yes" in message and "Cymraeg" in message
    assert "people – full" in message and "English" in message


def test_the_key_of_a_set_lasts():
    kept = equality()
    kept.save()
    kept.clean()
    kept.key = "cydraddoldeb"
    with pytest.raises(ValidationError):
        kept.clean()


def test_an_editor_opens_a_set_with_both_languages_side_by_side(client):
    editors.grant()
    client.force_login(factories.user(Role.EDITOR))
    kept = equality()
    kept.save()
    shown = client.get(reverse("wagtailsnippets_appeal_forms_questionset:edit", args=[kept.pk]))
    assert shown.status_code == 200
    body = shown.content.decode()
    assert "Ydych chi\\u2019n ofalwr?" in body or "Ydych chi’n ofalwr?" in body
    assert "Are you a carer?" in body
    assert client.get(reverse("wagtailsnippets_appeal_forms_questionset:add")).status_code == 200


@pytest.mark.usefixtures("published")
def test_a_set_that_a_form_asks_cannot_be_deleted(client):
    editors.grant()
    client.force_login(factories.user(Role.EDITOR))
    kept = equality()
    kept.save()
    form = FormPage.objects.get(slug="appeal")
    draft = form.get_latest_revision_as_object()
    draft.steps[0].value["questions"].append(("question_set", {"set": "equality", "show_if": SHOW}))
    draft.save_revision()
    delete = reverse("wagtailsnippets_appeal_forms_questionset:delete", args=[kept.pk])
    assert client.post(delete).status_code in (302, 403)
    assert QuestionSet.objects.filter(pk=kept.pk).exists()
    where = client.get(reverse("wagtailsnippets_appeal_forms_questionset:edit", args=[kept.pk]))
    assert reverse("wagtailadmin_pages:edit", args=[form.pk]) in where.content.decode()
