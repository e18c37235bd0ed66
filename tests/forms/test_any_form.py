"""Any form an editor might build: refused with words, or walked to its end without a fault."""

import copy
from datetime import date

from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.policy.terms import CameBy
from forms import answers, freezing, ready, typed, unsaid
from forms.definition import from_json
from forms.engine import shown_steps
from forms.fields import build
from forms.meanings import MEANINGS

KEYS = ["clean", "page", "user", "data", "fields", "step", "language", "grounds", "email", "a_1"]
VALUES = ["yes", "no", "cy", "post", "decision", "x"]
WORDS = ["", "ŵ", "Tân?", "Tan?", "x" * 255, "<b>{{ 7 }}</b>", "%(n)s", "😀"]
FIELDS = [*KEYS, "lateness", "notice_kind", "channels", "notice_date", "who_for"]
OPERATORS = ["is", "is_not", "one_of", "answered", "not_answered", "before", "after"]


@st.composite
def spoilings(draw):
    """A few changes an editor might make, as (what, which step, which question, value)."""
    return draw(
        st.lists(
            st.one_of(
                st.tuples(st.just("key"), st.integers(0, 30), st.sampled_from(KEYS)),
                st.tuples(st.just("label"), st.integers(0, 30), st.sampled_from(WORDS)),
                st.tuples(st.just("meaning"), st.integers(0, 30), st.sampled_from(["", *MEANINGS])),
                st.tuples(st.just("required"), st.integers(0, 30), st.booleans()),
                st.tuples(st.just("drop"), st.integers(0, 30), st.none()),
                st.tuples(st.just("move"), st.integers(0, 30), st.integers(0, 30)),
                st.tuples(
                    st.just("condition"),
                    st.integers(0, 30),
                    st.tuples(
                        st.sampled_from(FIELDS),
                        st.sampled_from(OPERATORS),
                        st.sampled_from(["", "2026-12-01", *VALUES]),
                        st.sampled_from(["show", "skip"]),
                    ),
                ),
            ),
            max_size=4,
        )
    )


def spoil(page: dict, changes: list) -> None:
    for what, place, value in changes:
        steps = page["steps"]
        questions = [q for step in steps for q in step["questions"]]
        if what == "drop" and len(steps) > 1:
            steps.pop(place % len(steps))
        elif what == "move":
            steps.insert(value % len(steps), steps.pop(place % len(steps)))
        elif what == "condition":
            name, operator, wanted, outcome = value
            row = {"field": name, "operator": operator, "outcome": outcome}
            row["value"] = [wanted] if operator == "one_of" else wanted
            steps[place % len(steps)]["show_if"]["rows"].insert(0, row)
        elif what in ("key", "label", "meaning", "required"):
            question = questions[place % len(questions)]
            if what in question:
                question[what] = value


@settings(max_examples=150, deadline=None)
@given(changes=spoilings(), lateness=st.sampled_from(["late", "in_time"]), data=st.data())
def test_a_form_is_refused_in_words_or_works_to_its_end(plain, changes, lateness, data):
    pages = copy.deepcopy(plain)
    for page in pages.values():
        spoil(page, changes)
    found = ready.problems(pages)
    if found:
        assert all(problem.where and problem.message for problem in found)
        return
    form = from_json(freezing.merge(pages))
    given_answers: dict = {}
    for step in form.steps:
        post = QueryDict(mutable=True)
        for question in step.asked:
            offered = [option.value for option in question.options] or ["1", "ŵ", ""]
            for name in typed.control_names(question)[:4]:
                post[name] = data.draw(st.sampled_from(offered))
            if data.draw(st.booleans()):
                post[unsaid.name(question)] = "on"
        given_answers |= typed.read(step, post, keyed=True)
    for step in shown_steps(form, given_answers, lambda _so_far: lateness):
        for language, came_by in (("cy", CameBy.ONLINE), ("en", CameBy.PHONE)):
            how = {"language": language, "came_by": came_by, "today": date(2026, 11, 23)}
            drawn = build(step, given_answers, **how)
            drawn.is_valid()
            assert set(drawn.fields) >= {q.key for q in step.asked if q.type != "reasons"}
            drawn.as_p()
    asked = list(shown_steps(form, given_answers, lambda _so_far: lateness))
    answers.read(asked, given_answers)
    written = answers.transcript(asked, given_answers, {})
    assert len({entry["key"] for entry in written}) == len(written)
