"""Adjustments agreed with a person: an advocate has an address and an authority seen."""

from datetime import date

import pytest

from cases import permissions
from cases.casework import Incomplete
from cases.contact import agreed
from cases.models import Adjustments, StoredFile
from tests import factories

NOW = factories.NOW
TODAY = date(2026, 11, 23)
ADVOCATE = {"advocate": "Elin Eiriol", "advocate_address": "2 Stryd Prawf\nLL11 1AA"}


@pytest.fixture
def officer(ground):
    return factories.officer()


@pytest.fixture
def case(officer):
    return factories.case()


def record(case, by, **said):
    both = {"large_print": False, "call_instead": False}
    return agreed.record(case, by=by, now=NOW, **{**both, **said})


def problems(case, by, **said):
    with pytest.raises(Incomplete) as incomplete:
        record(case, by, **said)
    assert not Adjustments.objects.exists()
    return incomplete.value.problems


def test_what_was_agreed_takes_the_place_of_what_was_before(officer, case):
    record(case, officer, large_print=True)
    record(case, officer, call_instead=True)

    known = Adjustments.of(case.customer)
    assert (known.large_print, known.call_instead, known.recorded_by) == (False, True, officer)


def test_the_same_again_is_no_second_event(officer, case):
    for _ in range(2):
        record(case, officer, large_print=True)
    assert case.events.filter(kind="adjustments_recorded").count() == 1


def test_nothing_agreed_leaves_no_row(officer, case):
    record(case, officer)
    assert not Adjustments.objects.exists()


def test_an_advocate_needs_an_address_and_an_authority_seen(officer, case):
    assert problems(case, officer, advocate="Elin Eiriol") == [
        ("advocate_address", "required"),
        ("authority_seen_on", "required"),
    ]
    late = {**ADVOCATE, "authority_seen_on": date(2026, 11, 24)}
    assert problems(case, officer, **late) == [("authority_seen_on", "too_late")]
    assert problems(case, officer, advocate_email="e@eiriol.cymru") == [("advocate", "required")]

    assert record(case, officer, **ADVOCATE, authority_seen_on=TODAY).advocate == "Elin Eiriol"


def test_an_authority_is_a_file_of_this_case(officer, case):
    def stored(of):
        return StoredFile.objects.create(
            case=of, name="awdurdod.pdf", content_type="application/pdf", size=1,
            sha256="0" * 64, stored_at=NOW,
        )  # fmt: skip

    seen = {**ADVOCATE, "authority_seen_on": TODAY}
    other = stored(factories.case())
    assert problems(case, officer, **seen, authority=other) == [("authority", "invalid_choice")]
    mine = stored(case)
    assert record(case, officer, **seen, authority=mine).authority == mine


def test_what_the_person_asked_for_on_the_form_has_no_officer(officer, case):
    known = record(case, None, large_print=True)
    assert known.recorded_by is None and known.large_print


def test_a_colleague_who_does_not_hold_the_case_is_refused(officer, case):
    from cases import handling

    handling.claim(case, by=officer, now=NOW)
    with pytest.raises(permissions.Refused) as refused:
        record(factories.fresh(case), factories.officer(), large_print=True)
    assert refused.value.code == "already_taken"
