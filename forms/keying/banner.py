"""What stands above each question while staff key in: in their own language, whichever language
the question is in."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language_from_request, override

from design.dates import long_date
from forms.drafts import Draft
from forms.meanings import is_enquiry

from . import words


def of(request: HttpRequest, draft: Draft) -> dict[str, Any] | None:
    """For `appeal_forms/keying/banner.html`; None when the customer types."""
    if not draft.keyed_by_id or not draft.received_on:
        return None
    language = get_language_from_request(request)
    day = long_date(draft.received_on, language)
    with override(language):
        return {
            "language": language,
            "words": words.being_keyed(
                draft.came_by, day, draft.written_in, enquiry=is_enquiry(draft.definition.case_type)
            ),
            "change_url": reverse("keying:change", args=[draft.pk]),
        }
