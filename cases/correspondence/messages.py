"""Messages in and out, each kept once: the words as they were written, and what left."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from cases import events, letters, permissions, search
from cases.casework import drafts
from cases.clock import local_date
from cases.correspondence import languages as reply
from cases.files import storage
from cases.letters import Waiver
from cases.models import Case, Message, StoredFile, Translation
from cases.policy.terms import Channel
from cases.translation import asking, filing

FORM = "message"  # the name of the draft
MAX_WORDS = 20_000  # characters of one message


@transaction.atomic
def receive(
    case: Case,
    *,
    key: uuid.UUID,
    words: str,
    language: str,
    via: str,
    came_on: date,
    files: Sequence[StoredFile] = (),
    answers: Message | None = None,
    by=None,
    now: datetime,
) -> Message:
    """Keep what the customer told us, by whatever way it came; an open or a closed case alike.

    `key` makes one message of a form sent twice. `files` were stored with `draft=key` and become
    the case's. `by` is the member of staff who filed it; nobody when the customer wrote it here.
    `answers` is the message of ours it answers.
    """
    case = locked(case)
    if by is not None:
        permissions.check_user_can_see(by, case)
    if known := _known(case, key, files):
        return known
    message = Message.objects.create(
        key=key,
        case=case,
        direction=Message.Direction.IN,
        via=via,
        language=language,
        words=words.strip(),
        answers=answers,
        at=now,
        came_on=came_on,
        by=by,
    )
    _attach(message, files)
    events.record(
        case, "message_received", now=now, by=by, message=message.pk, via=via, language=language
    )
    search.changed(case)
    return message


@transaction.atomic
def send(
    case: Case,
    *,
    by,
    key: uuid.UUID,
    words: Mapping[str, str],
    asks: bool,
    files: Sequence[StoredFile] = (),
    channel: Channel | None = None,
    languages: tuple[str, ...] | None = None,
    waivers: Sequence[Waiver] = (),
    now: datetime,
) -> Message:
    """Write to the customer as the one who holds the case; the letter that carries it is written
    in the same transaction and leaves after it.

    `words` by language, whole in each that the letter carries; `languages` None: those the
    customer is owed (`languages.owed`). `asks`: a question is put. `files` as for `receive`.
    `waivers`: what is not honoured, with the reasons. Raises LetterIncomplete for words that
    are missing, Refused for a channel that is barred.
    """
    case = locked(case)
    permissions.check_user_can_see(by, case)
    if known := _known(case, key, files):
        return known
    permissions.check_user_can_write(by, case)
    carried = languages or reply.owed(case)
    message = draft(case, by=by, key=key, words=words, asks=asks, languages=carried, now=now)
    given = reply.with_reason(case, carried, waivers)
    message.save()
    _attach(message, files)
    letter = letters.write(
        case,
        "message",
        by=by,
        now=now,
        message=message,
        channel=channel,
        languages=carried,
        waivers=given,
    )
    if extra := reply.not_in_welsh(case, carried, waivers):
        letter.exceptions = [*letter.exceptions, *extra]
        letter.save(update_fields=["exceptions"])
    message.letter = letter
    message.save(update_fields=["letter"])
    drafts.forget(case, FORM)
    asking.drop(case, Translation.What.MESSAGE, by=by, now=now)
    search.changed(case)
    return message


def draft(
    case: Case,
    *,
    by,
    key: uuid.UUID,
    words: Mapping[str, str],
    asks: bool,
    languages: tuple[str, ...] | None = None,
    now: datetime,
) -> Message:
    """The outgoing message, unsaved: for the preview too. LetterIncomplete names each language
    in which nothing is said, and the translation of words that have changed since."""
    carried = languages or reply.owed(case)
    said = {language: words.get(language, "").strip() for language in carried}
    problems = [(f"words_{code}", "required") for code, text in said.items() if not text]
    boxes = {f"words_{code}": text for code, text in said.items()}
    old = filing.stale_words(case, Translation.What.MESSAGE, boxes)
    problems += [(box, "stale") for box in old if box in boxes]
    if problems:
        raise letters.LetterIncomplete(problems)
    first, *second = carried
    return Message(
        key=key,
        case=case,
        direction=Message.Direction.OUT,
        via=Message.Via.LETTER,
        language=first,
        words=said[first],
        words_translated=said[second[0]] if second else "",
        asks=asks,
        at=now,
        came_on=local_date(now),
        by=by,
    )


def read(message: Message, *, by, now: datetime) -> None:
    """The one who holds the case has opened what came in; a colleague's look leaves it new."""
    if message.direction == Message.Direction.IN and message.case.handler_id == by.pk:
        Message.objects.filter(pk=message.pk, read_at=None).update(read_at=now)


def locked(case: Case) -> Case:
    """The case as it is now, held until the transaction ends."""
    found = Case.objects.select_for_update(of=("self",))
    return found.select_related("customer", "edition", "handler").get(pk=case.pk)


def _known(case: Case, key: uuid.UUID, files: Sequence[StoredFile]) -> Message | None:
    """The message of a form that was sent before; what was uploaded again is dropped."""
    known = Message.objects.filter(key=key).first()
    if known is None:
        return None
    if known.case_id != case.pk:
        raise permissions.Refused("not_open")
    storage.discard([file.pk for file in files], draft=key)
    return known


def _attach(message: Message, files: Sequence[StoredFile]) -> None:
    named = [file.pk for file in files]
    storage.attach(message.key, message.case, named)
    message.files.set(StoredFile.objects.filter(pk__in=named, case=message.case))
    left = StoredFile.objects.filter(draft=message.key)  # sent twice by a second click
    storage.discard(list(left.values_list("pk", flat=True)), draft=message.key)
