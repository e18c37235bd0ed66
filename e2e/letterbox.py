"""A real mail server on this machine, and what it was sent."""

import email
import email.policy
import re
import socket
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from django.core.management import call_command

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b(?!-)")


class Letterbox:
    """An SMTP server on loopback that keeps every message it accepts."""

    def __init__(self) -> None:
        self.messages: list[tuple[list[str], EmailMessage]] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.server = Controller(
            self, hostname="127.0.0.1", port=self.port, enable_SMTPUTF8=True, decode_data=False
        )

    async def handle_DATA(self, server, session, envelope) -> str:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.messages.append((list(envelope.rcpt_tos), message))
        return "250 Kept"

    def collect(self, address: str) -> list[EmailMessage]:
        """Let the mail worker work once; every message so far for one address, in order."""
        call_command("post_outbox")
        return [message for to, message in self.messages if address in to]


def words(message: EmailMessage) -> str:
    """What a reader of plain text sees, in one line."""
    return " ".join(message.get_body(("plain",)).get_content().split())


def code(message: EmailMessage) -> str:
    """The one-time code in a letter."""
    return CODE.search(words(message).split("CYS-", 1)[-1][11:])[0]
