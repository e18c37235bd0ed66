"""The way through a form: which steps a person is asked, which are done, what comes next."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from cases import clock
from cases.appeals import intake
from cases.models import ClosedDay
from cases.policy.conditions import Day, Operator

from . import answers as meaning
from .definition import LATENESS, SHOW, Definition, End, Step
from .drafts import Draft
from .fields import StepForm, build
from .meanings import is_enquiry


def shown_steps(
    definition: Definition,
    answers: Mapping[str, Any],
    lateness: Callable[[list[Step]], str],
    day: Day | None = None,
) -> Iterator[Step]:
    """The steps these answers lead through, in order, each with the questions it asks them.

    A condition sees only answers of questions asked on steps before it. `lateness` is asked, with
    those steps, at the first condition that names it. A step left without questions is passed over.
    """
    shown: list[Step] = []
    values: dict[str, Any] = {}
    for step in definition.steps:
        tables = [step.table, *(question.table for question in step.questions)]
        if LATENESS not in values and any(LATENESS in table.fields for table in tables):
            values[LATENESS] = lateness(shown)
        if step.table.decide(values, day).outcome != SHOW:
            continue
        questions = tuple(
            question
            for question in step.questions
            if question.table.decide(values, day).outcome == SHOW
        )
        if questions or not step.questions:
            step = replace(step, questions=questions)
            shown.append(step)
            values |= compared([step], answers)
            yield step


def end_of(
    definition: Definition,
    steps: Sequence[Step],
    answers: Mapping[str, Any],
    lateness: Callable[[list[Step]], str],
    day: Day | None = None,
) -> End | None:
    """The ending that answers given on these steps lead to; None for the usual receipt."""
    if not definition.ends:
        return None
    values = compared(steps, answers)
    if any(LATENESS in end.table.fields for end in definition.ends):
        values[LATENESS] = lateness(list(steps))
    fitting = (end for end in definition.ends if end.table.decide(values, day).outcome == SHOW)
    return next(fitting, None)


def compared(steps: Sequence[Step], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers to the questions of these steps, as conditions compare them."""
    return {
        question.key: meaning.compared(question, answers.get(question.key))
        for step in steps
        for question in step.asked
    }


WALKED_BY = ("version_id", "answers", "tried", "channel", "received_on")
"""What of a draft says which steps are asked and done."""
WALKED = ("steps", "_to_do")
"""What a journey works out of it, once."""


@dataclass
class Journey:
    """One draft at one moment, in one language."""

    draft: Draft
    language: str
    now: datetime
    _timings: dict[tuple[Any, ...], intake.Timing] = field(default_factory=dict)

    @property
    def is_enquiry(self) -> bool:
        """Whether it makes no appeal, but a case that goes the general way."""
        return is_enquiry(self.draft.definition.case_type)

    @property
    def today(self) -> date:
        return clock.local_date(self.now)

    @cached_property
    def steps(self) -> list[Step]:
        """The steps this person is asked."""
        return list(self._walk())

    @property
    def end(self) -> End | None:
        """The ending these answers lead to; None for the usual receipt."""
        return end_of(
            self.draft.definition, self.steps, self.draft.answers, self._lateness, self._day
        )

    def asked(self, step: Step) -> Step | None:
        """The step with the questions this person is asked; None when they are not asked it.

        Nothing after it is worked out.
        """
        return next((shown for shown in self._walk() if shown.key == step.key), None)

    @property
    def timing(self) -> intake.Timing:
        """The last day and lateness, from the answers given so far."""
        return self._timing(self.steps)

    def again(self, draft: Draft) -> "Journey":
        """The same journey over a draft read again; what was worked out and still holds is kept.

        Of the very draft it was, which may have been written to since, nothing holds.
        """
        journey = Journey(draft, self.language, self.now, self._timings)
        read_again = draft is not self.draft
        if read_again and all(getattr(draft, n) == getattr(self.draft, n) for n in WALKED_BY):
            journey.__dict__ |= {
                name: self.__dict__[name] for name in WALKED if name in self.__dict__
            }
        return journey

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
        return self._to_do

    @cached_property
    def _to_do(self) -> Step | None:
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
        draft = self.draft
        return shown_steps(draft.definition, draft.answers, self._lateness, self._day)

    def _lateness(self, so_far: list[Step]) -> str:
        return self._timing(so_far).timeliness.lateness.value

    @cached_property
    def _day(self) -> Day:
        """Today, with the customer's closed days when a condition counts working days."""
        tables = self.draft.definition.tables()
        counts = any(
            condition.operator is Operator.WITHIN
            for table in tables
            for condition in table.conditions
        )
        closed = ClosedDay.objects.for_customer() if counts else frozenset()
        return Day(today=self.today, closed=closed)

    def _timing(self, steps: list[Step]) -> intake.Timing:
        """Asked once in a request for the same dates."""
        found = meaning.read(steps, self.draft.answers)
        dates = (found.notice_date, found.notice_channel, found.received_on)
        if dates not in self._timings:
            self._timings[dates] = intake.timing(
                found, now=self.now, received_on=self.draft.received_on
            )
        return self._timings[dates]
