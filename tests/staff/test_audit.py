"""An auditor reads what happened everywhere, and nothing of what a case is about."""

from datetime import timedelta

import pytest

from cases import events
from cases.handling import involvement
from cases.models import Involvement
from cases.permissions import Role
from tests import factories

pytestmark = pytest.mark.django_db
RECORD = "/staff/record/"


@pytest.fixture(autouse=True)
def ground():
    factories.ground_rules()


@pytest.fixture
def auditor(client):
    client.force_login(factories.user(Role.AUDITOR))
    client.cookies["django_language"] = "en"
    return client


def lines(response) -> list[str]:
    return [f"{line.reference} {line.who} {line.what}" for line in response.context["lines"]]


def test_it_says_who_did_what_in_which_case(auditor):
    officer = factories.officer(first_name="Owain", last_name="Prawf")
    case = factories.case()
    events.record(case, "claimed", now=factories.NOW, by=officer)
    expected = f"{case.reference} Owain Prawf Owain Prawf took the case."
    assert expected in lines(auditor.get(RECORD))


def test_it_says_nothing_of_what_the_case_is_about(auditor):
    officer = factories.officer()
    case = factories.case(name="Caneri Enwog", grounds=("caneri yn y sail",))
    events.record(case, "moved", now=factories.NOW, by=officer, reason="caneri yn y rheswm")
    assert "aneri" not in auditor.get(RECORD).content.decode()


def test_who_merely_looked_is_shown_only_when_asked_for(auditor):
    events.record(factories.case(), "viewed", now=factories.NOW, by=factories.officer())
    looked = [len(lines(auditor.get(f"{RECORD}{query}"))) for query in ("", "?looks=1")]
    assert looked[1] == looked[0] + 1


def test_it_says_nothing_of_a_matter_in_which_the_auditor_had_a_part(client):
    auditor, case = factories.user(Role.AUDITOR), factories.case()
    client.force_login(auditor)
    assert case.reference in client.get(RECORD).content.decode()
    involvement.add(
        case,
        user=auditor,
        part=Involvement.Part.TARGET,
        source=Involvement.Source.RECORDED,
        by=factories.officer(),
        now=factories.NOW,
    )
    for address in (RECORD, f"{RECORD}?looks=1"):
        assert case.reference not in client.get(address).content.decode()


def test_it_is_narrowed_by_case_person_and_day(auditor):
    officer, case = factories.officer(username="owain"), factories.case()
    factories.case()
    later = factories.NOW + timedelta(days=3)
    events.record(case, "claimed", now=later, by=officer)
    for query in (
        f"reference={case.reference.lower()}&username=owain",
        "username=OWAIN",
        "since_day=26&since_month=11&since_year=2026",
    ):
        assert len(lines(auditor.get(f"{RECORD}?{query}"))) == 1, query
    assert len(lines(auditor.get(f"{RECORD}?until_day=22&until_month=11&until_year=2026"))) == 0


def test_a_day_that_is_none_is_named_and_the_rest_still_narrows(auditor):
    case = factories.case()
    factories.case()
    page = auditor.get(
        f"{RECORD}?since_day=31&since_month=2&since_year=2026&reference={case.reference}"
    )
    assert "Enter a real date" in page.content.decode()
    assert {line.reference for line in page.context["lines"]} == {case.reference}


@pytest.mark.parametrize(
    "query",
    ["?since_year=9999&since_day=31&since_month=12", "?page=-1", "?page=x", "?reference=%00"],
)
def test_odd_addresses_are_answered(auditor, query):
    assert auditor.get(RECORD + query).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.AUDITOR])
def test_it_is_there_for_nobody_else(client, role):
    client.force_login(factories.user(role))
    assert client.get(RECORD).status_code == 404


def test_a_long_record_takes_as_many_queries_as_a_short_one(auditor, django_assert_max_num_queries):
    for _ in range(8):
        factories.decided_case(factories.officer())
    with django_assert_max_num_queries(12):
        auditor.get(RECORD)


@pytest.mark.both_engines
@pytest.mark.parametrize("typed", ["ŵyn.ŷd", "ŴYN.ŶD", "W\u0302yn.y\u0302d"])
def test_a_name_is_found_in_capitals_or_not_with_welsh_letters_too(auditor, typed):
    officer, other = factories.officer(username="Ŵyn.Ŷd"), factories.officer(username="wyn.yd")
    case = factories.case()
    for who in (officer, other):
        events.record(case, "claimed", now=factories.NOW, by=who)
    shown = auditor.get(RECORD, {"username": typed}).context["lines"]
    assert len(shown) == 1
