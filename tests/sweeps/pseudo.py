"""A language made for a test: every translated text between ⟦ and ⟧, so that others stand out.

What is content, not interface, is known by where it comes from: the rows of the database, what
the sweep typed, and letters, which are kept as they were written.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polib
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from cases.letters.sentences import SENTENCES
from design.dates import DAYS, MONTHS
from tests.support.msgids import ROOT
from tests.sweeps.words import LETTERS

CATALOGUE = ROOT / "locale/cy/LC_MESSAGES/django.po"
ENGLISH = {"Language": "en", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
AS_IT_IS = {"address"}  # contexts whose texts are no words: parts of addresses
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
TERM = re.compile(r"\[([^\]]+)\]\([^)]+\)")
BLANK = re.compile(r"\(\(\w+\)\)")  # of a sentence of a letter
BETWEEN = re.compile(r"\s[·–/|]\s|[:,()]\s|\s\(|\)$|\n")
NAMES = {"Cyswllt", "Cymraeg", "English"}  # the service, and each language in its own words
_MONTH = "|".join(name for names in MONTHS.values() for name in names)
_DAY = "|".join(name for names in DAYS.values() for name in names)
NO_WORDS = re.compile(
    rf"(({_DAY})\s)?\d+\s({_MONTH})(\s\d{{4}})?|\b({_DAY})\b|\d+(\.\d\d)?[ap]m|[A-Z]{{3}}-\w{{5}}-\w{{5}}"
    r"|\b([0-9A-Z]{4}-){2}[0-9A-Z]{4}\b"
    r"|%\{count\}|\S+@\S*|https?://\S+|[0-9a-f-]{36}|\b[\w-]+(\.[a-z]{2,})+\b"
)


def write(folder: Path, *, without: str = "") -> Path:
    """Catalogues of both languages with every text marked; `without` leaves one text out."""
    for language in ("cy", "en"):
        marked = polib.pofile(str(CATALOGUE))
        if language == "en":
            marked.metadata |= ENGLISH
        for entry in [entry for entry in marked if entry.msgid == without]:
            marked.remove(entry)
        for entry in marked:
            if entry.msgctxt not in AS_IT_IS:
                _mark(entry, language)
            elif language == "en":
                entry.msgstr = entry.msgid
        place = folder / language / "LC_MESSAGES"
        place.mkdir(parents=True)
        marked.save_as_mofile(str(place / "django.mo"))
    return folder


def _mark(entry: polib.POEntry, language: str) -> None:
    if not entry.msgid_plural:
        entry.msgstr = f"⟦{entry.msgid if language == 'en' else entry.msgstr}⟧"
    elif language == "en":
        entry.msgstr_plural = {0: f"⟦{entry.msgid}⟧", 1: f"⟦{entry.msgid_plural}⟧"}
    else:
        entry.msgstr_plural = {n: f"⟦{text}⟧" for n, text in entry.msgstr_plural.items()}


def unmarked(text: str, known: set[str]) -> list[str]:
    """The parts of a text that are neither translated, nor content, nor names, dates and ids."""
    while MARKED.search(text):
        text = MARKED.sub("\n", text)
    if _plain(text) in known:
        return []
    parts = [_bare(NO_WORDS.sub(" ", part)) for part in BETWEEN.split(text)]
    return [part for part in parts if LETTERS.search(part) and part not in known | NAMES]


def content() -> set[str]:
    """Every text of the database: whole, line by line, and as it is shown around marked terms."""
    people = get_user_model().objects.all()
    known = {way for text in texts(dict(SENTENCES)) for way in ways(BLANK.sub("\n", text))}
    known |= {person.get_full_name() for person in people}
    for model in apps.get_models():
        fields = [field for field in model._meta.concrete_fields if _holds_text(field)]
        for row in model._default_manager.values_list(*(field.name for field in fields)):
            for value in row:
                for text in texts(value):
                    known.update(ways(text))
    return known - {""}


def _holds_text(field: models.Field) -> bool:
    return isinstance(field, models.CharField | models.TextField | models.JSONField) or (
        hasattr(field, "stream_block")
    )


def texts(value: Any) -> Iterator[str]:
    """The texts in a value, however deep."""
    if hasattr(value, "get_prep_value"):
        value = value.get_prep_value()
    if isinstance(value, str):
        if value[:1] in ("[", "{") and value[-1:] in ("]", "}"):
            try:
                yield from texts(json.loads(value))
                return
            except ValueError:
                pass
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)


def ways(text: str) -> Iterator[str]:
    """A text as it may be shown: whole, a line of it, a part."""
    for line in (text, *text.splitlines()):
        yield _plain(line)
        yield from (_plain(part) for part in TERM.split(line))
        yield from (_bare(part) for part in BETWEEN.split(line))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    """Without the number of a section or a box, and what joins texts."""
    return _plain(text.strip().strip("0123456789.–()/ "))
