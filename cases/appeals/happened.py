"""What happens to an appeal, one whole sentence for each event, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from cases.casework.words import Words

# %(who)s is a member of staff, %(to)s another; %(what)s the words for a code.
BY_SOMEONE: Words = {
    "triaged": _("%(who)s checked the appeal. It goes on to a decision."),
    "late_accepted": _("%(who)s accepted the late appeal."),
    "late_refused": _("%(who)s did not accept the late appeal."),
    "no_internal_step": _("%(who)s closed the appeal: the next step is the Ombudsman."),
    "keyed_in": _("%(who)s keyed in what the customer had written."),
    "read_back": _(
        "%(who)s wrote down what the customer said, read it back, and they confirmed it."
    ),
    "withdrawal_closed": _("%(who)s closed the case because the customer withdrew it."),
    "withdrawal_recorded": _("%(who)s recorded that the customer asked to withdraw the case."),
    "taken_up_again": _("%(who)s took the appeal up again, as a new case."),
    "taken_up": _("%(who)s took up a decided appeal again, on new evidence."),
    "taken_up_to_check": _(
        "%(who)s took up an appeal again, on new evidence. It is checked first."
    ),
}
BY_ITSELF: Words = {
    "received": _("What the customer sent was received."),
    "acknowledged": _("What the customer sent was acknowledged."),
    "came_by_barred_channel": _(
        "What the customer sent came in a way the contact plan does not permit, and was accepted "
        "all the same."
    ),
    "withdrawal_asked": _("The customer asked to withdraw the case."),
    "withdrawal_undone": _("The customer undid the withdrawal: the case goes on."),
}
