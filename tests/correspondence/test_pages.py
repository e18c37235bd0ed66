"""The correspondence of a case: all that was sent and received, how, and what failed."""

import uuid
from datetime import date
from email import policy
from email.parser import BytesParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import letters
from cases.correspondence import messages
from cases.letters import incoming
from cases.letters.carriers import notify
from cases.models import AccessCode, IncomingMail, Letter, LetterState, LetterTry
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(moment):
    return moment(factories.NOW)


def receive(case, **over):
    said = {"words": "Here it is.", "language": "en", "via": "online", "key": uuid.uuid4()}
    return messages.receive(case, came_on=date(2026, 11, 23), now=factories.NOW, **{**said, **over})


def send(case, by, text="Which letter?"):
    return messages.send(
        case, by=by, key=uuid.uuid4(), words={"en": text}, asks=True, now=factories.NOW
    )


def tab(browser, case):
    return browser.get(f"/staff/cases/{case.reference}/letters/")


# --- The list ------------------------------------------------------------------------------------
def test_everything_stands_in_one_list_in_order(held, signed_in):
    case, by = held()
    send(case, by)
    receive(case)

    items = tab(signed_in(by), case).context["items"]

    assert [item.came_in for item in items] == [False, False, True]


def test_it_says_where_a_letter_went_and_what_failed(held, signed_in, language):
    case, by = held()
    letter = case.letters.get()
    for result in ("TimeoutError", "smtp_451", "refused_550", "no_such_code"):
        LetterTry.objects.create(letter=letter, at=timezone.now(), result=result)
    Letter.objects.update(state=LetterState.FAILED)

    html = tab(signed_in(by, language), case).content.decode()

    assert "sian@enghraifft.cymru" in html
    for said in ("TimeoutError", "451", "550", "no_such_code"):
        assert said in html
    assert {"cy": "Ni ellid ei anfon", "en": "Could not be sent"}[language] in html


def test_exceptions_are_shown_with_their_reasons(held, signed_in):
    case, by = held()
    Letter.objects.update(exceptions=[{"what": "large_print", "reason": "Only a <photograph>"}])

    html = tab(signed_in(by), case).content.decode()

    assert "Not in large print" in html and "Only a &lt;photograph&gt;" in html


def test_each_letter_of_news_is_called_by_its_news(held, signed_in):
    case, by = held()
    for news in ("evidence", "language"):
        letters.write(case, "progress", news=news, now=factories.NOW)

    html = tab(signed_in(by, "en"), case).content.decode()

    assert "we have what the customer sent" in html and "the language of our letters" in html


def test_a_longer_correspondence_asks_the_database_no_more(held, signed_in):
    case, by = held()
    browser = signed_in(by)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert tab(browser, case).status_code == 200
        return len(caught)

    def more() -> None:
        send(case, by)
        receive(case, by=by)

    more()
    tab(browser, case)
    few = queries()
    for _time in range(5):
        more()

    assert queries() == few


# --- New messages --------------------------------------------------------------------------------
def test_a_message_is_new_until_the_one_who_holds_the_case_opens_it(held, signed_in, language):
    case, by = held()
    message = receive(case)
    mine, theirs = signed_in(by, language), signed_in(factories.officer())
    address = f"/staff/cases/{case.reference}/messages/{message.pk}/"
    new = {"cy": "Neges newydd", "en": "New message"}[language]
    assert new in mine.get("/staff/").content.decode()

    assert theirs.get(address).status_code == 200
    assert mine.get("/staff/").context["counts"]["messages"]["count"] == 1
    assert mine.get(address).status_code == 200

    assert mine.get("/staff/").context["counts"]["messages"]["count"] == 0
    assert factories.fresh(message).read_at


def test_what_comes_to_a_closed_case_is_counted_too(signed_in):
    factories.ground_rules(dated=True)
    by = factories.officer()
    receive(factories.decided_case(by))

    counts = signed_in(by).get("/staff/").context["counts"]

    assert counts["messages"]["count"] == 1
    assert len(signed_in(by).get(counts["messages"]["url"]).context["rows"]) == 1


def test_welsh_from_someone_who_asked_for_english_is_flagged(held, signed_in):
    case, by = held(reply_language="en")
    receive(case, language="cy")

    assert "Answer in Welsh" in signed_in(by).get("/staff/").content.decode()


