from datetime import date, timedelta
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.policy.conditions import Condition, Match, Row, build
from cases.policy.operators import Day, Operator
from cases.policy.routing import (
    OPERATORS,
    Dead,
    Field,
    Findings,
    Kind,
    Like,
    Overlap,
    study,
)
from tests.support.work import calls

TEAM, CHIEF, SENIOR = "team", "chief", "senior"
SERVICE = Field(name="service", kind=Kind.ONE, options=("bins", "roads", "tax"))
NEEDS = Field(name="needs", kind=Kind.SEVERAL, options=("call", "print", "sign"))
DAY = Field(name="day", kind=Kind.DATE)
SUM = Field(name="sum", kind=Kind.NUMBER)
STORY = Field(name="story", kind=Kind.WORDS)
FIELDS = {field.name: field for field in (SERVICE, NEEDS, DAY, SUM, STORY)}
TODAY = Day(today=date(2027, 3, 1), closed=frozenset({date(2027, 3, 26), date(2027, 3, 29)}))


def row(field: str, operator: Operator, value="", outcome=CHIEF, also=(), match=Match.ALL) -> Row:
    asked = tuple(Condition(field=f, operator=op, value=v) for f, op, v in also)
    made = Row(
        field=field, operator=operator, value=value, outcome=outcome, also=asked, match=match
    )
    build([made], otherwise=TEAM, fields=FIELDS, outcomes=(TEAM, CHIEF, SENIOR))
    return made


def told(found, field: str) -> list[tuple[Like, str, str]]:
    """What a gap says of a field, in the order of the answers."""
    [gap] = [gap for gap in found.gaps if gap.field == field]
    return [(answer.like, answer.low, answer.high) for answer in gap.answers]


def test_no_rows_have_nothing_to_say_of():
    assert study([], FIELDS, TODAY) == Findings()


def test_a_row_behind_one_that_takes_the_same_answer_is_dead_and_says_by_which():
    rows = [
        row("service", Operator.IS, "roads"),
        row("service", Operator.ONE_OF, ("roads", "tax"), SENIOR),
        row("service", Operator.IS, "tax"),
    ]

    found = study(rows, FIELDS, TODAY)

    assert found.dead == (Dead(place=3, taken_by=(2,)),)
    assert found.overlaps == (Overlap(first=1, second=2),)


def test_a_row_that_no_answer_fits_is_dead_by_itself():
    assert study([row("service", Operator.IS, "parks")], FIELDS, TODAY).dead == (Dead(place=1),)


def test_a_row_behind_rows_that_take_every_answer_to_another_question_is_dead():
    rows = [
        row("service", Operator.IS, "roads"),
        row("service", Operator.IS_NOT, "roads", SENIOR),
        row("needs", Operator.ANSWERED),
    ]

    found = study(rows, FIELDS, TODAY)

    assert found.dead == (Dead(place=3, taken_by=(1, 2)),)
    assert found.gaps == ()  # nothing comes as far as "otherwise"


def test_two_rows_to_one_team_do_not_overlap():
    rows = [row("service", Operator.IS, "roads"), row("needs", Operator.IS, "call")]

    assert study(rows, FIELDS, TODAY).overlaps == ()


def test_rows_on_two_questions_overlap_for_whoever_answers_both_so():
    rows = [row("service", Operator.IS, "roads"), row("needs", Operator.IS, "call", SENIOR)]

    assert study(rows, FIELDS, TODAY).overlaps == (Overlap(first=1, second=2),)


def test_a_row_overlaps_no_row_that_decides_nothing():
    rows = [
        row("service", Operator.IS, "roads"),
        row("service", Operator.IS, "roads", SENIOR),
        row("service", Operator.ONE_OF, ("roads", "bins")),
    ]

    assert study(rows, FIELDS, TODAY).overlaps == ()


def test_options_no_row_names_are_a_gap():
    found = study([row("service", Operator.IS, "roads")], FIELDS, TODAY)

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

    found = study(rows, FIELDS, TODAY)

    assert told(found, "day") == [(Like.NONE, "", ""), (Like.VALUE, "2027-03-01", "")]


def test_days_between_two_rows_are_a_gap_with_its_ends():
    rows = [row("day", Operator.BEFORE, "2027-03-01"), row("day", Operator.AFTER, "2027-03-31")]

    assert told(study(rows, FIELDS, TODAY), "day")[2] == (Like.BETWEEN, "2027-03-01", "2027-03-31")


def test_days_next_to_each_other_have_nothing_between():
    rows = [row("day", Operator.BEFORE, "2027-03-02"), row("day", Operator.AFTER, "2027-03-01")]

    assert [like for like, _low, _high in told(study(rows, FIELDS, TODAY), "day")] == [Like.NONE]


