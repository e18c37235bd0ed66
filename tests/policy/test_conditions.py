from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.policy import conditions
from cases.policy.conditions import Condition, ConditionError, Day, Match, Operator, Row, build
from cases.policy.terms import NoticeKind

FIELDS = ("kind", "notice_date", "channels")
OUTCOMES = ("a", "b", "c")
WORDS = st.sampled_from(["post", "email", "by hand", "2026-01-31"])
ISO = st.dates().map(date.isoformat)


def row(operator: Operator, value: str | tuple[str, ...] = "", field="kind", outcome="a") -> Row:
    return Row(field=field, operator=operator, value=value, outcome=outcome)


@st.composite
def asked(draw):
    operator = draw(st.sampled_from(Operator))
    match operator:
        case Operator.ANSWERED | Operator.NOT_ANSWERED:
            value = ""
        case Operator.ONE_OF:
            value = tuple(draw(st.lists(WORDS, min_size=1)))
        case Operator.BEFORE | Operator.AFTER:
            value = draw(ISO)
        case Operator.WITHIN:
            value = str(draw(st.integers(0, 30)))
        case Operator.GREATER | Operator.LESS:
            value = draw(st.decimals(-1000, 1000, places=2).map(str))
        case _:
            value = draw(WORDS)
    return {"field": draw(st.sampled_from(FIELDS)), "operator": operator, "value": value}


@st.composite
def rows(draw):
    also = draw(st.lists(asked(), max_size=2))
    return Row(
        **draw(asked()),
        outcome=draw(st.sampled_from(OUTCOMES)),
        also=tuple(Condition(**one) for one in also),
        match=draw(st.sampled_from(Match)) if also else Match.ALL,
    )


TABLES = st.builds(
    lambda found, otherwise: build(found, otherwise=otherwise, fields=FIELDS, outcomes=OUTCOMES),
    st.lists(rows(), max_size=6),
    st.sampled_from(OUTCOMES),
)
ANSWER = st.one_of(
    st.none(), st.booleans(), st.text(max_size=12), WORDS, st.dates(), st.integers(), ISO,
    st.lists(WORDS), st.frozensets(WORDS), st.sampled_from(NoticeKind),
)  # fmt: skip
ANSWERS = st.dictionaries(st.sampled_from([*FIELDS, "another"]), ANSWER)


DAYS = st.none() | st.builds(
    lambda today, closed: Day(today=today, closed=closed),
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 1, 1)), max_size=3),
)


@given(TABLES, ANSWERS, DAYS)
def test_every_table_gives_one_outcome_for_any_answers(table, answers, day):
    verdict = table.decide(answers, day)
    firing = [place for place, one in enumerate(table.rows, 1) if one.matches(answers, day)]
    assert verdict.place == (firing[0] if firing else None)
    assert verdict.outcome == (verdict.row.outcome if firing else table.otherwise)


@given(TABLES)
def test_a_table_survives_being_stored(table):
    again = conditions.from_dict(table.to_dict(), fields=FIELDS, outcomes=OUTCOMES)
    assert again == table


@given(WORDS, ANSWERS)
def test_is_not_is_the_opposite_of_is(value, answers):
    one, other = row(Operator.IS, value), row(Operator.IS_NOT, value)
    assert one.matches(answers) is not other.matches(answers)


@given(ANSWERS)
def test_a_question_is_answered_or_not(answers):
    one, other = row(Operator.ANSWERED), row(Operator.NOT_ANSWERED)
    assert one.matches(answers) is not other.matches(answers)


@pytest.mark.parametrize(
    ("operator", "value", "answer", "fits"),
    [
        (Operator.IS, "decision", NoticeKind.DECISION, True),
        (Operator.IS, "decision", " decision ", True),
        (Operator.IS, "decision", "Decision", False),
        (Operator.IS, "yes", True, True),
        (Operator.IS, "post", ["email", "post"], True),
        (Operator.IS_NOT, "post", ["email", "post"], False),
        (Operator.IS_NOT, "post", None, True),
        (Operator.ONE_OF, ("warning", "not_sure"), "not_sure", True),
        (Operator.ONE_OF, ("warning", "not_sure"), "decision", False),
        (Operator.ONE_OF, ("post",), [], False),
        (Operator.ANSWERED, "", " ", False),
        (Operator.ANSWERED, "", False, True),
        (Operator.ANSWERED, "", 0, True),
        (Operator.NOT_ANSWERED, "", [""], True),
        (Operator.BEFORE, "2026-01-31", date(2026, 1, 30), True),
        (Operator.BEFORE, "2026-01-31", "2026-01-31", False),
        (Operator.BEFORE, "2026-01-31", "next week", False),
        (Operator.BEFORE, "2026-01-31", None, False),
        (Operator.AFTER, "2026-01-31", "2026-02-01", True),
        (Operator.AFTER, "2026-01-31", date(2026, 1, 31), False),
        (Operator.GREATER, "10", "10.01", True),
        (Operator.GREATER, "10", 10, False),
        (Operator.GREATER, "10", "9", False),
        (Operator.GREATER, "10", "deg", False),
        (Operator.GREATER, "10", "1e9", False),
        (Operator.GREATER, "10", True, False),
        (Operator.LESS, "0", "-0.5", True),
        (Operator.LESS, "0", "0.0", False),
        (Operator.LESS, "0", None, False),
        (Operator.WITHIN, "5", "2026-01-31", False),  # nobody said which day it is
    ],
)
def test_what_each_operator_asks(operator, value, answer, fits):
    assert row(operator, value).matches({"kind": answer}) is fits


