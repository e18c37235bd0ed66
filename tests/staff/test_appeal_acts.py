"""Checking, confirming and deciding an appeal, the letter read before it is sent."""

from datetime import date

import pytest

from cases import handling
from cases.models import Decision, Letter
from cases.policy.terms import LeadInvolved, NoticeKind
from tests import factories


@pytest.fixture
def officer(ground):
    return factories.officer()


def _at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def _held(officer, **over):
    case = factories.checked_case(factories.officer(), **over)
    handling.claim(case, by=officer, now=factories.NOW)
    return factories.fresh(case)


def _send(browser, address: str, typed: dict):
    """As from the page, which knows the draft it shows."""
    version = browser.get(address).context["version"]
    return browser.post(address, {**typed, "version": version})


def _words(case) -> dict[str, str]:
    typed = {"outcome": "varied"}
    for language in case.languages:
        typed[f"reasons_{language}"] = f"Reasons in {language} <b>&</b>"
        for number in (1, 2):
            typed[f"ground_{number}_{language}"] = f"Answer {number} in {language}"
    return typed


def test_a_decision_is_read_as_a_letter_and_then_sent(signed_in, officer, language):
    case = _held(officer, reply_language="both")
    browser = signed_in(officer, language)
    typed = _words(case)

    preview = browser.post(_at(case, "decide/"), typed)
    html = preview.content.decode()
    assert preview.status_code == 200 and not Decision.objects.exists()
    assert '<article class="letter">' in html
    assert "Reasons in cy &lt;b&gt;&amp;&lt;/b&gt;" in html and "Answer 2 in en" in html
    assert html.index('<section lang="cy">') < html.index('<section lang="en">')
    kept = dict(preview.context["typed"])
    assert kept == typed

    done = browser.post(_at(case, "decide/"), {**kept, "step": "send"}, follow=True)
    assert done.status_code == 200 and factories.fresh(case).state == "closed"
    assert Decision.objects.get(case=case).outcome == "varied"
    letter = Letter.objects.get(case=case, kind="decision")
    shown = browser.get(_at(case, f"letters/{letter.pk}/")).content.decode()
    assert "Reasons in cy &lt;b&gt;" in shown and "sian@enghraifft.cymru" in shown
    alone = browser.get(_at(case, f"letters/{letter.pk}/print/"))
    assert alone.content.startswith(b"<!DOCTYPE html>")


def test_going_back_from_the_letter_keeps_every_word(signed_in, officer):
    case = _held(officer)

    page = signed_in(officer).post(_at(case, "decide/"), {**_words(case), "step": "change"})

    html = page.content.decode()
    assert "Answer 2 in en" in html and "<textarea" in html and "<article" not in html
    assert "govuk-error-summary" not in html


def test_words_missing_in_one_language_are_asked_for_beside_their_box(signed_in, officer, language):
    case = _held(officer, reply_language="both")
    typed = {**_words(case), "reasons_cy": "", "ground_2_cy": " ", "step": "send"}

    page = signed_in(officer, language).post(_at(case, "decide/"), typed)

    said = {
        "cy": ("Rhowch y rhesymau yn Gymraeg", "Rhowch eich ateb i sail 2 yn Gymraeg", "Gwall:"),
        "en": ("Enter the reasons in Welsh", "Enter your answer to ground 2 in Welsh", "Error:"),
    }
    html = page.content.decode()
    assert all(words in html for words in said[language])
    assert 'href="#id_reasons_cy"' in html and "Answer 1 in cy" in html
    assert not Decision.objects.exists()


def test_a_case_nobody_took_is_taken_before_it_is_decided(signed_in, officer, language):
    case = factories.checked_case(factories.officer())
    browser = signed_in(officer, language)

    said = {"cy": "Cymerwch yr achos hwn", "en": "Take this case before you decide it"}
    refused = browser.get(_at(case, "decide/"))
    assert refused.status_code == 409 and said[language] in refused.content.decode()
    posted = browser.post(_at(case, "decide/"), {**_words(case), "step": "send"})
    assert said[language] in posted.content.decode() and "Answer 1 in en" in posted.content.decode()
    assert not Decision.objects.exists()


def test_a_case_is_decided_once(signed_in, officer):
    case = _held(officer)
    browser = signed_in(officer)
    sent = {**_words(case), "step": "send"}
    browser.post(_at(case, "decide/"), sent)

    again = browser.post(_at(case, "decide/"), {**sent, "outcome": "stands"})

    assert again.status_code == 200 and "may already have been done" in again.content.decode()
    assert Decision.objects.get().outcome == "varied"
    assert Letter.objects.filter(kind="decision").count() == 1