def test_the_words_of_a_message_are_shown_as_words(held, signed_in):
    case, by = held()
    message = receive(case, words="<script>alert(1)</script> {{ 7 }}", language="cy")

    html = signed_in(by).get(f"/staff/cases/{case.reference}/messages/{message.pk}/").content

    assert b"&lt;script&gt;alert(1)" in html and b'lang="cy">&lt;script' in html


# --- The very bytes ------------------------------------------------------------------------------
def exact(browser, letter):
    return browser.get(f"/staff/cases/{letter.case.reference}/letters/{letter.pk}/exact/")


def test_an_email_is_downloaded_byte_for_byte(held, signed_in):
    case, by = held()
    letter = send(case, by).letter
    AccessCode.objects.all().delete()

    answer = exact(signed_in(by), letter)

    assert answer.content == bytes(factories.fresh(letter).message)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment") and ".eml" in str(answer.headers)


def test_a_letter_on_paper_is_downloaded_as_its_page(held, signed_in):
    case, by = held(channels=frozenset({"post"}), address="1 Stryd Fawr")
    AccessCode.objects.all().delete()

    answer = exact(signed_in(by), case.letters.get())

    assert answer.content == bytes(case.letters.get().message)
    assert ".html" in answer["Content-Disposition"]


@pytest.mark.parametrize("channel", ["email", "post"])
def test_a_code_that_still_opens_the_case_is_not_in_what_is_downloaded(held, signed_in, channel):
    case, by = held(channels=frozenset({channel}), address="1 Stryd Fawr")
    letter = case.letters.get()
    raw = bytes(letter.message)
    page = raw.decode() if channel == "post" else _html(raw)
    code = page.partition('<p class="code">')[2].partition("<")[0]
    assert len(code) == 9

    got = exact(signed_in(by), letter).content

    shown = got.decode() if channel == "post" else _html(got) + _text(got)
    assert code not in shown and "****-****" in shown
    if channel == "post":
        assert got.replace(b"****-****", code.encode()) == raw


def test_a_code_is_not_in_the_request_that_notify_was_given(held, signed_in, settings):
    settings.NOTIFY_API_KEY, settings.NOTIFY_EMAIL_TEMPLATE = "key", str(uuid.UUID(int=1))
    case, by = held()
    letter = case.letters.get()
    letter.message = notify.whole(letter)
    letter.save(update_fields=["message"])
    code = _html(bytes(letter.message)).partition('<p class="code">')[2].partition("<")[0]

    got = BytesParser(policy=policy.default).parsebytes(exact(signed_in(by), letter).content)

    parts = [part.get_payload(decode=True) or b"" for part in got.walk()]
    assert len(code) == 9 and not any(code.encode() in part for part in parts)
    assert any("one-time code" in part.decode() for part in parts)


def _html(raw: bytes) -> str:
    return BytesParser(policy=policy.default).parsebytes(raw).get_body(("html",)).get_content()


def _text(raw: bytes) -> str:
    return BytesParser(policy=policy.default).parsebytes(raw).get_body(("plain",)).get_content()


def test_a_pdf_is_only_made_in_a_language_of_the_letter(held, signed_in):
    case, by = held()
    address = f"/staff/cases/{case.reference}/letters/{case.letters.get().pk}/pdf"

    assert signed_in(by).get(f"{address}/cy/").status_code == 404


# --- What staff record ---------------------------------------------------------------------------
RECORD = {
    "via": "phone",
    "came_on_day": "20",
    "came_on_month": "11",
    "came_on_year": "2026",
    "language": "cy",
    "words": "Ffoniodd Siân.",
}


def test_what_was_told_by_telephone_is_a_message_of_the_case(held, signed_in, upload, language):
    case, _by = held()
    colleague = factories.officer()
    address = f"/staff/cases/{case.reference}/letters/record/"
    key = str(uuid.uuid4())

    for _time in range(2):
        said = {**RECORD, "key": key, "files": [upload()]}
        assert signed_in(colleague, language).post(address, said).status_code == 302

    message = case.messages.get()
    assert (message.via, message.language, message.by) == ("phone", "cy", colleague)
    assert message.came_on == date(2026, 11, 20)
    assert case.files.count() == 1


