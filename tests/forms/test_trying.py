"""A form before it is published: looked at in both languages, and walked without a case."""

import re
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cases.models import Case, Customer, Letter, StoredFile
from cases.permissions import Role
from forms import drafts, trying
from forms.addresses import CHECK
from forms.models import Draft, FormPage, FormVersion
from forms.returning import post
from forms.returning.rows import DraftMail
from forms.trying import unpublished
from portal import editors
from tests import factories
from tests.forms.walk import Walk, words

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]


@pytest.fixture
def form() -> FormPage:
    factories.ground_rules()
    return FormPage.objects.get(slug="appeal")


@pytest.fixture
def editor(client, now):
    """A browser of an editor, who is no superuser."""
    editors.grant()
    client.force_login(factories.user(Role.EDITOR))
    return client


def reword(form: FormPage, key: str, name: str, text) -> None:
    """A draft of this language with other words in a question, not published."""
    draft = form.get_latest_revision_as_object()
    block = next(b for b in draft.steps if b.value["key"] == key)
    block.value["questions"][0].value[name] = text
    draft.save_revision()


def frame(browser, form: FormPage, language: str, place: str):
    return browser.get(f"/admin/forms/{form.pk}/preview/{language}/{place}/")


COMPLAINT = {
    "service": {"service": "complaints"},
    "what_happened": {"what_happened": "Nobody answered."},
}


class Trial(Walk):
    """An editor walking a form they began to try."""

    def __init__(self, browser, form: FormPage, language: str = "en") -> None:
        self.client, self.language = browser, language
        begun = browser.post(f"/admin/forms/{form.pk}/try/", {"language": language})
        self.token = uuid.UUID(re.search(r"/([0-9a-f-]{36})/", begun["Location"])[1])


# --- Looking at it -------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["cy", "en"])
def test_each_place_is_shown_in_the_language_asked_for(editor, form, language):
    seen = editor.get(f"/admin/forms/{form.pk}/preview/")
    places = re.findall(r'<option value="([a-z_-]+)"', seen.content.decode())
    assert len(places) == 4 + len(FormVersion.newest(form.translation_key).definition["steps"])
    for place in {*places[::4], *places[-3:]}:
        shown = frame(editor, form, language, place)
        assert shown.status_code == 200, place
        assert f'lang="{language}"' in shown.content.decode()[:400], place


def test_words_not_published_yet_are_shown(editor, form):
    reword(form, "outcome", "label", "What would put it right?")
    assert "What would put it right?" in words(frame(editor, form, "en", "step-outcome"))


def test_an_empty_page_is_shown_with_its_own_error_texts(editor, form):
    shown = frame(editor, form, "cy", "errors-notice")
    assert "govuk-error-summary" in shown.content.decode()
    assert "govuk-error-summary" not in frame(editor, form, "cy", "step-notice").content.decode()


def test_the_receipt_and_the_acknowledgement_are_the_real_ones_and_leave_nothing(editor, form):
    assert "Eich cyfeirnod yw" in words(frame(editor, form, "cy", "receipt"))
    letter = words(frame(editor, form, "cy", "acknowledgement"))
    assert "Siân Enghraifft" in letter and "••••-••••" in letter
    assert not any(model.objects.exists() for model in (Case, Customer, Letter, Draft))
    assert not FormVersion.objects.filter(number=None).exists()


def test_a_form_that_makes_no_appeal_is_shown_to_its_end_too(editor, form):
    others = FormPage.objects.filter(locale=form.locale).exclude(pk=form.pk)
    assert others
    for other in others:
        assert "received what you sent" in words(frame(editor, other, "en", "receipt"))
        assert "Siân Enghraifft" in words(frame(editor, other, "en", "acknowledgement"))


def test_the_menu_of_a_form_leads_to_its_preview_and_its_versions(editor, form):
    edit = editor.get(f"/admin/pages/{form.pk}/edit/").content.decode()
    for name in ("preview", "versions"):
        assert f"/admin/forms/{form.pk}/{name}/" in edit


def test_what_is_missing_before_publishing_is_listed_beside_the_preview(editor, form):
    assert "Cyn y gellir ei chyhoeddi" not in words(editor.get(f"/admin/forms/{form.pk}/preview/"))
    reword(form, "outcome", "label", "What would put it right?")
    assert "Cyn y gellir ei chyhoeddi" in words(editor.get(f"/admin/forms/{form.pk}/preview/"))
    other = FormPage.objects.get(slug="apelio")
    assert other.get_latest_revision() is None or not other.has_unpublished_changes


