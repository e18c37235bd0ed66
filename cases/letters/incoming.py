"""Mail that comes to the service: kept byte for byte, once, and told to the letter it is about.

It is hostile until a person has read it: nothing here opens an attachment, answers anybody, or
believes more than that a report names a Message-ID only its letter's reader and servers know.
"""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, transaction
from django.db.models import Q

from cases import events
from cases.letters import delivery
from cases.letters.claims import Claims, Report
from cases.models import Case, CaseType, IncomingMail, Letter

READ = 256 * 1024  # bytes: who, to what, and what a report says stand at the beginning

logger = logging.getLogger(__name__)
Kind = IncomingMail.Kind


@dataclass(frozen=True, kw_only=True)
class Read:
    """What the beginning of a mail says, as far as it could be understood."""

    report: Report | None = None
    letter: Letter | None = None
    sender: str = ""
    subject: str = ""
    named: str = ""
    about: tuple[Case, ...] = ()


def receive(raw: bytes, *, now: datetime) -> IncomingMail:
    """Keep one mail and say of its letter what it tells; the same bytes again change nothing."""
    digest = hashlib.sha256(raw).hexdigest()
    if known := IncomingMail.objects.filter(sha256=digest).first():
        return known
    read = _read(raw[:READ])
    with transaction.atomic():
        kept, is_new = IncomingMail.objects.get_or_create(
            sha256=digest,
            defaults={
                "raw": raw,
                "kind": _kind(read.report),
                "letter": read.letter,
                "came_at": now,
                "sender": read.sender,
                "subject": read.subject,
                "named": read.named,
            },
        )
        if is_new:
            kept.about.set(read.about)
        if is_new and read.letter:
            _tell(kept, read.letter, read.report, now)
    if read.report and not read.letter:
        logger.warning("Mail %s reports on an item that is not ours; it is kept.", kept.pk)
    return kept


def _tell(kept: IncomingMail, letter: Letter, report: Report | None, now: datetime) -> None:
    """What came of the letter. An answer, and a report that is not clear, wait for a person."""
    if report is None:
        events.record(letter.case, "mail_came", now=now, letter=letter.pk)
        return
    if report.action == "failed":
        delivery.bounced(letter, report.code, now=now)
    elif report.action == "delivered":
        delivery.delivered(letter, now=now)
    if report.action:
        kept.settled_at = now
        kept.save(update_fields=["settled_at"])


def _read(head: bytes) -> Read:
    """No mail is so broken that it is not kept: what cannot be read is left to a person."""
    try:
        mail = Claims(head)
        report, references = mail.report(), mail.references(CaseType.prefixes())
        return Read(
            report=report,
            letter=_letter(mail, is_report=report is not None),
            sender=mail.sender(),
            subject=mail.subject(),
            named=_named(references),
            about=_about(references, mail.senders()),
        )
    except DatabaseError:
        raise
    except Exception:
        logger.exception("A mail is kept that could not be read.")
        return Read()


def _kind(report: Report | None) -> Kind:
    if report is None:
        return Kind.REPLY
    return Kind.BOUNCE if report.action in ("failed", "") else Kind.REPORT


def _letter(mail: Claims, *, is_report: bool) -> Letter | None:
    """The letter of ours that this mail answers or reports on."""
    wanted = [*mail.answered(), *(mail.brought_back() if is_report else ())]
    letters = Letter.objects.defer("message").select_related("case")
    found = letters.in_bulk(wanted, field_name="message_id")
    for name in wanted:
        if name in found:
            return found[name]
    envelope = mail.envelope() if is_report else ""
    return letters.filter(message_id__startswith=f"<{envelope}@").first() if envelope else None


def _named(references: list[str]) -> str:
    """The reference the mail names: one of ours before any other."""
    ours = set(Case.objects.filter(reference__in=references).values_list("reference", flat=True))
    return next((name for name in references if name in ours), next(iter(references), ""))


def _about(references: list[str], senders: list[str]) -> tuple[Case, ...]:
    """Every case that the mail names, or whose customer or advocate it says it is from: whoever
    had a part in one of them does not read it (policy 7.3)."""
    found = Q(reference__in=references)
    for sender in senders:
        found |= Q(customer__email__iexact=sender)
        found |= Q(customer__adjustments_agreed__advocate_email__iexact=sender)
    return tuple(Case.objects.filter(found).distinct())
