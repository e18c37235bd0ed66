"""The page of the first look: asked in both languages, nothing typed lost, nothing betrayed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.handling import involvement
from cases.models import CaseLink, DraftWords, Letter
from cases.policy.terms import NoticeChannel
from tests import factories
from tests.factories import NOW, first_look, fresh

pytestmark = pytest.mark.django_db
NOT_KNOWN = {"notice_date": None, "received_on": None, "notice_channel": NoticeChannel.UNKNOWN}
LATE = {"notice_date": date(2026, 9, 1), "received_on": date(2026, 9, 2)}


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


@pytest.fixture
def officer():
    return factories.officer()


def _at(case, page: str = "triage/") -> str:
    return f"/staff/cases/{case.reference}/{page}"


def _send(browser, case, typed):
    """As the page sends it: over the words that were saved last."""
    saved = DraftWords.objects.filter(case=case, form="triage").first()
    return browser.post(_at(case), {**typed, "version": saved.version if saved else 0})


def test_each_question_left_out_is_named_beside_its_box(signed_in, officer, language):
    case = factories.case(representative="Rhodri Esiampl", **NOT_KNOWN)
    page = _send(signed_in(officer, language), case, {"appealable": "yes"})
    errors = page.context["form"].errors
    assert {"data_protection", "adjustments", "authority"} <= set(errors)
    said = {"cy": "Dewiswch a oes angen addasiadau", "en": "Choose whether the customer needs"}
    assert said[language] in page.content.decode()


def test_a_day_nobody_knows_is_answered_from_records(signed_in, officer, language):
    case, browser = factories.case(**NOT_KNOWN), signed_in(officer, language)
    undecided = _send(browser, case, first_look())
    said = {"cy": "Dewiswch beth sy’n digwydd i’r apêl", "en": "Choose what becomes of the appeal"}
    assert said[language] in undecided.content.decode()
    unsaid = _send(browser, case, first_look(timely="counted"))
    assert "records" in unsaid.context["form"].errors

    _send(browser, case, first_look(timely="counted", records="The envelope bears no date."))

    assert fresh(case).state == "decide"
    page = browser.get(_at(case, "")).content.decode()
    assert "The envelope bears no date." in page
    said = {"cy": "mae’n cyfrif fel un mewn pryd", "en": "from the records it counts as in time"}
    assert said[language] in page and "clause/appeal-window/" in page.replace("cymal", "clause")


def test_both_letters_are_read_before_they_are_sent(signed_in, officer):
    case, browser = factories.case(**LATE), signed_in(officer)
    typed = first_look(
        timely="late_refused",
        late_reasons_en="Far too late.",
        data_protection="yes",
        data_about="Sent to a neighbour.",
    )
    preview = _send(browser, case, typed)
    shown = preview.content.decode()
    assert shown.count('<article class="letter">') == 2 and "ico.org.uk" in shown
    assert not Letter.objects.filter(kind="data_complaint").exists()

    _send(browser, case, {**typed, "step": "send"})
    assert set(case.letters.values_list("kind", flat=True)) >= {"late_refused", "data_complaint"}


def test_the_letter_about_personal_data_alone_is_read_too(signed_in, officer):
    case, browser = factories.case(), signed_in(officer)
    typed = first_look(data_protection="yes", data_about="Sent to a neighbour.")
    assert _send(browser, case, typed).context["preview"].kind == "data_complaint"
    assert _send(browser, case, {**typed, "data_about": " "}).context["form"].errors


def test_adjustments_are_recorded_on_the_way_and_nothing_typed_is_lost(signed_in, officer):
    case, browser = factories.case(adjustments="Large print"), signed_in(officer)
    typed = first_look(data_about="Half a sentence", step="agree")
    sent = _send(browser, case, typed)
    assert sent.url == _at(case, "contact/adjustments/")
    page = browser.get(_at(case)).content.decode()
    assert "Half a sentence" in page and "Large print" in page


def test_a_suggestion_is_shown_with_its_date_and_answered(signed_in, officer, language):
    case, other = factories.case(), factories.case()
    browser = signed_in(officer, language)
    page = browser.get(_at(case)).content.decode()
    assert other.reference in page and f"/staff/cases/{other.reference}/" in page

    unsaid = _send(browser, case, first_look())
    assert f"alike_{other.pk}" in unsaid.context["form"].errors
    _send(browser, case, first_look(**{f"alike_{other.pk}": "same"}))

    assert CaseLink.objects.get().kind == "duplicate" and fresh(case).state == "decide"


def test_one_that_is_something_else_is_not_linked(signed_in, officer):
    case, other = factories.case(), factories.case()
    _send(signed_in(officer), case, first_look(**{f"alike_{other.pk}": "different"}))
    assert fresh(case).state == "decide" and not CaseLink.objects.exists()


def test_another_case_is_linked_by_its_reference(signed_in, officer):
    elsewhere = {"name": "Someone Else", "email": "else@example.org"}
    case, other = factories.case(), factories.case(notice_date=date(2026, 11, 2), **elsewhere)
    browser = signed_in(officer)
    typed = first_look(other_reference=other.reference.lower().replace("-", " "))
    assert "other_how" in _send(browser, case, typed).context["form"].errors
    _send(browser, case, {**typed, "other_how": "related"})
    assert CaseLink.objects.get().other == other


@pytest.mark.parametrize("which", ["hidden", "own", "none"])
def test_a_reference_that_leads_nowhere_is_refused_alike(signed_in, officer, which):
    elsewhere = {"name": "Someone Else", "email": "else@example.org"}
    case, hidden = factories.case(), factories.case(notice_date=date(2026, 11, 2), **elsewhere)
    free = factories.officer()
    involvement.add(hidden, user=officer, part="witness", source="recorded", by=free, now=NOW)
    typed = {"hidden": hidden.reference, "own": case.reference, "none": "CYS-BBBBB-BBBBB"}[which]
    page = _send(signed_in(officer), case, first_look(other_reference=typed, other_how="same"))
    said = "itself" if which == "own" else "You have no case with this reference number"
    assert said in str(page.context["form"].errors) and typed in page.content.decode()
    assert fresh(case).state == "triage" and not CaseLink.objects.exists()


def test_a_reference_a_colleague_typed_of_a_hidden_case_is_not_shown(signed_in, officer):
    elsewhere = {"name": "Someone Else", "email": "else@example.org"}
    case, hidden = factories.case(), factories.case(notice_date=date(2026, 11, 2), **elsewhere)
    free = factories.officer()
    involvement.add(hidden, user=officer, part="witness", source="recorded", by=free, now=NOW)
    _send(signed_in(free), case, first_look(other_reference=hidden.reference, step="save"))

    browser = signed_in(officer)
    page = browser.get(_at(case))
    assert hidden.reference not in page.content.decode()
    stale = browser.post(_at(case), first_look(appealable="no", version=0))
    assert stale.status_code == 409 and hidden.reference not in stale.content.decode()
    assert hidden.reference in signed_in(free).get(_at(case)).content.decode()


def test_what_was_typed_survives_a_change_of_language(signed_in, officer):
    case = factories.case()
    typed = first_look(data_about="Half a sentence", switch_language="cy")
    page = _send(signed_in(officer), case, typed).content.decode()
    assert 'lang="cy"' in page and "Half a sentence" in page and "Is there" not in page


def test_hidden_and_unknown_boxes_are_ignored(signed_in, officer):
    case, other = (
        factories.case(),
        factories.case(name="Not alike", email="x@example.org", notice_date=date(2026, 11, 2)),
    )
    typed = first_look(**{f"alike_{other.pk}": "same", "authority": "seen", "late_accepted": "no"})
    _send(signed_in(officer), case, typed)
    assert fresh(case).state == "decide" and not CaseLink.objects.exists()
    assert case.findings.get(question="authority").answer == "nobody"


def test_the_page_costs_no_more_queries_with_many_alike(signed_in, officer):
    case, browser = factories.case(), signed_in(officer)
    factories.case()
    browser.get(_at(case))

    def asked() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get(_at(case))
        return len(seen)

    few = asked()
    for _ in range(6):
        factories.case()
    assert asked() == few
