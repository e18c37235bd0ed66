"""The pages of proposing, signing and giving back; what each refusal says and keeps."""

import pytest
from django.utils.html import escape

from cases import handling
from cases.appeals import signing
from cases.casework import drafts
from cases.models import Decision, Letter, Proposal
from tests import factories
from tests.factories import NOW, fresh


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules(dated=True, signed_off=True)


@pytest.fixture
def officer():
    return factories.officer(first_name="Owain", last_name="Enghraifft")


@pytest.fixture
def colleague():
    return factories.officer(first_name="Olwen", last_name="Enghraifft")


@pytest.fixture
def case(officer, colleague):
    """Held by the officer, ready to be decided."""
    found = factories.checked_case(officer)
    handling.claim(found, by=officer, now=NOW)
    return fresh(found)


def at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def send(browser, case, act: str, typed: dict):
    version = browser.get(at(case, act)).context["version"]
    return browser.post(at(case, act), {**typed, "version": version})


def carried(page, **over) -> dict:
    """What the page of the letter sends on."""
    return {**dict(page.context["typed"]), "version": page.context["version"], **over}


def proposed(case, officer, **over):
    signing.propose(case, by=officer, typed=factories.typed(case, **over), now=NOW)
    return fresh(case)


def taken(case, by):
    handling.claim(case, by=by, now=NOW)
    return fresh(case)


def signed(browser, case, **over):
    pk = browser.get(at(case, "sign-off/")).context["proposal"].pk
    return browser.post(at(case, "sign-off/"), {"proposal": pk, **over})


def test_from_the_form_to_the_colleague_to_the_letter(
    case, officer, colleague, signed_in, language
):
    first, second = signed_in(officer, language), signed_in(colleague, language)
    typed = factories.typed(
        case,
        apology_en="We are sorry.",
        remedy_en="We will train staff.",
        learning="Warn in writing.",
    )
    preview = send(first, case, "decide/", typed)
    button = {"cy": "Anfon i’w gymeradwyo", "en": "Send for sign-off"}
    assert button[language] in preview.content.decode()
    first.post(at(case, "decide/"), carried(preview, step="send"))
    assert fresh(case).state == "sign" and not Decision.objects.exists()
    assert first.get(at(case)).context["step"] is None

    second.post(at(case, "claim/"))
    page = second.get(at(case))
    assert page.context["step"].url == at(case, "sign-off/")
    read = second.get(at(case, "sign-off/")).content.decode()
    for words in ("We are sorry.", "We will train staff.", "Warn in writing.", "Owain Enghraifft"):
        assert words in read
    assert not Letter.objects.filter(kind="decision").exists()

    assert signed(second, case).url == at(case)
    letter = Letter.objects.get(kind="decision")
    html = second.get(at(case, f"letters/{letter.pk}/")).content.decode()
    assert "We are sorry." in html and "We will train staff." in html
    assert "Warn in writing." not in html
    summary = second.get(at(case)).content.decode()
    for words in ("Owain Enghraifft", "Olwen Enghraifft", "We are sorry.", "Warn in writing."):
        assert words in summary


def test_nobody_else_free_sends_the_letter_at_once(officer, signed_in, language):
    case = taken(factories.checked_case(officer), officer)
    browser = signed_in(officer, language)
    preview = send(browser, case, "decide/", factories.typed(case))
    button = {"cy": "Penderfynu ac anfon y llythyr", "en": "Decide and send the letter"}
    assert button[language] in preview.content.decode()
    browser.post(at(case, "decide/"), carried(preview, step="send"))
    assert fresh(case).state == "closed"


def test_a_letter_is_not_sent_by_a_button_that_said_sign_off(case, officer, colleague, signed_in):
    browser = signed_in(officer)
    preview = send(browser, case, "decide/", factories.typed(case))
    colleague.is_active = False
    colleague.save()
    page = browser.post(at(case, "decide/"), carried(preview, step="send"))
    assert "Nobody else is free to sign this decision off any more." in page.content.decode()
    assert "Because the records show it." in page.content.decode()
    assert fresh(case).state == "decide"


