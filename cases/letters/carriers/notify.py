"""By GOV.UK Notify: e-mails and text messages.

The templates there hold only ((subject)) and ((body)), so that every word is ours and is kept. The
very request is a part of the kept letter: what is handed over is read from it.
"""

import json
from typing import Any

from django.conf import settings
from notifications_python_client import NotificationsAPIClient
from notifications_python_client.errors import APIError

from cases.letters import mail
from cases.letters.carriers import NotHandedOver
from cases.models import Letter
from cases.policy.terms import Channel

REQUEST = "application/vnd.notify.request+json"
# A 400 that names one of these is about the letter; any other is about our settings at Notify.
OF_THE_LETTER = ("email_address", "phone_number", "character count")
DELIVERED = frozenset({"delivered"})
CAME_BACK = frozenset(
    {"permanent-failure", "temporary-failure", "technical-failure", "validation-failed"}
)


def whole(letter: Letter) -> bytes:
    """The letter with the request that hands its words over; raises NotHandedOver."""
    by_text = letter.channel == Channel.TEXT
    template = settings.NOTIFY_TEXT_TEMPLATE if by_text else settings.NOTIFY_EMAIL_TEMPLATE
    if not template:
        raise NotHandedOver("notify_not_set")
    raw = bytes(letter.message)
    words = mail.words_of(raw).strip()
    if by_text:
        request: dict[str, Any] = {
            "phone_number": letter.sent_to,
            "template_id": template,
            "personalisation": {"body": words},
        }
        request["reference"] = letter.message_id
    else:
        to = letter.sent_to or letter.case.customer.email
        request = _email(mail.subject_of(raw), words, to=to, message_id=letter.message_id)
    return mail.with_attachments(raw, [("notify.json", REQUEST, json.dumps(request).encode())])


def _email(subject: str, words: str, *, to: str, message_id: str) -> dict[str, Any]:
    return {
        "email_address": mail.address(to),
        "template_id": settings.NOTIFY_EMAIL_TEMPLATE,
        "personalisation": {"subject": subject, "body": words},
        "reference": message_id,
    }


def deliver(subject: str, words: str, *, to: str, message_id: str, again: bool) -> None:
    """Send an e-mail that is no letter; `again` when it may have been sent. Raises
    NotHandedOver."""
    _hand_over(_email(subject, words, to=to, message_id=message_id), again=again)


def is_for(letter: Letter) -> bool:
    """Whether a whole letter was made for Notify."""
    return mail.attachment_of(bytes(letter.message), REQUEST) is not None


def hand_over(letter: Letter) -> str:
    """Send the kept request, unless Notify says it has had it; gives Notify's id of it."""
    kept = mail.attachment_of(bytes(letter.message), REQUEST)
    if kept is None or not settings.NOTIFY_API_KEY:
        raise NotHandedOver("notify_not_set")
    return _hand_over(json.loads(kept), again=letter.attempts > 1)


def _hand_over(request: dict[str, Any], *, again: bool) -> str:
    try:
        client = _client()
        if again and (had := _had(client, request["reference"])):
            return had
        if "phone_number" in request:
            return str(client.send_sms_notification(**request)["id"])
        return str(client.send_email_notification(**request)["id"])
    except APIError as error:
        raise NotHandedOver(f"notify_{error.status_code}", for_good=_is_final(error)) from error
    except (KeyError, TypeError) as error:
        raise NotHandedOver("notify_answer") from error


def status_of(letter: Letter) -> str:
    """What became of a letter, in Notify's word; nothing when it does not say."""
    try:
        return str(_client().get_notification_by_id(letter.provider_id)["status"])
    except (APIError, KeyError, TypeError):
        return ""


def _client() -> NotificationsAPIClient:
    return NotificationsAPIClient(
        settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_URL, timeout=settings.EMAIL_TIMEOUT
    )


def _had(client: NotificationsAPIClient, message_id: str) -> str:
    """Notify's id of what it took before and a lost worker could not mark."""
    found = client.get_all_notifications(reference=message_id)["notifications"]
    return str(found[0]["id"]) if found else ""


def _is_final(error: APIError) -> bool:
    return error.status_code == 400 and any(name in str(error.message) for name in OF_THE_LETTER)
