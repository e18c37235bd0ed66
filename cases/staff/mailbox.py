"""The headers of a kept e-mail, from its very bytes."""

import email
import email.policy
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Letter
from design.templatetags.dates import date_time

SHOWN: Mapping[str, str | Promise] = {
    "From": pgettext_lazy("of an email", "From"),
    "To": pgettext_lazy("of an email", "To"),
    "Reply-To": _("Reply to"),
    "Subject": pgettext_lazy("of an email", "Subject"),
    "Date": _("Date"),
    "Message-ID": _("Message ID"),
}


def headers(letter: Letter) -> list[dict[str, str | Promise]]:
    """What a reader of the e-mail can see of its headers, in a fixed order.

    `lang`: the language of a subject in one language; one in two has them side by side.
    """
    kept = email.message_from_bytes(bytes(letter.message), policy=email.policy.default)
    languages = letter.language_list
    found = []
    for name, label in SHOWN.items():
        if kept[name]:
            value = date_time(kept[name].datetime) if name == "Date" else str(kept[name])
            lang = languages[0] if name == "Subject" and len(languages) == 1 else ""
            found.append({"label": label, "value": value, "lang": lang})
    return found
