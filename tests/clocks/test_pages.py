"""The pages on which the time to answer is moved, and where one reads how it came about."""

import re
from datetime import date, timedelta

import pytest

from cases import clocks
from cases.models import ClosedDay, Extension, Letter, LetterState, Pause, Reminder
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.clocks.conftest import DUE

WORDS = {"cy": "Mae’r dystiolaeth yn hir.", "en": "The evidence is long."}


@pytest.fixture(autouse=True)
def _today(moment):
    moment(factories.NOW)


def page(case, name: str = "") -> str:
    return f"/staff/cases/{case.reference}/{name}"


def typed(**over) -> dict:
    said = {"days": "10", "reasons_en": WORDS["en"], "was": DUE.isoformat(), "step": ""}
    return {**said, **over}


def text(response) -> str:
    words = re.sub(r"<(script|style)[^>]*>.*?</\1>|<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", words)


def test_more_time_is_read_as_a_letter_before_it_is_given(held, signed_in):
    case, by = held()
    browser = signed_in(by)

    read = browser.post(page(case, "extend/"), typed())
    assert "7 January 2027" in text(read) and not Extension.objects.exists()
    done = browser.post(page(case, "extend/"), typed(step="send", version="0"), follow=True)

    assert "The customer is told that more time is needed." in text(done)
    assert Extension.objects.get().letter.kind == "extended"
    assert not case.drafts.exists()


@pytest.mark.parametrize("days", ["0", "61", "500", "-1", "ten", "", "1.5", "²", "9" * 400])
def test_days_that_are_no_such_number_are_refused_with_the_words_kept(held, signed_in, days):
    case, by = held()
    said = text(answer := signed_in(by).post(page(case, "extend/"), typed(days=days)))
    assert "from 1 to 60" in said or "Enter how many more" in said
    assert WORDS["en"] in answer.content.decode() and not Extension.objects.exists()


def test_sent_again_from_the_same_page_it_says_that_the_day_has_changed(held, signed_in):
    case, by = held()
    browser = signed_in(by)
    for _time in range(2):
        answer = browser.post(page(case, "extend/"), typed(step="send"))
    assert "has changed since you opened this page" in text(answer)
    assert WORDS["en"] in answer.content.decode() and 'value="2027-01-07"' in text_raw(answer)
    assert Extension.objects.count() == 1


def text_raw(response) -> str:
    return response.content.decode()


def test_after_the_day_has_passed_the_page_says_so_and_changes_nothing(held, signed_in, moment):
    case, by = held()
    moment("2026-12-22T10:00")
    browser = signed_in(by)
    assert browser.get(page(case, "extend/")).status_code == 409
    answer = browser.post(page(case, "extend/"), typed(step="send"))
    assert "The day to answer by has passed" in text(answer) and WORDS["en"] in text_raw(answer)
    assert not Extension.objects.exists()


def test_words_wanting_in_a_language_of_the_letter_are_asked_for_by_name(held, signed_in):
    case, by = held(reply_language="both")
    said = text(signed_in(by).post(page(case, "extend/"), typed()))
    assert "Enter the reason in Welsh, or ask for a translation" in said


def test_a_translation_of_the_reason_can_be_asked_for(held, signed_in):
    case, by = held(reply_language="both")
    signed_in(by).post(page(case, "extend/"), typed(step="ask"))
    asked = case.translations.get()
    assert (asked.what, asked.pieces[0]["source"]) == ("extended", WORDS["en"])


def test_the_time_stands_still_and_goes_on(held, signed_in, moment):
    case, by = held()
    browser = signed_in(by)
    said = {"why": "evidence", "reasons_en": "Please send it."}
    assert "only you can give us" in text(browser.post(page(case, "pause/"), said))
    browser.post(page(case, "pause/"), {**said, "step": "send"})
    assert Pause.objects.get().letter.kind == "paused"
    summary = text(browser.get(page(case)))
    assert "The time has been paused since 23 November 2026." in summary
    assert "Moves on while the time is paused" in summary
    assert "Resume the time to answer" in summary and "Give more time" not in summary

    moment("2026-11-30T10:00")
    browser = signed_in(by)
    assert "to be answered by 30 December 2026" in text(browser.get(page(case, "resume/")))
    assert "30 December 2026" in text(browser.post(page(case, "resume/"), {"x": "1"}))
    browser.post(page(case, "resume/"), {"step": "send"})
    assert factories.fresh(case).due_on == date(2026, 12, 30)
    again = browser.post(page(case, "resume/"), {"step": "send"})
    assert "The time to answer is not paused." in text(again)


def test_paused_twice_the_second_is_refused_with_its_words_kept(held, signed_in):
    case, by = held()
    said = {"why": "others", "reasons_en": "The court sits first.", "step": "send"}
    browser = signed_in(by)
    browser.post(page(case, "pause/"), said)
    answer = browser.post(page(case, "pause/"), said)
    assert "The time to answer is paused." in text(answer)
    assert "The court sits first." in text_raw(answer) and Pause.objects.count() == 1


