"""What the customer wrote when they filled in the form a case began with, whatever it is now."""

from typing import Any

from cases.models import Appeal, Case

NOBODY = {"adjustments": "", "representative": "", "relation": "", "written_in": ""}


def form_of(case: Case) -> Appeal | None:
    """The form as it was sent; None for a case that began without one."""
    return getattr(case, "appeal", None)


def identity(case: Case) -> dict[str, str]:
    """What to bear in mind before one writes to the person."""
    if (form := form_of(case)) is None:
        return NOBODY
    return {
        "adjustments": form.adjustments,
        "representative": form.representative,
        "relation": form.representative_relation,
        "written_in": form.written_in,
    }


def written(case: Case) -> dict[str, Any] | None:
    """What they wrote in their own words, and its language."""
    if (form := form_of(case)) is None:
        return None
    return {
        "language": form.written_in,
        "reasons": [ground.words for ground in form.grounds.all()],
        "wanted": form.outcome_wanted,
        "notice_on": form.notice_on,
    }


def answers(case: Case) -> list[dict[str, Any]]:
    """Every question in the order asked, in both languages, with the answer as it was shown.

    `alike`: the answer reads the same in both, as the customer's own words do.
    """
    if (form := form_of(case)) is None:
        return []
    return [
        {
            "question": asked["question"],
            "shown": asked["shown"],
            "alike": asked["shown"]["cy"] == asked["shown"]["en"],
            "language": form.written_in,
        }
        for asked in form.transcript
    ]
