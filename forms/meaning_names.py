"""What an editor calls each meaning: in the list to choose from, and where publishing names it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

NAMES: Mapping[str, Any] = {
    "name": _("name of the person"),
    "reply_language": _("language to answer in"),
    "channels": _("ways of reaching the person"),
    "email": _("email address of the person"),
    "phone": _("phone number of the person"),
    "address": _("postal address of the person"),
    "adjustment_kinds": _("adjustments, chosen from a list"),
    "adjustments": _("adjustments, in the person’s own words"),
    "representative": _("name of whoever acts for the person"),
    "representative_relation": _("what they are to the person"),
    "outcome_wanted": _("outcome the person wants"),
    "grounds": _("reasons for the appeal"),
    "notice_kind": _("what the Council’s letter said"),
    "notice_date": _("date on the Council’s letter"),
    "notice_channel": _("how the Council’s letter came"),
    "received_on": _("day the Council’s letter was received"),
    "decided_by": _("who decided to manage the contact"),
    "lead_involved": _("whether the Complaints Lead was involved"),
    "late_reason": _("why the appeal is late"),
}
"""In the order an editor looks for them: what every kind of case needs comes first."""


def said(meaning: str) -> str:
    """In words; a meaning that is none of ours, as it was written."""
    return str(NAMES.get(meaning, meaning))
