"""Each question by itself: its texts, its limits, its answers, its meaning."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _

from bilingual.problems import Problem
from cases.policy.clauses import Clause
from cases.policy.operators import day_of, number

from ..definition import ALWAYS, BOXED, NUMBERS, ONE_OF, Question, Step
from ..meanings import MEANINGS
from ..pairs import PAIRS
from ..typed import control_names
from . import places

CHOICES = (ONE_OF | {"checkboxes"}) - {"answer_pair"}
MOST_OPTIONS = 1_000
MOST_CONTROLS = 800
"""Of a group on one page; more no telephone draws at once."""


def step_problems(
    step: Step, before: Mapping[str, Question], named: places.Places
) -> Iterator[Problem]:
    """What is wrong with a step and its questions; `before` are those of earlier steps, by key."""
    where = named.step(step.key)
    if not step.section["cy"]:
        yield _missing(where, "section")
    alone = len(step.asked) == 1 and (len(step.questions) == 1 or step.asked[0].table == ALWAYS)
    boxed = any(question.type == "declaration" for question in step.asked)
    if not step.title["cy"] and boxed:
        message = _("A page with a declaration needs a heading: a box to tick is none.")
        yield places.problem(where, message, _("Write its heading in both languages."))
    elif not step.title["cy"] and not alone:
        message = _("A page that asks more than one thing needs a heading.")
        yield places.problem(where, message, _("Write its heading in both languages."))
    if not step.questions:
        message = _("The step asks nothing and says nothing.")
        yield places.problem(where, message, _("Add a question or a text to it, or take it out."))
    for place, question in enumerate(step.questions):
        earlier = {**before, **{q.key: q for q in step.questions[:place]}}
        yield from _question(question, earlier, named.question(question.key))


def _question(question: Question, before: Mapping[str, Question], where: str) -> Iterator[Problem]:
    if question.type == "question_set":
        message = _("There is no set of questions of this name any more.")
        yield places.problem(where, message, _("Choose another set, or take this one out."))
        return
    for name in _texts_needed(question):
        if not getattr(question, name)["cy"]:
            yield _missing(where, name)
    if question.required and question.advised:
        message = _("A question that must be answered cannot be advised too.")
        yield places.problem(where, message, _("Untick one of the two."))
    yield from _answers(question, where)
    yield from _limits(question, where)
    if question.not_before:
        earlier = before.get(question.not_before)
        if earlier is None or earlier.type != "date":
            message = _("“%(key)s” is not a date asked before.") % {"key": question.not_before}
            yield places.problem(where, message, _("Write the key of an earlier date."))
    if question.clause and question.clause not in set(Clause):
        message = _("There is no clause of this name.")
        mend = _("Write the lasting name of a clause, or leave it empty.")
        yield places.problem(where, message, mend)
    yield from _meaning(question, where)
    within: dict[str, Question] = {}
    for inner in question.questions:
        yield from _question(inner, {**before, **within}, f"{where} › {inner.key}")
        within[inner.key] = inner


def _missing(where: str, name: str) -> Problem:
    mend = _("Write it in both languages.")
    return places.problem(places.part(where, name), _("The text is missing."), mend)


def _texts_needed(question: Question) -> list[str]:
    if not question.asks:
        return ["body"]
    needed = ["label"]
    if question.required:
        needed.append("error")
    if question.type in BOXED:
        needed += ["item", "add", "remove"]
    if question.not_before:
        needed.append("early")
    return needed


def _answers(question: Question, where: str) -> Iterator[Problem]:
    if question.type == "answer_pair" and question.pair not in PAIRS:
        message = _("No answer pair is chosen: Welsh answers with the verb of the question.")
        yield places.problem(where, message, _("Choose the pair that answers this question."))
    if question.type == "group" and not question.questions:
        message = _("The group asks nothing.")
        yield places.problem(where, message, _("Add a question to it, or take it out."))
    if _controls(question) > MOST_CONTROLS:
        message = _("All boxes of the group together hold too much for one page.")
        yield places.problem(
            where, message, _("Allow fewer boxes, or ask fewer questions in each.")
        )
    if question.type not in CHOICES:
        return
    if not question.options:
        yield places.problem(where, _("The question has no options."), _("Add its options."))
    if len(question.options) > MOST_OPTIONS:
        message = _("The question has more than %(count)d options.") % {"count": MOST_OPTIONS}
        yield places.problem(where, message, _("Ask in two steps, or let people type the answer."))
    seen: dict[tuple[str, str], str] = {}
    for option in question.options:
        place = places.option(where, option.value)
        if not option.label["cy"]:
            mend = _("Write it in both languages.")
            yield places.problem(place, _("An option has no label."), mend)
        elif (words := (option.label["cy"], option.label["en"])) in seen:
            message = _("Two options say the same: nobody can tell them apart.")
            yield places.problem(place, message, _("Change the words of one, or take it out."))
        else:
            seen[words] = option.value


def _controls(question: Question) -> int:
    """How many controls a page has when all boxes of a group are open."""
    in_one = len(control_names(question)) + sum(len(one.options) for one in question.questions)
    return in_one * question.most if question.type == "group" else 0


def _limits(question: Question, where: str) -> Iterator[Problem]:
    """Limits between which no answer fits: nobody could get past such a question."""
    low: date | float | None = None
    high: date | float | None = None
    if question.type in NUMBERS:
        least, greatest = number(question.least), number(question.greatest)
        low, high = (None if n is None else float(n) for n in (least, greatest))
    elif question.type == "date":
        low, high = day_of(question.earliest), day_of(question.latest)
    elif question.limit:
        low, high = float(question.shortest), float(question.limit)
    if low is not None and high is not None and low > high:  # type: ignore[operator]
        message = _("No answer fits: the lower limit lies above the upper one.")
        yield places.problem(where, message, _("Change one of the two limits."))
    if question.type in ("files", *BOXED) and question.required and question.most < 1:
        message = _("No answer fits: it must be answered, and takes none.")
        yield places.problem(where, message, _("Let it take one answer at least."))


def _meaning(question: Question, where: str) -> Iterator[Problem]:
    if not question.meaning:
        return
    meaning = MEANINGS.get(question.meaning)
    if question.type == "group" and question.meaning == "grounds":
        message = _(
            "The reasons of an appeal are answered one by one, each as a text: a group cannot hold "
            "them."
        )
        mend = _(
            "Ask for them with “Reasons, one box for each”; ask for dates or files about them in "
            "a group of its own, without this meaning."
        )
        yield places.problem(where, message, mend)
        return
    if meaning is None or question.type not in meaning.types:
        message = _("This type of question cannot have this meaning.")
        mend = _("Choose another meaning or none, or ask it with another type of question.")
        yield places.problem(where, message, mend)
        return
    unknown = {option.value for option in question.options} - set(meaning.values)
    if meaning.values and unknown:
        message = _("The rules do not know the option value “%(value)s”.")
        mend = _("Use only these values: %(values)s.") % {"values": ", ".join(meaning.values)}
        yield places.problem(where, message % {"value": min(unknown)}, mend)
    if meaning.limit and question.limit > meaning.limit:
        message = _("The answer may have %(limit)d characters at most.")
        mend = _("Lower its most characters.")
        yield places.problem(where, message % {"limit": meaning.limit}, mend)
