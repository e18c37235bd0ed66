"""Two cases that belong together: linked once, read from both ends, and betrayed to nobody."""

import pytest

from cases.casework import Incomplete
from cases.handling import involvement, linking
from cases.models import CaseLink, Involvement
from cases.permissions import Refused
from tests import factories

NOW = factories.NOW
RELATED, DUPLICATE = CaseLink.Kind.RELATED, CaseLink.Kind.DUPLICATE


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Nia", last_name="Enghraifft")


@pytest.fixture
def two(officer):
    return factories.case(), factories.case(name="Gwen Enghraifft", email="gwen@example.org")


def _at(case, act: str = "") -> str:
    return f"/staff/cases/{case.reference}/{act}"


def _shut_out(case, user):
    involvement.note(
        case,
        user=user,
        part=Involvement.Part.WITNESS,
        source=Involvement.Source.RECORDED,
        now=NOW,
    )


def test_a_link_is_read_from_both_ends(officer, two):
    case, other = two
    linking.link(case, other, DUPLICATE, by=officer, reason="The same letter.", now=NOW)

    (here,), (there,) = linking.of(case, officer), linking.of(other, officer)
    assert (here.other, here.from_here) == (other, True)
    assert (there.other, there.from_here) == (case, False)
    assert case.events.filter(kind="linked").count() == 1
    assert other.events.filter(kind="linked").count() == 1


def test_the_same_link_twice_or_from_the_other_end_is_one(officer, two):
    case, other = two
    first = linking.link(case, other, RELATED, by=officer, now=NOW)

    assert linking.link(case, other, RELATED, by=officer, now=NOW) == first
    assert linking.link(other, case, RELATED, by=officer, now=NOW) == first
    assert CaseLink.objects.count() == 1


def test_a_case_is_not_linked_to_itself_nor_to_one_that_may_not_be_seen(officer, two):
    case, other = two
    with pytest.raises(Refused, match="same_case"):
        linking.link(case, case, RELATED, by=officer, now=NOW)
    _shut_out(other, officer)
    with pytest.raises(Refused, match="not_visible"):
        linking.link(case, other, RELATED, by=officer, now=NOW)
    assert not CaseLink.objects.exists()


def test_who_may_know_of_one_end_only_learns_of_no_link(signed_in, officer, two):
    case, other = two
    shut_out = factories.officer()
    linking.link(case, other, RELATED, by=officer, reason="Tom’s neighbour.", now=NOW)
    _shut_out(other, shut_out)

    assert linking.of(case, shut_out) == []
    theirs = signed_in(shut_out)
    for page in (_at(case), _at(case, "timeline/")):
        html = theirs.get(page).content.decode()
        assert other.reference not in html and "neighbour" not in html
        assert "linked another case" not in html
    link = CaseLink.objects.get()
    assert theirs.get(_at(case, f"links/{link.pk}/remove/")).status_code == 404
    seen = signed_in(officer).get(_at(case, "timeline/")).content.decode()
    assert "linked another case" in seen and "neighbour" in seen


def test_an_officer_links_by_reference_and_takes_it_away_with_a_reason(
    signed_in, officer, two, language
):
    case, other = two
    browser = signed_in(officer, language)
    typed = {"reference": f" {other.reference.lower()} ", "kind": "related", "reason": ""}

    assert browser.post(_at(case, "links/new/"), typed).url == _at(case)
    page = browser.get(_at(case)).content.decode()
    assert other.reference in page
    link = CaseLink.objects.get()

    away = _at(case, f"links/{link.pk}/remove/")
    assert browser.post(away, {"reason": " "}).status_code == 200
    assert browser.post(away, {"reason": "Two people of one name."}).url == _at(case)
    link.refresh_from_db()
    assert (link.removed_by, link.remove_reason) == (officer, "Two people of one name.")
    assert other.reference not in browser.get(_at(case)).content.decode()
    assert "Two people of one name." in browser.get(_at(case, "timeline/")).content.decode()


@pytest.mark.parametrize("which", ["none", "unseen"])
def test_a_case_one_may_not_see_is_refused_like_one_that_does_not_exist(
    signed_in, officer, two, which
):
    case, other = two
    _shut_out(other, officer)
    typed = {"none": "CYS-22222-22222", "unseen": other.reference}[which]

    answer = signed_in(officer).post(
        _at(case, "links/new/"), {"reference": typed, "kind": "related"}
    )

    html = answer.content.decode()
    assert "You have no case with this reference number" in html and typed in html
    assert not CaseLink.objects.exists()


def test_a_link_is_taken_away_only_with_a_reason_and_once(officer, two):
    case, other = two
    link = linking.link(case, other, RELATED, by=officer, now=NOW)
    with pytest.raises(Incomplete):
        linking.unlink(link, by=officer, reason=" ", now=NOW)

    linking.unlink(link, by=officer, reason="In error.", now=NOW)
    linking.unlink(link, by=officer, reason="Again.", now=NOW)

    link.refresh_from_db()
    assert link.remove_reason == "In error."
    assert case.events.filter(kind="unlinked").count() == 1
    again = linking.link(case, other, RELATED, by=officer, now=NOW)
    assert again != link and linking.of(other, officer)[0].link == again


def test_that_a_case_was_taken_up_again_stays(officer, two):
    case, other = two
    link = linking.link(case, other, CaseLink.Kind.REOPENS, by=officer, now=NOW)
    with pytest.raises(Refused, match="link_stays"):
        linking.unlink(link, by=officer, reason="No.", now=NOW)
