"""What the codes of a letter are called on a screen."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.casework.words import Words
from cases.models import LetterState

KINDS: Words = {
    "acknowledgement": _("Acknowledgement"),
    "decision": _("Decision letter"),
    "late_refused": _("Late appeal not accepted"),
    "no_internal_step": _("The next step is the Ombudsman"),
    "converted": _("The matter goes on as a complaint"),
    "access_code": _("One-time code"),
}
STATES: Words = {
    LetterState.QUEUED: _("Waiting to be sent"),
    LetterState.SENDING: _("Being sent"),
    LetterState.SENT: pgettext_lazy("state of a letter", "Sent"),
    LetterState.FAILED: _("Could not be sent"),
    LetterState.TO_PRINT: _("To be printed and posted"),
    LetterState.POSTED: pgettext_lazy("state of a letter", "Posted"),
}
