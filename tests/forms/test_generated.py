"""Forms nobody thought of: what is published can be completed, what is refused is truly wrong."""

from datetime import date
from random import Random

import pytest
from django.utils.translation import override

from cases.policy.conditions import Day
from forms import answers, freezing, ready, typed
from forms.definition import Definition, from_json
from forms.engine import end_of, shown_steps
from forms.fields import build
from forms.reach import explore
from tests.forms import generating

TODAY = date(2026, 11, 23)


def late(_so_far) -> str:
    return "late"


def complete(form: Definition, language: str, rng: Random) -> set[str]:
    """Fill the form in, in one language; the keys of everything asked on the way."""
    kept: dict = {}
    day = Day(today=TODAY)
    passed: set[str] = set()
    while to_do := [step for step in shown_steps(form, kept, late, day) if step.key not in passed]:
        step = to_do[0]
        post = generating.posted(step, rng)
        filled = build(step, kept, language=language, today=TODAY, data=post)
        assert filled.is_valid(), (step.key, filled.errors)
        kept |= typed.read(step, post)
        passed.add(step.key)
    asked = list(shown_steps(form, kept, late, day))
    written = answers.transcript(asked, kept, {})
    assert len({entry["key"] for entry in written}) == len(written) > 0
    assert all(entry["question"][language] for entry in written)
    end = end_of(form, asked, kept, late, day)
    shown = {step.key for step in asked} | {q.key for step in asked for q in step.questions}
    return shown | ({end.key} if end else set())


def one(seed: int) -> str:
    """Make the form of this number, spoil every other one, and see what the gate says."""
    rng = Random(seed)  # noqa: S311 - the same forms every time
    merged = generating.form(rng)
    expected = rng.choice(generating.FAULTS)(merged, rng) if seed % 2 else None
    with override("en"):
        found = ready.problems(generating.pages(merged))
    assert all(fault.where and fault.message and fault.mend for fault in found), found
    if expected:
        said, where = expected
        assert any(said in fault.message and where in fault.where for fault in found), found
        return "refused"
    form = from_json(freezing.merge(generating.pages(merged)))
    came_to = set().union(
        *(complete(form, language, rng) for language in ("cy", "en") for _time in range(3))
    )
    reached = explore(form)
    assert came_to <= reached.steps | reached.questions | reached.ends
    if found:  # by chance, conditions that never hold: then nobody may have come there
        assert all("never" in fault.message for fault in found), found
        vain = {part.key for part in (*form.steps, *form.ends)} - reached.steps - reached.ends
        assert not vain & came_to
        return "in vain"
    return "published"


def run(seeds) -> None:
    outcomes = [one(seed) for seed in seeds]
    assert outcomes.count("published") > len(outcomes) * 0.3
    assert outcomes.count("refused") == len(outcomes) // 2


def test_200_generated_forms_are_completed_in_both_languages_or_truly_wrong():
    run(range(200))


@pytest.mark.full
def test_2000_generated_forms_are_completed_in_both_languages_or_truly_wrong():
    run(range(1_000, 3_000))


@pytest.mark.parametrize("spoil", generating.FAULTS, ids=lambda spoil: spoil.__name__)
def test_each_known_fault_is_named_with_its_place_in_both_languages(spoil):
    rng = Random(7)  # noqa: S311 - the same form every time
    merged = generating.form(rng)
    said, where = spoil(merged, rng)
    with override("en"):
        found = ready.problems(generating.pages(merged))
    [fault, *_rest] = [fault for fault in found if said in fault.message and where in fault.where]
    with override("cy"):
        welsh = ready.problems(generating.pages(merged))
    assert len(welsh) == len(found)
    assert fault.message not in {other.message for other in welsh}
    assert fault.mend not in {other.mend for other in welsh}
