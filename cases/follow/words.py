"""What the customer is told about what they did, in the language of the page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.customer import ReplyLanguage
from cases.policy.terms import Channel

Words = Mapping[str, str | Promise]

REFUSALS: Words = {
    "answered": _(
        "We have already answered your appeal, so nothing was changed. Our letter says how to "
        "complain to the Ombudsman if you are not satisfied."
    ),
    "withdrawn": _(
        "An officer has already closed your appeal because you withdrew it, so it cannot go on. "
        "If you want to appeal after all, you can make a new appeal."
    ),
    "complaint": _(
        "We are dealing with this as a complaint, so it cannot be withdrawn as an appeal here. "
        "Write to us if you want to withdraw the complaint."
    ),
    "enquiry": _(
        "This cannot be withdrawn here. Write to us if you do not want us to go on with it."
    ),
    "other_appeal": _(
        "Another appeal was opened in this browser after this page, so nothing was sent or "
        "changed. To go on, open the appeal this page was about again with a new code."
    ),
    "old_page": _(
        "This page was open while something changed, so nothing was done. Go back to your appeal "
        "to see where it stands."
    ),
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
