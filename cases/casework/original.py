"""What the customer wrote when they filled in the form a case began with, whatever it is now."""

from typing import Any

from django.utils.translation import get_language

from cases.models import Appeal, Case, Submission

AT_LENGTH = ("long_text", "reasons")  # types of question answered in words of one's own
NOBODY = {"adjustments": "", "representative": "", "relation": "", "written_in": ""}


def form_of(case: Case) -> Submission | None:
    """The form as it was sent; None for a case that began without one."""
    return getattr(case, "submission", None)


def appeal_of(case: Case) -> Appeal | None:
    """What makes it an appeal, or what it began as; None for a case that never was one."""
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
    form, appeal = form_of(case), appeal_of(case)
    if form is None:
        return None
    if appeal is None:
        return {"language": form.written_in, "asked": _own_words(form)}
    return {
        "language": form.written_in,
        "reasons": [ground.words for ground in appeal.grounds.all()],
        "wanted": appeal.outcome_wanted,
        "notice_on": appeal.notice_on,
    }


def _own_words(form: Submission) -> list[dict[str, str]]:
    """What was asked, in the reader's language, and answered at length."""
    reader = get_language() or "cy"
    return [
        {"question": asked["question"][reader], "words": asked["shown"][form.written_in]}
        for asked in form.transcript
        if asked.get("type") in AT_LENGTH
        and asked.get("meaning") != "adjustments"
        and asked["answer"]
    ]


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
