"""Invented answers, by which a form is looked at before it is published."""

from cases import clock
from forms.definition import from_json
from forms.drafts import Draft
from forms.engine import Journey
from forms.trying import samples
from tests.forms.every_type import asks, definition


def test_a_step_that_an_invented_answer_leads_to_is_answered_too():
    form = definition([asks("answer_pair", "music")], [asks("short_text", "until")])
    row = {"field": "music", "operator": "is", "value": "yes", "outcome": "show"}
    form["steps"][1]["show_if"] = {"rows": [row], "otherwise": "skip"}
    draft = Draft()
    draft.definition = from_json(form)

    journey = samples.fill(draft, "en", Journey(draft, "en", clock.now()))

    assert [step.key for step in journey.steps] == draft.tried == ["step_1", "step_2"]
    assert journey.first_to_do() is None
