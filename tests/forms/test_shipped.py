"""Each form we ship beside the appeal, filled in without script: its case is where it belongs."""

import pytest

from bilingual import publishing
from bilingual.problems import NotReady
from cases.models import Case, Letter, State
from cases.policy.terms import Reviewer
from forms.models import FormPage, FormVersion
from tests import factories
from tests.forms.walk import Walk

TYPED = {
    "what_happened": {"what_happened": "Ni ddaeth y bin."},
    "words": {"what_happened": "Roedd yr arwydd yn wallus."},
    "where": {"where": ["letters", "phone"]},
    "help": {"adjustments": "Print bras", "difficult": ""},
    "about": {"feedback": "worse", "where": "sign"},
}


def sent(kind: str, language: str, **over: dict) -> Case:
    """What the form of this kind made, through every page it shows."""
    factories.chief_officer()
    factories.officer()
    page = FormPage.objects.get(case_type=kind, locale__language_code=language)
    walk = Walk(FormVersion.newest(page.translation_key), language)
    walk.through("check", **TYPED, **over)
    assert walk.send().headers["Location"] == walk.url("receipt")
    assert walk.get("receipt").status_code == 200
    return Case.objects.get(submission__key=walk.token)


@pytest.mark.parametrize(
    ("kind", "prefix", "language", "service", "queue"),
    [
        ("complaint", "CWY", "cy", "waste", Reviewer.COMPLAINTS_TEAM),
        ("complaint", "CWY", "en", "complaints", Reviewer.CHIEF_OFFICER),
        ("adjustment", "ADD", "en", "", Reviewer.COMPLAINTS_TEAM),
        ("welsh-language", "CYM", "cy", "", Reviewer.COMPLAINTS_TEAM),
    ],
)
def test_what_is_sent_is_acknowledged_and_waits_for_the_team_its_routing_names(
    published, db, now, kind, prefix, language, service, queue
):
    case = sent(kind, language, service={"service": service})

    assert case.reference.startswith(f"{prefix}-")
    assert (case.case_type.code, case.state, case.queue) == (kind, State.RECEIVED, queue)
    assert Letter.objects.get(case=case).kind == "acknowledgement"
    assert not hasattr(case, "appeal")


def test_a_question_that_routing_asks_about_cannot_be_taken_out_of_the_form(published, db):
    for page in FormPage.objects.filter(case_type="complaint"):
        draft = page.get_latest_revision_as_object()
        step = next(step for step in draft.steps if step.value["key"] == "service")
        options = step.value["questions"][0].value["options"]
        del options[[option["value"] for option in options].index("complaints")]
        draft.save_revision()

    with pytest.raises(NotReady) as refused:
        publishing.publish(page)

    [problem] = refused.value.problems
    assert "complaints" in problem.message and "1" in problem.where


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_home_page_leads_to_every_form(published, db, client, language):
    html = client.get(f"/{language}/").content.decode()

    for page in FormPage.objects.filter(locale__language_code=language):
        assert f'href="{page.url}"' in html and page.title in html
