"""Whether a form may be released: the same form in both languages, whole, and without dead ends."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bilingual.problems import Problem
from cases.policy.conditions import ConditionError

from . import meaning_names
from .definition import Definition, Question, from_json
from .freezing import merge
from .gate import conditions, lasting, names, places, questions, same, ways
from .meanings import needed_by
from .typed import control_names


def problems(
    pages: Mapping[str, dict[str, Any]], before: Mapping[str, Any] | None = None
) -> list[Problem]:
    """Everything that keeps these plain forms, one for each language, from being released.

    `before` is the snapshot of the version released last. Later checks need what earlier ones have
    found whole, so an editor is told of one sort of fault at a time.
    """
    if found := list(same.problems(pages["cy"], pages["en"])):
        return found
    merged = merge(pages)
    if found := list(names.problems(merged)):
        return found
    if found := list(conditions.problems(merged)):
        return found
    try:
        definition = from_json(merged)
    except ConditionError as error:
        mend = _("Make the conditions again.")
        return [places.problem(places.form(), str(error), mend)]
    if found := list(_whole(definition)):
        return found
    needed = _needed(definition)
    faults = list(ways.problems(definition, needed, places.Places(definition)))
    return [*faults, *(lasting.problems(merged, before) if before else ())]


def _whole(form: Definition) -> Iterator[Problem]:
    named = places.Places(form)
    before: dict[str, Question] = {}
    taken: dict[str, str] = {}
    for step in form.steps:
        yield from questions.step_problems(step, before, named)
        before |= {question.key: question for question in step.questions}
        for question in step.questions:
            for name in control_names(question):
                if taken.setdefault(name, question.key) != question.key:
                    message = _("This key gives a box the name “%(name)s”, as “%(key)s” does.")
                    said = {"name": name, "key": taken[name]}
                    mend = _("Give one of the two questions another key.")
                    yield places.problem(named.question(question.key), message % said, mend)
                    break
    carried = {question.meaning for question in before.values()}
    for meaning in sorted(_needed(form) - carried):
        message = _("No question has the meaning “%(meaning)s”, which this kind of case needs.")
        mend = _("Ask for it, and choose this meaning.")
        said = {"meaning": meaning_names.said(meaning)}
        yield places.problem(places.form(), message % said, mend)
    for name in ("declaration", "declaration_error", "send_label"):
        if not getattr(form, name)["cy"]:
            mend = _("Write it in both languages.")
            yield places.problem(places.box(name), _("The text is missing."), mend)
    for end in form.ends:
        for name in ("title", "body"):
            if not getattr(end, name)["cy"]:
                where = places.part(places.end(end.key), name)
                mend = _("Write it in both languages.")
                yield places.problem(where, _("The text is missing."), mend)


def _needed(form: Definition) -> frozenset[str]:
    """The meanings that this kind of case needs, given the ways of contact the form offers."""
    offered = [
        option.value
        for _step, question in form.questions()
        if question.meaning == "channels"
        for option in question.options
    ]
    return needed_by(form.case_type, offered)
