"""Sending: once, whole, and always with the same reference."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from cases import files
from cases.models import (
    Appeal,
    Case,
    CouncilDetails,
    Edition,
    Event,
    Letter,
    StoredFile,
    Submission,
)
from cases.policy.terms import Channel, LeadInvolved, Reviewer
from forms.models import Draft
from tests.forms.walk import Walk, words

PDF = b"%PDF-1.4\n%%EOF\n"


def reference(page) -> str:
    return re.search(r"CYS-\w{5}-\w{5}", page.content.decode())[0]


def test_a_sent_draft_is_an_appeal_with_everything_that_was_said(walk):
    walk.to("check")
    assert walk.send().headers["Location"] == walk.url("receipt")
    appeal = Appeal.objects.select_related("case__customer").get()
    case = appeal.case
    form = case.submission
    assert form.key == walk.token
    assert form.form_version == walk.draft.version_id
    assert form.written_in == walk.language
    assert case.customer.name == "Gwenllïan Ŵyn"
    assert case.customer.chosen == {Channel.EMAIL}
    assert appeal.lead_involved == LeadInvolved.NO
    assert case.queue == Reviewer.COMPLAINTS_TEAM
    shown = {entry["key"]: entry["shown"] for entry in form.transcript}
    assert shown["channels"] == {"cy": "Drwy e-bost", "en": "By email"}
    assert Letter.objects.filter(case=case, kind="acknowledgement").count() == 1
    assert Event.objects.filter(case=case, kind="received").count() == 1
    assert walk.draft.answers == {} and walk.draft.sent_at is not None


def test_the_declaration_must_be_ticked(walk):
    walk.to("check")
    page = walk.post("check", {})
    assert page.status_code == 200
    assert 'href="#id_declaration"' in page.content.decode()
    assert not Appeal.objects.exists()


def test_nothing_is_sent_while_a_step_is_undone(walk):
    walk.to("email")
    sent = walk.send()
    assert sent.headers["Location"] == f"{walk.url('email')}?change=1"
    assert not Appeal.objects.exists()


def test_answers_to_steps_no_longer_shown_are_not_sent(version, now):
    walk = Walk(version, "cy")
    walk.to("check", who_for={"who_for": "someone_else"}, contact={"channels": ["phone", "email"]})
    walk.post("who_for", {"who_for": "myself"})
    walk.post("contact", {"channels": ["email"]})
    walk.to("check")
    walk.send()
    appeal = Appeal.objects.select_related("case__customer").get()
    form = appeal.case.submission
    assert form.representative == ""
    assert appeal.case.customer.phone == ""
    assert not {"representative", "phone"} & {entry["key"] for entry in form.transcript}


def test_twice_refresh_back_and_retry_are_one_appeal_and_one_reference(walk):
    walk.to("check")
    check = walk.url("check")
    walk.send()
    first = reference(walk.get("receipt"))
    assert walk.send().headers["Location"] == walk.url("receipt")
    assert walk.client.get(check).headers["Location"] == walk.url("receipt")
    assert reference(walk.get("receipt")) == first
    assert Appeal.objects.count() == 1
    assert walk.client.get(walk.url("grounds")).headers["Location"] == walk.url("receipt")
    start = f"/{walk.language}/{walk.slug}/{walk.token}/"
    assert walk.client.get(start).headers["Location"] == walk.url("receipt")


def test_a_response_that_was_lost_does_not_lose_the_appeal(walk):
    """The appeal is on disk, but the draft was not yet marked: the same key gives it again."""
    walk.to("check")
    kept = walk.draft
    walk.send()
    first = reference(walk.get("receipt"))
    Draft.objects.filter(pk=walk.token).update(sent_at=None, answers=kept.answers, tried=kept.tried)
    assert walk.send().headers["Location"] == walk.url("receipt")
    assert reference(walk.get("receipt")) == first
    assert Appeal.objects.count() == 1


def test_words_typed_after_sending_are_shown_back_and_not_dropped_in_silence(walk):
    walk.to("check")
    walk.send()
    page = walk.post("grounds", {"grounds_0": "Rhywbeth arall"})
    assert page.status_code == 409
    assert "Rhywbeth arall" in words(page)
    assert reference(page) == Case.objects.get().reference


def test_a_failure_on_the_way_leaves_the_draft_as_it_was(walk):
    """The database refuses the very last row of an appeal: its acknowledgement."""
    walk.to("check")
    before = walk.draft.answers
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON cases_letter"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        )
    walk.client.raise_request_exception = False
    assert walk.send().status_code == 500
    assert not Appeal.objects.exists()
    assert walk.draft.answers == before and walk.draft.sent_at is None


def test_files_go_with_the_appeal_and_removed_ones_do_not(walk):
    walk.to("files")
    for name in ("aros.pdf", "mynd.pdf"):
        upload = SimpleUploadedFile(name, PDF)
        walk.client.post(walk.url("files"), {"evidence": upload, "go-upload": "1"})
    walk.post("files", {"go-remove-file": walk.draft.answers["evidence"][1]})
    walk.to("check")
    assert "aros.pdf" in words(walk.get("check"))
    walk.send()
    stored = StoredFile.objects.get()
    assert (stored.name, stored.case, stored.draft) == ("aros.pdf", Case.objects.get(), None)
    shown = {entry["key"]: entry["shown"]["cy"] for entry in Submission.objects.get().transcript}
    assert shown["evidence"] == "aros.pdf"


def test_a_file_lost_from_the_answers_stays_with_the_draft(walk):
    files.store(SimpleUploadedFile("x.pdf", PDF), draft=walk.token)
    walk.to("check")
    walk.send()
    assert StoredFile.objects.get().draft == walk.token


# --- the receipt ---------------------------------------------------------------------------------

DECIDES = {
    ("no", "cy"): "Bydd y Tîm Cwynion yn penderfynu ar eich apêl.",
    ("no", "en"): "The Complaints Team will decide your appeal.",
    (
        "yes",
        "cy",
    ): "Bydd y Prif Swyddog yn penderfynu ar eich apêl oherwydd bod yr Arweinydd Cwynion",
    ("yes", "en"): "The Chief Officer will decide your appeal because the Complaints Lead was",
    ("dont_know", "cy"): "Ni fydd yr Arweinydd Cwynion yn gweld eich apêl nes i ni wirio hynny.",
    ("dont_know", "en"): "The Complaints Lead will not see your appeal until we have checked.",
}


@pytest.mark.parametrize("involved", ["no", "yes", "dont_know"])
def test_the_receipt_says_who_decides_and_why(walk, involved):
    walk.to("check", lead={"lead_involved": involved})
    walk.send()
    page = words(walk.get("receipt"))
    assert DECIDES[involved, walk.language] in page
    assert ("7.3" if involved == "yes" else "7.2") in page


def test_the_receipt_says_when_and_what_next(walk):
    walk.to("check", notice={"notice_kind": "warning"})
    walk.send()
    case = Case.objects.get()
    page = words(walk.get("receipt"))
    expected = {
        "cy": (
            "Cawsom eich apêl ar 23 Tachwedd 2026.",
            "Ein nod yw gwneud hynny erbyn 21 Rhagfyr 2026.",
            "byddwn yn trin yr hyn a anfonwyd gennych fel cwyn",
            "Bydd y mesurau’n parhau ar waith",
        ),
        "en": (
            "We received your appeal on 23 November 2026.",
            "We aim to do so by 21 December 2026.",
            "we will treat what you sent as a complaint",
            "The measures stay in place",
        ),
    }
    assert case.reference in page
    for sentence in expected[walk.language]:
        assert sentence in page
    assert {"cy": "/cy/dilyn/", "en": "/en/track/"}[walk.language] in (
        walk.get("receipt").content.decode()
    )


def test_the_receipt_tells_a_late_customer_that_nothing_is_refused_and_how_to_reach_us(walk):
    CouncilDetails.objects.update_or_create(defaults={"phone": "01632 960001"})
    walk.to("check", notice_date=_day("notice_date"), received=_day("received_on"))
    walk.send()
    page = words(walk.get("receipt"))
    expected = {
        "cy": ("Nid yw wedi’i gwrthod.", "chod untro", "Ffyrdd eraill o gysylltu â ni"),
        "en": ("It has not been refused.", "one-time code", "Other ways to reach us"),
    }
    for sentence in expected[walk.language]:
        assert sentence in page


def _day(name: str) -> dict[str, str]:
    """A day in September 2026, long before the test's today."""
    return {f"{name}_day": "1", f"{name}_month": "9", f"{name}_year": "2026"}