def test_what_is_optional_is_written_in_each_language_or_in_none(officer, colleague, signed_in):
    case = taken(factories.checked_case(officer, reply_language="both"), officer)
    browser = signed_in(officer)
    page = send(browser, case, "decide/", factories.typed(case, apology_en="We are sorry."))
    assert "Enter the apology in Welsh, or ask for a translation" in page.content.decode()
    assert not page.context.get("preview")


def test_words_only_to_be_translated_are_not_left_out_unseen(officer, colleague, signed_in):
    case = taken(factories.checked_case(officer, reply_language="cy"), officer)
    typed = factories.typed(case, remedy_en="We will train staff.", remedy_cy="")
    page = send(signed_in(officer), case, "decide/", typed)
    assert "Enter what is put right in Welsh" in page.content.decode()


def test_who_proposed_it_is_told_that_a_colleague_signs(
    case, officer, colleague, signed_in, language
):
    case = proposed(case, officer)
    browser = signed_in(officer, language)
    said = {"cy": "Chi a gynigiodd y penderfyniad hwn", "en": "You proposed this decision"}
    for method, act in (("post", "claim/"), ("get", "sign-off/"), ("get", "give-back/")):
        page = getattr(browser, method)(at(case, act))
        assert page.status_code == 409 and said[language] in page.content.decode()
    browser.post(at(case, "sign-off/"), {"proposal": case.proposals.get().pk})
    assert fresh(case).state == "sign" and fresh(case).handler is None


def test_it_is_given_back_with_a_reason_its_investigator_reads(
    case, officer, colleague, signed_in, language
):
    case = taken(proposed(case, officer), colleague)
    second = signed_in(colleague, language)
    unsaid = second.post(at(case, "give-back/"), {"reason": " "})
    said = {"cy": "Rhowch beth sydd angen ei newid", "en": "Enter what has to change"}
    assert said[language] in unsaid.content.decode()
    second.post(at(case, "give-back/"), {"reason": "Ground 2 <is> open."})
    browser = signed_in(officer, language)
    assert "Ground 2 &lt;is&gt; open." in browser.get(at(case)).content.decode()
    form = browser.get(at(case, "decide/")).context["form"]
    assert form["reasons_en"].value() == "Because the records show it."


def test_a_proposal_is_taken_back_from_the_page_of_the_case(
    case, officer, colleague, signed_in, language
):
    case = proposed(case, officer)
    browser = signed_in(officer, language)
    button = {"cy": "Tynnu’r cynnig yn ôl", "en": "Take the proposal back"}
    assert button[language] in browser.get(at(case)).content.decode()
    assert button[language] not in signed_in(colleague, language).get(at(case)).content.decode()
    assert browser.get(at(case, "take-proposal-back/")).url == at(case)
    assert fresh(case).state == "sign"
    assert browser.post(at(case, "take-proposal-back/")).url == at(case, "decide/")
    assert fresh(case).handler == officer
    again = browser.post(at(case, "take-proposal-back/"))
    assert again.status_code == 409


@pytest.mark.parametrize("read", ["", "0", "x", "٣", "9" * 30])
def test_a_proposal_nobody_read_is_not_signed(case, officer, colleague, signed_in, read):
    case = taken(proposed(case, officer), colleague)
    page = signed_in(colleague).post(at(case, "sign-off/"), {"proposal": read})
    assert "Another decision has been proposed" in page.content.decode()
    assert fresh(case).state == "sign"


def test_another_cases_proposal_signs_nothing(case, officer, colleague, signed_in):
    case = taken(proposed(case, officer), colleague)
    other = factories.proposed_case(officer)
    page = signed_in(colleague).post(at(case, "sign-off/"), {"proposal": other.proposals.get().pk})
    assert "Another decision has been proposed" in page.content.decode()
    assert {fresh(case).state, fresh(other).state} == {"sign"}


def test_signing_twice_signs_once(case, officer, colleague, signed_in):
    case = taken(proposed(case, officer), colleague)
    browser = signed_in(colleague)
    pk = case.proposals.get().pk
    browser.post(at(case, "sign-off/"), {"proposal": pk})
    again = browser.post(at(case, "sign-off/"), {"proposal": pk})
    assert "may already have been done" in again.content.decode()
    assert Letter.objects.filter(kind="decision").count() == 1


