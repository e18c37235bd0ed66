"""What the Ombudsman asks and finds: put on record, listed, and never saved over unseen."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from cases.casework import Incomplete
from cases.handling import involvement
from cases.models import Involvement, OmbudsmanRecord
from cases.ombudsman import records
from cases.ombudsman.bundle import conduct, data
from cases.ombudsman.bundle.pages import About
from cases.permissions import Refused
from tests import factories

NOW = factories.NOW
NAUGHTY = "=1+1 ﷽ 𝕎elsh ŵŷ </textarea><script>alert(1)</script> ${7*7} \u202etxt 👩‍👩‍👧"
SAID = {
    "kind": "enquiry",
    "their_reference": "202600123",
    "came_on": date(2026, 11, 20),
    "answer_by": date(2026, 12, 4),
    "asked": NAUGHTY,
    "answered_on": None,
    "finding": "",
    "found_on": None,
    "learnt": "",
}


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Nia", last_name="Enghraifft")


def _typed(**over):
    said = {**SAID, **over}
    typed = {}
    for name, value in said.items():
        if isinstance(value, date):
            parts = {"day": value.day, "month": value.month, "year": value.year}
            typed |= {f"{name}_{part}": number for part, number in parts.items()}
        elif value is not None:
            typed[name] = value
    return typed


def _at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/ombudsman/{act}"


@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_an_enquiry_is_recorded_on_an_open_and_a_closed_case(officer, closed):
    case = factories.decided_case() if closed else factories.case()
    made = records.add(case, by=officer, said=SAID, now=NOW)

    assert made.asked == NAUGHTY and made.recorded_by == officer
    event = case.events.get(kind="ombudsman_recorded")
    assert event.clause == "ombudsman" and event.data == {"record": made.pk}


def test_the_same_form_sent_twice_is_one_record(officer):
    case = factories.case()
    assert records.add(case, by=officer, said=SAID, now=NOW) == records.add(
        case, by=officer, said=SAID, now=NOW
    )
    assert case.events.filter(kind="ombudsman_recorded").count() == 1


@pytest.mark.parametrize(
    ("wrong", "box", "code"),
    [
        ({"kind": ""}, "kind", "required"),
        ({"came_on": None}, "came_on", "required"),
        ({"answer_by": date(2026, 11, 19)}, "answer_by", "before_it_came"),
        ({"finding": "upheld"}, "found_on", "required"),
        ({"found_on": date(2026, 11, 21)}, "finding", "required"),
    ],
)
def test_what_cannot_stand_is_refused_beside_its_box(officer, wrong, box, code):
    with pytest.raises(Incomplete) as refused:
        records.add(factories.case(), by=officer, said={**SAID, **wrong}, now=NOW)
    assert (box, code) in refused.value.problems
    assert not OmbudsmanRecord.objects.exists()


def test_a_change_on_an_older_version_is_refused(officer):
    made = records.add(factories.case(), by=officer, said=SAID, now=NOW)
    first = {**SAID, "answered_on": date(2026, 11, 23)}
    records.change(made, version=1, by=officer, said=first, now=NOW)

    with pytest.raises(records.Stale) as refused:
        records.change(made, version=1, by=officer, said={**SAID, "learnt": "x"}, now=NOW)
    assert refused.value.saved.answered_on == date(2026, 11, 23)
    assert records.change(made, version=1, by=officer, said=first, now=NOW).version == 2
    assert made.case.events.get(kind="ombudsman_changed").data["changed"] == ["answered_on"]


def test_who_had_a_part_in_the_matter_records_nothing(officer):
    case = factories.case()
    shut_out = factories.officer()
    _shut_out(case, shut_out)
    with pytest.raises(Refused, match="not_visible"):
        records.add(case, by=shut_out, said=SAID, now=NOW)


def _shut_out(case, user):
    source, part = Involvement.Source.RECORDED, Involvement.Part.WITNESS
    involvement.note(case, user=user, part=part, source=source, now=NOW)


def test_an_officer_records_it_and_reads_it_on_the_tab(signed_in, officer, language):
    case = factories.case()
    browser = signed_in(officer, language)
    assert _at(case) not in browser.get(f"/staff/cases/{case.reference}/").content.decode()

    refused = browser.post(_at(case, "new/"), _typed(kind=""))
    said = {"cy": "Dewiswch beth ydyw", "en": "Choose what it is"}
    assert said[language] in refused.content.decode()
    assert refused.context["form"]["asked"].value() == NAUGHTY
    assert browser.post(_at(case, "new/"), _typed()).url == _at(case)
    tab = browser.get(_at(case))
    [shown] = tab.context["records"]
    assert NAUGHTY in [row["value"] for row in shown["rows"]]
    assert "202600123" in tab.content.decode()
    assert _at(case) in browser.get(f"/staff/cases/{case.reference}/").content.decode()


def test_a_stale_save_shows_both_versions_and_loses_nothing(signed_in, officer, language):
    case = factories.case()
    made = records.add(case, by=officer, said=SAID, now=NOW)
    browser = signed_in(officer, language)
    at = _at(case, f"{made.pk}/")
    assert browser.get(at).context["version"] == 1
    theirs = {**SAID, "learnt": "Words of a colleague."}
    records.change(made, version=1, by=factories.officer(), said=theirs, now=NOW)

    answer = browser.post(at, _typed(learnt="My own words.") | {"version": "1"})

    assert answer.status_code == 409
    html = answer.content.decode()
    assert "My own words." in html and "Words of a colleague." in html
    assert factories.fresh(made).learnt == "Words of a colleague."
    again = _typed(learnt="My own words.") | {"version": str(answer.context["version"])}
    assert browser.post(at, again).url == _at(case)
    assert factories.fresh(made).learnt == "My own words."


@pytest.mark.parametrize("version", ["", "x", "٣", "9" * 40, "-1"])
def test_a_version_that_is_none_is_an_old_one(signed_in, officer, version):
    case = factories.case()
    made = records.add(case, by=officer, said=SAID, now=NOW)
    typed = _typed(learnt="Mine") | {"version": version}
    assert signed_in(officer).post(_at(case, f"{made.pk}/"), typed).status_code == 409
    assert factories.fresh(made).learnt == ""


def test_the_list_has_what_waits_of_cases_one_may_see(signed_in, officer, language):
    seen, unseen, found = (factories.case(email=f"{n}@example.org") for n in range(3))
    for case in (seen, unseen, found):
        records.add(case, by=officer, said=SAID, now=NOW)
    known = found.ombudsman_records.get()
    upheld = {**SAID, "finding": "upheld", "found_on": date(2026, 11, 23)}
    records.change(known, version=1, by=officer, said=upheld, now=NOW)
    _shut_out(unseen, officer)

    page = signed_in(officer, language).get("/staff/ombudsman/").content.decode()

    assert seen.reference in page
    assert unseen.reference not in page and found.reference not in page
    assert {"cy": "4 Rhagfyr 2026", "en": "4 December 2026"}[language] in page


def test_a_longer_list_takes_no_more_queries(signed_in, officer, django_assert_max_num_queries):
    browser = signed_in(officer)
    for number in range(20):
        records.add(factories.case(email=f"{number}@e.org"), by=officer, said=SAID, now=NOW)
    browser.get("/staff/ombudsman/")
    with django_assert_max_num_queries(12):
        browser.get("/staff/ombudsman/")


def test_a_record_is_not_found_under_another_case_or_by_who_is_shut_out(signed_in, officer):
    case, other = factories.case(), factories.case(email="b@example.org")
    made = records.add(case, by=officer, said=SAID, now=NOW)
    shut_out = factories.officer()
    _shut_out(case, shut_out)

    assert signed_in(officer).get(_at(other, f"{made.pk}/")).status_code == 404
    for address in (_at(case), _at(case, "new/"), _at(case, f"{made.pk}/")):
        assert signed_in(shut_out).get(address).status_code == 404


def test_what_a_record_said_before_it_was_corrected_is_kept_and_shown(signed_in, officer, language):
    case = factories.case()
    made = records.add(case, by=officer, said=SAID, now=NOW)
    corrected = {**SAID, "asked": "Only the letters.", "answer_by": None}
    records.change(made, version=1, by=officer, said=corrected, now=NOW)

    [shown] = signed_in(officer, language).get(_at(case)).context["records"]
    [before] = shown["before"]
    assert before["by"] == "Nia Enghraifft"
    day = {"cy": "4 Rhagfyr 2026", "en": "4 December 2026"}[language]
    assert [row["value"] for row in before["rows"]] == [day, NAUGHTY.strip()]
    assert [row["value"] for row in shown["rows"]].count("Only the letters.") == 1


@pytest.mark.both_engines
def test_what_a_record_said_before_stays_as_it_was(officer):
    made = records.add(factories.case(), by=officer, said=SAID, now=NOW)
    records.change(made, version=1, by=officer, said={**SAID, "asked": "Less."}, now=NOW)

    for act in (
        lambda: made.earlier.update(said={}),
        lambda: made.earlier.get().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert made.earlier.get().said == {"asked": NAUGHTY.strip()}


def test_the_bundle_tells_what_a_record_said_before(officer):
    case = factories.decided_case()
    made = records.add(case, by=officer, said=SAID, now=NOW)
    records.change(made, version=1, by=officer, said={**SAID, "asked": "Less."}, now=NOW)

    about = About(case=case, reader=officer, places={})
    facts = [fact.value for part in conduct.ombudsman(about).parts for fact in part.facts]
    assert NAUGHTY.strip() in facts and "Less." in facts
    assert data.of(case)["ombudsman_records_before"][0]["said"] == {"asked": NAUGHTY.strip()}
