"""A form of 100 questions asks the database no more than a short one: a step 15 times at most to
show and 20 to save, in a first visit and in a draft that was kept."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forms import typed
from forms.definition import Step
from forms.models import FormVersion
from portal.management import long_form
from tests import factories
from tests.forms.walk import Walk
from tests.sweeps.journeys import PDF

SHOWN, SAVED = 15, 20
IN_TEN, IN_ONE = 10, 1


@pytest.fixture(params=[IN_TEN, IN_ONE])
def walk(request, db, now) -> Walk:
    """Somebody who has just opened it, over ten steps or on a single one."""
    factories.ground_rules()
    return Walk(FormVersion.freeze(uuid.uuid4(), long_form.definition(steps=request.param)))


def queries(ask, *args, status: int) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert ask(*args).status_code == status
    return len(caught)


def told(walk: Walk, step: Step) -> dict:
    """What a browser posts of a step with every answer; a file, where one is asked."""
    said = dict(typed.form_data(step, long_form.answers()).lists())
    files = [question.key for question in step.asked if question.type == "files"]
    return said | {key: SimpleUploadedFile("llythyr.pdf", PDF) for key in files}


def kept(walk: Walk) -> None:
    """Every step has been passed."""
    draft = walk.draft
    draft.answers = long_form.answers()
    draft.tried = [step.key for step in draft.definition.steps]
    draft.save()


def over(numbers: dict[str, int], most: int) -> dict[str, int]:
    return {name: number for name, number in numbers.items() if number > most}


def test_a_first_visit(walk):
    shown, saved = {}, {}
    for step in walk.draft.definition.steps:
        shown[step.key] = queries(walk.get, step.key, status=200)
        saved[f"{step.key}, empty"] = queries(walk.post, step.key, {}, status=200)
        saved[step.key] = queries(walk.post, step.key, told(walk, step), status=302)
    assert over(shown, SHOWN) == over(saved, SAVED) == {}
    answers = walk.draft.answers
    assert len(answers) == 100 and len(answers[f"q{long_form.FILES}"]) == 1
    assert queries(walk.get, "check", status=200) <= SHOWN


def test_a_draft_that_was_kept(walk):
    kept(walk)
    steps = walk.draft.definition.steps
    shown = {step.key: queries(walk.get, step.key, status=200) for step in steps}
    saved = {step.key: queries(walk.post, step.key, told(walk, step), status=302) for step in steps}
    assert over(shown, SHOWN) == over(saved, SAVED) == {}
    assert queries(walk.get, "check", status=200) <= SHOWN
