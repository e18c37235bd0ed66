"""The policy and the pages as data: what each file says, in both languages.

A policy has one file for each edition and language, since its words are adopted words. Every
other page has one file with both languages side by side.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("cy", "en")
INFORMATION = ("help", "contact", "accessibility", "privacy", "cookies")
NAMESPACE = uuid.UUID("5f0c7d5e-4c4f-4f0e-9d53-6b5a3f0f8a11")


@dataclass(frozen=True, kw_only=True)
class PageSource:
    """One page in both languages, as its files say."""

    key: str
    """Its lasting name here: `home`, `policy-current`, `page-privacy` …"""
    kind: str
    """`home`, `policy` or `information`."""
    parent: str | None
    """The key of the page it stands under; None: the root."""
    sha256: str
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By language: the values of the page's fields; stream fields as raw data."""


def read_all(directory: Path = CONTENT) -> Iterator[PageSource]:
    """Every page, parents first."""
    yield _side_by_side(directory, "home", "home", None)
    yield _policy(directory, "current", "home")
    yield _policy(directory, "earlier", "policy-current")
    for name in INFORMATION:
        yield _side_by_side(directory, f"page-{name}", "information", "home")


def read_ombudsman(directory: Path = CONTENT) -> dict[str, Any]:
    """The fields of `OmbudsmanDetails`."""
    facts: dict[str, Any] = {}
    for name, value in json.loads((directory / "ombudsman.json").read_bytes()).items():
        if isinstance(value, dict):
            facts |= {f"{name}_{language}": value[language] for language in LANGUAGES}
        else:
            facts[name] = value
    return facts


def _policy(directory: Path, edition: str, parent: str) -> PageSource:
    key = f"policy-{edition}"
    files = {language: (directory / f"{key}-{language}.json") for language in LANGUAGES}
    fields = {}
    for language, path in files.items():
        said = json.loads(path.read_bytes())
        fields[language] = {
            "title": said["title"],
            "slug": said["slug"],
            "search_description": said["summary"],
            "issued_by": said["issued_by"],
            "edition": said["edition"],
            "body": [_policy_block(key, entry) for entry in said["body"]],
            "corrections": [_correction(key, entry) for entry in said.get("corrections", [])],
        }
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files.values())).hexdigest()
    return PageSource(key=key, kind="policy", parent=parent, sha256=digest, fields=fields)


def _policy_block(key: str, entry: dict[str, Any]) -> dict[str, Any]:
    note = {"editor_note": entry["editor_note"]}
    if "section" in entry:
        number = entry["section"]
        value = {"number": number, "heading": entry["heading"], **note}
        return _block("section", f"{key}/section-{number}", value)
    name = entry["name"]
    items = [
        {"type": "item", "id": _id(f"{key}/{name}/{place}"), "value": words}
        for place, words in enumerate(entry["bullets"])
    ]
    value = {"number": entry["clause"], "name": name, "text": entry["text"], "bullets": items}
    return _block("clause", f"{key}/{name}", value | note)


def _correction(key: str, entry: dict[str, Any]) -> dict[str, Any]:
    return _block("correction", f"{key}/correction/{entry['made_on']}/{entry['numbers']}", entry)


def _side_by_side(directory: Path, key: str, kind: str, parent: str | None) -> PageSource:
    data = (directory / f"{key}.json").read_bytes()
    said = json.loads(data)
    fields = {}
    for language in LANGUAGES:
        texts = {name: said[name][language] for name in ("title", "slug", "intro")}
        texts["search_description"] = said["summary"][language]
        for name in ("body", "cards"):
            if name in said:
                texts[name] = [
                    _plain_block(f"{key}/{name}/{place}", entry, language)
                    for place, entry in enumerate(said[name])
                ]
        if "updated_on" in said:
            texts["updated_on"] = said["updated_on"]
        fields[language] = texts
    digest = hashlib.sha256(data).hexdigest()
    return PageSource(key=key, kind=kind, parent=parent, sha256=digest, fields=fields)


def _plain_block(path: str, entry: dict[str, Any], language: str) -> dict[str, Any]:
    ((kind, said),) = entry.items()
    if kind in ("council", "ombudsman"):
        return _block(kind, path, None)
    if kind == "bullets":
        items = [
            {"type": "item", "id": _id(f"{path}/{place}"), "value": words}
            for place, words in enumerate(said[language])
        ]
        return _block(kind, path, items)
    if kind in ("link", "card"):
        value = {
            name: part[language] if isinstance(part, dict) else part for name, part in said.items()
        }
        return _block(kind, path, {"place": "", "url_cy": "", "url_en": "", **value})
    return _block(kind, path, said[language])


def _block(kind: str, path: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": _id(path), "value": value}


def _id(path: str) -> str:
    return str(uuid.uuid5(NAMESPACE, path))
