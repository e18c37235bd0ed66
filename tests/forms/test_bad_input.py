"""Everything wrong that can be typed, posted or asked for: a clear page, nothing lost, no 500."""

import uuid
from datetime import timedelta
from html import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from cases.models import Ground, StoredFile
from design.forms import tidy
from forms import drafts
from forms.models import Draft
from tests.forms.walk import ANSWERS, Walk, appeal_form, problems, title, words

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def said(walk: Walk, cy: str, en: str) -> str:
    return {"cy": cy, "en": en}[walk.language]


def refused(walk: Walk, key: str, data: dict, control: str, cy: str, en: str):
    """The step says this, leads to that control, and marks its title."""
    page = walk.post(key, data)
    assert page.status_code == 200
    assert problems(page) == [(control, said(walk, cy, en))]
    assert title(page).startswith(said(walk, "Gwall:", "Error:"))
    assert f'id="{control}"' in page.content.decode()
    return page


# --- missing: every required question, with its own words and a link to its first control --------

REQUIRED = [
    ("language", "id_reply_language_0"),
    ("notice", "id_notice_kind_0"),
    ("notice_date", "id_notice_date_day"),
    ("notice_channel", "id_notice_channel_0"),
    ("received", "id_received_on_day"),
    ("lead", "id_lead_involved_0"),
    ("grounds", "id_grounds_0"),
    ("who_for", "id_who_for_0"),
    ("your_name", "id_your_name"),
    ("contact", "id_channels_0"),
    ("email", "id_email"),
]


def test_nothing_answered_is_said_in_the_questions_own_words(walk):
    for key, control in REQUIRED:
        walk.to(key)
        asked = walk.draft.definition.step(key).asked[0]
        words_of_it = asked.error
        refused(walk, key, {}, control, words_of_it.cy, words_of_it.en)
        assert walk.get("check").headers["Location"] == f"{walk.url(key)}?change=1"


def test_several_missing_on_one_page_are_each_said(walk):
    walk.to("representative", who_for={"who_for": "someone_else"})
    page = walk.post("representative", {"representative": "Siân"})
    assert [control for control, _words in problems(page)] == [
        "id_customer_name",
        "id_representative_relation",
    ]
    assert 'value="Siân"' in page.content.decode()


# --- dates ---------------------------------------------------------------------------------------

DATES = [
    (("", "11", "2026"), "day"),
    (("16", "", "2026"), "month"),
    (("16", "11", ""), "year"),
    (("16", "11", "26"), "year"),
    (("31", "2", "2026"), "day"),
    (("31", "Chwefror", "2026"), "day"),
    (("0", "1", "2026"), "day"),
    (("16", "Smarch", "2026"), "day"),
    (("un", "dau", "tri"), "day"),
    (("1" * 400, "11", "2026"), "day"),
    (("24", "11", "2026"), "day"),  # tomorrow
]


@pytest.mark.parametrize(("typed", "control"), DATES)
def test_a_date_that_is_none_is_kept_and_said(walk, typed, control):
    walk.to("notice_date")
    parts = dict(zip(("day", "month", "year"), typed, strict=True))
    page = walk.post("notice_date", {f"notice_date_{name}": part for name, part in parts.items()})
    assert page.status_code == 200
    [(leads_to, _message)] = problems(page)
    assert leads_to == f"id_notice_date_{control}"
    body = page.content.decode()
    assert all(f'value="{part}"' in body for part in parts.values())
    assert walk.draft.answers["notice_date"]["month"] == parts["month"]


@pytest.mark.parametrize(
    "month", ["11", "November", "nov", "Tachwedd", "tach", "Dachwedd", "TACHWEDD"]
)
def test_a_month_may_be_typed_in_either_language(walk, month):
    walk.to("notice_date")
    typed = {"notice_date_day": "16", "notice_date_month": month, "notice_date_year": "2026"}
    assert walk.post("notice_date", typed).status_code == 302


def test_a_letter_cannot_have_come_in_the_future(walk):
    walk.to("received")
    typed = {"received_on_day": "24", "received_on_month": "11", "received_on_year": "2026"}
    refused(
        walk,
        "received",
        typed,
        "id_received_on_day",
        "Rhaid i’r dyddiad fod heddiw neu yn y gorffennol",
        "The date must be today or in the past",
    )


