import pytest

from cases.casework import Incomplete
from cases.fairness import findings
from cases.policy.questions import Stage
from tests import factories
from tests.factories import NOW


def recorded(case, stage=Stage.FAIRNESS, *, by=None, **answers):
    given = {question: (answer, words) for question, (answer, words) in answers.items()}
    findings.record(case, stage, given, by=by or factories.officer(), now=NOW)


def test_an_answer_is_kept_with_its_clause_and_its_author():
    case, officer = factories.case(), factories.officer()
    recorded(case, warned=("no", "  The file has no warning. "), by=officer)
    found = case.findings.get()
    assert (found.answer, found.words, found.clause, found.by, found.at) == (
        *("no", "The file has no warning.", "decision-to-manage", officer, NOW),
    )


def test_the_event_carries_codes_and_no_words():
    case = factories.case()
    recorded(case, warned=("no", "The file has no warning."))
    event = case.events.get(kind="found")
    assert event.clause == "decision-to-manage"
    assert event.data == {"stage": "fairness", "question": "warned", "answer": "no"}


def test_the_later_answer_stands_and_the_earlier_one_stays_on_record():
    case = factories.case()
    recorded(case, warned=("not_known", "Nobody remembers."))
    recorded(case, warned=("yes", ""))
    assert case.findings.get().answer == "yes"
    assert [event.data["answer"] for event in case.events.filter(kind="found")] == [
        *("not_known", "yes"),
    ]


def test_the_same_answer_again_is_no_change():
    case = factories.case()
    for _time in range(2):
        recorded(case, warned=("yes", ""))
    assert case.events.filter(kind="found").count() == 1


def test_one_answer_that_cannot_be_kept_keeps_none():
    case = factories.case()
    with pytest.raises(Incomplete) as refused:
        recorded(case, warned=("yes", ""), line_open=("no", ""))
    assert refused.value.problems == [("line_open_words", "required")]
    assert not case.findings.exists() and not case.events.filter(kind="found").exists()


def test_the_stages_are_apart():
    case = factories.case()
    recorded(case, Stage.TRIAGE, adjustments=("agreed", ""))
    assert "adjustments" in findings.missing(case, Stage.FAIRNESS)
    assert "adjustments" not in findings.missing(case, Stage.TRIAGE)


def test_what_is_missing_is_what_nobody_answered():
    case = factories.case()
    recorded(case, warned=("yes", ""), proportionate=("yes", ""), kept_apart=("yes", ""))
    assert findings.missing(case, Stage.FAIRNESS) == ["line_open", "adjustments"]
