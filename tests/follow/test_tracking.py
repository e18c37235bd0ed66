"""A customer sees where their appeal is with a reference and a one-time code; nobody else does."""

import re
import time
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from cases import letters
from cases.letters import codes
from cases.models import AccessCode, CodeRequest, Letter, WrongCode
from cases.policy.terms import Channel, LeadInvolved
from tests import factories
from tests.follow.reader import APPEAL, ENTER, code_in, code_of, enter, reading, settled, url

pytestmark = pytest.mark.django_db
NEW_CODE = {"cy": "/cy/dilyn/cod-newydd/", "en": "/en/track/new-code/"}
WRONG = "BBBB-BBBB"
CLOSED = "/en/track/?page=closed"


def seen(response, *typed) -> tuple:
    """A response without what differs every time: the token, and what was typed."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    for words in typed:
        body = body.replace(words, "…")
    return response.status_code, body, sorted(response.headers.items())


@pytest.mark.parametrize("language", ["cy", "en"])
def test_reference_and_code_open_the_appeal(client, case, language):
    response = enter(client, case.reference, code_of(case), language)
    assert response.status_code == 302
    assert response.url == APPEAL[language]
    page = client.get(response.url)
    assert case.reference in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("end", ["", "print/"])
def test_a_letter_read_out_shows_its_words_and_not_the_script_of_the_call(ground, end):
    said = {"channels": frozenset({Channel.PHONE}), "email": "", "phone": "01632 960123"}
    case = factories.case(**said)
    letter = case.letters.get(kind="acknowledgement")
    page = reading(case).get(url("letters", rest=f"{letter.pk}/{end}")).text
    assert "Thank you for your appeal" in page and "Yours sincerely" in page
    assert "Script for the call" in letters.page(letter)
    assert "Script for the call" not in page and "calling from the Council" not in page


def test_a_code_may_be_typed_without_dash_or_capitals(client, case):
    reference = case.reference.lower().replace("-", " ")
    response = enter(client, reference, code_of(case).lower().replace("-", ""))
    assert response.url == APPEAL["en"]


def test_a_code_works_once(client, case):
    code = code_of(case)
    assert enter(client, case.reference, code).status_code == 302
    client.post("/en/track/leave/")
    assert enter(client, case.reference, code).status_code == 200


def test_a_code_expires(client, case):
    code = code_of(case)
    AccessCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert enter(client, case.reference, code).status_code == 200
    assert codes.forget_old() == 1


def test_opening_pages_never_uses_up_a_code(client, case):
    code = code_of(case)
    for _ in range(5):
        client.get(ENTER["en"], {"reference": case.reference, "code": code})
        client.head(ENTER["en"])
    assert AccessCode.objects.get(case=case).used_at is None
    assert enter(client, case.reference, code).status_code == 302


def test_the_code_is_kept_as_a_keyed_hash_only(case):
    code = code_of(case)
    row = AccessCode.objects.get(case=case)
    assert code not in repr(row.__dict__) and code.replace("-", "") not in repr(row.__dict__)


def test_five_wrong_codes_make_a_reference_wait_whether_it_exists_or_not(client, case):
    absent, code = "CYS-BBBBB-BBBBB", code_of(case)
    for reference in (case.reference, absent):
        for _ in range(5):
            assert enter(client, reference, WRONG).status_code == 200
    refused = [
        seen(enter(client, reference, code), reference) for reference in (case.reference, absent)
    ]
    assert refused[0] == refused[1]
    assert refused[0][0] == 429
    assert case.reference not in repr(list(WrongCode.objects.values()))
    WrongCode.objects.update(hour=timezone.now() - timedelta(hours=2))
    assert enter(client, case.reference, code).status_code == 302


def test_a_right_code_clears_the_wrong_ones(client, case):
    for _ in range(4):
        enter(client, case.reference, WRONG)
    assert enter(client, case.reference, code_of(case)).status_code == 302
    assert not WrongCode.objects.exists()


def test_a_quarter_of_an_hour_without_a_look_closes_the_appeal(client, case):
    enter(client, case.reference, code_of(case))
    started = time.time()
    with time_machine.travel(started + 14 * 60):
        assert client.get(APPEAL["en"]).status_code == 200
    with time_machine.travel(started + 28 * 60):
        assert client.get(APPEAL["en"]).status_code == 200
    with time_machine.travel(started + 44 * 60):
        assert client.get(APPEAL["en"]).url == CLOSED


def test_leaving_closes_the_appeal_in_this_browser(client, case):
    enter(client, case.reference, code_of(case))
    response = client.post("/en/track/leave/")
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert client.get(APPEAL["en"]).url == CLOSED


def test_leaving_is_never_a_get(client):
    assert client.get("/en/track/leave/").status_code == 405


def test_another_browser_sees_nothing_and_is_told_why(client, case):
    enter(client, case.reference, code_of(case))
    stranger = type(client)()
    letter = case.letters.get()
    for address in (APPEAL["en"], f"{APPEAL['en']}letters/{letter.pk}/"):
        assert stranger.get(address).url == CLOSED
    said = "open only in the browser in which the code was entered"
    assert said in stranger.get(CLOSED).content.decode()


@pytest.mark.parametrize("ending", ["", "print/"])
def test_the_letters_are_there_to_read_and_others_are_not(client, case, ending):
    enter(client, case.reference, code_of(case))
    own, other = case.letters.get(), factories.case().letters.get()
    response = client.get(f"{APPEAL['en']}letters/{own.pk}/{ending}")
    assert "Thank you for your appeal" in response.content.decode()
    assert client.get(f"{APPEAL['en']}letters/{other.pk}/{ending}").status_code == 404


def test_the_page_says_who_decides_and_why_in_its_own_language(client):
    case = factories.case(lead_involved=LeadInvolved.YES)
    enter(client, case.reference, code_of(case))
    welsh, english = (client.get(APPEAL[code]).content.decode() for code in ("cy", "en"))
    assert "oherwydd i chi ddweud wrthym fod yr Arweinydd Cwynion" in welsh
    assert "because you told us that the Complaints Lead was involved" in english
    assert 'href="/en/policy/clause/lead-involved/"' in english
    assert "21 Rhagfyr 2026" in welsh and "21 December 2026" in english


def test_a_decided_appeal_says_how_it_ended(client):
    case = factories.decided_case()
    settled(case)
    enter(client, case.reference, code_of(case))
    page = client.get(APPEAL["en"]).content.decode()
    assert "the decision stands" in page
    assert "Decision letter" in page
    assert "Who will decide" not in page


def test_a_late_answer_is_admitted(client, case):
    enter(client, case.reference, code_of(case))
    type(case).objects.filter(pk=case.pk).update(due_on=timezone.now().date() - timedelta(days=1))
    assert "We are sorry" in client.get(APPEAL["en"]).content.decode()


@pytest.mark.parametrize("language", ["cy", "en"])
def test_asking_for_a_code_answers_alike_for_any_reference(client, case, language):
    absent = "CYS-BBBBB-BBBBB"
    answers = [
        seen(client.post(NEW_CODE[language], {"reference": reference}), reference)
        for reference in (case.reference, absent)
    ]
    assert answers[0] == answers[1]
    assert CodeRequest.objects.count() == 2
    assert Letter.objects.filter(kind="access_code").count() == 0


def test_a_new_code_comes_by_the_way_the_person_chose(client, case):
    client.post(NEW_CODE["en"], {"reference": case.reference})
    call_command("post_outbox")
    letter = case.letters.get(kind="access_code")
    assert letter.channel == Channel.EMAIL
    assert enter(client, case.reference, code_in(letter)).status_code == 302


def test_a_new_code_by_post_goes_on_the_list_to_print(client):
    case = factories.case(channels=frozenset({Channel.POST}), address="1 Stryd Fawr")
    client.post(NEW_CODE["en"], {"reference": case.reference})
    codes.answer_requests()
    assert letters.print_list(factories.officer()).filter(kind="access_code").count() == 1


def test_asking_again_and_again_sends_few(client, case):
    for _ in range(6):
        client.post(NEW_CODE["en"], {"reference": case.reference})
        call_command("post_outbox")
    assert case.letters.filter(kind="access_code").count() == 3
    assert not CodeRequest.objects.exists()


@pytest.mark.parametrize("typed", ["", "abc", "CYS-BBBBB-BBBB\x00", "ŵŵŵ-ŵŵŵŵŵ-ŵŵŵŵŵ", "<b>" * 20])
@pytest.mark.parametrize("language", ["cy", "en"])
def test_what_is_no_reference_is_said_so_and_kept(client, typed, language):
    response = client.post(ENTER[language], {"reference": typed, "code": ""})
    assert response.status_code == 200
    assert {"reference", "code"} <= set(response.context["form"].errors)


def test_each_page_leads_to_itself_in_the_other_language(client, case):
    enter(client, case.reference, code_of(case))
    letter = case.letters.get()
    for welsh, english in [
        (ENTER["cy"], ENTER["en"]),
        (APPEAL["cy"], APPEAL["en"]),
        (f"/cy/dilyn/apel/llythyrau/{letter.pk}/", f"/en/track/appeal/letters/{letter.pk}/"),
        (NEW_CODE["cy"], NEW_CODE["en"]),
    ]:
        assert f'href="{english}"' in client.get(welsh).content.decode()
        assert f'href="{welsh}"' in client.get(english).content.decode()
