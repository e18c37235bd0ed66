"""What staff key in: the day it came, who they are, what the person needs and what is permitted."""

from datetime import UTC, date, datetime

import pytest

from cases import handling
from cases.appeals import triage
from cases.contact import plans
from cases.models import Adjustments, Case, Letter
from cases.policy.clauses import Clause
from cases.policy.terms import Channel
from tests import factories

pytestmark = pytest.mark.django_db

LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)
CAME_ON = date(2026, 11, 20)
NOBODY = {"name": "", "email": "", "channels": frozenset(), "grounds": ()}


@pytest.fixture(autouse=True)
def ground_rules(db):
    factories.ground_rules()


@pytest.fixture
def clerk(db):
    return factories.user("frontline")


def keyed(clerk, channel: str = "post", *, now: datetime = LATER, language="en", **over):
    came = {"channel": channel, "received_on": CAME_ON, "keyed_by": clerk}
    return factories.appeal(now=now, language=language, came=came, **over)


def kinds(case: Case) -> list[str]:
    return list(case.events.values_list("kind", flat=True))


def planned(**over):
    """A person we know, who may be written to on paper only."""
    officer = factories.officer()
    case = factories.case(address="1 Stryd Enghraifft\nWrecsam\nLL99 9ZZ", **over)
    handling.claim(case, by=officer, now=factories.NOW)
    permits = {"may_email": False, "may_post": True, "may_phone": False}
    return plans.record(factories.fresh(case), by=officer, now=factories.NOW, **permits)


def test_clocks_run_from_the_day_it_came(clerk):
    case = keyed(clerk).case
    assert case.received_on == CAME_ON
    assert (case.acknowledge_by, case.due_on) == (date(2026, 11, 27), date(2026, 12, 18))


def test_lateness_is_of_the_day_it_came(clerk):
    over = {"notice_date": None, "notice_channel": "unknown", "received_on": date(2026, 10, 23)}
    assert keyed(clerk, **over).lateness == "in_time"
    assert factories.appeal(now=LATER, **over).lateness == "late"


def test_the_same_things_happen_to_it_as_to_one_sent_online(clerk):
    online, post = kinds(factories.case()), kinds(keyed(clerk).case)
    assert [kind for kind in post if kind != "keyed_in"] == online


@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        ("post", "keyed_in"),
        ("email", "keyed_in"),
        ("phone", "read_back"),
        ("in_person", "read_back"),
    ],
)
def test_who_keyed_it_in_is_on_record_and_whether_it_was_read_back(clerk, channel, kind):
    case = keyed(clerk, channel).case
    assert (case.channel, case.keyed_by) == (channel, clerk)
    assert case.events.get(kind=kind).by == clerk


def test_an_unknown_way_of_coming_is_a_mistake_of_ours(clerk):
    with pytest.raises(ValueError, match="pigeon"):
        keyed(clerk, "pigeon")
    assert not Case.objects.exists()


def test_who_wrote_in_welsh_and_asked_for_nothing_is_answered_in_welsh(clerk):
    assert keyed(clerk, language="cy", reply_language="").case.languages == ("cy",)
    assert keyed(clerk, language="en", reply_language="").case.languages == ("cy", "en")
    assert keyed(clerk, language="cy", reply_language="en").case.languages == ("en",)


def test_a_letter_without_a_name_is_answered_all_the_same(clerk):
    officer = factories.officer()
    case = keyed(clerk, **NOBODY, reply_language="both").case
    triage.triage(case, by=officer, findings=triage.Findings(appealable=True), now=LATER)
    handling.claim(factories.fresh(case), by=officer, now=LATER)
    factories.fair(case, by=officer, now=LATER)
    factories.decide(factories.fresh(case), by=officer, now=LATER)
    for letter in Letter.objects.filter(case=case):
        page = bytes(letter.message).decode()
        assert "Dear Sir or Madam" in page and "Annwyl Syr neu Fadam" in page
        assert letter.state == "to_print"


# --- what the person needs, from the first letter on ---------------------------------------------
def test_large_print_asked_for_on_the_form_holds_for_the_acknowledgement():
    case = factories.case(adjustment_kinds=frozenset({"large_print"}))
    assert Adjustments.of(case.customer).large_print
    assert Letter.objects.get(case=case).large_print


def test_a_call_asked_for_instead_is_how_the_acknowledgement_goes():
    channels = frozenset({Channel.EMAIL, Channel.PHONE})
    kinds_ = frozenset({"call_instead"})
    case = factories.case(adjustment_kinds=kinds_, channels=channels, phone="01632 960 001")
    letter = Letter.objects.get(case=case)
    assert (letter.channel, letter.state) == (Channel.PHONE, "to_print")


def test_nothing_asked_for_keeps_no_adjustments():
    factories.case()
    assert not Adjustments.objects.exists()


def test_text_messages_are_for_who_chose_them():
    chosen = frozenset({Channel.EMAIL, Channel.TEXT})
    assert factories.case(channels=chosen, phone="07700 900 001").customer.may_text
    assert not factories.case().customer.may_text


# --- the measures that stand for the person ------------------------------------------------------
def test_a_person_we_know_is_written_to_as_their_plan_permits():
    plan = planned()
    case = factories.case()
    assert case.customer.plan == plan
    event = case.events.get(kind="contact_plan_applied")
    assert (event.data["plan"], event.clause) == (plan.pk, plan.clause)
    assert Letter.objects.get(case=case).channel == Channel.POST


def test_a_person_we_do_not_know_has_no_plan():
    planned()
    case = factories.case(email="arall@enghraifft.cymru", name="Rhywun Arall")
    assert case.customer.plan is None and "contact_plan_applied" not in kinds(case)


@pytest.mark.parametrize("channel", ["phone", "email"])
def test_what_comes_by_a_barred_channel_is_accepted_and_told(clerk, channel):
    planned()
    case = keyed(clerk, channel).case
    event = case.events.get(kind="came_by_barred_channel")
    assert (event.clause, event.data["channel"]) == (Clause.APPEAL_WINDOW, channel)
    assert case.state == "triage"


@pytest.mark.parametrize("channel", ["post", "in_person"])
def test_what_comes_by_an_open_channel_is_no_news(clerk, channel):
    planned()
    assert "came_by_barred_channel" not in kinds(keyed(clerk, channel).case)


def test_the_form_is_barred_to_nobody():
    planned()
    assert "came_by_barred_channel" not in kinds(factories.case())
