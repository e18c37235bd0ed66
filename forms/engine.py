"""The way through a form: which steps a person is asked, which are done, what comes next."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from cases import clock
from cases.appeals import intake

from . import answers as meaning
from .definition import LATENESS, SHOW, Definition, Question, Step
from .drafts import Draft
from .fields import StepForm, build, day_of


def shown_steps(
    definition: Definition,
    answers: Mapping[str, Any],
    lateness: Callable[[list[Step]], str],
) -> Iterator[Step]:
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
            yield step


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
    _timings: dict[tuple[Any, ...], intake.Timing] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return clock.local_date(self.now)

    @cached_property
    def steps(self) -> list[Step]:
        """The steps this person is asked."""
        return list(self._walk())

    def asks(self, step: Step) -> bool:
        """Whether this person is asked this step; nothing after it is worked out."""
        return any(shown.key == step.key for shown in self._walk())

    @property
    def timing(self) -> intake.Timing:
        """The last day and lateness, from the answers given so far."""
        return self._timing(self.steps)

    def again(self, draft: Draft) -> "Journey":
        """The same journey over a draft read again; what was worked out is kept."""
        return Journey(draft, self.language, self.now, self._timings)

    def done(self, step: Step) -> bool:
        """Passed with Continue, and nothing in it is wrong."""
        if step.key not in self.draft.tried:
            return False
        return self.form(step).is_valid()

    def form(self, step: Step, **options: Any) -> StepForm:
        """The form of a step of this draft; `options` as for `fields.build`."""
        return build(
            step,
            self.draft.answers,
            language=self.language,
            today=self.today,
            came_by=self.draft.came_by,
            **options,
        )

    def first_to_do(self) -> Step | None:
        """The first step not done; None when everything may be sent."""
        return next((step for step in self.steps if not self.done(step)), None)

    def before(self, step: Step) -> Step | None:
        """The step a Back link leads to; nothing after `step` is worked out."""
        previous = None
        for shown in self._walk():
            if shown.key == step.key:
                break
            previous = shown
        return previous

    def after(self, step: Step) -> Step | None:
        """The next step asked; None when this is the last."""
        walk = self._walk()
        found = any(shown.key == step.key for shown in walk)
        return next(walk, None) if found else None

    def _walk(self) -> Iterator[Step]:
        def lateness(so_far: list[Step]) -> str:
            return self._timing(so_far).timeliness.lateness.value

        return shown_steps(self.draft.definition, self.draft.answers, lateness)

    def _timing(self, steps: list[Step]) -> intake.Timing:
        """Asked once in a request for the same dates."""
        found = meaning.read(steps, self.draft.answers)
        dates = (found.notice_date, found.notice_channel, found.received_on)
        if dates not in self._timings:
            self._timings[dates] = intake.timing(
                found, now=self.now, received_on=self.draft.received_on
            )
        return self._timings[dates]
