"""What the first look records: each answer with its clause, and what it brings with it."""

from datetime import date, timedelta

import pytest

from cases.appeals import triage
from cases.casework import Incomplete
from cases.handling import involvement
from cases.models import CaseLink, DataComplaint, Letter
from cases.permissions import Refused
from cases.policy.questions import Answer
from cases.policy.terms import NoticeChannel, NoticeKind
from tests import factories
from tests.factories import NOW, fresh
from tests.letters.speech import sections

pytestmark = pytest.mark.django_db
LATE = {"notice_date": date(2026, 9, 1), "received_on": date(2026, 9, 2)}
NOT_KNOWN = {"notice_date": None, "received_on": None, "notice_channel": NoticeChannel.UNKNOWN}
POST = {"channels": frozenset({"post"}), "address": "1 Stryd\nLL11 1AA", "email": ""}
ACTING = {"representative": "Rhodri Esiampl", "representative_relation": "Solicitor"}


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


@pytest.fixture
def officer():
    return factories.officer()


def look(case, by, **found):
    findings = triage.Findings(**{"appealable": True, **found})
    return fresh(triage.triage(case, by=by, findings=findings, now=NOW))


def found(case) -> dict[str, str]:
    return dict(case.findings.filter(stage="triage").values_list("question", "answer"))


def test_each_question_is_recorded_with_who_when_and_its_clause(officer):
    case = look(factories.case(), officer)
    clauses = dict(case.findings.values_list("question", "clause"))
    assert found(case) == {
        "appealable": "yes",
        "timely": "in_time",
        "data_protection": "no",
        "adjustments": "no",
        "authority": "nobody",
        "duplicate": "no",
    }
    assert clauses["timely"] == "appeal-window" and clauses["adjustments"] == "accessible-service"
    assert set(case.findings.values_list("by", "at")) == {(officer.pk, NOW)}
    assert case.events.filter(kind="found").count() == 6


def test_what_cannot_be_appealed_is_not_asked_whether_it_came_in_time(officer):
    case = look(factories.case(notice_kind=NoticeKind.WARNING, **LATE), officer, appealable=False)
    assert found(case)["appealable"] == "no" and "timely" not in found(case)


def test_an_edition_without_a_limit_is_recorded_as_such(officer):
    factories.ground_rules(dated=True)
    case = look(factories.case(notice_date=date(2026, 9, 1), received_on=None), officer)
    assert found(case)["timely"] == "no_limit"


# --- Not known ------------------------------------------------------------------------------------
def test_when_nobody_knows_the_day_a_person_answers_from_records(officer):
    case = factories.case(**NOT_KNOWN)
    assert case.appeal.lateness == "not_known"
    with pytest.raises(Incomplete, match="timely"):
        look(case, officer)
    assert fresh(case).state == "triage" and not case.findings.exists()


def test_it_counts_as_in_time_with_what_the_records_show(officer):
    case = factories.case(**NOT_KNOWN)
    with pytest.raises(Incomplete, match="records"):
        look(case, officer, counts_in_time=" ")
    case = look(case, officer, counts_in_time="Our copy bears no date.")
    assert (case.state, case.appeal.late_accepted) == ("decide", None)
    assert case.findings.get(question="timely").words == "Our copy bears no date."
    assert found(case)["timely"] == "counted"


def test_not_known_it_is_accepted_late_with_a_reason(officer):
    case = factories.case(**NOT_KNOWN)
    case = look(case, officer, late_accepted=True, late_reasons={"en": "She was ill."})
    assert (case.state, case.appeal.late_accepted) == ("decide", True)
    assert found(case)["timely"] == "late_accepted"


@pytest.mark.parametrize("over", [LATE, NOT_KNOWN], ids=["late", "not known"])
@pytest.mark.parametrize("acting", [{}, ACTING], ids=["customer", "acting"])
def test_a_refusal_gives_reasons_and_names_the_ombudsman_in_both_languages(officer, over, acting):
    case = factories.case(reply_language="both", **over, **acting, **POST)
    authority = Answer.SEEN if acting else None
    reasons = {"cy": "Dim rheswm.", "en": "No reason."}
    case = look(case, officer, late_accepted=False, late_reasons=reasons, authority=authority)
    assert (case.state, case.decision.outcome) == ("closed", "late_refused")
    said = sections(bytes(case.letters.get(kind="late_refused", copy_of=None).message).decode())
    assert "Ombwdsmon Gwasanaethau Cyhoeddus Cymru" in said["cy"] and "Dim rheswm." in said["cy"]
    assert "Public Services Ombudsman for Wales" in said["en"] and "No reason." in said["en"]
    for words in said.values():
        assert "0300 790 0203" in words and "7.2" in words and "20" in words