def test_an_ordinary_appeal_is_checked_and_goes_on(signed_in, officer, language):
    case = factories.case()
    browser = signed_in(officer, language)

    assert browser.get(_at(case, "triage/")).status_code == 200
    done = browser.post(_at(case, "triage/"), factories.first_look())

    assert done.url == _at(case) and factories.fresh(case).state == "decide"


def test_a_warning_becomes_a_complaint_after_its_letter_was_read(signed_in, officer, language):
    case = factories.case(notice_kind=NoticeKind.WARNING)
    browser = signed_in(officer, language)

    preview = browser.post(_at(case, "triage/"), factories.first_look(appealable="no"))
    assert '<article class="letter">' in preview.content.decode()
    assert factories.fresh(case).state == "triage"
    browser.post(_at(case, "triage/"), factories.first_look(appealable="no", step="send"))

    page = browser.get(_at(case)).content.decode()
    assert factories.fresh(case).state == "received" and case.reference in page
    assert 'id="found"' in page, "what the first look found stays in sight"
    assert {"cy": "Cwyn", "en": "Complaint"}[language] in page


LATE = {"notice_date": date(2026, 10, 5), "received_on": date(2026, 10, 7)}


def test_a_late_appeal_is_accepted_with_a_reason(signed_in, officer, language):
    case = factories.case(**LATE, late_reason="I was in hospital.")
    browser = signed_in(officer, language)
    page = browser.get(_at(case, "triage/")).content.decode()
    assert "I was in hospital." in page
    assert {"cy": "diwrnod gwaith yn hwyr", "en": "working days late"}[language] in page

    unsaid = _send(browser, _at(case, "triage/"), factories.first_look(timely="late_accepted"))
    said = {"cy": "Rhowch y rhesymau yn Saesneg", "en": "Enter the reasons in English"}
    assert said[language] in unsaid.content.decode()
    typed = factories.first_look(late_reasons_en="Kept")
    undecided = _send(browser, _at(case, "triage/"), typed)
    assert "Kept" in undecided.content.decode() and undecided.context["form"].errors

    typed = factories.first_look(timely="late_accepted", late_reasons_en="In hospital.")
    preview = _send(browser, _at(case, "triage/"), typed)
    assert "In hospital." in str(preview.context["preview"].html)
    _send(browser, _at(case, "triage/"), {**typed, "step": "send"})
    assert factories.fresh(case).state == "decide"
    assert "In hospital." in browser.get(_at(case)).content.decode()


def test_a_late_appeal_is_refused_with_a_letter_in_the_customers_language(
    signed_in, officer, language
):
    case = factories.case(**LATE, reply_language="cy")
    browser = signed_in(officer, language)
    typed = factories.first_look(timely="late_refused")

    unsaid = _send(browser, _at(case, "triage/"), typed)
    assert 'href="#id_late_reasons_cy"' in unsaid.content.decode()
    typed["late_reasons_cy"] = "Yn rhy hwyr o lawer."
    preview = _send(browser, _at(case, "triage/"), typed)
    assert "Yn rhy hwyr o lawer." in preview.content.decode() and preview.context["preview"]

    _send(browser, _at(case, "triage/"), {**typed, "step": "send"})
    assert Decision.objects.get().outcome == "late_refused"
    assert Letter.objects.get(kind="late_refused").languages == "cy"


def test_the_people_named_are_mapped_to_staff_and_shut_out(signed_in, officer, language):
    named = factories.officer(first_name="Bryn", last_name="Enw")
    case = factories.case(decided_by="Mr Enw and somebody")
    browser = signed_in(officer, language)
    claimed = case.claimed_people.get()

    unsaid = _send(browser, _at(case, "triage/"), factories.first_look())
    said = {"cy": "Dewiswch pwy a enwodd y cwsmer", "en": "Choose who the customer named"}
    assert said[language] in unsaid.content.decode()
    typed = factories.first_look(**{f"person_{claimed.pk}": named.pk})
    _send(browser, _at(case, "triage/"), typed)

    assert signed_in(named).get(_at(case)).status_code == 404
    assert "Bryn Enw" in browser.get(_at(case, "timeline/")).content.decode()


def test_someone_who_is_not_staff_shuts_nobody_out(signed_in, officer):
    case = factories.case(decided_by="A neighbour")
    claimed = case.claimed_people.get()

    typed = factories.first_look(**{f"person_{claimed.pk}": "not_staff"})
    signed_in(officer).post(_at(case, "triage/"), typed)

    assert not case.involvements.exists() and case.claimed_people.get().checked_by == officer


