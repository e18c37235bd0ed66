"""What answers mean, and the transcript a case keeps."""

from datetime import date

import pytest

from cases.policy.terms import Channel, LeadInvolved, NoticeChannel, NoticeKind
from forms import answers, freezing
from forms.definition import from_json
from forms.engine import shown_steps
from forms.fields import day_of


@pytest.fixture(scope="module")
def form(plain):
    return from_json(freezing.merge(plain))


def steps(form, given, lateness="in_time"):
    return list(shown_steps(form, given, lambda _so_far: lateness))


def keys(form, given, lateness="in_time"):
    return [step.key for step in steps(form, given, lateness)]


def test_nothing_answered_reads_as_not_known(form):
    read = answers.read(steps(form, {}), {})
    assert read.notice_kind is NoticeKind.NOT_SURE
    assert read.notice_channel is NoticeChannel.UNKNOWN
    assert read.lead_involved is LeadInvolved.UNKNOWN
    assert (read.notice_date, read.received_on) == (None, None)
    assert read.channels == frozenset()
    assert read.grounds == ()


def test_meanings_are_read_whatever_the_keys(form):
    given = {
        "notice_kind": "warning",
        "notice_date": {"day": "2", "month": "Mai", "year": "2026", "unknown": False},
        "grounds": ["  un ", "", "dau\r\ntri"],
        "who_for": "someone_else",
        "customer_name": "Gwen",
        "your_name": "left from an earlier choice",
        "channels": ["phone"],
        "phone": " 01632 960 001 ",
        "address": "1 Stryd",
    }
    read = answers.read(steps(form, given), given)
    assert read.notice_kind is NoticeKind.WARNING
    assert read.notice_date == date(2026, 5, 2)
    assert read.grounds == ("un", "dau\ntri")
    assert read.name == "Gwen"
    assert read.phone == "01632 960 001"
    assert read.channels == {Channel.PHONE, Channel.POST}  # an address given for letters is a way


def test_answers_to_steps_no_longer_shown_are_left_out(form):
    given = {"who_for": "myself", "representative": "Siân", "channels": ["post"], "email": "a@b.cy"}
    read = answers.read(steps(form, given), given)
    assert read.representative == ""
    assert read.email == ""
    asked = [entry["key"] for entry in answers.transcript(steps(form, given), given, {})]
    assert "representative" not in asked and "email" not in asked and "address" in asked


def test_conditions_show_and_skip_steps(form):
    assert "late" not in keys(form, {})
    assert "late" in keys(form, {}, lateness="late")
    assert "not_a_decision" in keys(form, {"notice_kind": "phone_restriction"})
    both = keys(form, {"channels": ["post", "email"]})
    assert "address" in both and "email" in both and "phone" not in both
    assert "address" not in keys(form, {"channels": ["email"]})
    assert "address" in keys(form, {"channels": ["phone"]})


def test_the_transcript_keeps_every_question_in_both_languages(form):
    given = {
        "notice_kind": "decision",
        "notice_date": {"day": "1", "month": "7", "year": "2026", "unknown": False},
        "received_on": {"day": "", "month": "", "year": "", "unknown": True},
        "channels": ["post", "email"],
        "grounds": ["un", "dau"],
        "evidence": ["x"],
    }
    written = {entry["key"]: entry for entry in answers.transcript(steps(form, given), given, {})}
    assert written["notice_kind"]["question"]["cy"] == "Beth oedd y llythyr yn ei ddweud wrthych?"
    assert written["notice_kind"]["shown"]["en"] == "A decision to manage contact"
    assert written["notice_date"]["shown"] == {
        "cy": "dydd Mercher 1 Gorffennaf 2026",
        "en": "Wednesday 1 July 2026",
    }
    assert written["received_on"]["shown"]["cy"] == "Nid wyf yn gwybod pryd y cefais y llythyr"
    assert written["channels"]["shown"]["en"] == "By post\n\nBy email"
    assert written["grounds"]["answer"] == ["un", "dau"]
    assert written["grounds"]["meaning"] == "grounds"
    assert written["who_for"]["meaning"] is None
    assert written["decided_by"]["shown"] == {"cy": "", "en": ""}
    assert written["evidence"]["shown"]["en"] == ""  # a file that is not there any more


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ({"day": "3", "month": "Rhagfyr", "year": "2026"}, date(2026, 12, 3)),
        ({"day": "31", "month": "2", "year": "2026"}, None),
        ({"day": "3", "month": "12", "year": "2026", "unknown": True}, None),
        ({"day": "3"}, None),
        ("nonsense", None),
        (None, None),
    ],
)
def test_a_date_is_a_day_or_nothing(typed, day):
    assert day_of(typed) == day
