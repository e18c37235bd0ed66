"""Who had a part in a matter and tries to reach its case is turned away, and that is on record."""

from datetime import timedelta

import pytest
from django.utils import translation

from cases.handling import involvement
from cases.models import Event
from cases.staff import timeline
from tests import factories

NOW = factories.NOW
SECRET = "what-was-typed"


@pytest.fixture
def shut_out(ground, moment):
    """A case, an officer who may see it, and one who saw the behaviour."""
    moment(NOW)
    officer, witness = factories.officer(), factories.officer(first_name="Mari", last_name="Puw")
    case = factories.case()
    involvement.add(case, part="witness", source="recorded", by=officer, user=witness, now=NOW)
    return case, officer, witness


def noted(case) -> list[tuple[str, str, dict]]:
    found = case.events.filter(kind__startswith="turned_away").order_by("pk")
    return [(event.kind, event.by.first_name, event.data) for event in found]


def test_who_what_and_when_are_kept_and_nothing_of_what_was_sent(signed_in, shut_out):
    case, officer, witness = shut_out
    browser, at = signed_in(witness, "en"), f"/staff/cases/{case.reference}/"
    assert browser.get(at).status_code == 404
    assert browser.post(f"{at}notes/add/", {"words": SECRET}).status_code == 404

    assert noted(case) == [
        ("turned_away", "Mari", {"page": "case"}),
        ("turned_away_acting", "Mari", {"page": "add_note"}),
    ]
    assert SECRET not in str(list(Event.objects.values()))
    with translation.override("en"):
        acted, read, *_rest = timeline.entries(case, reader=officer)
    who = "Mari Puw, who may not see this case, tried to"
    assert read.title == f"{who} open it and was turned away."
    assert acted.title == f"{who} change it and was turned away."


def test_once_a_day_is_enough(signed_in, shut_out, moment):
    case, _officer, witness = shut_out
    for day in (0, 1):
        moment(NOW + timedelta(days=day))
        browser = signed_in(witness, "en")
        for page in ("", "answers/", "files/", "timeline/"):
            browser.get(f"/staff/cases/{case.reference}/{page}")
    assert [kind for kind, _who, _data in noted(case)] == ["turned_away"] * 2


def test_whoever_may_see_the_case_or_had_no_part_leaves_no_such_trace(signed_in, shut_out):
    case, officer, _witness = shut_out
    for user in (officer, factories.chief_officer(), factories.user("frontline")):
        signed_in(user, "en").get(f"/staff/cases/{case.reference}/")
        signed_in(user, "en").get(f"/staff/cases/{case.reference}/no-such-page/")
    assert noted(case) == []


def test_somebody_without_casework_is_noted_too(signed_in, shut_out):
    case, officer, _witness = shut_out
    manager = factories.user("team_manager", first_name="Tomos")
    involvement.add(case, part="decided", source="recorded", by=officer, user=manager, now=NOW)
    assert signed_in(manager, "en").get(f"/staff/cases/{case.reference}/").status_code == 404
    assert noted(case) == [("turned_away", "Tomos", {"page": "case"})]