@pytest.mark.parametrize(
    ("count", "answer", "fits"),
    [
        ("0", "2026-12-24", True),
        ("0", "2026-12-23", False),
        ("1", "2026-12-23", True),
        ("1", "2026-12-29", True),  # Christmas, Boxing Day (kept on the Monday) and a weekend
        ("1", "2026-12-30", False),
        ("2", date(2026, 12, 30), True),
        ("4", "2026-12-18", True),
        ("4", "2026-12-17", False),
        ("1000", "0001-01-01", False),
        ("1000", "9999-12-31", False),
        ("5", "next week", False),
        ("5", None, False),
    ],
)
def test_within_counts_working_days_to_either_side_of_today(count, answer, fits):
    closed = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
    day = Day(today=date(2026, 12, 24), closed=closed)
    assert row(Operator.WITHIN, count).matches({"kind": answer}, day) is fits


@pytest.mark.parametrize(
    ("match", "answers", "fits"),
    [
        (Match.ALL, {"kind": "decision", "channels": ["post"]}, True),
        (Match.ALL, {"kind": "decision"}, False),
        (Match.ANY, {"kind": "decision"}, True),
        (Match.ANY, {"channels": ["post"]}, True),
        (Match.ANY, {}, False),
    ],
)
def test_a_row_asks_for_all_of_several_things_or_any(match, answers, fits):
    also = (Condition(field="channels", operator=Operator.IS, value="post"),)
    one = Row(
        field="kind", operator=Operator.IS, value="decision", outcome="a", also=also, match=match
    )
    assert one.matches(answers) is fits


def test_the_first_row_that_fits_wins_and_says_so():
    table = build(
        [
            row(Operator.IS, "warning", outcome="a"),
            row(Operator.ANSWERED, outcome="b"),
            row(Operator.IS, "decision", outcome="c"),
        ],
        otherwise="c",
        fields=FIELDS,
        outcomes=OUTCOMES,
    )
    verdict = table.decide({"kind": "decision"})
    assert (verdict.outcome, verdict.place, verdict.row) == ("b", 2, table.rows[1])
    assert table.decide({}).place is None


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (row(Operator.ANSWERED, field="kinds"), "row 2: unknown field 'kinds'"),
        (row(Operator.ANSWERED, outcome="z"), "row 2: unknown outcome 'z'"),
        (row(Operator.ANSWERED, "x"), "row 2: 'x' is no value for 'answered'"),
        (row(Operator.IS, " "), "no value for 'is'"),
        (row(Operator.IS, ("a", "b")), "no value for 'is'"),
        (row(Operator.ONE_OF, "abc"), "no value for 'one_of'"),
        (row(Operator.ONE_OF, ()), "no value for 'one_of'"),
        (row(Operator.ONE_OF, ("a", "")), "no value for 'one_of'"),
        (row(Operator.BEFORE, "31/01/2026"), "no value for 'before'"),
        (row(Operator.AFTER, ("2026-01-31",)), "no value for 'after'"),
        (row(Operator.WITHIN, "soon"), "no value for 'within'"),
        (row(Operator.WITHIN, "-1"), "no value for 'within'"),
        (row(Operator.WITHIN, "1001"), "no value for 'within'"),
        (row(Operator.GREATER, "NaN"), "no value for 'greater'"),
        (row(Operator.LESS, "1,000"), "no value for 'less'"),
        (
            Row(
                field="kind",
                operator=Operator.ANSWERED,
                outcome="a",
                also=(Condition(field="kinds", operator=Operator.ANSWERED),),
            ),
            "row 2: unknown field 'kinds'",
        ),
    ],
)
def test_a_row_not_to_be_trusted_is_refused_by_its_place(bad, words):
    with pytest.raises(ConditionError, match=words):
        build([row(Operator.ANSWERED), bad], otherwise="a", fields=FIELDS, outcomes=OUTCOMES)


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"rows": []},
        {"rows": [], "otherwise": "z"},
        {
            "rows": [{"field": "kind", "operator": "like", "value": "a", "outcome": "a"}],
            "otherwise": "a",
        },
        {"rows": [{"field": "kind", "value": "a", "outcome": "a"}], "otherwise": "a"},
        {"rows": ["kind is a"], "otherwise": "a"},
        {"rows": None, "otherwise": "a"},
        {
            "rows": [{"field": "kind", "operator": "is", "value": 3, "outcome": "a"}],
            "otherwise": "a",
        },
        {
            "rows": [{"field": "kind", "operator": "one_of", "value": [1], "outcome": "a"}],
            "otherwise": "a",
        },
        {
            "rows": [
                {"field": "kind", "operator": "is", "value": "a", "outcome": "a", "also": "b"}
            ],
            "otherwise": "a",
        },
        {
            "rows": [{"field": "kind", "operator": "is", "value": "a", "outcome": "a", "match": 1}],
            "otherwise": "a",
        },
        {
            "rows": [{"field": ["kind"], "operator": "answered", "value": "", "outcome": "a"}],
            "otherwise": "a",
        },
    ],
)
def test_a_stored_table_that_has_gone_bad_is_refused(plain):
    with pytest.raises(ConditionError):
        conditions.from_dict(plain, fields=FIELDS, outcomes=OUTCOMES)
