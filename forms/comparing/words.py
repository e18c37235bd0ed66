"""The differences between two versions as an editor reads them, in the words of the CMS."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail import blocks
from wagtail.fields import StreamField

from bilingual.problems import LANGUAGES
from bilingual.refusal import LANGUAGE_NAMES
from cases.policy.conditions import Match, Operator
from forms.condition_blocks import MATCHES, OPERATORS, OUTCOMES
from forms.models import FormPage

from . import Change, Kind, Place, blank, compare

TITLES = {
    Kind.ADDED: pgettext_lazy("parts of a form", "Added"),
    Kind.REMOVED: pgettext_lazy("parts of a form", "Removed"),
    Kind.MOVED: pgettext_lazy("parts of a form", "Moved"),
    Kind.REWORDED: pgettext_lazy("parts of a form", "Reworded"),
    Kind.REROUTED: pgettext_lazy("parts of a form", "Shown at other times"),
    Kind.ALTERED: pgettext_lazy("parts of a form", "Set otherwise"),
}
WHOLE_FORM = gettext_lazy("The whole form")
LONGEST = 80  # characters of a name


def between(
    before: Mapping[str, Any], after: Mapping[str, Any], language: str
) -> list[dict[str, Any]]:
    """Every difference by kind, as {title, rows}; a kind without any is left out."""
    found: dict[Kind, list[dict[str, Any]]] = {kind: [] for kind in TITLES}
    labels = {**_labels(before, language), **_labels(after, language)}
    for change in compare(before, after):
        found[change.kind].append(_row(change, language, labels))
    return [{"title": TITLES[kind], "rows": rows} for kind, rows in found.items() if rows]


def _row(change: Change, language: str, labels: Mapping[str, str]) -> dict[str, Any]:
    """Where, what, and how it was and is: for words a line in each language that differs."""
    row: dict[str, Any] = {
        "where": [_named(place, language) for place in change.way] or [str(WHOLE_FORM)],
        "what": _what(change) if change.name else "",
    }
    if change.kind is Kind.REWORDED:
        was, now = change.before or {}, change.after or {}
        row["words"] = [
            {
                "code": code,
                "language": LANGUAGE_NAMES[code],
                "was": was.get(code, ""),
                "is": now.get(code, ""),
            }
            for code in LANGUAGES
            if was.get(code, "") != now.get(code, "")
        ]
    elif change.kind is Kind.REROUTED:
        row |= {
            "was": list(_rules(change.before, labels)),
            "is": list(_rules(change.after, labels)),
        }
    elif change.name:
        row |= {"was": [_plainly(change.before)], "is": [_plainly(change.after)]}
    return row


def _named(place: Place, language: str) -> str:
    """A part by the words people read on it; by its key where it has none."""
    part = place.part
    questions = part.get("questions") or [{}]
    for words in (
        part.get("title"),
        part.get("label"),
        questions[0].get("label"),
        part.get("body"),
    ):
        if isinstance(words, dict) and words.get(language):
            return Truncator(words[language]).chars(LONGEST)
    return place.key


def _labels(definition: Mapping[str, Any], language: str) -> dict[str, str]:
    """Each question's words by its key, to be named in a condition."""
    return {
        question["key"]: _named(Place("questions", question), language)
        for step in definition["steps"]
        for question in step["questions"]
    }


# --- What of a part differs ----------------------------------------------------------------------
def _what(change: Change) -> str:
    """The name the CMS gives to this value of the part; its own where it has none."""
    if change.name == "type":
        return _("Type of question")
    if not change.way:
        return _field(change.name)
    block = _block(change.way)
    if isinstance(block, blocks.StructBlock) and change.name in block.child_blocks:
        return str(block.child_blocks[change.name].label)
    return change.name


def _field(name: str) -> str:
    try:
        label = FormPage._meta.get_field(name).verbose_name
    except FieldDoesNotExist:
        return name
    return str(label).capitalize()


def _block(way: tuple[Place, ...]) -> blocks.Block | None:
    """What an editor builds this part with, found from the page's field down."""
    field = FormPage._meta.get_field(way[0].among)
    found: Any = field.stream_block if isinstance(field, StreamField) else None
    for depth, place in enumerate(way):
        if depth:
            found = getattr(found, "child_blocks", {}).get(place.among)
        if isinstance(found, blocks.ListBlock):
            found = found.child_block
        elif isinstance(found, blocks.StreamBlock):
            kinds = found.child_blocks
            found = kinds.get(place.part.get("type"), next(iter(kinds.values())))
    return found


# --- How it was and is ---------------------------------------------------------------------------
def _rules(table: Mapping[str, Any] | None, labels: Mapping[str, str]) -> Iterator[str]:
    """Conditions, a line for each row; a table without any shows its part always."""
    outcomes = dict(OUTCOMES)
    if not table or blank(table):
        yield _("Always shown")
        return
    for row in table["rows"]:
        asked = [_condition(one, labels) for one in (row, *row.get("also", ()))]
        joined = "; ".join(asked)
        if len(asked) > 1:
            joined = f"{MATCHES[Match(row.get('match', Match.ALL))]}: {joined}"
        yield f"{joined} → {outcomes.get(row['outcome'], row['outcome'])}"
    otherwise = outcomes.get(table["otherwise"], table["otherwise"])
    yield _("Otherwise: %(outcome)s") % {"outcome": otherwise}


def _condition(asked: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    wanted = asked["value"]
    value = wanted if isinstance(wanted, str) else ", ".join(wanted)
    about = labels.get(asked["field"], asked["field"])
    return " ".join(
        filter(None, (f"“{about}”", str(OPERATORS[Operator(asked["operator"])]), value))
    )


def _plainly(value: Any) -> str:
    """A setting in words."""
    match value:
        case True:
            return _("ticked")
        case False:
            return _("not ticked")
        case list():
            return ", ".join(_plainly(one) for one in value) or "–"
        case dict():
            return "; ".join(f"{name}: {_plainly(part)}" for name, part in value.items())
        case _:
            return str(value) if value not in (None, "") else "–"
