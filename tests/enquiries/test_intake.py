"""A case of a kind that is only a row comes in with a form."""

import html
import re
import uuid
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cases import files, letters
from cases.casework import original
from cases.contact import plans
from cases.enquiries import answering
from cases.handling import arriving, interests, routing
from cases.models import Case, CaseType, Letter, RoutingRow, State, StoredFile
from cases.models.case import new_reference
from cases.policy.terms import Outcome, Reviewer
from cases.search.look import having
from tests import factories


def words(letter: Letter) -> str:
    """The letter as text, its mark-up left out."""
    return html.unescape(re.sub(r"<[^>]+>", " ", letters.article(letter)))


def test_it_waits_for_an_officer_of_its_team_with_a_reference_of_its_kind(officer):
    case = factories.enquiry()
    assert case.reference.startswith("ADD-") and len(case.reference) == 15
    assert (case.state, case.queue) == (State.RECEIVED, Reviewer.COMPLAINTS_TEAM)
    assert Case.objects.visible_to(officer).get() == case
    assert not hasattr(case, "appeal")
    assert case.submission.transcript == factories.transcript()


def test_it_keeps_the_targets_of_its_kind():
    case = factories.enquiry(factories.kind(acknowledge_within=1, answer_within=3))
    assert (case.acknowledge_by, case.due_on) == (date(2026, 11, 24), date(2026, 11, 26))


def test_the_same_draft_sent_twice_is_one_case_with_one_letter():
    key, kind = uuid.uuid4(), factories.kind()
    assert factories.enquiry(kind, key=key) == factories.enquiry(kind, key=key)
    assert Case.objects.count() == Letter.objects.count() == 1
    assert arriving.find(key) == Case.objects.get()


@pytest.mark.parametrize("wording", ["complaint", "enquiry"])
def test_its_acknowledgement_speaks_of_no_appeal_in_either_language(wording):
    case = factories.enquiry(factories.kind(letters=wording), reply_language="both")
    said = words(case.letters.get(kind="acknowledgement"))
    assert case.reference in said
    assert "appeal" not in said.lower() and "apêl" not in said.lower()


def test_a_routing_row_sends_it_to_another_team_and_the_case_says_which():
    factories.chief_officer()
    kind = factories.kind()
    RoutingRow.objects.create(
        case_type=kind, field="about", operator="is", value="building", queue="chief_officer"
    )
    case = factories.enquiry(kind, values={"about": "building"})
    assert case.queue == Reviewer.CHIEF_OFFICER
    assert case.route_reason["place"] == 1 and case.route_reason["reason"] == "row"
    assert factories.enquiry(kind, values={"about": "letters"}).queue == Reviewer.COMPLAINTS_TEAM


def test_who_declared_that_they_know_the_person_is_shut_out_and_it_moves_on():
    officer, chief = factories.officer(), factories.chief_officer()
    who = {"name": "Siân Enghraifft", "email": "sian@enghraifft.cymru"}
    interests.declare(by=officer, now=factories.NOW, **who)
    case = factories.enquiry()
    assert case.queue == Reviewer.CHIEF_OFFICER
    assert not Case.objects.visible_to(officer).exists()
    assert Case.objects.visible_to(chief).exists()


def test_nobody_free_is_an_alert_and_the_letter_says_so():
    officer = factories.officer()
    chief = factories.chief_officer()
    who = {"name": "Siân Enghraifft", "email": "sian@enghraifft.cymru"}
    for user in (officer, chief):
        interests.declare(by=user, now=factories.NOW, **who)
    case = factories.enquiry()
    assert case.is_parked
    assert "Ombudsman" in words(case.letters.get())


def test_unparked_it_goes_to_the_team_its_kind_names_and_not_below():
    factories.officer()
    chief = factories.chief_officer()
    who = {"name": "Siân Enghraifft", "email": "sian@enghraifft.cymru"}
    declared = interests.declare(by=chief, now=factories.NOW, **who)
    case = factories.enquiry(factories.kind(team="chief_officer"))
    assert case.is_parked and declared
    another = factories.chief_officer()
    assert routing.unpark(case, now=factories.NOW)
    case = factories.fresh(case)
    assert case.queue == Reviewer.CHIEF_OFFICER
    assert Case.objects.visible_to(another).exists()


def test_its_files_go_with_it():
    key = uuid.uuid4()
    stored = files.store(SimpleUploadedFile("x.pdf", b"%PDF-1.4\n%%EOF\n"), draft=key)
    case = factories.enquiry(key=key, files=[stored.pk])
    assert StoredFile.objects.get().case == case


def test_what_was_keyed_in_counts_from_the_day_it_came():
    clerk = factories.user("frontline")
    came = {"channel": "post", "received_on": date(2026, 11, 16), "keyed_by": clerk}
    case = factories.enquiry(factories.kind(answer_within=2), came=came)
    assert (case.received_on, case.due_on) == (date(2026, 11, 16), date(2026, 11, 18))
    assert case.events.filter(kind="keyed_in", by=clerk).exists()


def test_a_contact_plan_that_stands_holds_for_it_and_never_closes_the_door():
    officer = factories.officer()
    first = factories.enquiry(factories.kind(), address="1 Stryd\nLL99 9ZZ")
    lines = {"may_email": False, "may_post": True, "may_phone": False}
    plans.record(first, by=officer, now=factories.NOW, **lines)
    again = factories.enquiry(factories.kind(code="other", prefix=""), address="1 Stryd\nLL99 9ZZ")
    assert again.customer.plan is not None
    assert again.letters.get().channel == "post"


def test_it_is_found_by_its_words():
    case = factories.enquiry()
    assert having(Case.objects.all(), "shouted").get() == case


def test_what_they_wrote_is_shown_under_what_was_asked():
    case = factories.enquiry()
    [asked] = original.written(case)["asked"]
    assert asked["words"] == "I never shouted at anyone."


def test_a_request_is_answered_and_not_upheld(officer):
    case = factories.enquiry_in_hand(officer)
    given = answering.answer(
        case, by=officer, now=factories.NOW, outcome=Outcome.ANSWERED, reasons=factories.words()
    )
    assert given.outcome == "answered"
    said = words(case.letters.get(kind="answered"))
    assert "uphold" not in said and "Because the records show it." in said


def test_somebody_who_acts_is_written_to(officer):
    case = factories.enquiry(representative="Rhodri Esiampl")
    assert case.addressee == "Rhodri Esiampl"
    assert "Dear Rhodri Esiampl" in words(case.letters.get())


def test_a_prefix_that_references_have_stays():
    kind = factories.kind()
    factories.enquiry(kind)
    kind.prefix = "NEW"
    with pytest.raises(ValidationError) as refused:
        kind.clean()
    assert list(refused.value.message_dict) == ["prefix"]


@pytest.mark.parametrize("prefix", ["add", "AD", "ADDD", "A1D", "AD "])
def test_a_prefix_is_three_capitals(prefix):
    with pytest.raises(ValidationError):
        CaseType(code="x", name_cy="x", name_en="x", prefix=prefix).clean_fields()


def test_a_reference_cannot_be_guessed():
    drawn = {new_reference("ADD") for _ in range(200)}
    assert len(drawn) == 200
