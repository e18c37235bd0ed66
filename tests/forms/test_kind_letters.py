"""An editor gives a kind of case letters in words of its own, without code."""

import pytest
from django.urls import reverse

from cases import letters
from cases.letters import showing
from cases.models import CaseType, LetterText
from cases.permissions import Role
from portal import editors
from tests import factories

CODE = "acknowledgement_of_enquiry"
EDIT = "wagtailsnippets_cases_lettertext:edit"
WORDS = ("subject_cy", "subject_en", "body_cy", "body_en")


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules()


@pytest.fixture
def cms(client):
    editors.grant()
    client.force_login(factories.user(Role.EDITOR))
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def kind() -> CaseType:
    return factories.kind(code="bench", name_cy="Cais am fainc", name_en="Request for a bench")


def page_of(kind: CaseType) -> str:
    return reverse("kinds_of_case:letters", args=[kind.pk])


def begun(cms, kind: CaseType) -> LetterText:
    """The own words of the acknowledgement, as the button of the page begins them."""
    response = cms.post(page_of(kind), {"own": CODE})
    own = LetterText.objects.get(code=CODE, case_type=kind)
    assert response.url == reverse(EDIT, args=[own.pk])
    return own


def change(cms, text: LetterText, **words: str) -> None:
    said = {name: getattr(text, name) for name in WORDS} | words
    assert cms.post(reverse(EDIT, args=[text.pk]), said).status_code == 302


def subject_for(kind: CaseType) -> str:
    case = factories.enquiry(kind)
    return letters.page(case.letters.get(kind="acknowledgement"))


def test_words_of_its_own_go_out_for_this_kind_and_for_no_other(cms, kind):
    own = {"subject_cy": "Eich mainc", "subject_en": "Your bench"}
    change(cms, begun(cms, kind), **own)

    other = factories.kind(code="tree", prefix="TRE")
    assert "Your bench" in subject_for(kind)
    assert "Your bench" not in subject_for(other)
    said = cms.get(page_of(kind)).content.decode()
    assert said.count("Words of its own") == 1 and "Request for a bench" in said
    listed = cms.get(reverse("wagtailsnippets_cases_lettertext:list")).content.decode()
    assert "Acknowledgement of a request or of feedback – Request for a bench" in listed


def test_until_they_are_changed_they_follow_the_usual_words(cms, kind):
    own = begun(cms, kind)
    change(
        cms,
        LetterText.objects.get(code=CODE, case_type=None),
        subject_cy="Newydd",
        subject_en="Usual and new",
    )

    assert factories.fresh(own).subject_en == "Usual and new"
    assert "Usual and new" in subject_for(kind)
    assert "Words of its own" not in cms.get(page_of(kind)).content.decode()


def test_the_usual_words_come_back_and_the_history_keeps_the_others(cms, kind):
    own = begun(cms, kind)
    usual = own.subject_en
    change(cms, own, subject_cy="Eich mainc", subject_en="Your bench")

    for _twice in range(2):
        assert cms.post(page_of(kind), {"usual": CODE}).url == page_of(kind)

    assert factories.fresh(own).subject_en == usual and usual in subject_for(kind)
    kept = [one.as_object().subject_en for one in own.revisions.order_by("pk")]
    assert "Your bench" in kept and kept[-1] == usual


def test_an_appeal_keeps_the_words_of_the_policy(cms, kind):
    appeal = CaseType.objects.get(code=CaseType.APPEAL)
    assert cms.get(page_of(appeal)).status_code == 404
    for strange in ({"own": "decision_stands"}, {"own": "acknowledgement"}, {}):
        assert cms.post(page_of(kind), strange).status_code == 404
    assert not LetterText.objects.exclude(case_type=None).exists()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_cms_calls_a_kind_by_its_name(cms, kind, language):
    cms.cookies["django_language"] = language
    shown = cms.get(reverse("wagtailsnippets_cases_casetype:edit", args=[kind.pk]))
    name = {"cy": "Cais am fainc", "en": "Request for a bench"}[language]
    title = shown.content.decode().split("<title>")[1].split("</title>")[0]
    assert name in title and "bench" not in title.replace(name, "")
    assert page_of(kind) in shown.content.decode()


@pytest.mark.parametrize("wording", ["complaint", "enquiry"])
def test_shown_before_it_is_saved_no_letter_of_a_kind_speaks_of_an_appeal(wording):
    kind = factories.kind(code="bench", letters=wording)
    shown = {
        code: showing.written(LetterText.own(code, kind), ("en",)).text.lower()
        for code in ("extended", "paused", "data_complaint")
    }
    assert [code for code, words in shown.items() if "your appeal" in words] == []
