import pytest

from cases.policy import questions
from cases.policy.clauses import Clause
from cases.policy.questions import QUESTIONS, Answer, Stage


def test_the_fairness_questions_rest_on_the_clauses_the_first_decision_had_to_keep():
    assert {code: q.clause for code, q in questions.questions(Stage.FAIRNESS).items()} == {
        "warned": Clause.DECISION_TO_MANAGE,
        "proportionate": Clause.GROUNDS_FOR_DECISION,
        "line_open": Clause.ONE_LINE_OPEN,
        "adjustments": Clause.ACCESSIBLE_SERVICE,
        "kept_apart": Clause.CONTACT_AND_COMPLAINT_APART,
    }


@pytest.mark.parametrize("stage", Stage)
def test_no_stage_asks_a_question_twice(stage):
    assert len(questions.questions(stage)) == len(QUESTIONS[stage])


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_KNOWN])
def test_a_no_and_a_not_known_must_say_what_the_records_show(answer):
    assert questions.problems(Stage.FAIRNESS, {"warned": (answer, " \n")}) == [
        ("warned_words", "required")
    ]
    assert questions.problems(Stage.FAIRNESS, {"warned": (answer, "No note of it.")}) == []


def test_a_yes_needs_no_words():
    assert questions.problems(Stage.FAIRNESS, {"warned": (Answer.YES, "")}) == []


@pytest.mark.parametrize(
    "given",
    [
        {"warned": ("", "words")},
        {"warned": ("maybe", "words")},
        {"warned": (Answer.LINKED, "words")},
        {"no_such": (Answer.YES, "")},
    ],
)
def test_an_unknown_question_or_answer_is_a_fault(given):
    assert [code for _box, code in questions.problems(Stage.FAIRNESS, given)] == ["required"]


def test_what_is_unanswered_comes_in_the_order_asked():
    answered = ["line_open", "warned", "of another stage"]
    assert questions.unanswered(Stage.FAIRNESS, answered) == [
        "proportionate",
        "adjustments",
        "kept_apart",
    ]
