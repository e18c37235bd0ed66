"""Whether a form may be released: the same form in both languages, whole, and without dead ends."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem
from cases.policy.clauses import Clause
from cases.policy.conditions import ConditionError

from . import reach
from .addresses import CHECK, DELETE, RECEIPT
from .definition import LATENESS, Definition, Question, Step, from_json
from .freezing import TEXTS, merge
from .meanings import MEANINGS, NEEDED_BEFORE_LATENESS, needed_by
from .typed import control_names

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BOTH = "cy"
"""Problems of the form itself are the same in both languages: shown once, Welsh first."""


def problems(pages: Mapping[str, dict[str, Any]]) -> list[Problem]:
    """Everything that keeps these plain forms, one for each language, from being released."""
    found = list(_compare(pages["cy"], pages["en"], _("the whole form")))
    if found:
        return found
    merged = merge(pages)
    found = list(_names(merged))
    if found:
        return found
    try:
        definition = from_json(merged)
    except ConditionError as error:
        return list(_conditions(merged)) or [_problem(_("the conditions"), str(error))]
    return [*_whole(definition), *_ways(definition)]


def _problem(where: str, message: str, language: str = BOTH) -> Problem:
    return Problem(language=language, where=where, message=message)


def _compare(welsh: Any, english: Any, where: str) -> Iterator[Problem]:
    """Machine values must be the same; a text must be in both languages or in neither."""
    if isinstance(welsh, dict) and isinstance(english, dict) and welsh.keys() == english.keys():
        here = str(welsh.get("key") or where)
        for name in welsh:
            if name in TEXTS:
                yield from _both(welsh[name], english[name], f"{here}: {name}")
            else:
                deeper = here if name in ("steps", "questions", "options") else f"{here}: {name}"
                yield from _compare(welsh[name], english[name], deeper)
    elif isinstance(welsh, list) and isinstance(english, list) and len(welsh) == len(english):
        for one, other in zip(welsh, english, strict=True):
            yield from _compare(one, other, where)
    elif welsh != english:
        yield _problem(where, _("The keys, values or parts differ between the two languages."))


def _both(welsh: str, english: str, where: str) -> Iterator[Problem]:
    if bool(welsh) != bool(english):
        missing = "en" if welsh else "cy"
        yield _problem(where, _("The text is missing in one language."), missing)


def _names(plain: dict[str, Any]) -> Iterator[Problem]:
    """Step keys, question keys, option values and addresses: each once, and usable."""
    steps = plain["steps"]
    if not steps:
        yield _problem(_("the whole form"), _("The form has no steps."))
    questions = [question for step in steps for question in step["questions"]]
    for names in ([step["key"] for step in steps], [question["key"] for question in questions]):
        for name in _twice(names):
            yield _problem(name, _("This key is used twice."))
    for name in {LATENESS, "csrfmiddlewaretoken"} & {question["key"] for question in questions}:
        yield _problem(name, _("This key is kept for the service itself."))
    for language in ("cy", "en"):
        slugs = [step["slug"][language] for step in steps]
        for slug in _twice(slugs):
            yield _problem(slug, _("This address is used twice."), language)
        for slug in slugs:
            if not SLUG.fullmatch(slug) or slug in [
                kept[language] for kept in (CHECK, RECEIPT, DELETE)
            ]:
                message = _("An address has small letters a to z, numbers and hyphens only.")
                yield _problem(slug or _("an empty address"), message, language)
    for question in questions:
        for value in _twice([option["value"] for option in question.get("options", ())]):
            yield _problem(f"{question['key']}: {value}", _("This option value is used twice."))


def _conditions(plain: dict[str, Any]) -> Iterator[Problem]:
    """Conditions that name a question not asked by then, said by step."""
    known = {LATENESS}
    for step in plain["steps"]:
        for row in step["show_if"]["rows"]:
            if row["field"] not in known:
                message = _("A condition names “%(field)s”, which is not asked before this step.")
                yield _problem(step["key"], message % {"field": row["field"]})
        known |= {question["key"] for question in step["questions"]}


def _whole(form: Definition) -> Iterator[Problem]:
    before: dict[str, Question] = {}
    controls = [name for _step, question in form.questions() for name in control_names(question)]
    for name in _twice(controls):
        yield _problem(name, _("Two questions would have a control of this name."))
    for step in form.steps:
        yield from _step(step, before)
        before |= {question.key: question for question in step.questions}
    carried = {question.meaning for question in before.values()}
    for name in sorted(needed_by(form.case_type) - carried):
        message = _("No question has the meaning “%(meaning)s”, which this kind of case needs.")
        yield _problem(_("the whole form"), message % {"meaning": name})
    for name, words in (
        ("declaration", form.declaration),
        ("declaration_error", form.declaration_error),
        ("send_label", form.send_label),
    ):
        if not words["cy"]:
            yield _problem(name, _("The text is missing."))


def _step(step: Step, before: Mapping[str, Question]) -> Iterator[Problem]:
    if not step.section["cy"]:
        yield _problem(f"{step.key}: section", _("The text is missing."))
    if not step.title["cy"] and len(step.asked) != 1:
        yield _problem(step.key, _("A page that asks more than one thing needs a heading."))
    for row in step.table.rows:
        asked = before.get(row.field)
        offered = {option.value for option in asked.options} if asked else set()
        values = {row.value} if isinstance(row.value, str) else set(row.value)
        if offered and values - offered - {""}:
            message = _(
                "A condition asks for “%(value)s”, which is not an option of that question."
            )
            yield _problem(step.key, message % {"value": min(values - offered)})
        if row.field == LATENESS:
            asked_by_then = {question.meaning for question in before.values()}
            for name in NEEDED_BEFORE_LATENESS:
                if name not in asked_by_then:
                    message = _("Lateness is not known before “%(meaning)s” is asked.")
                    yield _problem(step.key, message % {"meaning": name})
    for place, question in enumerate(step.questions):
        earlier = {**before, **{q.key: q for q in step.questions[:place]}}
        yield from _question(question, earlier)


def _question(question: Question, before: Mapping[str, Question]) -> Iterator[Problem]:
    for name in _texts_needed(question):
        if not getattr(question, name)["cy"]:
            yield _problem(f"{question.key}: {name}", _("The text is missing."))
    if question.type in ("radios", "checkboxes"):
        if not question.options:
            yield _problem(question.key, _("The question has no options."))
        if any(not option.label["cy"] for option in question.options):
            yield _problem(question.key, _("An option has no label."))
    if question.not_before:
        earlier = before.get(question.not_before)
        if earlier is None or earlier.type != "date":
            message = _("“%(key)s” is not a date asked before.") % {"key": question.not_before}
            yield _problem(question.key, message)
    if question.clause and question.clause not in set(Clause):
        yield _problem(question.key, _("There is no clause of this name."))
    yield from _meaning(question)


def _texts_needed(question: Question) -> list[str]:
    if not question.asks:
        return ["body"]
    needed = ["label"]
    if question.required:
        needed.append("error")
    if question.type == "reasons":
        needed += ["item", "add", "remove"]
    if question.not_before:
        needed.append("early")
    return needed


def _meaning(question: Question) -> Iterator[Problem]:
    if not question.meaning:
        return
    meaning = MEANINGS.get(question.meaning)
    if meaning is None or question.type not in meaning.types:
        yield _problem(question.key, _("This type of question cannot have this meaning."))
        return
    unknown = {option.value for option in question.options} - set(meaning.values)
    if meaning.values and unknown:
        message = _("The rules do not know the option value “%(value)s”.")
        yield _problem(question.key, message % {"value": min(unknown)})
    if meaning.limit and question.limit > meaning.limit:
        message = _("The answer may have %(limit)d characters at most.")
        yield _problem(question.key, message % {"limit": meaning.limit})


def _ways(form: Definition) -> Iterator[Problem]:
    for step in reach.unreachable(form):
        yield _problem(step.key, _("Nobody can come to this step: its conditions never hold."))
    carriers: dict[str, list[tuple[Step, Question]]] = {}
    for step, question in form.questions():
        if question.meaning:
            carriers.setdefault(question.meaning, []).append((step, question))
    for several in carriers.values():
        for place, (step, question) in enumerate(several):
            if any(reach.meet(form, step, other) for other, _question in several[:place]):
                message = _("One person can be asked two questions with this meaning.")
                yield _problem(question.key, message)


def _twice(names: list[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
