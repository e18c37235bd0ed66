"""The way through a form: which steps a person is asked, which are done, what comes next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from cases import clock
from cases.appeals import intake

from . import answers as meaning
from .definition import LATENESS, SHOW, Definition, Question, Step
from .drafts import Draft
from .fields import build, day_of


def shown_steps(
    definition: Definition,
    answers: Mapping[str, Any],
    lateness: Callable[[list[Step]], str],
) -> list[Step]:
    """The steps these answers lead through, in order.

    A condition sees only answers of steps shown before it. `lateness` is asked, with those steps,
    at the first condition that names it.
    """
    values: dict[str, Any] = {}
    shown: list[Step] = []
    for step in definition.steps:
        names = {row.field for row in step.table.rows}
        if LATENESS in names and LATENESS not in values:
            values[LATENESS] = lateness(shown)
        if step.table.decide(values).outcome == SHOW:
            shown.append(step)
            for question in step.asked:
                values[question.key] = _compared(question, answers.get(question.key))
    return shown


def _compared(question: Question, answer: Any) -> Any:
    """An answer as conditions compare it."""
    if question.type == "date":
        day = day_of(answer)
        return day.isoformat() if day else None
    return answer


@dataclass
class Journey:
    """One draft at one moment, in one language."""

    draft: Draft
    language: str
    now: datetime

    @property
    def today(self) -> date:
        return clock.local_date(self.now)

    @cached_property
    def steps(self) -> list[Step]:
        """The steps this person is asked."""
        return shown_steps(self.draft.definition, self.draft.answers, self._lateness)

    @cached_property
    def worked_out(self) -> intake.WorkedOut:
        """Deadline, lateness and route, from the answers given so far."""
        return intake.work_out(meaning.read(self.steps, self.draft.answers), now=self.now)

    def done(self, step: Step) -> bool:
        """Passed with Continue, and nothing in it is wrong."""
        if step.key not in self.draft.tried:
            return False
        form = build(step, self.draft.answers, language=self.language, today=self.today)
        return form.is_valid()

    def first_to_do(self) -> Step | None:
        """The first step not done; None when everything may be sent."""
        return next((step for step in self.steps if not self.done(step)), None)

    def before(self, step: Step) -> Step | None:
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def after(self, step: Step) -> Step | None:
        place = self.steps.index(step)
        return self.steps[place + 1] if place + 1 < len(self.steps) else None

    def _lateness(self, so_far: list[Step]) -> str:
        worked_out = intake.work_out(meaning.read(so_far, self.draft.answers), now=self.now)
        return worked_out.timeliness.lateness.value
