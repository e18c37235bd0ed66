"""7.3: for whoever had a part in the matter the case does not exist; others see all of it."""

import re
import uuid

import pytest
from django.conf import settings
from django.urls import reverse

from cases import handling
from cases.correspondence import messages
from cases.handling import involvement
from cases.models import Involvement
from cases.policy.terms import LeadInvolved
from cases.staff.urls import one_case
from portal.rights import patterns
from tests import factories

NOBODY = uuid.UUID(int=0)
ONLY_SENT = {
    *("claim", "take_back", "posted", "not_posted", "by_post"),
    *("stop_message", "take_off_contact_plan", "take_proposal_back", "take_answer_back"),
    *("ombudsman_bundle",),
}
NOT_NOW = {  # not the step the case waits for, nor a letter to be read out
    *("decide", "confirm_involvement", "move", "close_withdrawn"),
    *("call", "post_instead", "stand_in", "data_complaint_answered"),
    *("sign_off", "give_back", "reopen", "fairness"),
    *("assign", "begin", "answer", "close", "resume"),
}
# What the case has none of.
NONE_OF_IT = {
    *(
        "file",
        "file_picture",
        "envelope",
        "withdraw_statement",
        "unlink",
        "change_ombudsman",
        "remove_extension",
    ),
}
LISTS = ("my_work", "cases", "print_list")


class _OfACase:
    """Every address below a case."""

    url_patterns = one_case


ADDRESSES = {name: path for name, _view, path in patterns(_OfACase())}


def _names() -> list[str]:
    return list(ADDRESSES)


def _address(name: str, case) -> str:
    """The address, of a letter or a message of the case where it asks for one; of what it has
    none of, an address that leads nowhere."""
    known = {
        "int:pk": case.letters.get(kind="acknowledgement").pk,
        "int:message": case.messages.get().pk,
        "str:language": "en",
    }
    nothing = {"int": 0, "uuid": NOBODY}
    path = re.sub(
        r"<((\w+):\w+)>",
        lambda part: str(known.get(part[1], nothing.get(part[2]))),
        ADDRESSES[name],
    )
    return f"/staff/cases/{case.reference}{path}"


@pytest.fixture
def case(ground):
    found = factories.case(lead_involved=LeadInvolved.NO, name="Zanzibar Canary", email="z@z.cymru")
    messages.receive(
        found,
        key=uuid.uuid4(),
        words="Zanzibar",
        language="en",
        via="online",
        came_on=factories.NOW.date(),
        now=factories.NOW,
    )
    return found


def _shut_out(case, user=None, role=""):
    involvement.add(
        case,
        part=Involvement.Part.WARNED,
        source=Involvement.Source.RECORDED,
        by=factories.officer(),
        now=factories.NOW,
        user=user,
        role=role,
    )


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize(
    ("method", "how", "language"),
    [
        ("get", "by name", "cy"),
        ("get", "by role", "en"),
        ("post", "by name", "en"),
        ("post", "by role", "cy"),
    ],
)
def test_no_address_of_the_case_exists_for_an_involved_lead(
    signed_in, case, language, superuser, how, method
):
    lead = factories.lead(is_superuser=superuser, is_staff=superuser)
    if how == "by name":
        _shut_out(case, user=lead)
    else:
        _shut_out(case, role="complaints_lead")
    browser = signed_in(lead, language)

    answers = {name: getattr(browser, method)(_address(name, case)) for name in _names()}
    if method == "post":
        for only_read in ("file", "file_picture"):  # whatever the case
            assert answers.pop(only_read).status_code == 405
    wrong = {name: answer.status_code for name, answer in answers.items()}
    assert len(answers) > 15 and set(wrong.values()) == {404}, wrong

    unknown = browser.get("/staff/cases/CYS-AAAAA-AAAAA/")
    same = browser.get(f"/staff/cases/{case.reference}/")
    assert unknown.content == same.content


@pytest.mark.parametrize("superuser", [False, True])
def test_no_list_count_or_search_shows_the_case(signed_in, case, language, superuser):
    lead = factories.lead(is_superuser=superuser, is_staff=superuser)
    browser = signed_in(lead, language)
    assert "Zanzibar" in browser.get("/staff/cases/").content.decode()
    _shut_out(case, lead)

    for name in LISTS:
        html = browser.get(reverse(f"staff:{name}")).content.decode()
        assert "Zanzibar" not in html and case.reference not in html
    for query in ("q=Zanzibar", f"q={case.reference}", "state=all", "queue=complaints_team"):
        page = browser.get(f"/staff/cases/?{query}")
        assert page.context["page"].paginator.count == 0
        assert "Zanzibar Canary" not in page.content.decode()
    work = browser.get("/staff/")
    assert {figure["count"] for figure in work.context["counts"].values()} == {0}
    assert all(
        link["count"] in (None, 0)
        for group in work.context["staff_navigation"]
        for link in group["links"]
    )


def _expected(name: str) -> int:
    if name in ONLY_SENT:
        return 302
    if name in NONE_OF_IT:
        return 404
    return 409 if name in NOT_NOW else 200


def test_the_right_officer_finds_everything(signed_in, case):
    _shut_out(case, factories.lead())
    chief = factories.chief_officer()
    handling.claim(case, by=chief, now=factories.NOW)
    browser = signed_in(chief)

    wrong = {
        name: answer
        for name in _names()
        if (answer := browser.get(_address(name, case)).status_code) != _expected(name)
    }
    assert wrong == {}
    assert "Zanzibar" in browser.get("/staff/").content.decode()
    assert "Zanzibar" in browser.get("/staff/cases/?q=zanzibar").content.decode()


def test_declaring_a_part_shuts_oneself_out_at_once(signed_in, case, language):
    officer = factories.officer()
    handling.claim(case, by=officer, now=factories.NOW)
    factories.officer()
    browser = signed_in(officer, language)

    answer = browser.post(
        f"/staff/cases/{case.reference}/involvement/", {"who": "me", "part": "witness"}
    )

    assert answer.status_code == 302 and answer.url == "/staff/"
    assert browser.get(f"/staff/cases/{case.reference}/").status_code == 404
    assert factories.fresh(case).handler is None
    assert case.involvements.get().source == "declared"


def test_what_is_typed_while_becoming_involved_leads_nowhere(signed_in, ground):
    officer = factories.officer()
    factories.officer()
    case = factories.checked_case(officer)
    handling.claim(case, by=officer, now=factories.NOW)
    browser = signed_in(officer)
    _shut_out(case, officer)

    answer = browser.post(f"/staff/cases/{case.reference}/decide/", {"outcome": "stands"})

    assert answer.status_code == 404
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies
