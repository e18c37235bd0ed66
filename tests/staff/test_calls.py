"""A letter read out by telephone: on a day for calls, to the person, and read back."""

from datetime import timedelta

import pytest

from cases import clock, letters, permissions
from cases.contact import agreed, plans
from cases.handling import involvement
from cases.letters import calls
from cases.models import Letter, LetterState
from cases.policy.terms import Channel
from tests import factories

READ_BACK = {"answered": "person", "read_back": "on", "seen": "0"}


@pytest.fixture
def officer(ground):
    return factories.officer()


@pytest.fixture
def letter(officer):
    over = {"channels": frozenset({Channel.PHONE}), "email": "", "phone": "01632 960123"}
    return factories.case(**over, address="1 Stryd Prawf").letters.get()


def at(letter, act: str = "call") -> str:
    return f"/staff/cases/{letter.case.reference}/letters/{letter.pk}/{act}/"


def plan(letter, by, **over):
    both = {"may_email": False, "may_post": True, "may_phone": True}
    return plans.record(letter.case, by=by, now=clock.now(), **{**both, **over})


def not_today() -> list[int]:
    return [number for number in plans.WEEKDAYS if number != clock.today().isoweekday()][:1]


def results(letter) -> list[str]:
    return [one.result for one in letter.tries.all()]


def test_the_page_has_whom_to_call_and_the_whole_letter(signed_in, officer, letter, language):
    browser = signed_in(officer, language)
    assert at(letter) in browser.get("/staff/print/").text

    page = browser.get(at(letter))

    assert "01632 960123" in page.text and "Siân Enghraifft" in page.text
    assert str(letters.article(letter)) in page.text


def test_a_letter_is_read_out_only_once_it_is_read_back(signed_in, officer, letter, language):
    browser = signed_in(officer, language)

    unsure = browser.post(at(letter), {"answered": "person", "seen": "0"})
    assert unsure.context["form"].errors.keys() == {"read_back"}
    assert factories.fresh(letter).state == LetterState.TO_PRINT

    done = browser.post(at(letter), READ_BACK, follow=True)

    said = {"cy": "wedi’i ddarllen i’r cwsmer", "en": "The letter is marked as read out."}
    assert said[language] in done.text
    gone = factories.fresh(letter)
    assert (gone.state, gone.gone_by, results(letter)) == ("posted", officer, ["read_back"])
    assert letter.case.events.filter(kind="letter_read_out").count() == 1


def test_sending_the_record_of_a_call_twice_is_once(signed_in, officer, letter):
    browser = signed_in(officer)
    for answered in ("no_answer", "person"):
        for _ in range(2):
            seen = "0" if answered == "no_answer" else "1"
            sent = browser.post(at(letter), {**READ_BACK, "answered": answered, "seen": seen})
            assert sent.status_code == 302
    assert results(letter) == ["no_answer", "read_back"]


@pytest.mark.parametrize("answered", calls.NOT_REACHED)
def test_a_call_that_did_not_reach_the_person_leaves_the_letter_waiting(
    signed_in, officer, letter, answered
):
    browser = signed_in(officer)

    listed = browser.post(at(letter), {"answered": answered, "seen": "0"}, follow=True)

    assert results(letter) == [answered]
    assert [call.letter for call in listed.context["calls"]] == [letter]
    assert factories.fresh(letter).state == LetterState.TO_PRINT


def test_marking_it_as_posted_does_not_stand_for_a_call(signed_in, officer, letter):
    assert signed_in(officer).post(at(letter, "posted")).status_code == 409
    with pytest.raises(permissions.Refused) as refused:
        calls.read_out(letter, by=officer, now=clock.now(), read_back=False)
    assert refused.value.code == "not_read_back"
    assert factories.fresh(letter).state == LetterState.TO_PRINT


def test_on_another_day_than_the_plan_names_a_call_is_stopped(signed_in, officer, letter, language):
    plan(letter, officer, phone_days=not_today())
    browser = signed_in(officer, language)

    for stopped in (browser.get(at(letter)), browser.post(at(letter), READ_BACK)):
        assert stopped.status_code == 409
        said = {"cy": "galwadau ar y diwrnodau hyn yn unig", "en": "calls be made on these days"}
        assert said[language] in stopped.text
        assert 'href="/en/policy/clause/measures/"' in stopped.text or language == "cy"
        assert {"cy": ">Cymal 6.1</a>", "en": ">Clause 6.1</a>"}[language] in stopped.text
    assert results(letter) == []


