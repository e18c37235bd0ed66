"""A kept letter as it is read on a screen: exactly what was sent, nothing added."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from typing import cast

from cases.models import Letter

SHOWN = ("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Content-Language")


@dataclass(frozen=True)
class Message:
    """The headers of an e-mail by name, and its plain text."""

    headers: list[tuple[str, str]]
    text: str


def read(letter: Letter) -> Message:
    """The e-mail that was or will be sent, from its very bytes."""
    kept = email.message_from_bytes(bytes(letter.message), policy=email.policy.default)
    message = cast(EmailMessage, kept)
    body = message.get_body(preferencelist=("plain", "html"))
    return Message(
        headers=[(name, str(message[name])) for name in SHOWN if message[name]],
        text=body.get_content() if body else "",
    )
