"""What the routing rows of a kind of case may ask about: the questions of its forms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cases.policy.routing import Field, Kind
from forms import freezing
from forms.definition import NUMBERS, ONE_OF
from forms.models import FormPage, FormVersion

LANGUAGES = ("cy", "en")


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A field, and what the form calls it and its options in the language of the reader."""

    field: Field
    label: str
    options: Mapping[str, str]

    @property
    def name(self) -> str:
        return self.field.name

    def value(self, typed: str) -> str:
        """The machine value of what an editor typed: that value, or the words of an option."""
        if typed in self.options:
            return typed
        named = (v for v, label in self.options.items() if label.casefold() == typed.casefold())
        return next(named, typed)

    def in_words(self, values: str) -> str:
        """What `value` reads back: the words of the options, with commas between them."""
        labels = [self.shown(value) for value in values.split()]
        plain = all("," not in label and self.value(label) in values.split() for label in labels)
        return ", ".join(labels) if self.options and plain else values

    def shown(self, value: str) -> str:
        return self.options.get(value, value)


def offered(code: str, language: str) -> dict[str, Offered]:
    """By name, in the order of the forms: as they stand in the CMS, then as they are released.

    A question is known by its meaning when it has one, as that lasts from form to form, else by
    its key.
    """
    found: dict[str, Offered] = {}
    for definition in _definitions(code, language):
        for question in _questions(definition):
            one = _offer(question, language)
            found.setdefault(one.name, one)
    return found


def _definitions(code: str, language: str) -> Iterator[dict[str, Any]]:
    pages: dict[UUID, FormPage] = {}
    for page in FormPage.objects.select_related("locale").order_by("pk"):
        latest = page.get_latest_revision_as_object()
        preferred = page.locale.language_code == language or page.translation_key not in pages
        if latest.case_type == code and preferred:
            pages[page.translation_key] = latest
    for form, page in pages.items():
        plain = freezing.plain(page)
        yield freezing.merge(dict.fromkeys(LANGUAGES, plain))
        version = FormVersion.newest(form)
        if version and version.definition["case_type"] == code:
            yield version.definition


def _questions(definition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for step in definition["steps"]:
        yield from (question for question in step["questions"] if "label" in question)


def _offer(question: dict[str, Any], language: str) -> Offered:
    options = {
        option["value"]: option["label"][language] for option in question.get("options") or ()
    }
    field = Field(
        name=question.get("meaning") or question["key"],
        kind=_kind(question["type"]),
        options=tuple(options),
    )
    return Offered(field=field, label=question["label"][language], options=options)


def _kind(question_type: str) -> Kind:
    """How conditions see an answer of this type; of a group, only whether it was answered."""
    if question_type in ONE_OF:
        return Kind.ONE
    if question_type in NUMBERS:
        return Kind.NUMBER
    return {"checkboxes": Kind.SEVERAL, "date": Kind.DATE}.get(question_type, Kind.WORDS)
