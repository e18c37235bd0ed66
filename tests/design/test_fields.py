"""What people type is taken, tidied or refused in our own words, in both languages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from design.forms import (
    CharField,
    ChoiceField,
    ConfirmField,
    EmailField,
    FilesField,
    MultipleChoiceField,
    PasswordField,
    PhoneField,
    TextField,
)
from tests.design.forms_asked import WAYS, Everything, OneQuestion


def said(field, typed, language: str = "en") -> list[str]:
    """What the field says about this answer; the answer itself when nothing is wrong."""
    with translation.override(language):
        form = OneQuestion(field, {"one": typed})
        return form.errors.get("one", []) or [form.cleaned_data["one"]]


@pytest.mark.parametrize(
    "address",
    ["siân@cyngor.cymru", "dŵr.tŷ@example.wales", "a@b.uk", "Ann.O'Neil+x@sub.exämple.org"],
)
def test_an_address_of_wales_is_an_address(address):
    assert said(EmailField(), f" {address} ") == [address]


@pytest.mark.parametrize(
    "address",
    ["a", "a@b", "a b@c.uk", "a@b..uk", ".a@b.uk", "a..b@c.uk", "a@b.uk\nBcc: c@d.uk", "@b.uk",
     "a@b.uk,c@d.uk", "<a@b.uk>", "a@-b.uk"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address):
    assert said(EmailField(), address, "cy") == [
        "Rhowch gyfeiriad e-bost yn y fformat cywir, fel enw@enghraifft.com"
    ]


@pytest.mark.parametrize("number", ["07700 900982", "+44 (0)1632 960 001", "01632-960-001 ext. 12"])
def test_a_number_is_kept_as_typed(number):
    assert said(PhoneField(), number) == [number]


@pytest.mark.parametrize("number", ["12345", "0770090098x", "ring me", "1" * 16])
def test_what_is_no_number_is_refused(number):
    assert said(PhoneField(), number)[0].startswith("Enter a phone number, like")


def test_letters_are_composed_and_lines_end_alike():
    assert said(TextField(), "  w\u0302yr\r\nty\u0302\u2028x\n") == ["ŵyr\ntŷ\nx"]


@pytest.mark.parametrize("mark", ["\x00", "\x07", "\x9f"])
def test_a_mark_that_cannot_be_kept_is_taken_out_and_said(mark):
    with translation.override("cy"):
        form = OneQuestion(TextField(), {"one": f"a{mark}b"})
        assert form.errors["one"] == [
            "Rydym wedi tynnu nod na ellir ei gadw. Edrychwch dros eich ateb a pharhewch"
        ]
        assert ">\nab</textarea>" in str(form)


def test_emoji_and_writing_from_right_to_left_are_kept():
    words = "تم 👩🏽‍💻 שלום"
    assert said(TextField(), words) == [words]


def test_the_limit_is_said_in_words():
    assert said(TextField(max_length=20), "x" * 20) == ["x" * 20]
    assert said(TextField(max_length=20), "x" * 21, "cy") == [
        "Rhaid i’ch ateb fod yn 20 o nodau neu lai"
    ]


def test_the_question_has_its_own_words_and_its_short_name():
    field = CharField(error_messages={"required": "Say why"}, short_name="Why")
    assert said(field, " ") == ["Why: Say why"]
    assert said(CharField(short_name="Enw"), "", "cy") == ["Enw: Rhowch ateb"]


def test_an_option_that_was_not_offered_is_refused():
    assert said(ChoiceField(choices=WAYS), "pigeon") == ["Select an option from the list"]
    assert said(MultipleChoiceField(choices=WAYS), ["post", "pigeon"]) == [
        "Select an option from the list"
    ]


def test_a_declaration_has_to_be_ticked():
    assert said(ConfirmField(), "", "cy") == ["Ticiwch y blwch i gadarnhau"]
    assert said(ConfirmField(), "on") == [True]


def test_a_password_is_taken_as_it_is():
    assert said(PasswordField(), " e\u0301 ") == [" e\u0301 "]


def sent(field, *files) -> OneQuestion:
    return OneQuestion(field, {}, MultiValueDict({"one": list(files)}))


def test_files_come_as_a_list():
    files = [SimpleUploadedFile("a.pdf", b"x"), SimpleUploadedFile("b.pdf", b"y")]
    form = sent(FilesField(), *files)
    assert form.is_valid() and [file.name for file in form.cleaned_data["one"]] == [
        "a.pdf",
        "b.pdf",
    ]
    assert sent(FilesField(required=False)).is_valid()


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([], "Dewiswch ffeil"),
        ([("a.pdf", b"")], "Mae’r ffeil a ddewiswyd yn wag: a.pdf"),
        ([("a.pdf", b"x" * 2**20)], "Rhaid i’r ffeil a ddewiswyd fod yn llai na 1MB: a.pdf"),
        ([("a.pdf", b"x"), ("b.pdf", b"x")], "Gallwch anfon 1 ffeil ar y mwyaf"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(files, words):
    field = FilesField(max_files=1, max_bytes=2**20)
    with translation.override("cy"):
        form = sent(field, *(SimpleUploadedFile(name, body) for name, body in files))
        assert form.errors["one"] == [words]


# Django's, for what we never ask of it: a picture, "clear this file", the length of a file's name.
UNUSED = {"invalid_image", "missing", "contradiction", "max_length", "invalid_list"}
FILLED = {
    "limit_value": 5,
    "show_value": 6,
    "count": 5,
    "megabytes": 1,
    "name": "",
    "date": "",
    "limit": "7",
}


def test_no_message_is_django_s_own():
    """Every message a question can give is declared by us, and has its Welsh."""
    for name, field in Everything().fields.items():
        for code, message in field.error_messages.items():
            if not any(
                code in vars(kind).get("default_error_messages", {})
                for kind in type(field).__mro__
                if kind.__module__.startswith("design.")
            ):
                assert code in UNUSED, f"{name}: {code} is Django's"
                continue
            with translation.override("en"):
                english = str(message % FILLED)
            with translation.override("cy"):
                assert str(message % FILLED) != english, f"{name}: {code} is not in Welsh"
