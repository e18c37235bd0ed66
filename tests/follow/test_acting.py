"""A customer tells us another day of receipt, withdraws, thinks again, and changes language."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cases import handling
from cases.appeals import by_customer, triage
from cases.appeals.by_customer import Told
from cases.casework import withdrawals
from cases.models import Event, Withdrawal
from cases.permissions import Refused
from cases.policy.terms import Channel, Lateness
from tests import factories
from tests.follow.reader import APPEAL, filled, news, reading, settled, text, url

LATE = {
    "notice_date": date(2026, 10, 1),
    "received_on": date(2026, 10, 5),
    "late_reason": "I was away.",
}


def day(said: date) -> dict[str, str]:
    return {
        "received_on_day": str(said.day),
        "received_on_month": str(said.month),
        "received_on_year": str(said.year),
    }


def events(case, kind: str) -> list[Event]:
    return list(case.events.filter(kind=kind))


# --- I got the letter on another day -------------------------------------------------------------
def test_a_later_day_of_receipt_makes_a_late_appeal_one_in_time(language):
    case = factories.case(**LATE)
    assert case.appeal.lateness == Lateness.LATE
    client = reading(case, language)
    sent = client.post(url("day", language), day(date(2026, 11, 2)))
    assert sent.url == url("told", language)
    appeal = factories.fresh(case.appeal)
    assert (appeal.lateness, appeal.days_late) == (Lateness.IN_TIME, 0)
    assert appeal.received_notice_on == date(2026, 11, 2)
    assert appeal.last_day == date(2026, 11, 30)
    assert appeal.stated_received_on == date(2026, 10, 5), "what the form said stays"
    assert appeal.receipt_to_check
    told = text(client.get(sent.url))
    assert {"cy": "Daeth eich apêl mewn pryd", "en": "Your appeal came in time"}[language] in told
    assert {"cy": "30 Tachwedd 2026", "en": "30 November 2026"}[language] in told
    assert news(case) == 1


def test_an_earlier_day_changes_nothing_until_an_officer_has_looked():
    case = factories.case()
    before = factories.fresh(case.appeal)
    client = reading(case)
    client.post(url("day"), day(date(2026, 10, 1)))
    appeal = factories.fresh(case.appeal)
    for kept in ("lateness", "days_late", "last_day", "received_notice_on", "not_counted"):
        assert getattr(appeal, kept) == getattr(before, kept)
    assert appeal.restated_received_on == date(2026, 10, 1)


def test_a_day_that_would_make_an_unknown_receipt_late_is_left_to_an_officer():
    case = factories.case(notice_date=None, received_on=None)
    assert case.appeal.lateness == Lateness.NOT_KNOWN
    client = reading(case)
    client.post(url("day"), day(date(2026, 9, 1)))
    assert factories.fresh(case.appeal).lateness == Lateness.NOT_KNOWN
    told = text(client.get(url("told")))
    assert "This would not help you, so we have changed nothing" in told
    assert "29 September 2026" in told


class AnyDay(TestCase):
    """Whatever day the customer tells us, in whatever order."""

    @settings(max_examples=25, deadline=None)
    @given(days=st.lists(st.dates(date(2025, 1, 1), date(2027, 6, 30)), min_size=1, max_size=4))
    def test_no_day_leaves_the_customer_worse_off(self, days):
        factories.ground_rules()
        case = factories.case(**LATE)
        for said in days:
            before = factories.fresh(case.appeal)
            by_customer.restate_receipt(case, said, now=factories.NOW)
            after = factories.fresh(case.appeal)
            assert after.last_day >= before.last_day
            assert after.days_late <= before.days_late
            assert not (before.lateness == Lateness.IN_TIME and after.lateness == Lateness.LATE)


def test_once_checked_the_day_is_kept_and_changes_nothing(language):
    case = factories.checked_case(
        findings={"late_accepted": True, "late_reasons": factories.words()}, **LATE
    )
    before, told_before = factories.fresh(case.appeal), news(case)
    client = reading(case, language)
    sent = client.post(url("day", language), day(date(2026, 11, 2)))
    appeal = factories.fresh(case.appeal)
    assert appeal.restated_received_on == date(2026, 11, 2)
    assert (appeal.last_day, appeal.lateness) == (before.last_day, before.lateness)
    assert events(case, "receipt_restated")[0].data["result"] == Told.TOO_LATE
    said = {"cy": "Roedd swyddog eisoes wedi gwirio’r dyddiad", "en": "had already checked"}
    assert said[language] in text(client.get(sent.url))
    assert news(case) == told_before


def test_the_officer_sees_both_days_and_the_working(client):
    case = factories.case(**LATE)
    by_customer.restate_receipt(case, date(2026, 9, 30), now=factories.NOW)
    client.force_login(factories.officer())
    client.cookies["django_language"] = "en"
    page = text(client.get(f"/staff/cases/{case.reference}/"))
    assert "Check date received" in page
    assert "On the form: Monday 5 October 2026" in page
    assert "Later: Wednesday 30 September 2026" in page
    assert "With the later day the rules count from Wednesday 7 October 2026" in page


def test_the_same_day_told_twice_is_one_event_and_one_letter(case):
    client = reading(case)
    for _ in range(2):
        assert client.post(url("day"), day(date(2026, 11, 19))).status_code == 302
    assert len(events(case, "receipt_restated")) == 1
    assert news(case) == 1


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"received_on_day": "31", "received_on_month": "2", "received_on_year": "2026"},
        {"received_on_day": "1\x00", "received_on_month": "x" * 100_000, "received_on_year": "-1"},
        {"received_on_day": "1", "received_on_month": "1", "received_on_year": "2099"},
        {"received_on_day": "٣", "received_on_month": "٣", "received_on_year": "٢٠٢٦٦"},
    ],
)
def test_what_is_no_past_day_is_said_so_and_changes_nothing(case, typed):
    response = reading(case).post(url("day"), typed)
    assert response.status_code == 200 and response.context["form"].errors
    assert factories.fresh(case.appeal).restated_received_on is None
    assert not events(case, "receipt_restated")


def test_what_was_typed_goes_along_into_the_other_language(case):
    client = reading(case)
    typed = {**day(date(2026, 11, 19)), "go-language": "cy"}
    page = client.post(url("day"), typed, follow=True)
    assert page.redirect_chain[0][0].startswith(url("day", "cy"))
    assert 'value="19"' in text(page) and not events(case, "receipt_restated")


# --- Withdrawing ---------------------------------------------------------------------------------
def test_withdrawing_is_asked_for_confirmed_and_undone(language):
    case = factories.case()
    client = reading(case, language)
    page = text(client.get(url("withdraw", language)))
    assert {"cy": "bydd y mesurau’n aros", "en": "the measures stay in place"}[language] in page
    assert not Withdrawal.objects.exists()
    asked = client.post(url("withdraw", language), filled(client, url("withdraw", language)))
    home = text(client.get(asked.url))
    assert {"cy": "gofyn am dynnu eich apêl yn ôl", "en": "asked to withdraw"}[language] in home
    assert factories.fresh(case).state == "triage", "an officer closes it, not the page"
    undone = client.post(
        url("undo", language), {"withdrawal": str(case.withdrawals.get().pk)}, follow=True
    )
    assert {"cy": "mynd yn ei blaen", "en": "Your appeal goes on"}[language] in text(undone)
    assert case.withdrawals.get().undone_at is not None
    assert [event.kind for event in case.events.filter(kind__startswith="withdrawal")] == [
        "withdrawal_asked",
        "withdrawal_undone",
    ]
    assert news(case) == 2


def test_two_tabs_withdraw_once(case):
    client = reading(case)
    tab = filled(client, url("withdraw"))
    for _ in range(2):
        assert client.post(url("withdraw"), tab).status_code == 302
    assert Withdrawal.objects.count() == 1 and news(case) == 1


def test_an_old_page_sent_after_thinking_again_withdraws_nothing(case):
    client = reading(case)
    old = filled(client, url("withdraw"))
    client.post(url("withdraw"), old)
    client.post(url("undo"), {"withdrawal": str(case.withdrawals.get().pk)})
    again = client.post(url("withdraw"), old)
    assert again.status_code == 409
    assert "This page was open while something changed" in text(again)
    assert withdrawals.standing(case) is None


def test_undoing_twice_is_undoing_once(case):
    client = reading(case)
    client.post(url("withdraw"), filled(client, url("withdraw")))
    number = {"withdrawal": str(case.withdrawals.get().pk)}
    assert [client.post(url("undo"), number).status_code for _ in range(2)] == [302, 302]
    assert len(events(case, "withdrawal_undone")) == 1


def test_withdrawn_again_after_an_undo_stands(case):
    client = reading(case)
    for _ in range(2):
        client.post(url("withdraw"), filled(client, url("withdraw")))
        standing = withdrawals.standing(case)
        assert standing is not None
        client.post(url("undo"), {"withdrawal": str(standing.pk)})
    assert Withdrawal.objects.count() == 2


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 400, "1\x00", "٣"])
def test_a_withdrawal_that_is_none_is_not_undone(case, number):
    response = reading(case).post(url("undo"), {"withdrawal": number})
    assert response.status_code == 409


def test_someone_elses_withdrawal_is_not_undone(case):
    other = factories.case()
    asked = by_customer.withdraw(other, known=0, now=factories.NOW)
    assert reading(case).post(url("undo"), {"withdrawal": str(asked.pk)}).status_code == 409
    assert factories.fresh(asked).undone_at is None


@pytest.mark.parametrize("page", ["withdraw", "day", "language"])
def test_a_page_left_open_of_another_appeal_changes_neither(case, page, language):
    other = factories.case()
    typed = {**day(date(2026, 11, 17)), "language": "cy"}
    left_open = filled(reading(other, language), url(page, language), **typed)
    answer = reading(case, language).post(url(page, language), left_open)
    assert answer.status_code == 409 and case.reference in text(answer)
    for one in (case, other):
        assert not Withdrawal.objects.filter(case=one).exists() and news(one) == 0


def test_opening_the_pages_changes_nothing(case):
    client = reading(case)
    before = (case.events.count(), case.letters.count())
    for page in ("withdraw", "day", "language", "write"):
        for _ in range(2):
            assert client.get(url(page)).status_code == 200
    assert client.get(url("undo")).status_code == 405
    assert (case.events.count(), case.letters.count()) == before


def test_an_answered_appeal_cannot_be_withdrawn(language):
    case = factories.decided_case()
    settled(case)
    client = reading(case, language)
    assert url("withdraw", language) not in text(client.get(APPEAL[language]))
    refused = client.post(url("withdraw", language), {"known": "0"})
    assert refused.status_code == 409
    assert {"cy": "eisoes wedi ateb", "en": "already answered"}[language] in text(refused)
    with pytest.raises(Refused, match="answered"):
        by_customer.withdraw(case, known=0, now=factories.NOW)


def test_an_appeal_that_goes_on_as_a_complaint_is_withdrawn_as_one(case):
    officer = factories.officer()
    triage.triage(case, by=officer, findings=triage.Findings(appealable=False), now=factories.NOW)
    client = reading(case)
    asked = text(client.post(url("withdraw"), {"known": "0"}, follow=True))
    assert "You have asked to withdraw your case" in asked
    handling.claim(factories.fresh(case), by=officer, now=factories.NOW)
    by_customer.close_withdrawn(factories.fresh(case), by=officer, now=factories.NOW)
    assert case.letters.get(kind="withdrawn").subject == "Your complaint has been withdrawn"


def test_a_withdrawal_closed_before_the_undo_stands(case):
    by_customer.withdraw(case, known=0, now=factories.NOW)
    officer = factories.officer()
    handling.claim(case, by=officer, now=factories.NOW)
    by_customer.close_withdrawn(factories.fresh(case), by=officer, now=factories.NOW)
    client = reading(case)
    refused = client.post(url("undo"), {"withdrawal": str(case.withdrawals.get().pk)})
    assert refused.status_code == 409 and "closed" in text(refused)


# --- Language ------------------------------------------------------------------------------------
def test_a_change_of_language_holds_for_all_later_letters(case):
    client = reading(case)
    queued = case.letters.get(kind="acknowledgement")
    before = bytes(queued.message)
    page = client.post(url("language"), {"language": "cy"}, follow=True)
    assert "From now on we will write to you in Welsh." in text(page)
    assert factories.fresh(case.customer).language == "cy"
    assert bytes(factories.fresh(queued).message) == before
    letter = case.letters.get(kind="progress")
    assert letter.languages == "cy"
    [changed] = events(case, "language_changed")
    assert changed.data == {"before": "en", "after": "cy"}


def test_the_same_language_again_is_no_change(case):
    client = reading(case)
    for _ in range(2):
        client.post(url("language"), {"language": "both"})
    assert len(events(case, "language_changed")) == 1 and news(case) == 1


@pytest.mark.parametrize("chosen", ["", "fr", "cy,en", "\x00"])
def test_a_language_we_do_not_offer_is_refused(case, chosen):
    response = reading(case).post(url("language"), {"language": chosen})
    assert response.status_code == 200 and response.context["form"].errors
    assert factories.fresh(case.customer).language == "en"


def test_someone_with_post_only_gets_the_news_on_paper():
    case = factories.case(channels=frozenset({Channel.POST}), address="1 Stryd Fawr", email="")
    client = reading(case)
    client.post(url("withdraw"), filled(client, url("withdraw")))
    assert case.letters.get(kind="progress").channel == Channel.POST


def test_each_act_has_a_sentence_in_the_timeline(client, case, language):
    by_customer.restate_receipt(case, date(2026, 11, 19), now=factories.NOW)
    asked = by_customer.withdraw(case, known=0, now=factories.NOW)
    by_customer.undo_withdrawal(case, asked.pk, now=factories.NOW)
    by_customer.change_language(case, "cy", now=factories.NOW)
    reading(case)
    client.force_login(factories.officer())
    client.cookies["django_language"] = language
    page = text(client.get(f"/staff/cases/{case.reference}/timeline/"))
    something = {"cy": "Cofnodwyd rhywbeth", "en": "Something was recorded"}[language]
    assert something not in page
