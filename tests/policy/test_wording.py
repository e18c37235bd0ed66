from dataclasses import replace

import pytest

from cases.policy.clauses import Clause
from cases.policy.editions import CURRENT, EARLIER, EDITIONS, STATED
from cases.policy.terms import TERM_CLAUSES, Reviewer
from cases.policy.wording import ProblemCode, check_words, phrases


def marks(edition, **changed: str | None) -> dict[str, list[tuple[str, str, str]]]:
    """The marked words of an edition as published; `appeal_window_cy="…"` changes a run."""
    return {
        language: [
            (run.clause.value, run.term, words)
            for run in STATED[edition.code]
            if (words := changed.get(f"{run.term}_{language}", getattr(run, language)))
        ]
        for language in ("cy", "en")
    }


def found(edition, marked) -> list[tuple[str, str, ProblemCode]]:
    return [(p.language, p.term, p.code) for p in check_words(edition, marked)]


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_the_adopted_words_of_both_editions_agree_with_their_terms(edition):
    assert check_words(edition, marks(edition)) == []


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
@pytest.mark.parametrize("language", ["cy", "en"])
def test_one_run_of_words_changed_in_one_language_is_refused(edition, language):
    for run in STATED[edition.code]:
        marked = marks(edition, **{f"{run.term}_{language}": "30 banana"})
        assert found(edition, marked) == [(language, run.term, ProblemCode.WORDS_DISAGREE)]


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_term_unmarked_in_one_language_is_refused(edition, language):
    for run in STATED[edition.code]:
        marked = marks(edition, **{f"{run.term}_{language}": None})
        assert found(edition, marked) == [(language, run.term, ProblemCode.NOT_MARKED)]


@pytest.mark.parametrize(
    ("term", "value"),
    [("appeal_window", 10), ("review_within", 12), ("when_lead_involved", Reviewer.OMBUDSMAN),
     ("appeal_in_writing", False), ("warnings_before_call_ends", 2)],
)  # fmt: skip
def test_a_term_changed_under_unchanged_words_is_refused_in_both_languages(term, value):
    changed = replace(CURRENT, terms=replace(CURRENT.terms, **{term: value}))
    assert found(changed, marks(changed)) == [
        ("cy", term, ProblemCode.WORDS_DISAGREE),
        ("en", term, ProblemCode.WORDS_DISAGREE),
    ]


def test_words_of_a_term_the_edition_has_not_are_refused():
    marked = marks(EARLIER)
    marked["en"].append(("appeal-window", "appeal_window", "20 working days"))
    assert found(EARLIER, marked) == [("en", "appeal_window", ProblemCode.NOT_IN_EDITION)]


def test_words_in_another_clause_or_of_an_unknown_term_are_refused():
    marked = marks(CURRENT)
    marked["cy"] += [
        ("decision-review", "appeal_window", "20 diwrnod gwaith"),
        ("decision-review", "appeal_windows", "20 diwrnod gwaith"),
    ]
    assert found(CURRENT, marked) == [
        ("cy", "appeal_window", ProblemCode.WRONG_CLAUSE),
        ("cy", "appeal_windows", ProblemCode.UNKNOWN_TERM),
    ]


def test_marks_of_one_language_alone_are_refused():
    marked = {"en": marks(CURRENT)["en"]}
    assert {language for language, _, _ in found(CURRENT, marked)} == {"cy"}


def test_a_problem_names_the_wordings_that_would_agree():
    marked = marks(CURRENT, appeal_window_cy="30 diwrnod gwaith")
    (problem,) = check_words(CURRENT, marked)
    assert "20 diwrnod gwaith" in problem.accepted
    assert str(problem).startswith("cy appeal-window appeal_window: words_disagree")


def test_capitals_and_kinds_of_space_do_not_matter():
    marked = marks(CURRENT, appeal_window_en="Twenty\u00a0working\n days")
    assert check_words(CURRENT, marked) == []


@pytest.mark.parametrize(
    ("term", "value", "language", "phrase"),
    [
        ("appeal_window", 20, "en", "twenty working days"),
        ("appeal_window", 1, "en", "1 working day"),
        ("appeal_window", 2, "cy", "2 ddiwrnod gwaith"),
        ("appeal_window", 2, "cy", "dau ddiwrnod gwaith"),
        ("appeal_window", 20, "cy", "20 o ddiwrnodau gwaith"),
        ("review_within", 6, "cy", "chwe mis"),
        ("review_within", 2, "cy", "dau fis"),
        ("review_within", 12, "cy", "12 mis"),
        ("review_within", 12, "en", "twelve months"),
    ],
)
def test_phrases(term, value, language, phrase):
    assert phrases(term, value, language).count(phrase) == 1


def test_nothing_states_a_term_that_is_not_there():
    assert phrases("appeal_window", None, "cy") == ()


def test_phrases_of_an_unknown_term_or_language_are_refused():
    with pytest.raises(ValueError, match="term"):
        phrases("window", 20, "cy")
    with pytest.raises(ValueError, match="language"):
        phrases("appeal_window", 20, "fr")


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_the_table_of_stated_runs_is_complete_and_in_the_order_of_clauses(edition):
    order = list(Clause)
    listed = [run.clause for run in STATED[edition.code]]
    assert listed == sorted(listed, key=order.index)
    assert {run.term for run in STATED[edition.code]} == {
        term for term in TERM_CLAUSES if getattr(edition.terms, term) is not None
    }