def test_a_letter_cannot_have_come_before_it_was_written(walk):
    walk.to("received")
    typed = {"received_on_day": "15", "received_on_month": "11", "received_on_year": "2026"}
    refused(
        walk,
        "received",
        typed,
        "id_received_on_day",
        "Rhaid i’r dyddiad y cawsoch y llythyr fod yr un fath â’r dyddiad sydd arno, "
        "neu’n ddiweddarach. "
        "Gwiriwch y ddau ddyddiad, neu dywedwch nad ydych yn gwybod",
        "The date you got the letter must be the same as the date on it, or later. "
        "Check both dates, or tell us that you do not know",
    )
    assert walk.post("received", {**typed, "received_on_unknown": "on"}).status_code == 302


def test_an_earlier_date_changed_later_is_noticed_before_sending(walk):
    walk.to("check")
    walk.post("notice_date", {**ANSWERS["notice_date"], "notice_date_day": "20"})
    assert walk.get("check").headers["Location"] == f"{walk.url('received')}?change=1"
    assert problems(walk.get("received"))


# --- words ---------------------------------------------------------------------------------------

TEXTS = [
    "ŵ ŷ Ŵ Ŷ â ê î ô û ï",
    "w\u0302 y\u0302",  # typed as letter and accent
    "😀 👩🏽‍⚖️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "مرحبا بالعالم שלום",
    "\u202eevil\u202c",
    "<script>alert(1)</script> {{ 7*7 }} {% debug %} ((name)) %(name)s {0}",
    '=HYPERLINK("x") \'; DROP TABLE cases_case; --',
    "line\r\nline\u2028line",
    "a" * 10_000,
]


@pytest.mark.parametrize("text", TEXTS)
def test_any_words_are_kept_and_reach_the_case(version, now, text):
    walk = Walk(version, "cy")
    walk.to("check", grounds={"grounds_0": text}, outcome={"outcome_wanted": text[:5000]})
    assert walk.get("check").status_code == 200
    assert "<script>alert" not in walk.get("check").content.decode()
    assert walk.send().headers["Location"] == walk.url("receipt")
    assert Ground.objects.get().words == tidy(text).strip()


def test_a_nul_byte_is_said_and_the_rest_kept(walk):
    walk.to("decided_by")
    refused(
        walk,
        "decided_by",
        {"decided_by": "Rheo\x00lwr"},
        "id_decided_by",
        "Rydym wedi tynnu nod na ellir ei gadw. Edrychwch dros eich ateb a pharhewch",
        "We took out a character that cannot be saved. Check your answer and continue",
    )
    assert walk.draft.answers["decided_by"] == "Rheolwr"


@pytest.mark.parametrize("key", sorted(ANSWERS))
def test_nul_bytes_in_every_field_never_break(version, now, key):
    walk = Walk(version, "cy")
    over = {"who_for": {"who_for": "someone_else"}, "contact": {"channels": ["phone", "email"]}}
    over["notice"] = {"notice_kind": "warning"}
    if key == "address":
        over["contact"] = {"channels": ["post"]}
    if key in ("late", "your_name"):
        over = {"notice_date": {**ANSWERS["notice_date"], "notice_date_year": "2025"}}
        over["received"] = {**ANSWERS["received"], "received_on_year": "2025"}
    walk.to(key, **over)
    answers = over.get(key, ANSWERS[key])
    spoilt = {
        name: [f"\x00{v}" for v in value] if isinstance(value, list) else f"\x00{value}"
        for name, value in answers.items()
    }
    assert walk.post(key, spoilt).status_code in (200, 302)
    assert "\x00" not in str(walk.draft.answers)
    assert "\\u0000" not in str(walk.draft.answers)


def test_too_long_is_said_and_kept(walk):
    walk.to("grounds")
    page = walk.post("grounds", {"grounds_0": "ŵ" * 20_001})
    [(control, message)] = problems(page)
    assert control == "id_grounds_0"
    assert "20000" in message.replace(",", "")
    assert len(walk.draft.answers["grounds"][0]) == 20_001


def test_a_name_too_long_is_said_and_kept(walk):
    walk.to("your_name")
    page = walk.post("your_name", {"your_name": "x" * 201})
    assert problems(page)[0][0] == "id_your_name"
    assert "x" * 201 in page.content.decode()


