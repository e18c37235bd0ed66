"""How a person asks to be contacted: what is offered, and what it leads to being asked."""

import pytest

from cases.models import Adjustments, Case, Letter
from forms.meanings import MEANINGS
from tests.forms.walk import problems, words

TEXT = {"cy": "Drwy neges destun", "en": "By text message"}


@pytest.fixture
def can_text(settings) -> None:
    settings.NOTIFY_API_KEY = "key_name-00000000-0000-4000-8000-000000000000"
    settings.NOTIFY_TEXT_TEMPLATE = "00000000-0000-4000-8000-000000000000"


def test_text_messages_are_not_offered_where_none_can_be_sent(walk):
    walk.to("contact")
    assert TEXT[walk.language] not in words(walk.get("contact"))
    assert problems(walk.post("contact", {"channels": ["text"]}))


def test_text_messages_are_offered_where_they_can_be_sent(walk, can_text):
    walk.to("contact")
    assert TEXT[walk.language] in words(walk.get("contact"))


def test_who_chooses_only_texts_is_asked_for_a_number_and_for_an_address(walk, can_text):
    walk.to("check", contact={"channels": ["text"]})
    assert {"phone", "address"} <= set(walk.draft.tried)
    walk.send()
    customer = Case.objects.get().customer
    assert customer.may_text and customer.may_post and not customer.may_phone


def test_a_call_instead_of_letters_asks_for_the_number_and_goes_by_phone(walk):
    walk.to("check", adjustments={"adjustment_kinds": ["call_instead"]})
    assert "phone" in walk.draft.tried
    walk.send()
    case = Case.objects.get()
    assert case.customer.may_phone and Adjustments.of(case.customer).call_instead
    assert Letter.objects.get(case=case).channel == "phone"


def test_the_receipt_promises_the_call_that_was_asked_for_instead_of_a_letter(walk):
    walk.to("check", adjustments={"adjustment_kinds": ["call_instead"]})
    walk.send()
    said = {"cy": "Byddwn yn eich ffonio i gydnabod", "en": "We will phone you to acknowledge"}
    receipt = words(walk.get("receipt"))
    assert said[walk.language] in receipt
    assert {"cy": "atoch drwy e-bost", "en": "acknowledgement by email"}[
        walk.language
    ] not in receipt


def test_large_print_holds_from_the_first_letter_on(walk):
    walk.to("check", adjustments={"adjustment_kinds": ["large_print"]})
    page = words(walk.get("check"))
    assert {"cy": "Print bras", "en": "Large print"}[walk.language] in page
    walk.send()
    assert Letter.objects.get(kind="acknowledgement").large_print


def test_needing_nothing_is_no_error_and_keeps_nothing(walk):
    walk.to("check", adjustments={})
    walk.send()
    assert not Adjustments.objects.exists()


def test_the_kinds_a_form_offers_are_those_adjustments_know():
    kept = {field.name for field in Adjustments._meta.fields}
    assert set(MEANINGS["adjustment_kinds"].values) <= kept
