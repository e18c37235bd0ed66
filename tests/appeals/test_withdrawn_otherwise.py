"""A withdrawal that came by letter, e-mail or word of mouth, recorded by an officer."""

import uuid
from datetime import date

import pytest

from cases import handling
from cases.appeals import by_customer, withdrawn_otherwise
from cases.models import Message, State, Withdrawal
from cases.permissions import Refused
from tests import factories
from tests.factories import NOW, fresh

pytestmark = pytest.mark.django_db
WORDS = "Dwi ddim eisiau mynd ymlaen â hyn. <b>☃</b>"


@pytest.fixture(autouse=True)
def ground(db):
    factories.ground_rules()


@pytest.fixture
def officer():
    return factories.officer(first_name="Nia", last_name="Enghraifft")


def record(case, officer, *, key=None, **over):
    said = {
        "via": Message.Via.PHONE,
        "came_on": date(2026, 11, 20),
        "language": "cy",
        "words": WORDS,
        **over,
    }
    return withdrawn_otherwise.record(case, key=key or uuid.uuid4(), by=officer, now=NOW, **said)


def test_it_is_kept_with_how_and_when_it_came_and_a_letter_says_so(officer):
    case = factories.case()
    asked = record(case, officer)

    assert (asked.via, asked.asked_on, asked.recorded_by) == ("phone", date(2026, 11, 20), officer)
    message = case.messages.get()
    assert (message.words, message.via, message.by) == (WORDS, "phone", officer)
    assert case.letters.filter(kind="progress").count() == 1
    assert case.events.get(kind="withdrawal_recorded").data["via"] == "phone"


def test_whoever_holds_the_case_closes_it_as_withdrawn_on_the_day_it_came(officer):
    case = factories.checked_case()
    record(case, officer)
    handling.claim(case, by=officer, now=NOW)

    by_customer.close_withdrawn(case, by=officer, now=NOW)

    closed = fresh(case)
    assert closed.state == State.CLOSED
    letter = bytes(closed.letters.get(kind="withdrawn").message).decode(errors="replace")
    assert "20 November 2026" in letter


def test_a_second_one_while_the_first_stands_is_the_same(officer):
    case = factories.case()
    assert record(case, officer) == record(case, officer)
    assert case.messages.count() == 1 and case.letters.filter(kind="progress").count() == 1


def test_the_same_form_sent_again_after_the_customer_undid_it_withdraws_nothing(officer):
    case, key = factories.case(), uuid.uuid4()
    asked = record(case, officer, key=key)
    by_customer.undo_withdrawal(case, asked.pk, now=NOW)

    assert record(case, officer, key=key) is None
    assert not Withdrawal.objects.filter(undone_at=None).exists()


def test_a_decided_appeal_is_not_withdrawn(officer):
    case = factories.decided_case()
    with pytest.raises(Refused, match="not_open"):
        record(case, officer)
    assert not Withdrawal.objects.exists()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_an_officer_records_it_on_a_page(signed_in, officer, language):
    case = factories.case()
    browser = signed_in(officer, language)
    at = f"/staff/cases/{case.reference}/"
    key = browser.get(f"{at}record-withdrawal/").context["form"]["key"].value()
    day = {"came_on_day": "20", "came_on_month": "11", "came_on_year": "2026"}
    typed = {"via": "post", "language": "en", "words": WORDS, "key": key, **day}

    refused = browser.post(f"{at}record-withdrawal/", {**typed, "via": ""})
    assert refused.status_code == 200 and "☃" in refused.content.decode()
    for _ in range(2):
        assert browser.post(f"{at}record-withdrawal/", typed).url == at
    assert Withdrawal.objects.get().via == "post"
    page = browser.get(at).content.decode()
    assert "Nia Enghraifft" in page and f"{at}record-withdrawal/" not in page
