"""A person's way through the form: every step, back, change, switch, the last day, checking."""

import copy

import pytest

from forms import freezing
from forms.models import FormVersion
from tests.forms.walk import Walk, problems, words


def test_every_step_leads_to_the_check_page(walk):
    walk.through("check")
    page = walk.get("check")
    assert page.status_code == 200
    assert "Gwenllïan Ŵyn" in words(page)
    assert "gwen@enghraifft.cymru" in words(page)
    assert (
        "dydd Llun 16 Tachwedd 2026" if walk.language == "cy" else "Monday 16 November 2026"
    ) in (words(page))


def test_each_step_asks_one_thing_under_one_heading(walk):
    walk.to("grounds")
    page = walk.get("grounds").content.decode()
    assert page.count("<h1") == 1


def test_the_address_of_a_step_is_in_the_language_of_the_page(version, now):
    walk = Walk(version, "cy")
    assert walk.url("grounds").endswith("/pam-mae-r-penderfyniad-yn-anghywir/")
    assert walk.url("grounds").startswith("/cy/apelio/")
    there = walk.url("language").replace("/iaith/", "/language/")
    assert walk.client.get(there).headers["Location"] == walk.url("language")


def test_the_language_button_saves_as_typed_and_switches(walk):
    walk.to("notice_date")
    typed = {
        "notice_date_day": "31",
        "notice_date_month": "Chwefror",
        "notice_date_year": "",
        "go-language": "en" if walk.language == "cy" else "cy",
    }
    away = walk.post("notice_date", typed)
    walk.language = typed["go-language"]
    assert away.headers["Location"] == walk.url("notice_date")
    there = walk.get("notice_date")
    assert 'value="Chwefror"' in there.content.decode()
    assert problems(there) == []


def test_an_error_shown_in_one_language_is_shown_in_the_other(walk):
    walk.to("lead")
    walk.post("lead", {})
    other = "en" if walk.language == "cy" else "cy"
    walk.post("lead", {"go-language": other})
    walk.language = other
    said = {
        "cy": "Dewiswch a oedd yr Arweinydd Cwynion yn rhan o’r mater",
        "en": "Select whether the Complaints Lead was involved",
    }
    assert problems(walk.get("lead")) == [("id_lead_involved_0", said[other])]


def test_back_leads_to_the_step_before(walk):
    walk.to("notice_date")
    assert f'href="{walk.url("notice")}"' in walk.get("notice_date").content.decode()


def test_a_change_returns_to_the_check_page(walk):
    walk.to("check")
    change = f"{walk.url('decided_by')}?change=1"
    assert f'href="{change}"' in walk.get("check").content.decode()
    saved = walk.client.post(change, {"decided_by": "Neb"})
    assert saved.headers["Location"] == walk.url("check")
    assert "Neb" in words(walk.get("check"))


def test_a_change_that_opens_a_step_asks_it_before_the_check_page(walk):
    walk.to("check")
    walk.client.post(f"{walk.url('contact')}?change=1", {"channels": ["email", "phone"]})
    asked = walk.get("check").headers["Location"]
    assert asked == f"{walk.url('phone')}?change=1"
    assert walk.client.post(asked, {"phone": "01632 960 001"}).headers["Location"] == walk.url(
        "check"
    )


def test_a_step_not_asked_leads_to_what_is_asked(walk):
    walk.to("who_for")
    assert walk.get("representative").headers["Location"] == walk.url("who_for")
    assert walk.get("check").headers["Location"] == f"{walk.url('who_for')}?change=1"


@pytest.mark.parametrize("kind", ["decision", "warning", "phone_restriction", "not_sure"])
def test_nobody_is_turned_away_by_what_the_letter_was(version, now, kind):
    walk = Walk(version, "en")
    walk.to("check", notice={"notice_kind": kind})
    assert walk.draft.tried.count("not_a_decision") == (kind in ("warning", "phone_restriction"))
    assert walk.send().headers["Location"] == walk.url("receipt")


def test_a_note_says_that_a_warning_may_be_sent_all_the_same(walk):
    walk.to("not_a_decision", notice={"notice_kind": "warning"})
    note = walk.get("not_a_decision")
    assert ("Anfonwch eich apêl atom yr un fath" in words(note)) == (walk.language == "cy")
    assert "7.2" in words(note)


def test_reasons_are_added_and_removed_and_keep_their_words(walk):
    walk.to("grounds")
    added = walk.post("grounds", {"grounds_0": "un", "go-add": "grounds"})
    assert added.headers["Location"] == f"{walk.url('grounds')}#id_grounds_1"
    walk.post("grounds", {"grounds_0": "un", "grounds_1": "dau", "go-add": "grounds"})
    walk.post(
        "grounds",
        {"grounds_0": "un", "grounds_1": "dau", "grounds_2": "tri", "go-remove": "grounds_1"},
    )
    assert walk.draft.answers["grounds"] == ["un", "tri"]
    walk.post("grounds", {"grounds_0": "un", "grounds_1": ""})
    assert "tri" not in words(walk.get("grounds"))


