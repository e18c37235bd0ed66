"""What opens a draft besides the browser it was begun in: links and codes.

Both are worked out from the installation's secret and an identifier: the database alone opens
nothing, and a code can be shown again without being kept.
"""

import base64
import binascii
import secrets
import uuid

from django.utils.crypto import salted_hmac

from cases.models.access_code import keyed, plain
from cases.models.case import ALPHABET

CODE_LENGTH = 12  # of 28 letters and digits: 57 bits
GROUP = 4
_ID, _SEAL = 16, 20  # bytes


def link_of(mail: uuid.UUID) -> str:
    """The last part of the address in one e-mail: 48 letters, digits, dashes and low lines."""
    return base64.urlsafe_b64encode(mail.bytes + _seal(mail)).decode()


def mail_of(link: str) -> uuid.UUID | None:
    """The e-mail a link was made for; None for a link that is not ours."""
    try:
        raw = base64.urlsafe_b64decode(link.encode())
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _ID + _SEAL:
        return None
    mail = uuid.UUID(bytes=raw[:_ID])
    return mail if secrets.compare_digest(raw[_ID:], _seal(mail)) else None


def code_of(draft: uuid.UUID) -> str:
    """The code of a draft as it is written down, like 7K3M-P9TX-4BCD; the same each time."""
    number = int.from_bytes(_digest("code", draft))
    drawn = ""
    for _place in range(CODE_LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        drawn += ALPHABET[letter]
    return "-".join(drawn[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP))


def code_hash(code: str) -> str:
    """What the database keeps of a code, however it is typed: capitals or not, dashes or not."""
    return keyed("return", plain(code))


def _seal(mail: uuid.UUID) -> bytes:
    return _digest("link", mail)[:_SEAL]


def _digest(what: str, key: uuid.UUID) -> bytes:
    return salted_hmac(f"forms.returning.{what}", key.hex, algorithm="sha256").digest()
