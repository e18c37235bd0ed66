"""What the receipt says of a case that is on disk, by the way its kind goes."""

from typing import Any

from django.conf import settings

from cases.models import Case, CaseType
from design.dates import long_date

from . import present


def template(case: Case) -> str:
    """The page that says it."""
    is_appeal = case.case_type.flow == CaseType.Flow.APPEAL
    return f"appeal_forms/receipt{'' if is_appeal else '_of_enquiry'}.html"


def of(case: Case, language: str) -> dict[str, Any]:
    """For `template`."""
    if case.case_type.flow == CaseType.Flow.APPEAL:
        return present.receipt(case, language)
    customer = case.customer
    return {
        "address": settings.WAGTAILADMIN_BASE_URL.split("://")[-1].rstrip("/"),
        "kind": case.case_type.name_cy if language == "cy" else case.case_type.name_en,
        "reference": case.reference,
        "received_on": long_date(case.received_on, language),
        "queue": case.queue,
        "acknowledge_by": long_date(case.acknowledge_by, language),
        "due_on": long_date(case.due_on, language),
        "by_email": customer.may_email and customer.email,
        "by_post": customer.may_post and customer.address,
    }