def test_reasons_stop_at_the_most_boxes(version, now):
    walk = Walk(version, "en")
    walk.to("grounds")
    full = {f"grounds_{n}": str(n) for n in range(25)}
    walk.post("grounds", {**full, "go-add": "grounds"})
    assert len(walk.draft.answers["grounds"]) == 20
    assert "go-add" not in walk.get("grounds").content.decode()


DEADLINE = {
    "en": [
        "We take it that you received the decision on Thursday 24 December 2026.",
        "You have 20 working days after that day to appeal.",
        "Saturdays, Sundays and these days are not counted: 25 and 28 December, 1 January.",
        "The last day to appeal is Tuesday 26 January 2027.",
        "Your appeal is 2 working days late today. You can still appeal.",
        "Read clause 7.2 of the policy",
    ],
    "cy": [
        "Rydym yn cymryd mai dydd Iau 24 Rhagfyr 2026 oedd y dyddiad y cawsoch y penderfyniad.",
        "Mae gennych 20 diwrnod gwaith ar ôl y diwrnod hwnnw i apelio.",
        "Ni chaiff dyddiau Sadwrn, dyddiau Sul na’r diwrnodau hyn eu cyfrif: "
        "25 a 28 Rhagfyr, 1 Ionawr.",
        "Y diwrnod olaf i apelio yw dydd Mawrth 26 Ionawr 2027.",
        "Heddiw, mae eich apêl 2 ddiwrnod gwaith yn hwyr. Gallwch apelio o hyd.",
        "Darllen cymal 7.2 o’r polisi",
    ],
}
CHRISTMAS = {
    "notice_date": {
        "notice_date_day": "23",
        "notice_date_month": "12",
        "notice_date_year": "2026",
    },
    "notice_channel": {"notice_channel": "by_hand"},
    "received": {
        "received_on_day": "24",
        "received_on_month": "Rhagfyr",
        "received_on_year": "2026",
    },
}


def test_the_last_day_is_shown_with_its_working(version, moment, language):
    moment("2027-01-28T12:00:00+00:00")
    walk = Walk(version, language)
    walk.to("late", **CHRISTMAS)
    for sentence in DEADLINE[language]:
        assert sentence in words(walk.get("late"))
    walk.to("check", **CHRISTMAS)
    for sentence in DEADLINE[language]:
        assert sentence in words(walk.get("check"))


def test_an_appeal_in_time_is_not_asked_why_it_is_late(walk):
    walk.to("check")
    assert "late" not in walk.draft.tried


def test_every_way_through_the_form_leads_to_the_check_page(version, moment):
    moment("2027-01-28T12:00:00+00:00")
    walk = Walk(version, "cy")
    over = {"who_for": {"who_for": "someone_else"}, "notice": {"notice_kind": "warning"}}
    walk.through("check", contact={"channels": ["email", "phone", "post"]}, **over)
    assert set(walk.draft.tried) == {step.key for step in walk.draft.definition.steps} - {
        "your_name"
    }


def test_an_unknown_date_is_never_late(walk):
    unknown = {"notice_date_unknown": "on"}
    walk.to("check", notice_date=unknown, received={"received_on_unknown": "on"})
    assert "late" not in walk.draft.tried
    said = {
        "cy": "Ni fyddwn yn trin eich apêl fel un hwyr.",
        "en": "We will not treat your appeal as late.",
    }
    assert said[walk.language] in words(walk.get("check"))


def test_a_form_republished_between_two_steps_stays_as_the_draft_knew_it(walk, plain):
    walk.to("lead")
    changed = copy.deepcopy(plain)
    for language in ("cy", "en"):
        changed[language]["steps"] = [
            step for step in changed[language]["steps"] if step["key"] != "outcome"
        ]
    FormVersion.freeze(walk.draft.version.form, freezing.merge(changed))
    walk.to("check")
    assert "outcome_wanted" in walk.draft.answers
    assert len(Walk(FormVersion.newest(walk.draft.version.form)).draft.definition.steps) == 19


def test_a_step_takes_at_most_15_queries(walk, django_assert_max_num_queries):
    walk.to("check")
    for step in walk.draft.definition.steps:
        if step.key in walk.draft.tried:
            with django_assert_max_num_queries(15):
                assert walk.get(step.key).status_code == 200
            with django_assert_max_num_queries(15):
                assert walk.post(step.key).status_code == 302
    with django_assert_max_num_queries(15):
        assert walk.get("check").status_code == 200