def test_the_check_of_the_lead_is_asked_when_the_customer_did_not_know(signed_in, officer):
    case = factories.case(lead_involved=LeadInvolved.UNKNOWN)
    lead = factories.lead()
    browser = signed_in(officer)
    assert signed_in(lead).get(_at(case)).status_code == 404

    unsaid = _send(browser, _at(case, "triage/"), factories.first_look())
    assert "lead_was_involved" in unsaid.context["form"].errors
    _send(browser, _at(case, "triage/"), factories.first_look(lead_was_involved="no"))

    assert signed_in(lead).get(_at(case)).status_code == 200


def test_a_lead_found_in_the_records_sends_the_case_to_the_chief_officer(signed_in, officer):
    case = factories.case(lead_involved=LeadInvolved.UNKNOWN)
    chief = factories.chief_officer()

    typed = factories.first_look(lead_was_involved="yes")
    done = signed_in(officer).post(_at(case, "triage/"), typed)

    assert done.url == "/staff/" and factories.fresh(case).queue == "chief_officer"
    assert signed_in(chief).get(_at(case)).status_code == 200


EARLIER = {"notice_date": date(2026, 9, 1), "received_on": None}


def test_an_involvement_confirmed_under_the_earlier_edition_ends_with_the_ombudsman(
    signed_in, ground, language
):
    case = factories.case(**EARLIER, lead_involved=LeadInvolved.YES, reply_language="both")
    browser = signed_in(factories.chief_officer(), language)
    typed = {"involved": "yes", "reasons_cy": "Rhoddodd y rhybudd.", "reasons_en": "They warned."}

    assert browser.get(_at(case, "confirm/")).status_code == 200
    preview = _send(browser, _at(case, "confirm/"), typed)
    assert "They warned." in preview.content.decode() and preview.context["preview"]
    _send(browser, _at(case, "confirm/"), {**typed, "step": "send"})

    assert Decision.objects.get().outcome == "no_internal_step"
    assert factories.fresh(case).state == "closed"


def test_an_involvement_not_confirmed_goes_to_the_team_with_a_reason(signed_in, officer, language):
    case = factories.case(**EARLIER, lead_involved=LeadInvolved.YES)
    browser = signed_in(factories.chief_officer(), language)

    unsaid = _send(browser, _at(case, "confirm/"), {"involved": "no"})
    said = {"cy": "Rhowch sut mae’r cofnodion", "en": "Enter how the records show it"}
    assert said[language] in unsaid.content.decode()
    _send(browser, _at(case, "confirm/"), {"involved": "no", "reason": "Was on leave."})

    assert signed_in(officer).get(_at(case)).status_code == 200


TAKE_BACK = {"cy": "Tynnu’r penderfyniad yn ôl", "en": "Take the decision back"}


def test_a_decision_is_taken_back_from_the_page_of_the_case(signed_in, officer, language):
    case = _held(officer)
    browser = signed_in(officer, language)
    browser.post(_at(case, "decide/"), {**_words(case), "step": "send"})
    assert TAKE_BACK[language] in browser.get(_at(case)).content.decode()
    assert browser.get(_at(case, "take-back/")).url == _at(case)
    assert Decision.objects.exists()

    page = browser.post(_at(case, "take-back/"), follow=True)

    assert page.redirect_chain[-1][0] == _at(case, "decide/")
    assert page.context["form"]["reasons_en"].value() == "Reasons in en <b>&</b>"
    assert Letter.objects.get(kind="decision").state == "stopped"
    said = {
        "cy": "Tynnodd %s y penderfyniad yn ôl",
        "en": "%s took the decision back before its letter had left.",
    }
    history = browser.get(_at(case, "timeline/")).content.decode()
    assert said[language] % officer.first_name in history


def test_half_a_minute_later_a_decision_stands(signed_in, officer, language, moment):
    moment("2026-11-23T10:00:00+00:00")
    case = _held(officer)
    browser = signed_in(officer, language)
    browser.post(_at(case, "decide/"), {**_words(case), "step": "send"})

    moment("2026-11-23T10:00:31+00:00")
    refused = browser.post(_at(case, "take-back/"))

    late = {"cy": "Mae’n rhy hwyr i’w dynnu’n ôl", "en": "It is too late to take it back"}
    assert refused.status_code == 409 and late[language] in refused.content.decode()
    assert TAKE_BACK[language] not in browser.get(_at(case)).content.decode()
    assert Decision.objects.exists() and Letter.objects.get(kind="decision").state == "queued"


def test_a_colleague_is_not_offered_to_take_a_decision_back(signed_in, officer, language):
    case = _held(officer)
    signed_in(officer).post(_at(case, "decide/"), {**_words(case), "step": "send"})
    colleague = signed_in(factories.officer(), language)

    assert TAKE_BACK[language] not in colleague.get(_at(case)).content.decode()
    assert colleague.post(_at(case, "take-back/")).status_code == 409
    assert Decision.objects.exists()
