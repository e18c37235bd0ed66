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
    "message": _("Message"),
    "progress": _("News of the appeal"),
    "withdrawn": _("The appeal has been withdrawn"),
}
# What was not honoured on a letter: by an officer, who gave a reason, or because it could not be.
EXCEPTIONS: Words = {
    "language": _("Not in the customer’s own languages"),
    "channel": _("Not in a way the customer chose"),
    "large_print": _("Not in large print"),
    "call_instead": _("Written, although a call was agreed"),
    "advocate": _("No copy for the person who acts for the customer"),
    "call_barred": _("Written, although a call was agreed: the contact plan permits no calls"),
    "no_number": _("Written, although a call was agreed: there is no number"),
    "not_as_chosen": _("In another way: the contact plan leaves none the customer chose"),
    "no_way": _("No permitted way to reach the customer is known: it waits on the print list"),
}
TRIES: Words = {
    "read_back": _("The customer read it back and understood it"),
    "no_answer": _("Nobody answered"),
    "someone_else": _("Someone else answered"),
}
STATES: Words = {
    LetterState.QUEUED: _("Waiting to be sent"),
    LetterState.SENDING: _("Being sent"),
    LetterState.SENT: pgettext_lazy("state of a letter", "Sent"),
    LetterState.FAILED: _("Could not be sent"),
    LetterState.TO_PRINT: _("To be printed and posted"),
    LetterState.POSTED: pgettext_lazy("state of a letter", "Posted"),
}
