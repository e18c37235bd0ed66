"""What people can come to: no page in vain, and nothing needed missed on any way to the end."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from bilingual.problems import Problem
from cases.policy.conditions import Table

from .. import meaning_names, reach
from ..definition import Definition
from ..meanings import TO_REACH_BY
from . import places

OF_EVERYBODY = frozenset({"name", "reply_language", "channels"})
"""Without these nobody can be answered, so nobody may pass them by."""


def problems(form: Definition, needed: frozenset[str], named: places.Places) -> Iterator[Problem]:
    """`needed`: the meanings that this kind of case needs."""
    found = reach.explore(form, everybody=OF_EVERYBODY & needed, needs=TO_REACH_BY)
    if found.lost_at is not None:
        message = _("By this step there are too many ways of answering to look at each of them.")
        mend = _("Use fewer conditions, or name the answer that matters soon after it is asked.")
        yield places.problem(named.step(found.lost_at.key), message, mend)
        return
    yield from _in_vain(form, found, named)
    for _step, question in form.questions():
        if question.key in found.twice:
            message = _("One person can be asked two questions with this meaning.")
            mend = _("Let conditions show each person one of them, or take one out.")
            yield places.problem(named.question(question.key), message, mend)
    for name in sorted(found.never_asked):
        message = _("Somebody can come to the end without being asked for “%(meaning)s”.")
        mend = _("Ask it of everybody: take out the condition on it.")
        said = {"meaning": meaning_names.said(name)}
        yield places.problem(places.form(), message % said, mend)
    for channel in sorted(found.no_address):
        message = _("Somebody can choose “%(channel)s” and not be asked for “%(meaning)s”.")
        mend = _("Ask it of everybody who chooses that: change the condition on it.")
        said = {"channel": channel, "meaning": meaning_names.said(TO_REACH_BY[channel])}
        yield places.problem(places.form(), message % said, mend)


def _in_vain(form: Definition, found: reach.Reached, named: places.Places) -> Iterator[Problem]:
    mend = _("Change its conditions, or take it out.")
    for step in form.steps:
        where = named.step(step.key)
        if step.key not in found.steps:
            message = _("Nobody can come to this step: its conditions never hold.")
            yield places.problem(where, message, mend)
            continue
        yield from _rows(where, step.table, found.fired.get(("step", step.key)))
        for question in step.questions:
            where = named.question(question.key)
            if question.key not in found.questions:
                message = _("Nobody can be asked this: its conditions never hold.")
                yield places.problem(where, message, mend)
            else:
                yield from _rows(where, question.table, found.fired.get(("question", question.key)))
    for end in form.ends:
        if end.key not in found.ends:
            message = _(
                "Nobody can come to this ending: its conditions never hold, or one above it "
                "always comes first."
            )
            yield places.problem(places.end(end.key), message, mend)
        else:
            yield from _rows(places.end(end.key), end.table, found.fired.get(("end", end.key)))


def _rows(where: str, table: Table, fired: set[int] | None) -> Iterator[Problem]:
    """Rows that decide nothing: they contradict themselves, or a row above is always first."""
    for number in range(1, len(table.rows) + 1):
        if number not in (fired or ()):
            message = _(
                "This row never decides: what it asks cannot come together, or a row above "
                "it always comes first."
            )
            mend = _("Change the row, move it up, or take it out.")
            yield places.problem(places.row(where, number), message, mend)