@pytest.mark.parametrize(
    "address",
    ["gwen@enghraifft.cymru", "ŵyn@cwmni.wales", "a.b+c@is-barth.enghraifft.cymru"],
)
def test_welsh_addresses_are_taken(walk, address):
    walk.to("email")
    assert walk.post("email", {"email": address}).status_code == 302


@pytest.mark.parametrize(
    "address", ["gwen", "gwen@", "@cymru", "a b@c.cymru", "a@b", "a@b.cymru\r\nBcc: c@d.cy"]
)
def test_a_wrong_address_is_said_and_kept(walk, address):
    walk.to("email")
    page = walk.post("email", {"email": address})
    assert [control for control, _words in problems(page)] == ["id_email"]
    assert walk.draft.answers["email"] == address


@pytest.mark.parametrize("number", ["1", "abc", "01632", "1" * 39])
def test_a_wrong_phone_number_is_said_and_kept(walk, number):
    walk.to("phone", contact={"channels": ["phone"]})
    page = walk.post("phone", {"phone": number})
    assert [control for control, _words in problems(page)] == ["id_phone"]
    assert number in page.content.decode()


# --- choices and other things posted ----------------------------------------------------------


def test_a_choice_that_is_not_offered_is_as_good_as_none(walk):
    walk.to("lead")
    page = walk.post("lead", {"lead_involved": "perhaps"})
    assert problems(page)[0][0] == "id_lead_involved_0"
    assert walk.draft.answers["lead_involved"] == ""


def test_several_values_for_one_choice_never_break(walk):
    walk.to("lead")
    assert walk.post("lead", {"lead_involved": ["yes", "no"]}).status_code in (200, 302)


def test_hidden_unknown_and_read_only_fields_are_passed_over(walk):
    walk.to("lead")
    more = {
        "reply_language": "cy",
        "lateness": "late",
        "meaning": "x",
        "sent_at": "2020-01-01",
        "version": str(uuid.uuid4()),
        "evidence": str(uuid.uuid4()),
        "token": "x",
    }
    before = walk.draft.answers
    assert walk.post("lead", None, **more).status_code == 302
    assert walk.draft.answers == {**before, "lead_involved": "no"}
    assert walk.draft.sent_at is None


def test_nothing_at_all_posted_to_any_step_never_breaks(walk):
    walk.to("check")
    for step in walk.draft.definition.steps:
        assert walk.client.post(walk.url(step.key), b"", content_type="text/plain").status_code in (
            200,
            302,
        )


@pytest.mark.parametrize(
    "go", ["go-add", "go-remove", "go-remove-file", "go-language", "go-upload"]
)
@pytest.mark.parametrize("value", ["", "nonsense", "grounds_99", "\x00", "../x"])
def test_a_button_with_a_strange_value_never_breaks(version, now, go, value):
    walk = Walk(version, "en")
    walk.to("grounds")
    assert walk.post("grounds", {"grounds_0": "un", go: value}).status_code in (200, 302)
    assert walk.draft.answers["grounds"] == ["un"]


def test_other_methods_are_refused(walk):
    for method in ("put", "patch", "delete"):
        assert getattr(walk.client, method)(walk.url("language")).status_code == 405


def test_a_post_without_this_sites_token_is_refused_and_loses_nothing(version, now):
    walk = Walk(version, "cy", csrf=True)
    assert walk.post("language").status_code == 403
    assert walk.draft.answers == {}


# --- files ---------------------------------------------------------------------------------------


def upload(walk: Walk, *files: SimpleUploadedFile, **more):
    return walk.client.post(walk.url("files"), {"evidence": list(files), **more})


