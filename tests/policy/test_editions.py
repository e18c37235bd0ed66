import importlib
import pkgutil
from dataclasses import fields, replace

import pytest

from cases import policy
from cases.policy import contact
from cases.policy.clauses import Clause, carried_out_by, clause
from cases.policy.editions import CURRENT, EARLIER, EDITIONS, by_code
from cases.policy.terms import TERM_CLAUSES, Channel, Reviewer, Terms


def test_the_editions_have_their_21_and_19_clauses():
    counts = {e.code: sum(bool(number) for number in e.clauses.values()) for e in EDITIONS.values()}
    assert counts == {"current": 21, "earlier": 19}


def test_names_of_clauses_are_fit_for_addresses():
    for name in Clause:
        assert name.value.replace("-", "").isascii() and name.value == name.value.lower()
        assert name.value.replace("-", "").isalpha()


def test_the_same_rule_has_another_number_in_each_edition():
    assert (CURRENT.number("appeal-window"), EARLIER.number("appeal-window")) == ("7.2", "6.2")
    assert (CURRENT.number(Clause.OMBUDSMAN), EARLIER.number(Clause.OMBUDSMAN)) == ("7.4", None)


def test_every_term_says_which_clause_states_it():
    assert set(TERM_CLAUSES) == {field.name for field in fields(Terms)}


def test_an_edition_is_found_by_its_code():
    assert by_code("earlier") is EARLIER
    with pytest.raises(ValueError, match="no edition"):
        by_code("next")


def test_an_edition_that_leaves_a_clause_out_is_refused():
    clauses = {name: number for name, number in CURRENT.clauses.items() if number != "7.2"}
    with pytest.raises(ValueError, match="appeal-window"):
        replace(CURRENT, clauses=clauses)


def test_an_edition_with_one_number_twice_is_refused():
    with pytest.raises(ValueError, match="same number"):
        replace(CURRENT, clauses={**CURRENT.clauses, Clause.OMBUDSMAN: "7.2"})


def test_a_term_without_its_clause_is_refused():
    with pytest.raises(ValueError, match="not in this policy"):
        replace(CURRENT, clauses={**CURRENT.clauses, Clause.OMBUDSMAN: None})


@pytest.mark.parametrize(
    "change",
    [
        {"appeal_window": 0},
        {"review_within": -6},
        {"when_lead_involved": Reviewer.NOBODY},
        {"appeal_considered_by": Reviewer.OMBUDSMAN},
        {"after_investigation": Reviewer.CHIEF_OFFICER},
    ],
)
def test_a_term_nobody_could_carry_out_is_refused(change):
    with pytest.raises(ValueError):
        replace(CURRENT.terms, **change)


def test_each_rule_we_run_names_the_function_that_carries_it_out():
    for module in pkgutil.iter_modules(policy.__path__):
        importlib.import_module(f"cases.policy.{module.name}")
    run = {
        name: {function.__name__ for function in carried_out_by(name)}
        for name in Clause
        if carried_out_by(name)
    }
    assert run == {
        Clause.ACCESSIBLE_SERVICE: {"unanswered"},
        Clause.CONTACT_AND_COMPLAINT_APART: {"route_complaint", "unanswered"},
        Clause.TELEPHONE_RESTRICTION: {"restricts_only_telephone"},
        Clause.MEASURES: {"ways_now", "is_barred", "is_day_for_calls", "next_day_for_calls"},
        Clause.DECISION_TO_MANAGE: {"unanswered"},
        Clause.ONE_LINE_OPEN: {"line_open", "unanswered"},
        Clause.GROUNDS_FOR_DECISION: {"unanswered"},
        Clause.DECISION_REVIEW: {"review_due"},
        Clause.APPEAL_WINDOW: {
            "deemed_receipt", "effective_receipt", "deadline", "lateness", "no_worse", "route",
            "answer", "acknowledgement",
        },
        Clause.LEAD_INVOLVED: {"route", "confirm_lead", "next_step"},
        Clause.OMBUDSMAN: {"next_step"},
    }  # fmt: skip


def test_a_function_cannot_carry_out_a_clause_we_do_not_know():
    with pytest.raises(ValueError):
        clause("appeal-windows")


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_one_line_of_contact_stays_open(edition):
    assert contact.line_open(edition, [Channel.POST]).is_kept
    assert not contact.line_open(edition, []).is_kept
