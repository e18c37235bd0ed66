"""What the codes of messages and of mail are called on a screen."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cases.casework.words import Words
from cases.correspondence.languages import ANSWERS_WELSH
from cases.models import IncomingMail, Message
from design.fields.files import MEGABYTE, FilesField

VIAS: Words = {
    Message.Via.ONLINE: gettext_lazy("On the website"),
    Message.Via.EMAIL: gettext_lazy("By email"),
    Message.Via.POST: gettext_lazy("By post"),
    Message.Via.PHONE: gettext_lazy("By telephone"),
    Message.Via.IN_PERSON: gettext_lazy("In person"),
}
MAIL: Words = {
    IncomingMail.Kind.REPLY: pgettext_lazy("kind of incoming email", "From a person"),
    IncomingMail.Kind.BOUNCE: gettext_lazy("Report that an email of ours did not arrive"),
    IncomingMail.Kind.REPORT: gettext_lazy("Report on an email of ours"),
}
PDFS: Words = {"cy": gettext_lazy("PDF in Welsh"), "en": gettext_lazy("PDF in English")}
REASONS: Words = {ANSWERS_WELSH: gettext_lazy("The customer wrote in Welsh")}


def left_out(found: Mapping[str, str]) -> str:
    """A file of an e-mail that was not kept, by name, and why."""
    said = FilesField.default_error_messages | {
        "too_many": gettext_lazy("There were too many files to keep this one too: %(name)s")
    }
    name = found["name"] or _("a file without a name")
    return str(said[found["code"]]) % {
        "name": name,
        "megabytes": settings.FILE_MAX_BYTES // MEGABYTE,
    }
