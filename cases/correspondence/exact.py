"""The very bytes of a letter to download. A one-time code that still opens the case is masked:
someone shut out of the case later must not have one left on their disk."""

import re
from email import policy
from email.parser import BytesParser
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.clock import local_date
from cases.letters import reading
from cases.models import AccessCode, Letter
from cases.models.access_code import keyed, plain

CODE = re.compile(r'<p class="code">([^<]+)</p>')
MASK = b"****-****"
PAGE = b"<!DOCTYPE html>"
KEPT_AWAY = (
    "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def response(letter: Letter) -> HttpResponse:
    """The bytes as a file to keep: an e-mail (.eml), or the page that was printed or read out."""
    raw = content(letter)
    is_page = raw.startswith(PAGE)
    kind = "text/html; charset=utf-8" if is_page else "message/rfc822"
    answer = HttpResponse(raw, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{_name(letter, is_page)}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = KEPT_AWAY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def content(letter: Letter) -> bytes:
    """The very bytes; a one-time code that still opens the case is masked."""
    raw = bytes(letter.message)
    codes = live_codes(letter)
    return _masked(raw, codes, is_page=raw.startswith(PAGE)) if codes else raw


def live_codes(letter: Letter) -> list[str]:
    """The one-time codes in the letter that still open its case."""
    found = set(CODE.findall(reading.page(letter)))
    reference = plain(letter.case.reference)
    digests = {keyed(reference, plain(code)): code for code in found}
    good = AccessCode.objects.filter(
        digest__in=digests, used_at=None, expires_at__gt=timezone.now()
    )
    return [digests[digest] for digest in good.values_list("digest", flat=True)]


def _name(letter: Letter, is_page: bool) -> str:
    day = local_date(letter.written_at).isoformat()
    return f"{letter.case.reference}-{day}-{letter.pk}.{'html' if is_page else 'eml'}"


def _masked(raw: bytes, codes: list[str], *, is_page: bool) -> bytes:
    """Without the codes, wherever a line was broken, and without the files that show them:
    PDFs, and the request that handed the words over."""
    for code in codes:
        letters = [re.escape(letter).encode() for letter in code]
        raw = re.sub(rb"(?:=\r?\n)?".join(letters), MASK, raw)
    if is_page:
        return raw
    mail = BytesParser(policy=policy.SMTP).parsebytes(raw)
    showing = [part for part in mail.iter_attachments() if _shows(part, codes)]
    for part in showing:
        part.set_content(_("This file is left out here: it shows the customer’s one-time code."))
    return mail.as_bytes() if showing else raw


def _shows(part: Any, codes: list[str]) -> bool:
    """Whether a file that went along has a code in it; of a PDF nobody can tell by its bytes."""
    content = part.get_payload(decode=True) or b""
    is_pdf = part.get_content_type() == "application/pdf"
    return is_pdf or any(code.encode() in content for code in codes)
