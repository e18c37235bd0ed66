"""What the codes of a letter are called on a screen."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cases.casework.words import Words, of
from cases.models import Letter, LetterState
from cases.policy.terms import Channel

KINDS: Words = {
    "acknowledgement": _("Acknowledgement"),
    "decision": _("Decision letter"),
    "late_refused": _("Late appeal not accepted"),
    "no_internal_step": _("The next step is the Ombudsman"),
    "converted": _("The matter goes on as a complaint"),
    "answered": pgettext_lazy("of the Council", "Answer"),
    "access_code": _("One-time code"),
    "message": _("Message"),
    "progress": _("News of the case"),
    "withdrawn": _("The case has been withdrawn"),
    "reopened": _("The appeal is taken up again"),
    "extended": _("More time is needed to answer"),
    "paused": _("The time to answer is paused"),
    "late_accepted": _("Late appeal accepted"),
    "data_complaint": _("Complaint about personal data"),
}
NEWS: Words = {
    "checked": _("News of the case: it has been checked"),
    "who_decides": _("News of the case: who deals with it"),
    "evidence": _("News of the case: we have what the customer sent"),
    "receipt_day": _("News of the case: the day the customer got the letter"),
    "withdrawal_asked": _("News of the case: the customer asked to withdraw it"),
    "withdrawal_undone": _("News of the case: it goes on"),
    "language": _("News of the case: the language of our letters"),
    "resumed": _("News: the time to answer runs again"),
    "extension_removed": _("News: the extension no longer counts"),
}
# What was not honoured on a letter: by an officer, who gave a reason, or because it could not be.
EXCEPTIONS: Words = {
    "language": _("Not in the customer’s own languages"),
    "not_in_welsh": _("Not in Welsh, although the customer wrote in Welsh"),
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
    "sent": _("Handed over to be delivered"),
    "delivered": _("Delivered, as the other side reports"),
    "channel_barred": _("The contact plan does not permit this way any more"),
    "worker_lost": _("The program that was sending it stopped; it was tried again"),
}
# The beginning of the code of a try that failed; the rest is the other side's own code.
FAILED_TRIES: Words = {
    "bounced": _("It came back. Code: %(code)s"),
    "refused": _("The mail server refused the address. Code: %(code)s"),
    "smtp": _("The mail server did not take it. Code: %(code)s"),
    "notify": _("GOV.UK Notify did not take it. Code: %(code)s"),
    "own": _("It could not be made ready here. Code: %(code)s"),
}
STATES: Words = {
    LetterState.QUEUED: _("Waiting to be sent"),
    LetterState.SENDING: _("Being sent"),
    LetterState.SENT: pgettext_lazy("state of a letter", "Sent"),
    LetterState.FAILED: _("Could not be sent"),
    LetterState.TO_PRINT: _("To be printed and posted"),
    LetterState.POSTED: pgettext_lazy("state of a letter", "Posted"),
    LetterState.DELIVERED: pgettext_lazy("state of a letter", "Delivered"),
    LetterState.BOUNCED: _("Came back: it did not reach the customer"),
    LetterState.STOPPED: _("Stopped before it was sent"),
}
READ_OUT: Words = {
    LetterState.TO_PRINT: _("To be read out by telephone"),
    LetterState.POSTED: _("Read out by telephone"),
}


def state(letter: Letter) -> str:
    """Where the letter stands on its way out."""
    by_phone = letter.channel == Channel.PHONE and letter.state in READ_OUT
    return of(READ_OUT if by_phone else STATES, letter.state)


def a_try(result: str) -> str:
    """What came of one try to send, call or deliver."""
    if result in TRIES:
        return of(TRIES, result)
    start, _mark, code = result.partition("_")
    if start in FAILED_TRIES:
        return str(FAILED_TRIES[start]) % {"code": code}
    return gettext("The mail server could not be reached. Code: %(code)s") % {"code": result}
