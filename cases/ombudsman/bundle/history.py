"""The timeline of a bundle, and its clause map: which clause was applied where, and the function
that carries it out."""

import csv
import importlib
import io
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases import policy
from cases.casework import words
from cases.fairness import words as fairness
from cases.letters.sentences import SENTENCES, plain
from cases.models import Case
from cases.ombudsman import sources
from cases.ombudsman.bundle.pages import LANGUAGES, About, Fact, Page, Part
from cases.ombudsman.words import ROUTES
from cases.policy.clauses import Clause, carried_out_by
from design.templatetags.dates import date_time

POLICY = "01-polisi-policy"
BOM = "\ufeff"  # without it spreadsheets read ŵ and ŷ as something else
ANSWERED = "found"  # the event of an answer, which stands among the answers themselves
FORMULA = re.compile(r"^\s*[=+\-@]|^[\t\r]")


def timeline(about: About) -> Page:
    """What happened, the earliest first."""
    facts = tuple(
        Fact(
            label=date_time(entry.at),
            value="\n".join(filter(None, (entry.title, entry.text))),
            **_to_clause(about.case, entry.name),
        )
        for entry in _entries(about)
    )
    title = _("Timeline")
    return Page(title=title, parts=(Part(heading=title, facts=facts, note=_("None")),))


def _entries(about: About) -> list[Any]:
    return list(reversed(sources.timeline(about.case, about.reader)))


def _to_clause(case: Case, name: str) -> dict[str, str]:
    """The way to the words of a clause in the bundle; nothing when this edition has none."""
    number = case.edition.clause_number(name) if name else None
    if number is None:
        return {}
    where = f"../{POLICY}/policy-{case.edition.code}-{get_language()}.html"
    words_ = _("Clause %(number)s") % {"number": number}
    return {"link": f"{where}#clause-{number}", "link_words": words_}


def as_csv(about: About) -> str:
    """The timeline for a spreadsheet, in both languages; what it would run as a formula is made
    words by an apostrophe before it."""
    told = {}
    for language in LANGUAGES:
        with translation.override(language):
            told[language] = _entries(about)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["at", "kind", "cy", "en", "reason", "clause", "clause_name"])
    for welsh, english in zip(told["cy"], told["en"], strict=True):
        number = about.case.edition.clause_number(welsh.name) if welsh.name else ""
        row = [
            *(welsh.at.isoformat(), welsh.kind, welsh.title, english.title),
            *(welsh.text, number or "", welsh.name),
        ]
        writer.writerow([f"'{cell}" if FORMULA.match(cell) else cell for cell in row])
    return BOM + out.getvalue()


def clause_map(about: About) -> Page:
    """Each clause that was applied, by its number in the edition of the case: where, and by which
    function of the program."""
    _import_the_policy()
    case, parts = about.case, []
    applied: dict[str, list[Fact]] = {}
    for name, fact in _applied(about):
        applied.setdefault(name, []).append(fact)
    for name in sorted(applied, key=lambda name: case.edition.clause_number(name) or "~" + name):
        functions = ", ".join(f"{one.__module__}.{one.__qualname__}" for one in _functions(name))
        carried = Fact(label=_("Carried out by"), value=functions or _("people"))
        to_words = _to_clause(case, name)
        where = (Fact(label=_("Words of the clause"), **to_words),) if to_words else ()
        facts = (*where, carried, *applied[name])
        parts.append(Part(heading=_heading(case, name), facts=facts))
    title = _("Which clause was applied where")
    return Page(title=title, parts=tuple(parts) or (Part(heading=title, note=_("None")),))


def _applied(about: About) -> Iterator[tuple[str, Fact]]:
    case = about.case
    if route := case.route_reason.get("clause"):
        why = words.of(ROUTES, case.route_reason.get("reason", ""))
        yield route, Fact(label=_("Who decides"), value=why)
    for entry in _entries(about):
        if entry.name and entry.kind != ANSWERED:
            yield entry.name, Fact(label=date_time(entry.at), value=entry.title)
    for one in case.findings.all():
        of_it = {"stage": one.stage, "question": one.question, "answer": one.answer}
        yield one.clause, Fact(label=fairness.question(of_it), value=fairness.answer(of_it))
    if plan := case.customer.plan:
        yield plan.clause, Fact(label=_("Contact plan"), value=date_time(plan.recorded_at))


def _heading(case: Case, name: str) -> str:
    number = case.edition.clause_number(name)
    if number is None:
        return _("Not in this edition: %(name)s") % {"name": name}
    said = _("Clause %(number)s") % {"number": number}
    sentence = f"clause_{name}"
    if sentence in SENTENCES:
        return plain(sentence, get_language() or "cy", clause=said)
    return f"{said}: {name}"


def _functions(name: str) -> tuple[Any, ...]:
    return carried_out_by(name) if name in list(Clause) else ()


def _import_the_policy() -> None:
    """A function is known to carry out a clause once its module is read."""
    for module in pkgutil.iter_modules(policy.__path__):
        importlib.import_module(f"{policy.__name__}.{module.name}")
