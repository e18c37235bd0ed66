"""A complaint that only waited, from before there was a way for it, gets its place on it."""

import importlib

import pytest
from django.apps import apps
from viewflow.workflow.models import Process

from cases import handling
from cases.enquiries import working
from cases.handling import steps
from cases.models import Case, CaseType
from tests import factories
from tests.factories import NOW, fresh

migration = importlib.import_module("cases.migrations.0017_complaints_go_on")


@pytest.fixture
def old():
    """A complaint as it stood: in a state of its own, on no way."""
    case = factories.complaint()
    waits = steps.open_task(case)
    ways = Process.objects.filter(pk=waits.process_id)
    ways.get().task_set.all().delete()
    ways.delete()
    Case.objects.filter(pk=case.pk).update(state="complaint")
    return case


def test_it_waits_to_be_given_to_somebody_and_goes_on_from_there(old, officer):
    migration.go_on(apps, None)
    task = steps.open_task(old)
    assert (fresh(old).state, task.flow_task.name, task.owner) == ("received", "assign", None)
    handling.claim(old, by=officer, now=NOW)
    working.begin(old, by=officer, now=NOW)
    assert fresh(old).state == "in_hand"


def test_running_it_again_changes_nothing(old):
    migration.go_on(apps, None)
    before = steps.tasks(old).count()
    migration.go_on(apps, None)
    assert steps.tasks(old).count() == before


def test_an_appeal_says_which_way_it_goes():
    CaseType.objects.update(flow="enquiry")
    migration.say_the_flow(apps, None)
    found = dict(CaseType.objects.values_list("code", "flow"))
    assert found == {"appeal": "appeal", "complaint": "enquiry"}
