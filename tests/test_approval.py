"""One list says which Welsh a qualified translator has approved, and nothing is missing from it."""

import csv

import polib

from tests.support.msgids import ROOT

LIST = ROOT / "locale/cy/approval.csv"
CONTENT = ("home/content", "forms/content", "cases/letters/texts")


def rows() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_interface_text_is_in_the_list_as_it_stands():
    listed = {(row["english"], row["welsh"]) for row in rows()}
    catalogue = polib.pofile(str(ROOT / "locale/cy/LC_MESSAGES/django.po"))
    missing = [
        entry.msgid
        for entry in catalogue
        if (entry.msgid, entry.msgstr or _forms(entry.msgstr_plural)) not in listed
    ]
    assert missing == []


def test_every_file_of_welsh_content_is_in_the_list():
    listed = {row["where"] for row in rows()}
    files = {
        str(path.relative_to(ROOT))
        for folder in CONTENT
        for path in (ROOT / folder).glob("*.json")
        if not path.name.endswith("-en.json")
    }
    assert files - listed == set()


def test_an_approval_names_who_and_when():
    assert [
        row["english"] for row in rows() if bool(row["approved_by"]) != bool(row["approved_on"])
    ] == []


def _forms(plural: dict[int, str]) -> str:
    return " | ".join(plural[number] for number in sorted(plural))