def test_the_earlier_edition_holds_the_appeal_and_says_so(walk):
    Edition.objects.filter(code="earlier").update(in_force_from="2021-04-01")
    Edition.objects.filter(code="current").update(in_force_from="2026-11-20")
    walk.to("check", lead={"lead_involved": "yes"})
    assert {"cy": "terfyn amser", "en": "no time limit"}[walk.language] in words(walk.get("check"))
    walk.send()
    page = words(walk.get("receipt"))
    assert {"cy": "gwirio ein cofnodion", "en": "first check our records"}[walk.language] in page
    assert {"cy": "cymal 6.3", "en": "clause 6.3"}[walk.language] in page


def test_the_receipt_is_not_shown_before_sending(walk):
    walk.to("check")
    assert walk.get("receipt").headers["Location"] == walk.url("check")


def test_the_receipt_has_the_other_language_one_step_away(walk):
    walk.to("check")
    walk.send()
    other = Walk.__new__(Walk)
    other.__dict__ |= walk.__dict__
    other.language = "en" if walk.language == "cy" else "cy"
    assert f'href="{other.url("receipt")}"' in walk.get("receipt").content.decode()
    assert reference(other.get("receipt")) == reference(walk.get("receipt"))


def test_sending_takes_at_most_60_queries(walk, django_assert_max_num_queries):
    walk.to("check", lead={"lead_involved": "dont_know"})
    url = walk.url("check")
    walk.client.get(url)  # as everybody reads it first: what is looked up once in a process
    with django_assert_max_num_queries(60):
        assert walk.client.post(url, {"declaration": "on"}).status_code == 302
