"""What the codes of the Ombudsman's record are called on a screen and in the bundle."""

from django.utils.translation import gettext_lazy as _

from cases.casework.words import Words
from cases.handling import rows
from cases.models import OmbudsmanRecord
from cases.policy.appeals import RouteReason

KINDS: Words = {
    OmbudsmanRecord.Kind.ENQUIRY: _("An enquiry"),
    OmbudsmanRecord.Kind.INVESTIGATION: _("An investigation"),
}
FINDINGS: Words = {
    OmbudsmanRecord.Finding.NONE: _("Not known yet"),
    OmbudsmanRecord.Finding.UPHELD: _("Upheld"),
    OmbudsmanRecord.Finding.PARTLY: _("Upheld in part"),
    OmbudsmanRecord.Finding.NOT_UPHELD: _("Not upheld"),
    OmbudsmanRecord.Finding.SETTLED: _("Settled early"),
    OmbudsmanRecord.Finding.NOT_TAKEN_UP: _("Not taken up"),
}
FIELDS: Words = {
    "kind": _("What is it?"),
    "their_reference": _("The Ombudsman’s reference"),
    "came_on": _("The day it came"),
    "answer_by": _("They ask for an answer by"),
    "asked": _("What they ask for"),
    "answered_on": _("The day we answered"),
    "finding": _("What the Ombudsman found"),
    "found_on": _("The day of the finding"),
    "learnt": _("What is put right, and what the Council learns"),
}
ROUTES: Words = {
    RouteReason.TEAM_CONSIDERS: _("The Complaints Team considers the appeal"),
    RouteReason.LEAD_INVOLVED: _("The Complaints Lead was involved, or may have been"),
    RouteReason.TEAM_CONFLICTED: _("Everyone in the Complaints Team had a part in the matter"),
    RouteReason.CHIEF_OFFICER_CONFLICTED: _("The Chief Officer had a part in the matter"),
    RouteReason.NOBODY_FREE: _("Everyone who could decide had a part in the matter"),
    RouteReason.AS_ROUTED: _("The team of its kind of case"),
    rows.OTHERWISE: _("The team of its kind of case"),
    rows.ROW: _("A routing row of its kind of case"),
    RouteReason.NO_INTERNAL_STEP: _("The policy gives no further step within the Council"),
}
