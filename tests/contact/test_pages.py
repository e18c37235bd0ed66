"""The pages on which contact is arranged, and how a case shows it in both languages."""

from datetime import timedelta

import pytest

from cases import clock, handling
from cases.contact import agreed, plans
from cases.handling import involvement
from cases.models import Adjustments, Customer
from cases.policy.terms import Channel
from tests import factories

PLAN = {"channels": ["post"], "clause": "measures", "contact_person": "Siân Swyddog"}
CLAUSE = {"cy": ">Cymal 6.1</a>", "en": ">Clause 6.1</a>"}


@pytest.fixture
def officer(ground):
    return factories.officer()


@pytest.fixture
def case(officer):
    return factories.case(address="1 Stryd Prawf\nLL11 1AA")


def at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/contact/{act}"


def standing(case):
    return Customer.objects.get(pk=case.customer_id).plan_on(clock.today())


def record(case, by, **over):
    said = {"may_email": False, "may_post": True, "may_phone": False, **over}
    return plans.record(case, by=by, now=clock.now(), **said)


def day(name: str, when) -> dict[str, str]:
    parts = {"day": when.day, "month": when.month, "year": when.year}
    return {f"{name}_{part}": str(number) for part, number in parts.items()}


def test_a_plan_is_recorded_and_stands_in_the_bar_with_its_clause(
    signed_in, officer, case, language
):
    browser = signed_in(officer, language)
    assert browser.get(at(case, "plan/")).status_code == 200

    browser.post(at(case, "plan/"), PLAN)

    assert standing(case).permitted == {Channel.POST}
    for tab in ("", "contact/", "letters/"):
        page = browser.get(f"/staff/cases/{case.reference}/{tab}").text
        bar = page[page.index("app-identity__facts") : page.index("app-tabs")]
        assert "Siân Swyddog" in bar and CLAUSE[language] in bar
        assert bar.count("Post") == 1  # the way left, once


def test_days_for_calls_are_shown_by_their_names(signed_in, officer, case, language):
    record(case, officer, may_phone=True, phone_days=[2, 4])
    page = signed_in(officer, language).get(at(case)).text
    assert {"cy": "dydd Mawrth a dydd Iau", "en": "Tuesday and Thursday"}[language] in page


def test_a_plan_without_a_line_asks_why_and_is_flagged(signed_in, officer, case, language):
    browser = signed_in(officer, language)
    unsaid = browser.post(at(case, "plan/"), {"clause": "measures"})
    assert unsaid.context["form"].errors.keys() == {"no_line_reason"}
    assert standing(case) is None

    why = "Bygythiadau drwy bob llinell."
    browser.post(at(case, "plan/"), {"clause": "measures", "no_line_reason": why})

    page = browser.get(at(case)).text
    flag = {"cy": "Dim llinell gyswllt ar agor", "en": "No line of contact open"}
    assert page.count(flag[language]) == 2 and why in page
    assert {"cy": ">Cymal 6.2</a>", "en": ">Clause 6.2</a>"}[language] in page


def test_a_telephone_restriction_is_asked_for_its_last_day(signed_in, officer, case):
    typed = {"channels": ["email", "post"], "clause": "telephone-restriction"}
    browser = signed_in(officer)
    assert browser.post(at(case, "plan/"), typed).context["form"].errors.keys() == {"until"}

    until = clock.today() + timedelta(days=28)
    browser.post(at(case, "plan/"), {**typed, **day("until", until)})

    assert standing(case).until == until
    assert ">Clause 4.2</a>" in browser.get(at(case)).text


def test_changing_the_language_keeps_the_plan_as_typed(signed_in, officer, case):
    page = signed_in(officer).post(at(case, "plan/"), {**PLAN, "switch_language": "cy"})
    assert '<html lang="cy"' in page.text and "Siân Swyddog" in page.text
    assert standing(case) is None


def test_a_plan_to_be_replaced_begins_as_it_stands(signed_in, officer, case):
    record(case, officer, may_phone=True, phone_days=[3], contact_person="Siân Swyddog")
    page = signed_in(officer).get(at(case, "plan/")).text
    assert page.count(" checked") == 4  # post, phone, Wednesday, the clause
    assert "Siân Swyddog" in page


def test_a_plan_ends_with_a_reason_and_stays_on_record(signed_in, officer, case, language):
    record(case, officer)
    browser = signed_in(officer, language)
    assert browser.post(at(case, "plan/end/"), {"reason": ""}).context["form"].errors

    browser.post(at(case, "plan/end/"), {"reason": "Daeth yr adolygiad i ben."})

    page = browser.get(at(case)).text
    assert standing(case) is None
    assert "Daeth yr adolygiad i ben." in page and CLAUSE[language] in page
    bar = page[page.index("app-identity__facts") : page.index("app-tabs")]
    assert CLAUSE[language] not in bar


