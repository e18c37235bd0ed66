from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.policy.conditions import Row, build
from cases.policy.operators import Operator
from cases.policy.routing import OPERATORS, Dead, Field, Kind, Like, Overlap, study

TEAM, CHIEF, SENIOR = "team", "chief", "senior"
SERVICE = Field(name="service", kind=Kind.ONE, options=("bins", "roads", "tax"))
NEEDS = Field(name="needs", kind=Kind.SEVERAL, options=("call", "print", "sign"))
DAY = Field(name="day", kind=Kind.DATE)
SUM = Field(name="sum", kind=Kind.NUMBER)
STORY = Field(name="story", kind=Kind.WORDS)
FIELDS = {field.name: field for field in (SERVICE, NEEDS, DAY, SUM, STORY)}


def row(field: str, operator: Operator, value="", outcome=CHIEF) -> Row:
    made = Row(field=field, operator=operator, value=value, outcome=outcome)
    build([made], otherwise=TEAM, fields=FIELDS, outcomes=(TEAM, CHIEF, SENIOR))
    return made


def told(found, field: str) -> list[tuple[Like, str, str]]:
    """What a gap says of a field, in the order of the answers."""
    [gap] = [gap for gap in found.gaps if gap.field == field]
    return [(answer.like, answer.low, answer.high) for answer in gap.answers]


def test_no_rows_have_nothing_to_say_of():
    assert study([], FIELDS).dead == study([], FIELDS).overlaps == study([], FIELDS).gaps == ()


def test_a_row_behind_one_that_takes_the_same_answer_is_dead_and_says_by_which():
    rows = [
        row("service", Operator.IS, "roads"),
        row("service", Operator.ONE_OF, ("roads", "tax"), SENIOR),
        row("service", Operator.IS, "tax"),
    ]

    found = study(rows, FIELDS)

    assert found.dead == (Dead(place=3, taken_by=(2,)),)
    assert found.overlaps == (Overlap(first=1, second=2),)


def test_a_row_that_no_answer_fits_is_dead_by_itself():
    assert study([row("service", Operator.IS, "parks")], FIELDS).dead == (Dead(place=1),)


def test_a_row_behind_rows_that_take_every_answer_to_another_question_is_dead():
    rows = [
        row("service", Operator.IS, "roads"),
        row("service", Operator.IS_NOT, "roads", SENIOR),
        row("needs", Operator.ANSWERED),
    ]

    found = study(rows, FIELDS)

    assert found.dead == (Dead(place=3, taken_by=(1, 2)),)
    assert found.gaps == ()  # nothing comes as far as "otherwise"


def test_two_rows_to_one_team_do_not_overlap():
    rows = [row("service", Operator.IS, "roads"), row("needs", Operator.IS, "call")]

    assert study(rows, FIELDS).overlaps == ()


def test_rows_on_two_questions_overlap_for_whoever_answers_both_so():
    rows = [row("service", Operator.IS, "roads"), row("needs", Operator.IS, "call", SENIOR)]

    assert study(rows, FIELDS).overlaps == (Overlap(first=1, second=2),)


def test_a_row_overlaps_no_row_that_decides_nothing():
    rows = [
        row("service", Operator.IS, "roads"),
        row("service", Operator.IS, "roads", SENIOR),
        row("service", Operator.ONE_OF, ("roads", "bins")),
    ]

    assert study(rows, FIELDS).overlaps == ()


def test_options_no_row_names_are_a_gap():
    found = study([row("service", Operator.IS, "roads")], FIELDS)

    assert told(found, "service") == [
        (Like.NONE, "", ""),
        (Like.VALUE, "bins", ""),
        (Like.VALUE, "tax", ""),
    ]


def test_the_day_itself_is_a_gap_between_before_and_after():
    rows = [
        row("day", Operator.BEFORE, "2027-03-01"),
        row("day", Operator.AFTER, "2027-03-01", SENIOR),
    ]

    found = study(rows, FIELDS)

    assert told(found, "day") == [(Like.NONE, "", ""), (Like.VALUE, "2027-03-01", "")]


