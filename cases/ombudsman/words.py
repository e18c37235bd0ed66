"""What the codes of the Ombudsman's record are called on a screen and in the bundle."""

from django.utils.translation import gettext_lazy as _

from cases.casework.words import Words
from cases.models import OmbudsmanRecord

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
