"""Whoever was asked writes, saves and gives their statement: once, and sealed."""

import hashlib

import pytest

from cases import statements
from cases.casework import Incomplete
from cases.models import Case, State, Statement
from cases.permissions import Refused
from cases.statements import giving
from tests import factories
from tests.factories import NOW, fresh

ODD = "=1+1 <b>ŵ</b> \u202e ‘’ {{ x }} %s 🦄 \\ ' \"\n\n  tail\n"


def test_a_draft_is_kept_and_is_no_statement_yet(asked, witness):
    statements.save(asked, words="I was", by=witness)
    assert (fresh(asked).words, fresh(asked).submitted_at) == ("I was", None)


def test_words_come_back_byte_for_byte_with_their_digest(asked, case, witness):
    statements.submit(asked, words=ODD, by=witness, now=NOW)
    given = fresh(asked)
    assert given.words == ODD
    assert given.digest == hashlib.sha256(ODD.encode()).hexdigest()
    event = case.events.get(kind="statement_given")
    assert event.by == witness
    assert event.data == {"statement": asked.pk, "digest": given.digest}


def test_an_empty_statement_is_refused(asked, witness):
    with pytest.raises(Incomplete):
        statements.submit(asked, words=" \n", by=witness, now=NOW)


def test_giving_the_same_again_is_no_change_and_other_words_are_refused(asked, case, witness):
    for _ in range(2):
        statements.submit(asked, words="I was there.", by=witness, now=NOW)
    assert case.events.filter(kind="statement_given").count() == 1
    for act in (
        lambda: statements.submit(asked, words="I was not.", by=witness, now=NOW),
        lambda: statements.save(asked, words="I was not.", by=witness),
    ):
        with pytest.raises(Refused, match="statement_given"):
            act()
    assert fresh(asked).words == "I was there."


def test_nobody_writes_for_somebody_else(asked, officer, witness):
    witness.groups.clear()
    for person in (officer, factories.lead(), factories.user("frontline"), fresh(witness)):
        with pytest.raises(Refused, match="not_visible"):
            statements.save(asked, words="I was there.", by=person)


def test_withdrawn_or_of_a_closed_case_it_is_not_needed(asked, case, officer, witness):
    Case.objects.filter(pk=case.pk).update(state=State.CLOSED, closed_at=NOW)
    assert not Statement.objects.waiting().exists()
    with pytest.raises(Refused, match="statement_not_needed"):
        statements.submit(asked, words="Late.", by=witness, now=NOW)
    Case.objects.filter(pk=case.pk).update(state=State.TRIAGE, closed_at=None)
    statements.withdraw(asked, by=officer, now=NOW)
    with pytest.raises(Refused, match="statement_not_needed"):
        statements.save(asked, words="Late.", by=witness)


def test_words_of_another_tab_are_not_overwritten_unseen(asked, witness):
    seen = giving.digest("")
    statements.save(asked, words="First tab.", by=witness, seen=seen)
    with pytest.raises(giving.Stale) as stale:
        statements.save(asked, words="Second tab.", by=witness, seen=seen)
    assert stale.value.saved.words == "First tab."
    statements.save(asked, words="First tab.", by=witness, seen=seen)
    assert fresh(asked).words == "First tab."