def test_a_plan_put_on_the_wrong_case_is_taken_off_it(signed_in, officer, case):
    record(case, officer)
    later = factories.case()
    browser = signed_in(officer)
    assert at(later, "plan/take-off/") in browser.get(at(later)).text
    assert at(case, "plan/take-off/") not in browser.get(at(case)).text

    assert browser.get(at(later, "plan/take-off/")).status_code == 302
    assert standing(later)
    browser.post(at(later, "plan/take-off/"))

    assert standing(later) is None and standing(case)


def test_an_advocate_is_recorded_with_the_authority_and_shown_in_the_bar(
    signed_in, officer, case, language
):
    browser = signed_in(officer, language)
    typed = {"adjustments": ["large_print"], "advocate": "Elin Eiriol"}
    missing = browser.post(at(case, "adjustments/"), typed).context["form"].errors
    assert missing.keys() == {"advocate_address", "authority_seen_on"}

    seen = day("authority_seen_on", clock.today())
    browser.post(at(case, "adjustments/"), {**typed, **seen, "advocate_email": "elin@eiriol.cymru"})

    assert Adjustments.of(case.customer).advocate == "Elin Eiriol"
    page = browser.get(f"/staff/cases/{case.reference}/").text
    said = {"cy": "Print bras · Eiriolwr: Elin Eiriol", "en": "Large print · Advocate: Elin Eiriol"}
    bar = page[page.index("app-identity__strong") : page.index("app-tabs")]
    assert said[language] in bar


def test_adjustments_to_be_changed_begin_as_they_were_agreed(signed_in, officer, case):
    agreed.record(case, by=officer, now=clock.now(), large_print=True, call_instead=True)
    assert signed_in(officer).get(at(case, "adjustments/")).text.count(" checked") == 2


@pytest.mark.parametrize("act", ["plan/", "plan/end/", "adjustments/"])
def test_a_colleague_holds_the_case_so_nothing_is_offered(signed_in, officer, case, act):
    handling.claim(case, by=factories.officer(), now=clock.now())
    browser = signed_in(officer)
    assert browser.get(at(case, act)).status_code == 409
    assert browser.post(at(case, act), {**PLAN, "reason": "x"}).status_code == 200
    assert standing(case) is None and at(case, act) not in browser.get(at(case)).text


@pytest.mark.parametrize("act", ["", "plan/", "plan/end/", "plan/take-off/", "adjustments/"])
def test_whoever_had_a_part_in_the_matter_finds_none_of_it(signed_in, officer, case, act):
    involvement.add(
        case, user=officer, part="witness", source="declared", by=officer, now=clock.now()
    )
    browser = signed_in(officer)
    assert browser.get(at(case, act)).status_code == 404
    assert browser.post(at(case, act), PLAN).status_code in (404, 405)


def test_what_a_person_typed_is_text_wherever_it_stands(signed_in, officer, case):
    record(case, officer, contact_person="<script>alert(1)</script> ((reference)) {{ x }}")
    page = signed_in(officer).get(at(case)).text
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_the_earlier_edition_has_its_own_clause_numbers(signed_in, officer):
    from datetime import date

    case = factories.case(notice_date=date(2026, 9, 1), received_on=date(2026, 9, 3))
    record(case, officer)
    assert ">Clause 5.2</a>" in signed_in(officer).get(at(case)).text


@pytest.mark.parametrize("page", ["plan/", "adjustments/"])
def test_what_was_recorded_meanwhile_is_not_replaced_unseen(
    signed_in, officer, case, language, page
):
    browser = signed_in(officer, language)
    opened = browser.get(at(case, page)).context["stood"]
    record(case, officer, may_post=True, contact_person="Mair Arall")
    agreed.record(case, by=officer, now=clock.now(), large_print=True, call_instead=False)
    typed = {**PLAN, "stood": opened, "adjustments": ["call_instead"]}

    refused = browser.post(at(case, page), typed)

    assert refused.status_code == 409
    assert {"cy": "ar ôl i chi agor y dudalen", "en": "after you opened the page"}[
        language
    ] in refused.text
    assert standing(case).contact_person == "Mair Arall"
    assert refused.context["points"]
    assert all(point["value"] in refused.text for point in refused.context["points"])
    again = browser.post(at(case, page), {**typed, "stood": refused.context["stood"]})
    assert again.status_code == 302


@pytest.mark.parametrize("page", ["plan/", "adjustments/"])
def test_a_change_of_language_does_not_count_as_having_seen_it(signed_in, officer, case, page):
    browser = signed_in(officer)
    opened = browser.get(at(case, page)).context["stood"]
    record(case, officer, may_post=True, contact_person="Mair Arall")
    agreed.record(case, by=officer, now=clock.now(), large_print=True, call_instead=False)
    typed = {**PLAN, "adjustments": ["call_instead"]}

    changed = browser.post(at(case, page), {**typed, "stood": opened, "switch_language": "cy"})
    refused = browser.post(at(case, page), {**typed, "stood": changed.context["stood"]})

    assert refused.status_code == 409 and standing(case).contact_person == "Mair Arall"
