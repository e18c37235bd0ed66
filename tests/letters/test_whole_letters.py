"""A real mail server receives what the outbox says, byte for byte: words, PDFs and files."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest
from django.core.management import call_command
from django.utils import timezone

from cases import letters
from cases.files.storage import path_of
from cases.letters import carriers, mail, outbox, pdf, preparing
from cases.models import Letter, LetterPdf, LetterState
from tests import factories
from tests.letters import said
from tests.letters.smtp import PostWithReports, free_port, mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ground(settings):
    factories.ground_rules()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 2


@pytest.fixture
def server(settings):
    with mail_server(settings.EMAIL_PORT) as (post, _port):
        yield post


def post() -> None:
    Letter.objects.update(next_try_at=timezone.now())
    call_command("post_outbox")


def opened(letter: Letter) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(bytes(letter.message))


@pytest.mark.parametrize("asked", ["cy", "en", "both"])
def test_a_decision_arrives_as_kept_with_a_pdf_in_each_of_its_languages(server, asked):
    case = factories.decided_case(reply_language=asked, name="Siân Ŵyn")
    post()
    letter = case.letters.get(kind="decision")
    kept = [bytes(found.message) for found in case.letters.all()]
    assert sorted(server.received) == sorted(kept)
    assert (letter.state, letter.prepared) == (LetterState.SENT, True)
    parts = list(opened(letter).iter_attachments())
    made = [LetterPdf.objects.get(letter=letter, language=one) for one in letter.language_list]
    assert [part.get_content() for part in parts] == [bytes(one.content) for one in made]
    names = [pdf.file_name(letter, one) for one in letter.language_list]
    assert [part.get_filename() for part in parts] == names
    assert {part.get_content_type() for part in parts} == {"application/pdf"}


@pytest.mark.parametrize("asked", ["cy", "en", "both"])
def test_a_message_arrives_as_kept_with_its_files(server, asked):
    officer = factories.officer()
    letter = said.with_file(factories.checked_case(officer, reply_language=asked), by=officer)
    post()
    letter.refresh_from_db()
    assert bytes(letter.message) in server.received
    [part] = opened(letter).iter_attachments()
    [file] = letter.says.files.all()
    assert part.get_content() == said.PDF == path_of(file.pk).read_bytes()
    assert part.get_filename() == file.name
    assert "ŵ ŷ" in letters.article(letter)


def test_attaching_changes_no_byte_of_the_words(server):
    letter = factories.case(reply_language="both").letters.get()
    before = bytes(letter.message)
    post()
    letter.refresh_from_db()
    _head, _, body = before.partition(b"\r\n\r\n")
    assert body in bytes(letter.message)
    for name in ("Subject", "From", "To", "Date", "Message-ID", "Content-Language"):
        was = BytesParser(policy=policy.default).parsebytes(before)[name]
        assert opened(letter)[name] == was
    assert mail.html_of(before) == mail.html_of(bytes(letter.message))


def test_the_same_files_make_the_same_bytes():
    raw = bytes(factories.case().letters.get().message)
    files = [("llythyr ŵ.pdf", "application/pdf", b"%PDF-1.4"), ("b.txt", "text/plain", b"\n.\n")]
    assert mail.with_attachments(raw, files) == mail.with_attachments(raw, files)
    assert mail.with_attachments(raw, []) == raw


def test_no_file_name_makes_a_header():
    raw = bytes(factories.case().letters.get().message)
    name = 'a"\r\nBcc: x@example.org\r\n\r\n--=_\u202e;.pdf'
    whole = mail.with_attachments(raw, [(name, "application/pdf", b"%PDF-1.4")])
    parsed = BytesParser(policy=policy.default).parsebytes(whole)
    assert parsed["Bcc"] is None
    assert [part["Bcc"] for part in parsed.walk()] == [None] * len(list(parsed.walk()))


def test_parts_are_added_once_and_every_try_sends_the_same(server):
    letter = factories.case().letters.get()
    server.before_keeping = lambda: "451 later"
    post()
    letter.refresh_from_db()
    kept = bytes(letter.message)
    assert letter.prepared
    server.before_keeping = lambda: None
    post()
    letter.refresh_from_db()
    assert server.received == [kept] == [bytes(letter.message)]


def test_a_worker_that_lost_its_lease_while_preparing_sends_nothing(server):
    factories.case()
    slow = outbox._take()
    Letter.objects.update(leased_until=timezone.now())
    outbox.sweep()
    assert preparing.prepare(slow) is False
    assert not factories.fresh(slow).prepared


def test_a_worker_that_lost_its_lease_to_a_slow_server_sends_nothing(server):
    factories.case()
    slow = outbox._take()
    assert preparing.prepare(slow)
    Letter.objects.update(leased_until=timezone.now())
    outbox.sweep()
    with pytest.raises(carriers.NotHandedOver):
        carriers.of(slow).hand_over(slow)
    assert server.received == []


def test_a_file_that_is_not_there_holds_the_letter_back_and_no_other(server):
    officer = factories.officer()
    letter = said.with_file(factories.checked_case(officer), by=officer)
    path_of(letter.says.files.get().pk).unlink()
    post()
    letter.refresh_from_db()
    assert (letter.state, letter.last_error) == (LetterState.QUEUED, "own_FileNotFoundError")
    assert len(server.received) == Letter.objects.count() - 1 > 0


def test_reports_are_asked_for_where_the_server_knows_of_them(settings):
    letter = factories.case().letters.get()
    server = PostWithReports()
    with mail_server(settings.EMAIL_PORT, post=server):
        post()
    envelope = letter.message_id.strip("<").partition("@")[0]
    assert server.asked == ["RET=HDRS", f"ENVID={envelope}", "NOTIFY=SUCCESS,FAILURE"]
    assert len(server.received) == 1


def test_without_pdfs_the_letter_goes_as_it_was_written(server, without_pango):
    letter = factories.case().letters.get()
    before = bytes(letter.message)
    post()
    assert server.received == [before]
