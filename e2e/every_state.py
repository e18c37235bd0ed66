"""The pages of the form that asks every type of question, in every state they can be in."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django.test import Client

from e2e.every_question import (
    ALONE,
    FILLED,
    HARMFUL,
    IN_BOXES,
    PAGES,
    PLACE,
    REFUSED_AS_ONE,
    WRONG,
    Question,
    Typed,
    ask,
    box,
    file,
    people,
)
from forms.models import FormVersion
from tests.forms.every_type import NOTHING, both, definition
from tests.forms.walk import Walk, problems
from tests.sweeps.crawl import Browser, Page


def form(pages: Mapping[str, list[Question]], **over: Any) -> FormVersion:
    """A released form of these pages."""
    made = definition(*pages.values()) | {"case_type": "complaint"}
    for step, key in zip(made["steps"], pages, strict=True):
        slug = key.replace("_", "-")
        step |= {"key": key, "slug": both(f"cam-{slug}", f"step-{slug}")} | over
    return FormVersion.freeze(uuid.uuid4(), made)


class Reader(Walk):
    """Somebody who fills a form in; every page that was shown to them is kept, by its state."""

    def __init__(self, version: FormVersion, language: str) -> None:
        super().__init__(version, language)
        self.shown: dict[str, Page] = {}
        browser = Browser("applicant", language, [])
        browser.cookies.update(self.client.cookies)
        self.client: Client = browser

    def keep(self, state: str) -> Page:
        """The page that was shown last is one in this state."""
        page = self.client.pages[-1]
        assert page.status == 200, (state, page)
        assert state not in self.shown, state
        self.shown[state] = page
        return page

    def see(self, key: str, state: str) -> None:
        self.get(key)
        self.keep(f"{key}: {state}")

    def told(self, key: str, state: str, typed: Typed) -> set[str]:
        """Send a page that is refused; the questions it is refused for."""
        found = problems(self.post(key, typed))
        self.keep(f"{key}: {state}")
        return {control for control, _words in found}

    def answered(self, key: str, typed: Typed) -> None:
        """Send a page that is taken."""
        response = self.post(key, typed)
        assert response.status_code == 302, (key, problems(response))


def every_state(language: str) -> Iterator[tuple[str, Page]]:
    """Every page of the form in each of its states, and each type alone on a page."""
    reader = Reader(form(PAGES), language)
    for key, questions in PAGES.items():
        if key != "then":
            reader.see(key, "as it is met")
        missing = [one for one in questions if one.get("required")]
        if missing:
            assert len(reader.told(key, "nothing filled in", {})) == len(missing), key
        if key in REFUSED_AS_ONE:
            refused = reader.told(key, "everything wrong", WRONG[key])
            assert len(refused) == REFUSED_AS_ONE[key], (key, refused)
        elif key == "boxes":
            _boxes(reader)
        elif key == "group":
            _group(reader)
        reader.answered(key, FILLED[key])
        reader.see(key, "filled in")
    _check(reader)
    alone = {f"only_{kind}": [ask(kind)] for kind in ALONE}
    alone["only_group"] = [ask("group", "only", questions=[box("name"), box("files")])]
    lone = Reader(form(alone, title=NOTHING), language)
    for key in alone:
        assert lone.told(key, "nothing filled in", {}), key
    lone.answered("only_group", {"only-0-in_name": PLACE, "only-0-in_files": file()})
    lone.see("only_group", "with a file")
    yield from {**reader.shown, **lone.shown}.items()


def _boxes(reader: Reader) -> None:
    """Reasons and files: too long a reason, each sort of refused file, one too many."""
    wrong = {**WRONG["boxes"], "many": [file(*each) for each in HARMFUL]}
    told = reader.told("boxes", "reasons too long, files refused", wrong)
    assert {"id_reasons_0", "id_reasons_2"} < told, told
    reader.told("boxes", "too many files", {"one": [file(), file()], "many": [file()] * 4})
    reader.see("boxes", "with files")


def _group(reader: Reader) -> None:
    """A group of which one, then three are asked; all of them wrong."""
    for _turn in range(2):
        shown = len(reader.draft.answers.get("people") or [{}])
        reader.post("group", {"people-boxes": str(shown), "go-add": "people"})
    reader.see("group", "three of them")
    told = reader.told("group", "everything wrong", WRONG["group"])
    assert len(told) == 3 * len(IN_BOXES), told


def _check(reader: Reader) -> None:
    """Everything answered; not declared; with answers left out; and as little as may be said."""
    reader.get("check")
    reader.keep("check: everything answered")
    reader.post("check", {})
    reader.keep("check: not declared")
    reader.post("choices", {**FILLED["choices"], "radios_0": "b"})
    reader.answered("then", {})
    reader.post("group", people({}))
    page = reader.get("check").content.decode()
    reader.keep("check: with an answer left out, and nobody in the group")
    assert "after_a" in page
