"""The words of the e-mails about drafts: of the form and the day, never of the person."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cases import clock
from design.dates import long_date
from forms.drafts import Draft

from . import keys
from .rows import DraftMail

ASKED_FOR = {"cy": ("cy",), "en": ("en",), "both": ("cy", "en")}


def languages_of(draft: Draft, page: str) -> tuple[str, ...]:
    """The languages we write in: as the person asked in the form, else that of the `page`."""
    for _step, question in draft.definition.questions():
        if question.meaning == "reply_language":
            return ASKED_FOR.get(str(draft.answers.get(question.key)), (page,))
    return (page,)


def last_day(draft: Draft, language: str) -> str:
    """The day on which the draft is deleted."""
    return long_date(clock.local_date(draft.expires_at), language)


def subject(mail: DraftMail) -> str:
    return " / ".join(_in_each(mail, lambda _language: _subject(mail)))


def body(mail: DraftMail) -> str:
    return "\n\n* * *\n\n".join(_in_each(mail, partial(_body, mail))) + "\n"


def _in_each(mail: DraftMail, say: Callable[[str], str]) -> list[str]:
    said = []
    for language in mail.language_list:
        with override(language):
            said.append(say(language))
    return said


def _subject(mail: DraftMail) -> str:
    if mail.kind == DraftMail.Kind.ENDING:
        return _("The answers you saved will soon be deleted")
    return _("Your link to carry on with the answers you saved")


def _body(mail: DraftMail, language: str) -> str:
    path = reverse("appeal_forms:carry_on", args=[keys.link_of(mail.pk)])
    about = {
        "form": mail.draft.definition.title[language],
        "date": last_day(mail.draft, language),
    }
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
    if mail.kind == DraftMail.Kind.ENDING:
        paragraphs = [
            _(
                "You saved answers in the form “%(form)s” and have not sent them to us. We will "
                "delete them, and any files you added, on %(date)s."
            )
            % about,
            _("To carry on with them before that day, open this link:"),
            link,
            _("If you do not want to go on, you do not need to do anything."),
        ]
    else:
        paragraphs = [
            _(
                "You asked for a link to carry on with the answers you saved in the form "
                "“%(form)s”. It opens them on any device, in Welsh or English:"
            )
            % about,
            link,
            _(
                "Your answers have not been sent to us yet. We will delete them, and any files you "
                "added, on %(date)s."
            )
            % about,
        ]
    paragraphs.append(
        _("Anyone who has this link can read and change your answers. Do not pass it on.")
    )
    if mail.kind == DraftMail.Kind.LINK:
        paragraphs.append(_("If you did not ask for this link, you do not need to do anything."))
    return "\n\n".join(paragraphs)