def test_a_signature_whose_letter_lacks_a_language_says_so(case, officer, colleague, signed_in):
    from cases.appeals import by_customer

    case = proposed(case, officer, reasons_cy="", ground_1_cy="", ground_2_cy="")
    by_customer.change_language(case, "cy", now=NOW)
    case = taken(fresh(case), colleague)
    browser = signed_in(colleague)
    read = browser.get(at(case, "sign-off/"))
    assert "so give the decision back" in read.content.decode()
    page = browser.post(at(case, "sign-off/"), {"proposal": read.context["proposal"].pk})
    assert page.status_code == 200 and fresh(case).state == "sign"


BAD_TURNS = {
    "before it is taken": ("claim_first", "Take this case before you decide it."),
    "by another": ("already_taken", "This case is already taken by Owain Enghraifft."),
    "twice": ("already_done", "may already have been done"),
}


@pytest.mark.parametrize("turn", BAD_TURNS)
def test_deciding_at_a_bad_turn_says_why_keeps_the_words_and_changes_nothing(
    case, officer, colleague, signed_in, turn
):
    who = colleague if turn == "by another" else officer
    if turn == "before it is taken":
        handling.hand_over(case, by=officer, to=None, reason="Away.", now=NOW)
    elif turn == "twice":
        proposed(case, officer)
    before = fresh(case).state, Proposal.objects.count()
    typed = factories.typed(case, reasons_en="Kept word for word", step="send")
    page = signed_in(who).post(at(case, "decide/"), typed)
    html = page.content.decode()
    assert BAD_TURNS[turn][1] in html and "Kept word for word" in html
    assert (fresh(case).state, Proposal.objects.count()) == before
    assert not Decision.objects.exists()


def test_in_a_second_tab_other_words_are_not_overwritten(case, officer, colleague, signed_in):
    browser = signed_in(officer)
    send(browser, case, "decide/", factories.typed(case, reasons_en="First tab", step="save"))
    old = factories.typed(case, reasons_en="Second tab", step="send")
    page = browser.post(at(case, "decide/"), {**old, "version": 1})
    html = page.content.decode()
    assert page.status_code == 409 and "First tab" in html and "Second tab" in html
    assert drafts.load(case, "decide").typed["reasons_en"] == "First tab"
    assert fresh(case).state == "decide"


def test_after_the_right_was_removed_the_case_is_not_there(case, officer, signed_in):
    browser = signed_in(officer)
    officer.groups.clear()
    page = browser.post(at(case, "decide/"), factories.typed(case, step="send"))
    assert page.status_code in (403, 404) and fresh(case).state == "decide"


def test_fields_the_form_does_not_have_change_nothing(case, officer, colleague, signed_in):
    typed = factories.typed(case, step="send", signed_by=colleague.pk, decided_by=colleague.pk)
    send(signed_in(officer), case, "decide/", typed)
    proposal = case.proposals.get()
    assert (proposal.proposed_by, proposal.signed_by) == (officer, None)
    assert set(proposal.typed) & {"signed_by", "decided_by", "step", "version"} == set()


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "‮evil", "ŵŷ 👩‍👩‍👧 ß", "=1+1", "'; --"]
)
def test_naughty_words_come_back_as_they_were_typed(case, officer, colleague, signed_in, words):
    over = dict.fromkeys(["apology_en", "remedy_en", "learning", "reasons_en"], words)
    case = taken(proposed(case, officer, **over), colleague)
    browser = signed_in(colleague)
    assert browser.get(at(case, "sign-off/")).text.count(escape(words)) == len(over)
    signed(browser, case)
    decision = Decision.objects.get()
    kept = (decision.apology_en, decision.remedy_en, decision.learning, decision.reasons_en)
    assert set(kept) == {words}
    letter = Letter.objects.get(kind="decision")
    assert browser.get(at(case)).text.count(escape(words)) == len(over)
    assert browser.get(at(case, f"letters/{letter.pk}/")).text.count(escape(words)) == len(over) - 1