def test_a_late_appeal_is_accepted_by_a_letter_with_the_reasons(officer):
    case = factories.case(reply_language="both", **LATE, **POST)
    with pytest.raises(Incomplete, match="late_reasons_cy"):
        look(case, officer, late_accepted=True, late_reasons={"en": "He was ill."})
    reasons = {"cy": "Roedd yn sâl.", "en": "He was ill."}
    case = look(case, officer, late_accepted=True, late_reasons=reasons)
    said = sections(bytes(case.letters.get(kind="late_accepted").message).decode())
    assert "Roedd yn sâl." in said["cy"] and "He was ill." in said["en"]
    assert not case.letters.filter(kind="progress").exists(), "one letter says it all"


# --- What else is in it ---------------------------------------------------------------------------
def test_a_complaint_about_personal_data_starts_its_own_clock(officer):
    case = look(factories.case(), officer, data_complaint="Sent to a neighbour.")
    complaint = DataComplaint.objects.get()
    assert (complaint.case, complaint.about) == (case, "Sent to a neighbour.")
    assert complaint.acknowledge_by == case.received_on + timedelta(days=30)
    assert found(case)["data_protection"] == "yes" and case.state == "decide"
    assert Letter.objects.filter(kind="data_complaint").count() == 1


def test_it_must_say_what_that_complaint_is_about(officer):
    case = factories.case()
    with pytest.raises(Incomplete, match="data_about"):
        look(case, officer, data_complaint="")
    assert not DataComplaint.objects.exists() and fresh(case).state == "triage"


def test_a_refused_appeal_still_has_its_complaint_about_data_treated(officer):
    case = factories.case(**LATE)
    reasons = {"en": "No reason."}
    look(case, officer, late_accepted=False, late_reasons=reasons, data_complaint="A letter.")
    kinds = set(case.letters.values_list("kind", flat=True))
    assert {"late_refused", "data_complaint"} <= kinds


@pytest.mark.parametrize("answer", [Answer.AGREED, Answer.TO_ASK])
def test_adjustments_are_recorded_as_agreed_or_still_to_ask(officer, answer):
    assert found(look(factories.case(), officer, adjustments=answer))["adjustments"] == answer


def test_who_acts_for_the_customer_must_have_shown_that_they_may(officer):
    case = factories.case(**ACTING)
    with pytest.raises(Incomplete, match="authority"):
        look(case, officer)
    assert found(look(case, officer, authority=Answer.AWAITED))["authority"] == "awaited"


def test_an_answer_that_there_is_not_is_refused(officer):
    with pytest.raises(Incomplete, match="adjustments"):
        look(factories.case(), officer, adjustments="perhaps")


# --- Said twice -----------------------------------------------------------------------------------
def test_a_repeat_is_linked_and_both_go_on(officer):
    first, again = factories.case(), factories.case()
    again = look(again, officer, same=[first])
    link = CaseLink.objects.get()
    assert (link.case, link.other, link.kind) == (again, first, "duplicate")
    assert found(again)["duplicate"] == "linked"
    assert (again.state, fresh(first).state) == ("decide", "triage")


def test_one_about_the_same_matter_is_linked_as_that(officer):
    first, again = factories.case(), factories.case()
    again = look(again, officer, related=[first])
    assert CaseLink.objects.get().kind == "related"
    assert found(again)["duplicate"] == "related"


def test_a_case_the_officer_may_not_see_is_not_linked(officer):
    hidden, case = factories.case(), factories.case()
    factories.officer()
    involvement.add(hidden, user=officer, part="witness", source="recorded", by=officer, now=NOW)
    with pytest.raises(Refused, match="not_visible"):
        look(case, officer, same=[hidden])
    assert fresh(case).state == "triage" and not CaseLink.objects.exists()
