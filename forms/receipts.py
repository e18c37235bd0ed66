"""What the receipt says of a case that is on disk, by the way its kind goes."""

from typing import Any

from django.conf import settings

from cases.models import Case, CaseType, Letter
from design.dates import long_date

from . import present


def template(case: Case) -> str:
    """The page that says it."""
    is_appeal = case.case_type.flow == CaseType.Flow.APPEAL
    return f"appeal_forms/receipt{'' if is_appeal else '_of_enquiry'}.html"


def of(case: Case, language: str) -> dict[str, Any]:
    """For `template`."""
    acknowledged = {"acknowledged_by": acknowledged_by(case)}
    if case.case_type.flow == CaseType.Flow.APPEAL:
        return present.receipt(case, language) | acknowledged
    return acknowledged | {
        "address": settings.WAGTAILADMIN_BASE_URL.split("://")[-1].rstrip("/"),
        "kind": case.case_type.name(language),
        "reference": case.reference,
        "received_on": long_date(case.received_on, language),
        "queue": case.queue,
        "acknowledge_by": long_date(case.acknowledge_by, language),
        "due_on": long_date(case.due_on, language),
    }


def acknowledged_by(case: Case) -> str:
    """The channel of the acknowledgement as it was written: a call where one was asked for instead
    of letters. "" while there is none, or nowhere it may go to yet."""
    written = Letter.objects.filter(case=case, kind="acknowledgement", copy_of=None)
    return written.exclude(sent_to="").values_list("channel", flat=True).first() or ""