def pdf(name: str = "llythyr ŵ.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


@pytest.mark.parametrize(
    ("file", "cy", "en"),
    [
        (pdf("gwag.pdf", b""), "Mae’r ffeil a ddewiswyd yn wag", "The selected file is empty"),
        (
            pdf("x.pdf", b"MZ\x90"),
            "Rhaid i’r ffeil a ddewiswyd fod yn",
            "The selected file must be",
        ),
        (pdf("x.png", b"\x89PNG\r\n\x1a\nbroken"), "Mae’r ffeil a ddewiswyd", "The selected file"),
        (pdf("x.html", b"<html><script>"), "Rhaid i’r ffeil", "The selected file must be"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named_and_the_others_kept(walk, file, cy, en):
    walk.to("files")
    file.seek(0)
    page = upload(walk, file, pdf())
    [(control, message)] = problems(page)
    assert control == "id_evidence"
    assert message.startswith(said(walk, cy, en)) and file.name in message
    assert "llythyr ŵ.pdf" in words(page)
    assert StoredFile.objects.get().name == "llythyr ŵ.pdf"


def test_a_file_too_big_is_refused_after_reading_little_more_than_the_limit(walk, settings):
    settings.FILE_MAX_BYTES = 200_000
    walk.to("files")
    page = upload(walk, pdf("mawr.pdf", PDF + b"x" * 3_000_000))
    assert problems(page)[0][0] == "id_evidence" and "mawr.pdf" in problems(page)[0][1]
    assert not StoredFile.objects.exists()


def test_more_than_five_files_are_said_and_the_first_five_kept(walk):
    walk.to("files")
    page = upload(walk, *[pdf(f"{n}.pdf") for n in range(7)])
    assert problems(page)[0][0] == "id_evidence"
    assert StoredFile.objects.count() == 5
    assert upload(walk, pdf("8.pdf")).status_code == 200
    assert StoredFile.objects.count() == 5


def test_a_file_stays_when_the_page_is_sent_again_and_can_be_removed(walk):
    walk.to("files")
    stay = upload(walk, pdf(), **{"go-upload": "1"})
    assert stay.headers["Location"] == walk.url("files")
    assert walk.post("files").status_code == 302
    assert "llythyr ŵ.pdf" in words(walk.get("files"))
    walk.post("files", {"go-remove-file": walk.draft.answers["evidence"][0]})
    assert walk.draft.answers["evidence"] == []
    assert not StoredFile.objects.exists()


def test_a_file_chosen_while_switching_language_is_kept(walk):
    walk.to("files")
    other = "en" if walk.language == "cy" else "cy"
    away = upload(walk, pdf(), **{"go-language": other})
    assert away.status_code == 302
    assert StoredFile.objects.count() == 1


def test_a_file_of_somebody_elses_draft_cannot_be_removed_or_taken(version, now):
    theirs, mine = Walk(version, "en"), Walk(version, "en")
    theirs.to("files")
    upload(theirs, pdf())
    file_id = theirs.draft.answers["evidence"][0]
    mine.to("check")
    mine.post("files", {"go-remove-file": file_id, "evidence": file_id})
    mine.send()
    assert StoredFile.objects.get().draft == theirs.token


# --- drafts -----------------------------------------------------------------------------------


def test_unknown_expired_and_other_peoples_drafts_look_alike(published, db, now):
    """One body and one status for all three, in both languages."""
    version = appeal_form()
    for language in ("cy", "en"):
        walk = Walk(version, language)
        walk.to("lead")
        url = walk.url("lead")
        other = Client().get(url)
        unknown = Client().get(url.replace(str(walk.token), str(uuid.uuid4())))
        Draft.objects.filter(pk=walk.token).update(expires_at=timezone.now() - timedelta(seconds=1))
        expired = walk.get("lead")
        assert {r.status_code for r in (other, unknown, expired)} == {404}
        assert other.content == unknown.content == expired.content
        assert "28" in words(expired) and walk.slug in expired.content.decode()
        assert walk.client.post(url, {"lead_involved": "yes"}).status_code == 404


def test_what_was_typed_when_a_draft_no_longer_opens_is_given_back(published, db, now):
    walk = Walk(appeal_form(), "cy")
    walk.to("grounds")
    url, typed = walk.url("grounds"), "Nid oedd fy ngalwadau’n <b>ymosodol</b>"
    page = Client().post(url, {"grounds_0": typed})
    assert page.status_code == 404
    assert "newydd ei deipio" in words(page) and escape(typed) in page.content.decode()
    assert "newydd ei deipio" not in words(Client().get(url))
    assert "grounds" not in walk.draft.answers


def test_a_draft_address_under_no_form_is_not_found(published, db, client):
    assert client.get(f"/en/policy/{uuid.uuid4()}/").status_code == 404
    assert client.get(f"/en/no-such-form/{uuid.uuid4()}/x/").status_code == 404


def test_a_wrong_secret_opens_nothing(walk):
    walk.client.cookies[drafts.cookie_name(walk.token)] = "wrong"
    assert walk.client.get(walk.url("language")).status_code == 404


def test_a_step_that_does_not_exist_is_not_found(walk):
    assert (
        walk.client.get(
            walk.url("language").replace("language", "x").replace("iaith", "x")
        ).status_code
        == 404
    )
