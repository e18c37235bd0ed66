"""Every interface text has its Welsh, whole and ready to fill in."""

import re
from pathlib import Path

import django
import polib

from tests.support.msgids import ROOT, texts

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)\}(?!\})")
CATALOGUE = polib.pofile(str(ROOT / "locale/cy/LC_MESSAGES/django.po"))
FRAMEWORK = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
PLURALS = 6


def _placeholders(text: str) -> set[str]:
    return {one or other for one, other in PLACEHOLDER.findall(text)}


def test_every_text_of_the_source_is_in_the_catalogue():
    known = {(entry.msgctxt, entry.msgid) for entry in CATALOGUE if not entry.obsolete}
    missing = {
        f"{text.where}: {text.singular!r}"
        for text in texts()
        if (text.context, text.singular) not in known
    }
    assert sorted(missing) == []


def test_every_entry_is_of_our_source_or_owns_a_text_of_the_framework():
    ours = {(text.context, text.singular) for text in texts()}
    theirs = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(FRAMEWORK))}
    kept = {(entry.msgctxt, entry.msgid) for entry in CATALOGUE}
    assert sorted(kept - ours - theirs, key=str) == []


def test_no_entry_is_empty_or_fuzzy():
    assert [
        entry.msgid
        for entry in CATALOGUE
        if entry.fuzzy or not (entry.msgstr or all(entry.msgstr_plural.values()))
    ] == []


def test_a_count_has_all_the_forms_of_welsh():
    assert f"nplurals={PLURALS};" in CATALOGUE.metadata["Plural-Forms"]
    assert [
        entry.msgid
        for entry in CATALOGUE
        if entry.msgid_plural and sorted(map(int, entry.msgstr_plural)) != list(range(PLURALS))
    ] == []


def test_the_welsh_fills_in_what_the_english_does():
    wrong = []
    for entry in CATALOGUE:
        if entry.msgid_plural:
            known = _placeholders(entry.msgid_plural) | _placeholders(entry.msgid)
            forms = entry.msgstr_plural.values()
            wrong += [form for form in forms if not _placeholders(form) <= known]
        elif _placeholders(entry.msgstr) != _placeholders(entry.msgid):
            wrong.append(entry.msgstr)
    assert wrong == []


def test_prose_has_typographic_apostrophes():
    """’, never ', between letters: “Mae’r”, “council’s”."""
    straight = re.compile(r"\w'\w")
    ours = {(text.context, text.singular) for text in texts()}
    assert [
        entry.msgid
        for entry in CATALOGUE
        if (entry.msgctxt, entry.msgid) in ours
        and straight.search("".join([entry.msgid, entry.msgstr, *entry.msgstr_plural.values()]))
    ] == []
