"""Staff key in what came by post, e-mail, telephone or in person, through the same form."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import override

from cases.models import Appeal, Case, Letter
from cases.policy.terms import Channel
from forms.keying.words import confirmation
from forms.models import Draft
from portal import idle, limits
from tests import factories
from tests.forms.walk import Keying, Walk, problems, words

PDF = b"%PDF-1.4\n%%EOF\n"
BY_POST = {"contact": {"channels": ["post"]}}


@pytest.fixture
def clerk(db):
    return factories.user("frontline", first_name="Ffion", last_name="Enghraifft")


@pytest.fixture
def keying(version, now, language, clerk) -> Keying:
    """A clerk who has just begun, in either language."""
    return Keying(version, clerk, language)


def unsaid(*keys: str) -> dict[str, str]:
    return {f"{key}-unsaid": "on" for key in keys}


NOTHING_SAID = {
    "language": unsaid("reply_language"),
    "notice": unsaid("notice_kind"),
    "notice_date": {"notice_date_unknown": "on"},
    "notice_channel": unsaid("notice_channel"),
    "received": {"received_on_unknown": "on"},
    "decided_by": {},
    "lead": unsaid("lead_involved"),
    "grounds": {"grounds_0": "", **unsaid("grounds")},
    "outcome": {},
    "who_for": unsaid("who_for"),
    "your_name": unsaid("your_name"),
    "adjustments": {},
    "contact": unsaid("channels"),
    "address": unsaid("address"),
}


# --- whose draft ---------------------------------------------------------------------------------
def test_how_it_came_is_put_right_without_losing_an_answer(keying):
    keying.to("grounds")
    address = f"{keying.receipt}how-it-came/"
    assert 'value="19"' in keying.client.get(address).content.decode()
    came = {"channel": "phone", "written_in": "cy"}
    parts = {"received_on_day": "20", "received_on_month": "11", "received_on_year": "2026"}
    back = keying.client.post(address, came | parts)
    assert keying.client.get(back.headers["Location"]).headers["Location"] == keying.url("grounds")
    draft = keying.draft
    assert (draft.channel, draft.received_on) == ("phone", date(2026, 11, 20))
    assert draft.answers["notice_kind"] == "decision"


def test_whoever_keys_in_for_long_is_not_signed_out_meanwhile(keying):
    keying.to("grounds")
    for page in (keying.url("grounds"), f"{keying.receipt}how-it-came/"):
        session = keying.client.session
        session[idle.SEEN] -= 50 * 60
        session.save()
        assert keying.client.get(page).status_code == 200


def test_only_who_began_it_can_open_it(keying):
    keying.to("grounds")
    pages = (keying.url("grounds"), keying.url("check"), f"{keying.receipt}how-it-came/")
    assert keying.client.get(pages[0]).status_code == 200
    other, nobody = Client(), Client()
    other.force_login(factories.officer())
    for page in pages:
        assert other.get(page).status_code == 404
    assert nobody.get(pages[0]).status_code == 404
    assert nobody.post(pages[0], {"grounds_0": "x"}).status_code == 404
    assert "grounds" not in keying.draft.answers


def test_who_no_longer_has_the_role_cannot_open_it(keying, clerk):
    keying.to("grounds")
    clerk.groups.clear()
    assert keying.get("grounds").status_code == 404


def test_a_draft_is_keyed_in_wholly_or_not_at_all(version, clerk):
    draft = Keying(version, clerk).draft
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(received_on=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(keyed_by=None)


# --- the questions -------------------------------------------------------------------------------
BANNER = {
    "cy": "Rydych yn cofnodi apêl a ddaeth drwy’r post ar 19 Tachwedd 2026.",
    "en": "You are keying in an appeal that came by post on 19 November 2026.",
}


def test_a_banner_in_ones_own_language_stands_above_questions_in_either(keying):
    keying.to("grounds")
    mine = keying.language
    for keying.language in ("cy", "en"):
        page = keying.get("grounds")
        assert f'<html lang="{keying.language}"' in page.content.decode()
        assert BANNER[mine] in words(page)
        assert f'<div class="govuk-inset-text" lang="{mine}"' in page.content.decode()


def test_customers_see_neither_the_banner_nor_the_boxes(walk):
    walk.to("grounds")
    page = walk.get("grounds").content.decode()
    assert "-unsaid" not in page and "keying" not in page


def test_a_customer_cannot_pass_a_question_by_a_box_they_do_not_have(walk):
    walk.to("grounds")
    page = walk.post("grounds", {"grounds_0": "", **unsaid("grounds")})
    assert page.status_code == 200 and problems(page)
    assert "grounds-unsaid" not in walk.draft.answers


def test_a_blank_blocks_until_it_is_marked_as_not_said(keying):
    keying.to("grounds")
    blank = keying.post("grounds", {"grounds_0": ""})
    assert blank.status_code == 200 and problems(blank)[0][0] == "id_grounds_0"
    marked = keying.post("grounds", {"grounds_0": "", **unsaid("grounds")})
    assert marked.headers["Location"] == keying.url("outcome")
    assert 'name="grounds-unsaid"' in keying.get("grounds").content.decode()


def test_what_is_marked_as_not_said_is_checked_if_it_was_typed_all_the_same(keying):
    keying.to("email")
    page = keying.post("email", {"email": "gwen@", **unsaid("email")})
    assert problems(page)[0][0] == "id_email"


def test_a_letter_that_says_nothing_at_all_is_an_appeal(keying):
    keying.through("check", **NOTHING_SAID)
    said = {"cy": "Heb ei ddweud", "en": "Not said"}[keying.language]
    assert said in words(keying.get("check"))
    assert keying.send().headers["Location"] == keying.receipt
    appeal = Appeal.objects.select_related("case__customer").get()
    assert (appeal.lateness, appeal.notice_kind) == ("not_known", "not_sure")
    assert appeal.case.customer.name == "" and not appeal.grounds.exists()
    assert Letter.objects.get(case=appeal.case).state == "to_print"
    shown = {entry["key"]: entry["shown"] for entry in appeal.case.submission.transcript}
    assert shown["grounds"] == {"cy": "Heb ei ddweud", "en": "Not said"}


def test_the_boxes_speak_of_the_way_it_came(version, now, clerk):
    said = {}
    for channel in ("post", "email", "phone", "in_person"):
        keying = Keying(version, clerk, "en", channel=channel)
        keying.to("your_name")
        said[channel] = words(keying.get("your_name"))
    assert "The letter does not say" in said["post"]
    assert "The email does not say" in said["email"]
    assert "The person did not say" in said["phone"]
    assert "The person did not say" in said["in_person"]


def test_a_scanned_letter_goes_with_the_appeal(keying):
    keying.to("files")
    scan = SimpleUploadedFile("llythyr.pdf", PDF)
    keying.client.post(keying.url("files"), {"evidence": scan, "go-upload": "1"})
    keying.to("check")
    keying.send()
    assert Case.objects.get().files.get().name == "llythyr.pdf"


# --- taken in ------------------------------------------------------------------------------------
@pytest.mark.parametrize("channel", ["post", "email", "phone", "in_person"])
def test_nothing_is_taken_in_before_it_is_confirmed(version, now, clerk, language, channel):
    keying = Keying(version, clerk, language, channel=channel)
    keying.to("check")
    page = keying.post("check", {})
    with override(language):
        label, error = confirmation(keying.draft.came_by)
    assert label in words(page) and problems(page) == [("id_declaration", error)]
    assert not Appeal.objects.exists()
    keying.send()
    case = Appeal.objects.get().case
    kind = {"post": "keyed_in", "email": "keyed_in"}.get(channel, "read_back")
    assert case.events.get(kind=kind).by == clerk
    assert (case.channel, case.keyed_by, case.received_on) == (channel, clerk, date(2026, 11, 19))


def test_it_is_late_or_in_time_by_the_day_it_came_and_not_by_today(version, moment, clerk):
    moment("2027-01-28T12:00:00+00:00")
    keying = Keying(version, clerk, "en", received_on=date(2026, 12, 15))
    keying.to("check")
    assert "The appeal came in time." in words(keying.get("check"))
    late = Keying(version, clerk, "en", received_on=date(2026, 12, 16))
    late.to("late")
    assert "The appeal came 1 working day after the last day." in words(late.get("late"))
    keying.send()
    appeal = Appeal.objects.get()
    assert (appeal.lateness, appeal.case.due_on) == ("in_time", date(2027, 1, 15))


def test_it_keeps_the_language_of_the_letter_and_not_of_the_screen(version, now, clerk):
    keying = Keying(version, clerk, "en", written_in="cy")
    keying.to("check", language=unsaid("reply_language"))
    keying.send()
    appeal = Appeal.objects.get()
    assert (appeal.case.submission.written_in, appeal.case.language) == ("cy", "cy")
    assert Letter.objects.get().languages == "cy"


def test_the_acknowledgement_goes_by_the_persons_own_channel(keying):
    keying.to("check", **BY_POST)
    keying.send()
    letter = Letter.objects.get(kind="acknowledgement")
    assert (letter.channel, letter.state) == (Channel.POST, "to_print")


def test_frontline_staff_see_the_reference_and_nothing_else_of_the_case(keying):
    keying.to("check")
    keying.send()
    case = Case.objects.get()
    page = keying.client.get(keying.receipt)
    assert case.reference in words(page)
    assert "Gwenllïan" not in words(page)
    assert f"/staff/cases/{case.reference}/" not in page.content.decode()
    assert keying.client.get(f"/staff/cases/{case.reference}/").status_code == 404


def test_an_officer_goes_on_to_the_case_unless_it_is_not_theirs_to_see(version, now):
    factories.chief_officer()
    for involved, may in (("no", True), ("yes", False)):
        keying = Keying(version, factories.officer(), "en")
        keying.to("check", lead={"lead_involved": involved})
        keying.send()
        case = Case.objects.get(submission__key=keying.token)
        page = keying.client.get(keying.receipt).content.decode()
        assert case.reference in page
        assert (f"/staff/cases/{case.reference}/" in page) is may


def test_sent_twice_it_is_one_appeal_and_one_reference(keying):
    keying.to("check")
    assert keying.send().headers["Location"] == keying.receipt
    assert keying.send().headers["Location"] == keying.receipt
    assert keying.get("grounds").headers["Location"] == keying.receipt
    assert keying.client.get(f"{keying.receipt}how-it-came/").headers["Location"] == keying.receipt
    assert Appeal.objects.count() == 1


def test_nobody_else_reads_the_receipt(keying):
    keying.to("check")
    keying.send()
    other = Client()
    other.force_login(factories.officer())
    assert other.get(keying.receipt).status_code == 404


def test_limits_for_the_public_do_not_stop_staff(keying, settings):
    settings.LIMIT_PER_ADDRESS = (2, 600)
    keying.to("grounds")
    for _ in range(5):
        assert keying.post("grounds").status_code == 302
    stranger = Client()
    sent = [stranger.post(keying.url("grounds")).status_code for _ in range(3)]
    assert sent == [404, 404, 429]
    assert limits.forget_old() == 0


def test_a_keyed_step_takes_at_most_20_queries(keying, django_assert_max_num_queries):
    keying.to("check")
    for key in ("grounds", "contact", "check"):
        with django_assert_max_num_queries(20):
            assert keying.get(key).status_code == 200


def test_a_public_draft_is_not_opened_by_being_staff(version, now, clerk):
    walk = Walk(version, "en")
    staff = Client()
    staff.force_login(clerk)
    assert staff.get(walk.url("language")).status_code == 404
