"""The headers of a kept e-mail, from its very bytes."""

import email
import email.policy

from cases.models import Letter

SHOWN = ("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Content-Language")


def headers(letter: Letter) -> list[tuple[str, str]]:
    """The headers a reader of the e-mail can see, in a fixed order."""
    kept = email.message_from_bytes(bytes(letter.message), policy=email.policy.default)
    return [(name, str(kept[name])) for name in SHOWN if kept[name]]