def test_a_call_is_made_on_a_day_the_plan_names(officer, letter):
    plan(letter, officer, phone_days=[2, 4])
    monday = factories.NOW
    with pytest.raises(permissions.Refused) as refused:
        calls.read_out(letter, by=officer, now=monday, read_back=True)
    assert refused.value.code == "not_a_day_for_calls"
    calls.read_out(letter, by=officer, now=monday + timedelta(days=1), read_back=True)
    assert factories.fresh(letter).state == LetterState.POSTED


def test_a_plan_that_bars_calls_leaves_the_post(signed_in, officer, letter, language):
    plan(letter, officer, may_phone=False)
    browser = signed_in(officer, language)

    stopped = browser.post(at(letter), READ_BACK)
    assert stopped.status_code == 409
    assert {"cy": ">Cymal 6.1</a>", "en": ">Clause 6.1</a>"}[language] in stopped.text

    browser.post(at(letter, "post-instead"), {"reason": "Calls are barred."})

    moved = factories.fresh(letter)
    assert (moved.channel, moved.state, moved.sent_to) == ("post", "to_print", "1 Stryd Prawf")
    assert moved.exceptions == [{"what": "channel", "reason": "Calls are barred."}]
    page = letters.page(moved)
    assert "1 Stryd Prawf" in page and "01632 960123" not in page and "read back" not in page


def test_leaving_an_agreed_call_out_keeps_its_reason_with_the_letter(signed_in, officer, letter):
    agreed.record(letter.case, by=officer, now=clock.now(), large_print=False, call_instead=True)
    browser = signed_in(officer)
    empty = browser.post(at(letter, "post-instead"), {"reason": " "})
    assert empty.context["form"].errors.keys() == {"reason"}

    for _ in range(2):
        browser.post(at(letter, "post-instead"), {"reason": "The line is dead."})

    kept = factories.fresh(letter).exceptions
    assert kept == [{"what": "call_instead", "reason": "The line is dead."}]
    assert letter.case.events.filter(kind="letter_posted_instead").count() == 1


def test_post_that_the_plan_bars_is_no_way_out(signed_in, officer, letter):
    plan(letter, officer, may_post=False)
    page = signed_in(officer).post(at(letter, "post-instead"), {"reason": "No answer."})
    assert ">Clause 6.1</a>" in page.text and page.context["form"].errors
    assert factories.fresh(letter).channel == Channel.PHONE


def test_without_a_postal_address_it_stays_on_the_list_of_calls(signed_in, officer):
    over = {"channels": frozenset({Channel.PHONE}), "email": "", "phone": "01632 960123"}
    letter = factories.case(**over).letters.get()
    page = signed_in(officer).post(at(letter, "post-instead"), {"reason": "No answer."})
    assert "No postal address of the customer is known." in page.text
    assert factories.fresh(letter).channel == Channel.PHONE


def test_a_letter_that_is_not_to_be_read_out_has_no_call(signed_in, officer):
    by_email = factories.case().letters.get()
    browser = signed_in(officer)
    for act in ("call", "post-instead"):
        assert browser.get(at(by_email, act)).status_code == 409
        assert browser.post(at(by_email, act), READ_BACK).status_code == 409


def test_a_call_of_another_case_or_one_shut_out_from_is_not_found(signed_in, officer, letter):
    other = factories.case()
    crossed = f"/staff/cases/{other.reference}/letters/{letter.pk}/call/"
    browser = signed_in(officer)
    assert browser.get(crossed).status_code == browser.post(crossed).status_code == 404
    involvement.add(
        letter.case, user=officer, part="witness", source="declared", by=officer, now=clock.now()
    )
    for act in ("call", "post-instead"):
        assert browser.get(at(letter, act)).status_code == 404
        assert browser.post(at(letter, act), READ_BACK).status_code == 404


def test_changing_the_language_keeps_what_was_typed(signed_in, officer, letter):
    typed = {"answered": "no_answer", "seen": "0", "switch_language": "cy"}
    page = signed_in(officer).post(at(letter), typed)
    assert '<html lang="cy"' in page.text and results(letter) == []
    assert page.context["form"].initial["answered"] == "no_answer"


def test_the_one_time_code_is_in_the_script_until_the_letter_is_read_out(
    signed_in, officer, letter
):
    browser = signed_in(officer)
    assert "••••-••••" not in browser.get(at(letter)).text
    browser.post(at(letter), READ_BACK)
    shown = browser.get(f"/staff/cases/{letter.case.reference}/letters/{letter.pk}/").text
    assert "••••-••••" in shown
    assert Letter.objects.get(pk=letter.pk).state == LetterState.POSTED
