"""What a person does with mail that came in: file it to a case, or set it aside. Either is done
once, and the bytes stay as they came."""

import uuid
from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from cases import events, files, permissions
from cases.clock import local_date
from cases.correspondence import messages
from cases.correspondence.opened import Attached, opened
from cases.models import Case, IncomingMail, Message, StoredFile
from cases.permissions import Refused

MOST_FILES = 20
MOST_NAME = 150  # characters kept of the name of a file that was refused
KEYS = uuid.UUID("6f2d8a52-5f0e-4a6e-9d0c-1c7a4d3a9b10")


@transaction.atomic
def file_mail(mail: IncomingMail, *, case: Case, language: str, by, now: datetime) -> Message:
    """File the mail to `case` as a message in `language`, its files checked like any other.

    A file that may not be kept is named in `mail.left_out`, and stays in the bytes of the mail.
    Filing it again to the same case is no change; to another, or one set aside, is refused.
    """
    mail = _locked(mail, by)
    permissions.check_user_can_see(by, case)
    if mail.filed_as and mail.filed_as.case_id == case.pk:
        return mail.filed_as
    if mail.settled_at is not None:
        raise Refused("mail_settled")
    read, key = opened(bytes(mail.raw)), uuid.uuid5(KEYS, mail.sha256)
    kept, mail.left_out = _stored(read.attached, key)
    mail.filed_as = messages.receive(
        case,
        key=key,
        words=read.words,
        language=language,
        via=Message.Via.EMAIL,
        came_on=local_date(mail.came_at),
        files=kept,
        answers=_answered(mail, case),
        by=by,
        now=now,
    )
    mail.settled_by, mail.settled_at = by, now
    mail.save(update_fields=["left_out", "filed_as", "settled_by", "settled_at"])
    return mail.filed_as


@transaction.atomic
def set_aside(mail: IncomingMail, *, reason: str, by, now: datetime) -> IncomingMail:
    """Say that the mail belongs to no case, and why; it is kept. Saying it twice is once."""
    mail = _locked(mail, by)
    if not reason.strip():
        raise Refused("needs_a_reason")
    if mail.set_aside:
        return mail
    if mail.settled_at is not None:
        raise Refused("mail_settled")
    mail.set_aside, mail.settled_by, mail.settled_at = reason.strip(), by, now
    mail.save(update_fields=["set_aside", "settled_by", "settled_at"])
    if mail.letter:
        events.record(mail.letter.case, "mail_set_aside", now=now, by=by, mail=mail.pk)
    return mail


def _locked(mail: IncomingMail, by) -> IncomingMail:
    """The mail, locked; one that `by` may not know of does not exist (policy 7.3)."""
    if not IncomingMail.objects.visible_to(by).filter(pk=mail.pk).exists():
        raise Refused("not_visible")
    found = IncomingMail.objects.select_for_update(of=("self",))
    return found.select_related("letter__case", "filed_as").get(pk=mail.pk)


def _answered(mail: IncomingMail, case: Case) -> Message | None:
    """The message of ours that the mail answers, when it went to this case."""
    if mail.letter_id is None:
        return None
    return Message.objects.filter(letter=mail.letter_id, case=case).first()


def _stored(
    attached: tuple[Attached, ...], key: uuid.UUID
) -> tuple[list[StoredFile], list[dict[str, str]]]:
    """The files that may be kept, and what is wrong with each that may not."""
    kept: list[StoredFile] = []
    refused: list[dict[str, str]] = []
    for found in attached:
        code = "too_many"
        if len(kept) < MOST_FILES:
            try:
                kept.append(files.store(_upload(found), draft=key, scan=False))
                continue
            except files.FileRefused as reason:
                code = reason.code
        refused.append({"name": found.name[:MOST_NAME], "code": code})
    return kept, refused


def _upload(found: Attached) -> SimpleUploadedFile:
    last = found.name.replace("\\", "/").rpartition("/")[2].strip()
    return SimpleUploadedFile("file" if last in ("", ".", "..") else last, found.content)