def test_an_extension_is_removed_with_a_reason(held, signed_in):
    case, by = held()
    given = clocks.extend(case, by=by, days=10, reasons=WORDS, now=factories.NOW)
    browser, address = signed_in(by), page(case, f"extensions/{given.pk}/remove/")
    assert address in text_raw(browser.get(page(case)))
    assert "it is to be answered by 21 December 2026" in text(browser.get(address))
    assert "We no longer do" in text(browser.post(address, {"reason": "Sooner."}))
    browser.post(address, {"reason": "Sooner.", "step": "send"})
    assert factories.fresh(case).due_on == DUE
    assert browser.get(page(case, "extensions/999/remove/")).status_code == 404


@pytest.mark.parametrize("name", ["extend/", "pause/", "resume/", "extensions/1/remove/"])
def test_a_case_one_may_not_see_is_not_there(held, signed_in, name):
    case, _by = held()
    browser = signed_in(factories.chief_officer())
    assert browser.get(page(case, name)).status_code == 404
    assert browser.post(page(case, name), typed(step="send")).status_code == 404


def test_the_case_shows_how_both_days_were_worked_out(held, signed_in):
    case, by = held()
    clocks.extend(case, by=by, days=10, reasons=WORDS, now=factories.NOW)
    names = {"name_cy": "x", "name_en": "x", "extends_council": True}
    extra = ClosedDay.objects.create(day=date(2026, 11, 25), **names)
    clocks.recalculate(now=factories.NOW)
    said = text(signed_in(by).get(page(case)))
    for sentence in (
        "It came on 23 November 2026; that day is not counted.",
        "The target is 20 working days after it.",
        "gave 10 working days more on 23 November 2026.",
        "nor are these days: 25 November, 25 and 28 December, 1 January.",
        "To be answered by 8 January 2027.",
        "The target is 5 working days after it.",
        "To be acknowledged by 1 December 2026.",
    ):
        assert sentence in said
    extra.delete()
    said = text(signed_in(by).get(page(case)))
    assert "That makes 7 January 2027; a later day was given before, and it stays." in said


def test_a_reminder_stands_on_my_work_until_it_is_seen(held, signed_in, moment):
    _case, by = held()
    Letter.objects.update(state=LetterState.SENT, gone_at=factories.NOW)
    clocks.remind(now=moment("2026-12-22T10:00"))
    browser = signed_in(by)
    home = text(browser.get("/staff/"))
    assert "Reminders" in home and "The answer is overdue (21 December 2026)" in home
    address = f"/staff/reminders/{Reminder.objects.get().pk}/seen/"
    browser.get(address)
    assert "Reminders" in text(browser.get("/staff/"))
    signed_in(factories.officer()).post(address)
    assert "Reminders" in text(browser.get("/staff/"))
    for _time in range(2):
        assert browser.post(address).url == "/staff/"
    assert "Reminders" not in text(browser.get("/staff/"))


def test_who_may_not_open_the_case_is_told_without_its_name_or_reference(held, signed_in, moment):
    factories.lead()
    chief = factories.chief_officer()
    case, _by = held(lead_involved=LeadInvolved.UNKNOWN)
    clocks.remind(now=moment("2026-12-22T10:00"))
    home = signed_in(chief).get("/staff/")
    assert "A case you cannot open. With: Complaints Team." in text(home)
    assert case.reference not in text_raw(home) and case.customer.name not in text_raw(home)


def test_ten_reminders_are_shown_and_a_link_leads_to_all(held, signed_in, moment):
    _case, by = held()
    for _n in range(11):
        held(by)
    clocks.remind(now=moment("2026-12-01T10:00"))
    home = signed_in(by).get("/staff/")
    assert "See all 12 reminders" in text(home) and text_raw(home).count("/seen/") == 10
    everything = signed_in(by).get("/staff/?reminders=all")
    assert "See all" not in text(everything) and text_raw(everything).count("/seen/") == 12


def test_a_case_past_its_day_says_what_can_still_be_done(held, signed_in, moment):
    case, by = held()
    said = "The day to answer was 21 December 2026, so more time can no longer be given."
    moment("2026-12-21T10:00")
    assert said not in text(signed_in(by).get(page(case)))
    moment("2026-12-22T10:00")
    assert said in text(signed_in(by).get(page(case)))


def test_the_timeline_tells_of_each(held, signed_in, moment):
    case, by = held()
    given = clocks.extend(case, by=by, days=10, reasons=WORDS, now=factories.NOW)
    clocks.remove_extension(given, by=by, reason="Sooner.", now=factories.NOW)
    case = factories.fresh(case)
    clocks.pause(case, by=by, why="customer", reasons=WORDS, now=factories.NOW)
    clocks.resume(case, by=by, now=factories.NOW + timedelta(days=1))
    said = text(signed_in(by).get(page(case, "timeline/")))
    for sentence in (
        "gave more time to answer. To be answered by 7 January 2027, before: 21 December 2026.",
        "removed an extension. To be answered by 21 December 2026, before: 7 January 2027.",
        "Reason: The customer asked for time.",
        "resumed the time to answer. To be answered by 22 December 2026",
        "Sooner.",
    ):
        assert sentence in said
