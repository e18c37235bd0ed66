"""What an answered case is called on a screen, and what happened to it."""

from django.utils.translation import gettext_lazy as _

from cases.casework.words import OUTCOMES, Words
from cases.enquiries import answering

ANSWERS: Words = {outcome: OUTCOMES[outcome] for outcome in answering.OUTCOMES}
# What the step is called that one can do now.
ASSIGN = _("Give this case to a colleague")
BEGIN = _("Begin work on this case")
ANSWER = _("Answer this case")
SIGN = _("Read the proposed answer")
CLOSE = _("Close this case")
# %(who)s is a member of staff, %(what)s the words for a code.
BY_SOMEONE: Words = {
    "begun": _("%(who)s began work on the case."),
    "answered": _("%(who)s answered. Outcome: %(what)s."),
    "answer_taken_back": _("%(who)s took the answer back before its letter had left."),
    "waits_to_be_assigned": _("%(who)s passed the case on to be assigned. Now with: %(what)s."),
}
BY_ITSELF: Words = {
    "waits_to_be_assigned": _("The case waits to be assigned. Now with: %(what)s."),
}