def test_words_one_language_lacks_stand_in_the_other_ones(form):
    lead = {"steps": [{"key": "a", "title": "New"}, {"key": "b", "title": "Old"}]}
    other = {"steps": [{"key": "b", "title": "Hen"}]}
    filled = unpublished.filled(lead, other)
    assert [step["title"] for step in filled["steps"]] == ["New", "Hen"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda steps: steps.clear(),
        lambda steps: steps[0].update(key=""),
        lambda steps: steps[0].update(slug={"cy": "", "en": ""}),
        lambda steps: steps[0].update(slug=CHECK),
        lambda steps: steps[1].update(key=steps[0]["key"]),
        lambda steps: steps[0]["questions"][0].update(type="question_set"),
        lambda steps: steps[0]["questions"][0].update(type="nonsense"),
        lambda steps: steps[0].update(questions=[], title={"cy": "", "en": ""}),
        lambda steps: steps[0].update(
            show_if={
                "rows": [{"field": "later", "operator": "is", "value": "x", "outcome": "show"}],
                "otherwise": "skip",
            }
        ),
    ],
)
def test_a_form_too_unfinished_to_walk_is_known_for_it(form, spoil):
    definition = FormVersion.newest(form.translation_key).definition
    assert unpublished.runnable(definition) is not None
    spoil(definition["steps"])
    assert unpublished.runnable(definition) is None


def test_an_unfinished_form_is_said_to_be_and_never_fails(editor, form):
    draft = form.get_latest_revision_as_object()
    draft.steps = []
    draft.save_revision(clean=False)
    assert editor.get(f"/admin/forms/{form.pk}/preview/").status_code == 200
    assert frame(editor, form, "en", "step-notice").status_code == 404
    assert editor.post(f"/admin/forms/{form.pk}/try/").status_code == 302
    assert not Draft.objects.exists()


# --- Walking it ----------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_trial_goes_to_the_receipt_and_makes_no_case(editor, form, language):
    trial = Trial(editor, form, language)
    banner = {"cy": "Rydych yn rhoi cynnig ar y ffurflen hon", "en": "You are trying this form"}
    assert banner[language] in words(trial.get("language"))
    trial.to("check")
    assert banner[language] in words(trial.get("check"))
    for _again in range(2):
        receipt = words(trial.send())
        assert {"cy": "Ni wnaed unrhyw achos", "en": "No case was made"}[language] in receipt
        assert {"cy": "Tîm Cwynion", "en": "Complaints Team"}[language] in receipt
    assert not Case.objects.exists() and not Letter.objects.exists()
    assert trial.draft.sent_at is None


def test_a_trial_of_a_form_with_routing_ends_with_the_row_that_fired(editor):
    factories.ground_rules()
    form = FormPage.objects.get(slug="complain")
    trial = Trial(editor, form)
    trial.to("check", **COMPLAINT)

    receipt = words(trial.send())

    assert "The case would go to: Chief Officer. Routing row 1 chose the team" in receipt


def test_a_trial_sends_no_link_and_shows_the_email_that_would_go(editor, form):
    trial = Trial(editor, form)

    page = words(trial.post("save", {"email": "gwen@enghraifft.cymru"}))

    assert "You are trying this form, so nothing was sent." in page
    assert "Your link to carry on with the answers you saved" in page
    post.ask_for_link(trial.draft, "gwen@enghraifft.cymru", "en")
    assert not DraftMail.objects.exists()


def test_a_trial_asks_what_is_not_published_yet_and_drafts_what_is(editor, form):
    reword(form, "language", "label", "In which language?")
    assert "In which language?" in words(Trial(editor, form).get("language"))
    walk = Walk(FormVersion.newest(form.translation_key))
    assert "In which language?" not in words(walk.get("language"))


def test_a_trial_is_not_offered_on_the_start_page(editor, form):
    trial = Trial(editor, form)
    trial.to("lead")
    assert str(trial.token) not in editor.get(form.url).content.decode()


def test_a_trial_is_open_to_nobody_else(editor, form):
    trial = Trial(editor, form)
    assert Client().get(trial.url("language")).status_code == 404


def test_deleting_a_trial_leads_back_to_the_cms(editor, form):
    trial = Trial(editor, form)
    left = editor.post(trial.url("delete"))
    assert left["Location"] == f"/admin/forms/{form.pk}/preview/"
    assert not Draft.objects.exists()


def test_what_was_only_tried_goes_a_day_after_the_last_trial(editor, form):
    Trial(editor, form)
    tomorrow = timezone.now() + timedelta(days=2)
    assert trying.purge(tomorrow) == 0
    drafts.purge(timezone.now() + timedelta(days=29))
    assert trying.purge(tomorrow) == 1
    assert FormVersion.newest(form.translation_key)


def test_files_of_a_trial_go_with_it(editor, form):
    trial = Trial(editor, form)
    stored = StoredFile.objects.filter(draft=trial.token)
    trial.to("check")
    trial.send()
    assert not stored.filter(case__isnull=False).exists()


@pytest.mark.parametrize("role", [Role.COMPLAINTS_TEAM, None])
@pytest.mark.parametrize("where", ["preview/", "versions/", "try/", "preview/en/check/"])
def test_who_may_not_edit_forms_sees_none_of_it(client, form, role, where):
    if role:
        client.force_login(factories.user(role))
    answer = client.get(f"/admin/forms/{form.pk}/{where}")
    assert answer.status_code in (302, 404)
    assert "preview" not in answer.headers.get("Location", "").split("next=")[0]
