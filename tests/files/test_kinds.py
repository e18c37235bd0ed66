"""What a file is decides whether it is taken, whatever it is called or said to be."""

import io
import zipfile

import pytest

from cases.files import FileRefused, archives, checks, kinds, texts
from design.fields.files import TAKEN
from tests.files.corpus import ACCEPTED, REFUSED
from tests.files.samples import archive, docx, upload


@pytest.mark.parametrize("sample", ACCEPTED)
def test_what_phones_and_offices_send_is_taken(sample):
    name, content, kind = ACCEPTED[sample]
    sent = upload("x", content)
    sent._name = name  # as a browser may send it: Django tidies a name that is set
    assert checks.content_type_of(sent) == kind


@pytest.mark.parametrize("sample", REFUSED)
def test_what_could_run_deceive_or_unfold_is_refused(sample):
    name, content = REFUSED[sample]
    sent = upload("x", content)
    sent._name = name
    with pytest.raises(FileRefused):
        checks.content_type_of(sent)


def test_the_accept_set_has_thirty_files_of_every_kind():
    assert len(ACCEPTED) == 30
    assert {kind for _name, _content, kind in ACCEPTED.values()} == set(kinds.KINDS)


def test_a_file_chooser_offers_kinds_that_are_taken():
    assert set(TAKEN) <= set(kinds.ENDINGS)


@pytest.mark.parametrize(
    ("sample", "code"),
    [
        ("macros", "active"),
        ("template from elsewhere", "active"),
        ("locked document", "unreadable"),
        ("bomb", "unreadable"),
        ("HTML", "wrong_type"),
        ("program", "wrong_type"),
    ],
)
def test_the_person_is_told_what_to_do_about_it(sample, code):
    name, content = REFUSED[sample]
    with pytest.raises(FileRefused) as refused:
        checks.content_type_of(upload(name, content))
    assert refused.value.code == code


def test_a_long_list_of_parts_is_not_read(monkeypatch):
    bomb = archive({f"{number:06}": b"" for number in range(12_000)})

    def read(*_args, **_options):
        raise AssertionError("the list was read")

    monkeypatch.setattr(zipfile, "ZipFile", read)
    with pytest.raises(FileRefused, match="unreadable"):
        archives.parts_of(io.BytesIO(bomb), len(bomb))


def test_parts_that_share_their_bytes_are_refused():
    """A bomb of parts laid over one another unpacks to far more than its own size."""
    made = bytearray(docx({"word/a.bin": bytes(range(256)) * 9, "word/b.bin": b"b"}))
    entries = [at for at in range(len(made)) if made[at : at + 4] == b"PK\x01\x02"]
    made[entries[3] + 42 : entries[3] + 46] = made[entries[2] + 42 : entries[2] + 46]
    with pytest.raises(FileRefused, match="unreadable"):
        archives.parts_of(io.BytesIO(bytes(made)), len(made))


@pytest.mark.parametrize("length", [63, 64 * 1024 - 3, 64 * 1024, 200_000])
def test_markup_is_found_where_two_pieces_meet(length):
    words = b"a" * length + b"<script>alert(1)</script>"
    with pytest.raises(FileRefused, match="wrong_type"):
        texts.check(io.BytesIO(words), "a.txt")
