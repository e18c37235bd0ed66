"""What the customer is told about what they did, in the language of the page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Case, CaseType
from cases.models.customer import ReplyLanguage
from cases.policy.terms import Channel

Words = Mapping[str, str | Promise]

APPEAL, CASE = "appeal", "case"
# Of an appeal, and of a case of any other kind.
REFUSALS: Mapping[str, Words] = {
    "answered": {
        APPEAL: _(
            "We have already answered your appeal, so nothing was changed. Our letter says how to "
            "complain to the Ombudsman if you are not satisfied."
        ),
        CASE: _(
            "We have already answered you, so nothing was changed. Our letter says how to complain "
            "to the Ombudsman if you are not satisfied."
        ),
    },
    "withdrawn": {
        APPEAL: _(
            "An officer has already closed your appeal because you withdrew it, so it cannot go "
            "on. If you want to appeal after all, you can make a new appeal."
        ),
        CASE: _(
            "An officer has already closed your case because you withdrew it, so it cannot go on. "
            "You can send us the same again."
        ),
    },
    "other_appeal": {
        kind: _(
            "Another case was opened in this browser after this page, so nothing was sent or "
            "changed. To go on, open the case this page was about again with a new code."
        )
        for kind in (APPEAL, CASE)
    },
    "old_page": {
        APPEAL: _(
            "This page was open while something changed, so nothing was done. Go back to your "
            "appeal to see where it stands."
        ),
        CASE: _(
            "This page was open while something changed, so nothing was done. Go back to your case "
            "to see where it stands."
        ),
    },
}
WITHDRAWAL_ASKED: Words = {
    APPEAL: _("We have your request to withdraw your appeal."),
    CASE: _("We have your request to withdraw your case."),
}
WITHDRAWAL_UNDONE: Words = {
    APPEAL: _("Your appeal goes on. Nothing about it has changed."),
    CASE: _("Your case goes on. Nothing about it has changed."),
}
LANGUAGES: Words = {
    ReplyLanguage.WELSH: pgettext_lazy("letters will be in", "Welsh"),
    ReplyLanguage.ENGLISH: pgettext_lazy("letters will be in", "English"),
    ReplyLanguage.BOTH: pgettext_lazy("letters will be in", "Welsh and English"),
}
CHANNELS: Words = {
    "": _("However you asked us to contact you"),
    Channel.EMAIL: _("By email"),
    Channel.POST: _("By post"),
    Channel.PHONE: _("By telephone"),
}
PERMITTED: Words = {
    Channel.EMAIL: _("by email"),
    Channel.POST: _("by letter"),
    Channel.PHONE: _("by telephone"),
}


def of(said: Words, case: Case) -> str:
    """The sentence for this kind of case: an appeal is called one, and any other a case."""
    is_appeal = case.case_type.flow == CaseType.Flow.APPEAL
    return str(said[APPEAL if is_appeal else CASE])