def test_a_day_to_come_is_refused_and_the_words_stay(held, signed_in):
    case, by = held()
    address = f"/staff/cases/{case.reference}/letters/record/"

    page = signed_in(by).post(address, {**RECORD, "came_on_day": "24"})

    assert "came_on" in page.context["form"].errors
    assert page.context["form"]["words"].value() == "Ffoniodd Siân."


# --- The e-mail that came in ---------------------------------------------------------------------
def mail(words="Dyma fy ateb.", sender="rhywun@enghraifft.cymru", answers=None):
    extra = f"In-Reply-To: {answers.message_id}\r\n" if answers else ""
    raw = f"From: {sender}\r\nSubject: Ateb <b>\r\n{extra}\r\n{words}"
    return incoming.receive(raw.encode(), now=factories.NOW)


def test_mail_is_listed_read_and_filed(held, signed_in, language):
    case, by = held()
    found, browser = mail("<img src=https://tracker.example/x.gif>"), signed_in(by, language)

    assert [row["mail"] for row in browser.get("/staff/mail/").context["rows"]] == [found]
    html = browser.get(f"/staff/mail/{found.pk}/").content.decode()
    assert "&lt;img src=" in html and "Ateb &lt;b&gt;" in html
    said = {"reference": case.reference.lower(), "language": "cy"}
    answer = browser.post(f"/staff/mail/{found.pk}/file/", said)

    message = case.messages.get()
    assert answer["Location"] == f"/staff/cases/{case.reference}/messages/{message.pk}/"
    assert browser.get("/staff/mail/").context["rows"] == []
    assert browser.get(answer["Location"]).status_code == 200


def test_a_case_one_may_not_see_is_as_unknown_as_none(held, signed_in):
    _case, by = held()
    hidden = factories.case(lead_involved="yes")
    found, browser = mail(), signed_in(by)

    def errors(reference):
        said = {"reference": reference, "language": "cy"}
        return browser.post(f"/staff/mail/{found.pk}/file/", said).context["form"].errors

    assert errors(hidden.reference) == errors("CYS-22222-22222") != {}
    assert IncomingMail.objects.waiting().count() == 1


def test_mail_that_answers_a_letter_leads_to_its_case(held, signed_in):
    case, by = held()
    found, browser = mail(answers=case.letters.get()), signed_in(by)

    assert tab(browser, case).context["waiting_mail"] == 1
    form = browser.get(f"/staff/mail/{found.pk}/file/").context["form"]
    assert form["reference"].value() == case.reference


def test_mail_about_a_case_one_may_not_see_is_not_there(held, signed_in):
    case, _by = held()
    found = mail(answers=case.letters.get())
    browser = signed_in(factories.chief_officer())

    for part in ("", "as-it-came/", "file/", "set-aside/"):
        assert browser.get(f"/staff/mail/{found.pk}/{part}").status_code == 404
    assert browser.get("/staff/mail/").context["rows"] == []


def test_mail_is_set_aside_with_a_reason(held, signed_in):
    _case, by = held()
    found, browser = mail(), signed_in(by)

    page = browser.post(f"/staff/mail/{found.pk}/set-aside/", {"reason": ""})
    assert page.context["form"].errors
    browser.post(f"/staff/mail/{found.pk}/set-aside/", {"reason": "Advertising"})

    assert browser.get("/staff/mail/").context["rows"] == []
    assert "Advertising" in browser.get(f"/staff/mail/{found.pk}/").content.decode()


def test_mail_is_kept_as_a_file_and_never_shown_in_its_place(held, signed_in):
    _case, by = held()
    found = mail()

    answer = signed_in(by).get(f"/staff/mail/{found.pk}/as-it-came/")

    assert answer.content == bytes(found.raw)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_changing_the_language_keeps_what_was_typed(held, signed_in):
    _case, by = held()
    found, browser = mail(), signed_in(by)

    said = {"reason": "Hysbyseb", "switch_language": "cy"}
    page = browser.post(f"/staff/mail/{found.pk}/set-aside/", said)

    assert page.context["form"]["reason"].value() == "Hysbyseb"
    assert '<html lang="cy"' in page.content.decode()


def test_only_caseworkers_read_the_mail(signed_in):
    factories.ground_rules(dated=True)

    assert signed_in(factories.user("frontline")).get("/staff/mail/").status_code in (403, 404)
