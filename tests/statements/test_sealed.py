"""A statement stays as it was given, whoever asks: the database refuses, on both engines."""

import pytest
from django.db import DatabaseError, connection, transaction

from cases import statements
from cases.models import Statement
from tests.factories import NOW, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


@pytest.fixture
def given(asked, witness):
    return statements.submit(asked, words="I was there.", by=witness, now=NOW)


@pytest.mark.parametrize("field", ["words", "questions", "digest", "due_on", "withdrawn_at"])
def test_nothing_of_it_can_be_changed(given, field):
    other = {"due_on": "2026-12-01", "withdrawn_at": NOW}.get(field, "other")
    assert refused(lambda: Statement.objects.filter(pk=given.pk).update(**{field: other}))
    assert fresh(given).words == "I was there."


def test_it_cannot_be_removed_past_the_models(given):
    def remove():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM cases_statement")

    assert refused(remove) and Statement.objects.filter(pk=given.pk).exists()


def test_that_it_was_read_is_noted(given):
    Statement.objects.filter(pk=given.pk).update(read_at=NOW)
    assert fresh(given).read_at == NOW


def test_a_draft_can_still_be_changed(asked):
    Statement.objects.filter(pk=asked.pk).update(words="Not yet.")
    assert fresh(asked).words == "Not yet."
