"""A person's contact plan: recorded, replaced, ended, kept, and known again when they write."""

from datetime import date, timedelta

import pytest

from cases import permissions
from cases.casework import Incomplete
from cases.contact import plans
from cases.handling import involvement
from cases.models import ContactPlan, Customer
from cases.policy.clauses import Clause
from cases.policy.terms import Channel
from tests import factories

NOW = factories.NOW
TODAY = date(2026, 11, 23)
POST_ONLY = {"may_email": False, "may_post": True, "may_phone": False}
NONE = {"may_email": False, "may_post": False, "may_phone": False}


@pytest.fixture
def officer(ground):
    return factories.officer()


@pytest.fixture
def case(officer):
    return factories.case(address="1 Stryd Prawf\nLL11 1AA", channels=frozenset({Channel.EMAIL}))


def record(case, by, *, now=NOW, **plan):
    return plans.record(case, by=by, now=now, **{**POST_ONLY, **plan})


def standing(case):
    return Customer.objects.get(pk=case.customer_id).plan_on(TODAY)


def kinds(case) -> list[str]:
    return list(case.events.filter(kind__contains="plan").values_list("kind", flat=True))


def test_a_plan_decides_which_channels_may_be_used(officer, case):
    record(case, officer)

    ways = Customer.objects.get(pk=case.customer_id).ways_on(TODAY)

    assert ways.usable == (Channel.POST,)
    assert {Channel.EMAIL, Channel.PHONE, Channel.TEXT} == ways.barred


def test_a_plan_that_replaces_another_leaves_that_on_record(officer, case):
    first = record(case, officer)
    second = record(case, officer, may_phone=True, phone_days=[4, 2], now=NOW + timedelta(hours=1))

    assert standing(case) == second and second.phone_days == [2, 4]
    assert [(one.plan, one.how) for one in plans.former(case, today=TODAY)] == [(first, "replaced")]
    assert kinds(case) == ["contact_plan_recorded"] * 2


def test_the_same_plan_sent_twice_is_one(officer, case):
    assert record(case, officer) == record(case, officer)
    assert ContactPlan.objects.count() == 1 and kinds(case) == ["contact_plan_recorded"]


def test_a_plan_ends_once_and_with_a_reason(officer, case):
    plan = record(case, officer)
    with pytest.raises(Incomplete) as incomplete:
        plans.end(case, by=officer, now=NOW, reason=" ")
    assert incomplete.value.problems == [("reason", "required")]

    for _ in range(2):
        plans.end(case, by=officer, now=NOW, reason="The review found it no longer needed.")

    assert standing(case) is None and kinds(case)[-1:] == ["contact_plan_ended"]
    assert len(kinds(case)) == 2
    assert factories.fresh(plan).ended_by == officer
    assert [one.how for one in plans.former(case, today=TODAY)] == ["ended"]


def test_a_plan_without_a_line_has_a_reason(officer, case):
    with pytest.raises(Incomplete) as incomplete:
        record(case, officer, **NONE)
    assert incomplete.value.problems == [("no_line_reason", "required")]
    assert ContactPlan.objects.count() == 0

    plan = record(case, officer, **NONE, no_line_reason="Every line was used for threats.")

    assert plan.permitted == frozenset()


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        pytest.param({"until": date(2026, 12, 31)}, ("channels", "only_telephone"), id="post only"),
        pytest.param({"may_email": True}, ("until", "required"), id="no last day"),
        pytest.param({"may_email": True, "until": date(2026, 11, 22)}, ("until", "too_early"),
                     id="over before it begins"),
    ],
)  # fmt: skip
def test_a_telephone_restriction_closes_the_telephone_alone_and_ends(officer, case, plan, problem):
    with pytest.raises(Incomplete) as incomplete:
        record(case, officer, clause=Clause.TELEPHONE_RESTRICTION, **plan)
    assert problem in incomplete.value.problems


def test_a_plan_no_longer_stands_after_its_last_day(officer, case):
    until = TODAY + timedelta(days=7)
    record(case, officer, may_email=True, clause=Clause.TELEPHONE_RESTRICTION, until=until)
    person = Customer.objects.get(pk=case.customer_id)

    assert person.plan_on(until) and not person.plan_on(until + timedelta(days=1))
    assert [one.how for one in plans.former(case, today=until + timedelta(days=1))] == ["expired"]


def test_days_for_calls_are_forgotten_when_calls_are_not_permitted(officer, case):
    assert record(case, officer, phone_days=[1]).phone_days == []


@pytest.mark.parametrize(
    ("answers", "known"),
    [
        pytest.param({"email": "SIAN@enghraifft.cymru", "name": "S. E."}, True, id="same e-mail"),
        pytest.param({"email": "", "address": "Fflat 2, 1 Stryd Prawf, ll111aa"}, True,
                     id="same name and address"),
        pytest.param({"email": "", "address": "1 Heol LL11 1AA", "name": "Sia\u0302n  enghraifft"},
                     True, id="accents written otherwise"),
        pytest.param({"email": "", "address": "1 Stryd Prawf LL11 1AA", "name": "Tom"}, False,
                     id="only the postcode"),
        pytest.param({"email": "", "address": "9 Heol LL11 1AA"}, False, id="a neighbour"),
        pytest.param({"email": "me@arall.cymru", "address": "1 Stryd Prawf LL11 1AA"}, False,
                     id="same name and address, an e-mail of their own"),
        pytest.param({"email": "", "address": ""}, False, id="only the name"),
        pytest.param({"email": "other@enghraifft.cymru", "address": ""}, False, id="other e-mail"),
    ],
)  # fmt: skip
def test_a_person_is_known_again_by_email_or_by_name_and_address(officer, case, answers, known):
    plan = record(case, officer)
    found = plans.matching(factories.answers(**answers), today=TODAY)
    assert found == (plan if known else None)


def test_a_plan_that_ended_is_put_on_no_later_case(officer, case):
    record(case, officer)
    plans.end(case, by=officer, now=NOW, reason="Over.")
    assert plans.matching(factories.answers(), today=TODAY) is None


def test_what_is_done_with_a_plan_holds_in_every_case_of_the_person(officer, case):
    plan = record(case, officer)
    later = factories.case()
    assert standing(later) == plan

    plans.end(later, by=officer, now=NOW, reason="Over.")

    assert standing(case) is None and kinds(case)[-1] == "contact_plan_ended"


def test_a_plan_of_someone_else_is_taken_off_one_case_and_stands_in_the_other(officer, case):
    plan = record(case, officer)
    later = factories.case()

    for _ in range(2):
        plans.take_off(later, by=officer, now=NOW)

    assert standing(later) is None and standing(case) == plan
    with pytest.raises(permissions.Refused) as refused:
        plans.take_off(case, by=officer, now=NOW)
    assert refused.value.code == "plan_not_matched"


def test_whoever_had_a_part_in_the_matter_records_nothing(officer, case):
    involved = factories.officer()
    involvement.add(case, user=involved, part="witness", source="declared", by=involved, now=NOW)
    for act in (
        lambda: record(case, involved),
        lambda: plans.end(case, by=involved, now=NOW, reason="Over."),
        lambda: plans.take_off(case, by=involved, now=NOW),
    ):
        with pytest.raises(permissions.Refused) as refused:
            act()
        assert refused.value.code == "not_visible"


def test_no_word_of_a_plan_is_in_an_event(officer, case):
    record(case, officer, **NONE, no_line_reason="Geiriau cyfrinachol")
    plans.end(case, by=officer, now=NOW, reason="Geiriau cyfrinachol")
    assert "cyfrinachol" not in str(list(case.events.values_list("data", flat=True)))