def test_days_between_two_rows_are_a_gap_with_its_ends():
    rows = [row("day", Operator.BEFORE, "2027-03-01"), row("day", Operator.AFTER, "2027-03-31")]

    assert told(study(rows, FIELDS), "day")[2] == (Like.BETWEEN, "2027-03-01", "2027-03-31")


def test_days_next_to_each_other_have_nothing_between():
    rows = [row("day", Operator.BEFORE, "2027-03-02"), row("day", Operator.AFTER, "2027-03-01")]

    assert [like for like, _low, _high in told(study(rows, FIELDS), "day")] == [Like.NONE]


def test_a_smaller_sum_behind_a_greater_one_is_dead():
    rows = [
        row("sum", Operator.GREATER, "500"),
        row("sum", Operator.GREATER, "1000.50", SENIOR),
        row("sum", Operator.LESS, "500"),
    ]

    found = study(rows, FIELDS)

    assert found.dead == (Dead(place=2, taken_by=(1,)),)
    assert told(found, "sum") == [(Like.NONE, "", ""), (Like.VALUE, "500", "")]


@pytest.mark.parametrize("value", ["-999999999999999", "999999999999999.999999"])
def test_a_number_as_long_as_numbers_get_is_studied_like_any_other(value):
    found = study([row("sum", Operator.LESS, value)], FIELDS)

    assert not [dead for dead in found.dead if dead.taken_by]


def test_a_tick_box_behind_rows_that_leave_only_larger_choices_is_alive():
    rows = [row("needs", Operator.IS_NOT, "print", SENIOR), row("needs", Operator.IS, "call")]

    assert study(rows, FIELDS).dead == ()  # print and call together


# Every answer there can be to three questions, against what `study` says of a table.
MARKS = {
    "service": (None, *SERVICE.options),
    "needs": (None, *chain.from_iterable(combinations(NEEDS.options, n) for n in (1, 2, 3))),
    "story": (None, "…"),
}
EVERY = [dict(zip(MARKS, values, strict=True)) for values in product(*MARKS.values())]


@st.composite
def rows(draw):
    field = FIELDS[draw(st.sampled_from(sorted(MARKS)))]
    operator = draw(st.sampled_from(OPERATORS[field.kind]))
    value: str | tuple[str, ...] = ""
    if operator in (Operator.IS, Operator.IS_NOT):
        value = draw(st.sampled_from(field.options))
    elif operator is Operator.ONE_OF:
        value = tuple(draw(st.lists(st.sampled_from(field.options), min_size=1, unique=True)))
    return row(field.name, operator, value, draw(st.sampled_from((TEAM, CHIEF, SENIOR))))


@given(st.lists(rows(), max_size=7))
def test_what_is_said_of_any_table_is_what_trying_every_answer_shows(table):
    found = study(table, FIELDS)

    fits = [{n for n, answers in enumerate(EVERY) if one.matches(answers)} for one in table]
    before = [set().union(*fits[:place]) for place in range(len(table) + 1)]
    decides = [mine - taken for mine, taken in zip(fits, before, strict=False)]
    assert [dead.place - 1 for dead in found.dead] == [
        n for n, some in enumerate(decides) if not some
    ]
    assert {(o.first - 1, o.second - 1) for o in found.overlaps} == {
        (first, second)
        for first, second in combinations(range(len(table)), 2)
        if decides[second]
        and decides[first] & fits[second]
        and table[first].outcome != table[second].outcome
    }
    assert bool(found.gaps) == (bool(table) and len(before[-1]) < len(EVERY))
    left = [answers for n, answers in enumerate(EVERY) if n not in before[-1]]
    for gap in found.gaps:
        reached = {answers[gap.field] for answers in left}
        assert {answer.sample for answer in gap.answers} <= reached
