"""What happened stays as it was written, whoever asks: the database refuses, on both engines."""

import pytest
from django.db import DatabaseError, connection, transaction

from cases import events
from cases.models import Event
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture
def event() -> Event:
    factories.ground_rules()
    return events.record(factories.case(), "viewed", now=factories.NOW)


def refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


def test_an_event_cannot_be_changed(event):
    event.kind = "something_else"
    assert refused(event.save)
    assert Event.objects.get(pk=event.pk).kind == "viewed"


def test_events_cannot_be_changed_together(event):
    assert refused(lambda: Event.objects.update(data={}))


def test_an_event_cannot_be_removed(event):
    assert refused(event.delete)
    assert Event.objects.filter(pk=event.pk).exists()


def test_events_cannot_be_removed_past_the_models(event):
    def remove():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM cases_event")

    assert refused(remove)
    assert Event.objects.filter(pk=event.pk).exists()


def test_another_event_can_always_be_written(event):
    assert events.record(event.case, "viewed", now=factories.NOW).pk != event.pk