def test_a_smaller_sum_behind_a_greater_one_is_dead():
    rows = [
        row("sum", Operator.GREATER, "500"),
        row("sum", Operator.GREATER, "1000.50", SENIOR),
        row("sum", Operator.LESS, "500"),
    ]

    found = study(rows, FIELDS, TODAY)

    assert found.dead == (Dead(place=2, taken_by=(1,)),)
    assert told(found, "sum") == [(Like.NONE, "", ""), (Like.VALUE, "500", "")]


@pytest.mark.parametrize("value", ["-999999999999999", "999999999999999.999999"])
def test_a_number_as_long_as_numbers_get_is_studied_like_any_other(value):
    found = study([row("sum", Operator.LESS, value)], FIELDS, TODAY)

    assert not [dead for dead in found.dead if dead.taken_by]


def test_a_tick_box_behind_rows_that_leave_only_larger_choices_is_alive():
    rows = [row("needs", Operator.IS_NOT, "print", SENIOR), row("needs", Operator.IS, "call")]

    assert study(rows, FIELDS, TODAY).dead == ()  # print and call together


def test_a_row_that_asks_two_things_leaves_what_fits_only_one_of_them():
    both = ("sum", Operator.GREATER, "500")
    rows = [row("service", Operator.IS, "roads", also=[both]), row("service", Operator.IS, "roads")]

    found = study(rows, FIELDS, TODAY)

    assert found.dead == ()
    assert told(found, "service") == [
        (Like.NONE, "", ""),
        (Like.VALUE, "bins", ""),
        (Like.VALUE, "tax", ""),
    ]


def test_a_row_that_asks_one_of_two_things_takes_each_of_them_from_those_behind_it():
    or_tax = ("service", Operator.IS, "tax")
    rows = [
        row("service", Operator.IS, "roads", also=[or_tax], match=Match.ANY),
        row("service", Operator.ONE_OF, ("roads", "tax"), SENIOR),
    ]

    assert study(rows, FIELDS, TODAY).dead == (Dead(place=2, taken_by=(1,)),)


def test_a_row_that_contradicts_itself_is_dead_by_itself():
    never = row("service", Operator.IS, "roads", also=[("service", Operator.IS, "tax")])

    assert study([never], FIELDS, TODAY).dead == (Dead(place=1),)


def test_answers_that_rows_ask_for_only_apart_are_named_by_an_example():
    rows = [
        row("service", Operator.IS, "roads", also=[("needs", Operator.IS, "call")]),
        row("service", Operator.IS, "tax", also=[("needs", Operator.IS, "sign")]),
    ]

    [mixed] = study(rows, FIELDS, TODAY).mixed

    example = {name: answer.sample for name, answer in mixed.answers.items()}
    assert example in (
        {"service": "roads", "needs": ("sign",)},
        {"service": "tax", "needs": ("call",)},
    )


@pytest.mark.parametrize(
    ("first", "second", "dead"),
    [
        ((Operator.WITHIN, "10"), (Operator.WITHIN, "5"), True),
        ((Operator.WITHIN, "5"), (Operator.WITHIN, "10"), False),
        ((Operator.AFTER, "2027-02-01"), (Operator.WITHIN, "5"), True),  # it comes in from March on
        ((Operator.AFTER, "2027-03-01"), (Operator.WITHIN, "5"), False),
        ((Operator.WITHIN, "1000"), (Operator.BEFORE, "2000-01-01"), False),
    ],
)
def test_days_near_the_day_a_case_comes_in_are_studied_for_every_day_to_come(first, second, dead):
    rows = [row("day", *first), row("day", *second, SENIOR)]

    assert bool(study(rows, FIELDS, TODAY).dead) is dead


def test_days_too_far_from_the_day_a_case_comes_in_are_a_gap():
    found = study([row("day", Operator.WITHIN, "5")], FIELDS, TODAY)

    [gap] = found.gaps
    assert [(one.like, one.within, one.beyond) for one in gap.answers] == [
        (Like.NONE, None, None),
        (Like.SOME, None, 5),
    ]


def test_more_than_can_be_gone_through_is_said_and_nothing_is_claimed_of_it():
    near = [row("day", Operator.WITHIN, str(n)) for n in range(20, 0, -1)]
    rows = [*near, *(row("day", Operator.AFTER, f"2027-03-{n}") for n in range(10, 30))]

    found = study(rows, FIELDS, TODAY)

    assert not found.whole and found.dead == ()


