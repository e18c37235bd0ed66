"""A form as it was released: plain values in both languages, read from a FormVersion's JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from cases.policy import conditions


@dataclass(frozen=True)
class Text:
    """The same words in each language."""

    cy: str = ""
    en: str = ""

    def __getitem__(self, language: str) -> str:
        return self.cy if language == "cy" else self.en


NONE = Text()
SHOW, SKIP = "show", "skip"
ONE_OF = frozenset({"radios", "select", "answer_pair"})
"""Types whose answer is the value of one option."""
NUMBERS = frozenset({"number", "money"})
BOXED = frozenset({"reasons", "group"})
"""Types that are asked several times: add another, remove."""
LATENESS = "lateness"
"""A field conditions may name besides questions: how the appeal stands to its last day."""
ALWAYS = conditions.Table(rows=(), otherwise=SHOW)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer that may be chosen."""

    value: str
    label: Text
    hint: Text = NONE


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, or a piece of guidance. What a type does not use stays at its default."""

    type: str
    key: str
    """Lasting: answers are kept under it. A label never makes a key."""
    meaning: str = ""
    """What rules may read from the answer (`forms.meanings`); "" when nothing does."""
    required: bool = False
    advised: bool = False
    """Asked for and never insisted on: a blank stops nobody, and the page says so."""
    label: Text = NONE
    hint: Text = NONE
    why: Text = NONE
    """Why it is asked, behind a line that opens."""
    error: Text = NONE
    """What is said when a required answer is missing."""
    wrong: Text = NONE
    """What is said when an answer cannot be taken; empty, the service says what is wrong."""
    options: tuple[Option, ...] = ()
    pair: str = ""
    """For an answer pair: its name in `forms.pairs`; its options are frozen with the form."""
    shortest: int = 0
    """Fewest characters of text, when any are typed."""
    limit: int = 0
    """Characters, for text."""
    rows: int = 0
    most: int = 0
    """How many, for files, reasons and a group."""
    least: str = ""
    greatest: str = ""
    """Limits of a number or of pounds, both included, written with a point; "" for none."""
    decimals: int = 0
    """Figures after the point of a number."""
    unit: Text = NONE
    autocomplete: str = ""
    """What the browser may fill in; "" is what suits the type, "off" nothing."""
    unknown: Text = NONE
    """For a date: the words of a box that says it is not known; empty, there is none."""
    not_future: bool = False
    not_past: bool = False
    earliest: str = ""
    latest: str = ""
    """Limits of a date, both included, as ISO dates; "" for none."""
    not_before: str = ""
    """Key of an earlier date this one may not lie before."""
    early: Text = NONE
    """What is said when it does."""
    item: Text = NONE
    add: Text = NONE
    remove: Text = NONE
    body: Text = NONE
    clause: str = ""
    """Lasting name of a clause that guidance links to."""
    questions: tuple["Question", ...] = ()
    """Of a group: what each of its boxes asks. Their keys are the group's own."""
    table: conditions.Table = ALWAYS
    """When it is asked, by answers to earlier steps; outcomes SHOW and SKIP."""

    @property
    def asks(self) -> bool:
        """Whether it has an answer. A set of questions that is gone has none: no release passes."""
        return self.type not in ("guidance", "question_set")

    def shown(self, value: str, language: str) -> str:
        """The label of an option, or the value itself."""
        return next((o.label[language] for o in self.options if o.value == value), value)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of the form."""

    key: str
    slug: Text
    section: Text
    title: Text
    """Empty when the only question's label is the heading."""
    questions: tuple[Question, ...]
    table: conditions.Table
    """Outcomes SHOW and SKIP; a step without conditions is always shown."""
    show_deadline: bool = False

    @property
    def asked(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.asks)

    def heading(self, language: str) -> str:
        """The page's h1."""
        return self.title[language] or self.asked[0].label[language]


@dataclass(frozen=True, kw_only=True)
class End:
    """How the receipt begins for those whose answers fit its table."""

    key: str
    title: Text
    body: Text
    table: conditions.Table = ALWAYS


@dataclass(frozen=True, kw_only=True)
class Definition:
    """A whole form."""

    case_type: str
    title: Text
    slug: Text
    declaration: Text
    declaration_error: Text
    send_label: Text
    steps: tuple[Step, ...]
    ends: tuple[End, ...] = ()
    """The first that fits is shown; when none does, the receipt begins as it always has."""

    def end(self, key: str) -> End | None:
        return next((end for end in self.ends if end.key == key), None)

    def tables(self) -> Iterator[conditions.Table]:
        """Everything that decides what is shown."""
        for step in self.steps:
            yield step.table
            yield from (question.table for question in step.questions)
        yield from (end.table for end in self.ends)

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def step_by_slug(self, slug: str) -> Step | None:
        """The step with this slug in either language."""
        return next((step for step in self.steps if slug in (step.slug.cy, step.slug.en)), None)

    def questions(self) -> Iterator[tuple[Step, Question]]:
        for step in self.steps:
            for question in step.questions:
                yield step, question


def from_json(plain: Mapping[str, Any]) -> Definition:
    """The form a released snapshot describes. Values it lacks take their defaults."""
    known = {LATENESS}
    steps = []
    for raw in plain["steps"]:
        table = _table(raw, known)
        questions = tuple(
            replace(_question(question), table=_table(question, known))
            for question in raw["questions"]
        )
        steps.append(Step(**{**_texts(raw), "questions": questions, "table": table}))
        known |= {question.key for question in questions if question.asks}
    ends = tuple(End(**_texts(raw), table=_table(raw, known)) for raw in plain.get("ends", ()))
    own = {name: plain[name] for name in _NAMES if name not in ("steps", "ends")}
    return Definition(steps=tuple(steps), ends=ends, **_texts(own))


def _table(raw: Mapping[str, Any], known: set[str]) -> conditions.Table:
    plain = raw.get("show_if")
    if not plain or not plain["rows"]:
        return ALWAYS
    return conditions.from_dict(plain, fields=known, outcomes=(SHOW, SKIP))


_NAMES = [part.name for part in fields(Definition)]


def _question(raw: Mapping[str, Any]) -> Question:
    options = tuple(Option(**_texts(option)) for option in raw.get("options", ()))
    inner = tuple(_question(question) for question in raw.get("questions", ()))
    return Question(**{**_texts(raw), "options": options, "questions": inner})


def _texts(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Words in both languages as Text; everything else as it is, conditions left out."""
    return {
        name: Text(**part) if isinstance(part, dict) else part
        for name, part in raw.items()
        if name != "show_if"
    }
