"""An e-mail that came in is read as words only, whatever its bytes are."""

import time
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.correspondence.opened import MOST_HEADER, MOST_WORDS, opened


def mail(words: str = "Dyma fy ateb.", **headers: str) -> EmailMessage:
    made = EmailMessage(policy=policy.SMTPUTF8)
    said = {"From": "Siân <sian@enghraifft.cymru>", "Subject": "Ateb", **headers}
    for name, value in said.items():
        made[name] = value
    made.set_content(words)
    return made


def test_words_and_headers_are_read():
    read = opened(mail("Dyma’r llythyr: ŵ ŷ").as_bytes())

    assert read.words == "Dyma’r llythyr: ŵ ŷ"
    assert read.headers["From"] == "Siân <sian@enghraifft.cymru>"
    assert read.headers["Subject"] == "Ateb"


def test_a_page_is_read_for_its_words_only():
    made = EmailMessage()
    made["Subject"] = "Hi"
    made.set_content(
        "<head><title>t</title><style>p{color:red}</style></head><p>First &amp; <b>bold</b></p>"
        '<script>alert(1)</script><img src="https://tracker.example/x.gif"><p>Second</p>',
        subtype="html",
    )

    assert opened(made.as_bytes()).words == "First & bold\n\nSecond"


def test_the_plain_words_are_taken_before_the_page():
    made = mail("Plain")
    made.add_alternative("<p>Page</p>", subtype="html")

    assert opened(made.as_bytes()).words == "Plain"


def test_files_are_listed_and_not_opened():
    made = mail()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="llythyr ŵ.pdf")
    made.add_attachment("note", filename="note.txt")
    made.add_attachment(mail("inner"))

    attached = opened(made.as_bytes()).attached

    assert [file.name for file in attached] == ["llythyr ŵ.pdf", "note.txt", "e-mail.eml"]
    assert attached[0].content == b"%PDF-"


def test_marks_that_turn_or_hide_what_is_read_are_taken_out():
    read = opened(mail("a\u202eb\u200bc\x00d", Subject="x").as_bytes())

    assert read.words == "abcd"


def test_a_header_of_a_megabyte_is_cut():
    raw = b"Subject: " + b"x" * 1_000_000 + b"\r\n\r\nHello"

    read = opened(raw)

    assert len(read.headers["Subject"]) == MOST_HEADER
    assert read.words == "Hello"


def test_very_many_words_are_cut_and_said_to_be():
    read = opened(mail("x " * MOST_WORDS).as_bytes())

    assert len(read.words) == MOST_WORDS
    assert read.cut


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"Content-Type: text/plain; charset=nonsense\r\n\r\nca\xc5\xb5l",
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!",
        b"Content-Type: multipart/mixed\r\n\r\nno boundary",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a",
        b"From: =?utf-8?b?!!!?= <<>>,,;\r\nDate: yesterday\r\nSubject: =?x?q?=\r\n\r\nHi",
        b"To: " + b"(" * 5000 + b"\r\n\r\nHi",
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
            for n in range(1500)
        ),
    ],
)
def test_mail_no_program_would_write_is_read_as_far_as_it_can_be(raw):
    read = opened(raw)

    assert "\x00" not in read.words + "".join(read.headers.values())


@given(st.binary(max_size=400))
def test_any_bytes_are_opened(raw):
    opened(raw)


@given(st.text(max_size=80), st.sampled_from(["From", "To", "Subject", "Date", "Content-Type"]))
def test_any_header_is_opened(value, name):
    read = opened(f"{name}: {value}\r\n\r\nwords".encode("utf-8", "surrogatepass"))

    assert all("\n" not in said for said in read.headers.values())


def _inside(times: int) -> bytes:
    return b"Content-Type: message/rfc822\r\n\r\n" * times + b"Subject: x\r\n\r\nhelo"


@pytest.mark.parametrize("times", [1, 400, 5000])
def test_mail_inside_mail_inside_mail_is_still_opened(times):
    read = opened(_inside(times))
    assert read.attached or read.words


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: text/plain" + b";" * 19_000 + b"\r\n\r\nhelo",
        b"X: y\rContent-Type: text/plain" + b";" * 19_000 + b"\r\rhelo",
        b"Content-Type: multipart/mixed; boundary=b\n\n"
        + (b'--b\nContent-Type: text/plain; charset="' + b"=?a?b?c?=" * 430 + b'"\n\nx\n') * 190,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"\r--b\r\rhelo\r" * 50_000,
        b"Content-Type: text/plain; charset=punycode\n\n" + b"b" * 400_000 + b"-" + b"kva" * 40_000,
    ],
    ids=["semicolons", "carriage-returns", "encoded-words", "many-parts", "punycode"],
)
def test_mail_built_to_hold_up_its_reader_holds_up_nobody(raw):
    began = time.process_time()
    assert opened(raw).words
    assert time.process_time() - began < 5