def test_rows_about_days_far_apart_are_studied_while_an_editor_waits():
    near = [row("day", Operator.WITHIN, n) for n in ("1000", "5")]
    days = [f"{year}-06-15" for year in range(2024, 2032)]
    rows = [*near, *(row("day", Operator.AFTER, one, CHIEF) for one in reversed(days))]
    assert calls(lambda: study(rows, FIELDS, TODAY)) < 2_000_000


# Every answer there can be to three questions, against what `study` says of a table.
MARKS = {
    "service": (None, *SERVICE.options),
    "needs": (None, *chain.from_iterable(combinations(NEEDS.options, n) for n in (1, 2, 3))),
    "story": (None, "…"),
}
EVERY = [dict(zip(MARKS, values, strict=True)) for values in product(*MARKS.values())]


@st.composite
def asked(draw, names):
    field = FIELDS[draw(st.sampled_from(sorted(names)))]
    operator = draw(st.sampled_from(OPERATORS[field.kind]))
    value: str | tuple[str, ...] = ""
    if operator in (Operator.IS, Operator.IS_NOT):
        value = draw(st.sampled_from(field.options))
    elif operator is Operator.ONE_OF:
        value = tuple(draw(st.lists(st.sampled_from(field.options), min_size=1, unique=True)))
    elif operator is Operator.WITHIN:
        value = draw(st.sampled_from(("0", "2", "7")))
    elif operator in (Operator.BEFORE, Operator.AFTER):
        value = draw(st.sampled_from(("2027-03-24", "2027-03-30", "2027-04-08")))
    return field.name, operator, value


@st.composite
def rows(draw, names=tuple(MARKS)):
    first, *also = draw(st.lists(asked(names), min_size=1, max_size=3))
    match = draw(st.sampled_from(list(Match)))
    return row(*first, draw(st.sampled_from((TEAM, CHIEF, SENIOR))), also, match)


@settings(max_examples=60)
@given(st.lists(rows(), max_size=7))
def test_what_is_said_of_any_table_is_what_trying_every_answer_shows(table):
    found = study(table, FIELDS, TODAY)

    fits = [{n for n, answers in enumerate(EVERY) if one.matches(answers)} for one in table]
    before = [set().union(*fits[:place]) for place in range(len(table) + 1)]
    decides = [mine - taken for mine, taken in zip(fits, before, strict=False)]
    assert found.whole
    assert [dead.place - 1 for dead in found.dead] == [
        n for n, some in enumerate(decides) if not some
    ]
    for dead in found.dead:
        assert fits[dead.place - 1] <= set().union(*(fits[n - 1] for n in dead.taken_by))
    assert {(o.first - 1, o.second - 1) for o in found.overlaps} == {
        (first, second)
        for first, second in combinations(range(len(table)), 2)
        if decides[second]
        and decides[first] & fits[second]
        and table[first].outcome != table[second].outcome
    }
    left = [answers for n, answers in enumerate(EVERY) if n not in before[-1]]
    assert bool(found.gaps or found.mixed) == (bool(table) and bool(left))
    for gap in found.gaps:
        reached = {answers[gap.field] for answers in left}
        assert {answer.sample for answer in gap.answers} <= reached
    for mixed in found.mixed:
        example = {name: answer.sample for name, answer in mixed.answers.items()}
        assert any(example.items() <= answers.items() for answers in left)
        row = table[mixed.place - 1]
        assert any(one.fits(example) for one in row.conditions)


SOME_DAYS = [date(2027, 2, 20) + timedelta(days=n) for n in range(70)]


@settings(max_examples=20)
@given(st.lists(rows(("day", "story")), max_size=4), st.data())
def test_what_is_said_of_rows_about_days_holds_whatever_the_day(table, data):
    found = study(table, FIELDS, TODAY)
    for _try in range(25):
        today = data.draw(st.sampled_from([day for day in SOME_DAYS if day >= TODAY.today]))
        given_day = data.draw(st.sampled_from([None, *(day.isoformat() for day in SOME_DAYS)]))
        answers = {"day": given_day, "story": data.draw(st.sampled_from((None, "…")))}
        fit = [
            n
            for n, one in enumerate(table, start=1)
            if one.matches(answers, Day(today=today, closed=TODAY.closed))
        ]
        assert not ({dead.place for dead in found.dead} & set(fit[:1]))
        if table and not fit:
            assert found.gaps or found.mixed
        for second in fit[1:]:
            if table[fit[0] - 1].outcome != table[second - 1].outcome:
                named = {one.second for one in found.overlaps if one.first == fit[0]}
                assert second in named | {dead.place for dead in found.dead}
    for mixed in found.mixed:
        example = {name: answer.sample for name, answer in mixed.answers.items()}
        assert not any(one.matches(example, mixed.day) for one in table)
