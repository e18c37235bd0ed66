"""Taking a message back in its half minute: it does not leave, and its words are in the form."""

import uuid
from datetime import datetime

from django.db import transaction

from cases import letters
from cases.casework import drafts
from cases.correspondence import languages as reply
from cases.correspondence.messages import FORM, locked
from cases.models import Case, Letter, LetterState, Message

OF_WELSH = {reply.NOT_IN_WELSH: "language"}


@transaction.atomic
def stop(letter: Letter, *, by, now: datetime) -> bool:
    """Stop a message and put its words and files back in the form; twice is once.

    Whether they are there: not when other words have been begun meanwhile. Then they are read in
    the letter that was stopped. Raises Refused once its time is over.
    """
    case = locked(letter.case)
    before = Letter.objects.defer("message").get(pk=letter.pk).state
    letters.stop(letter, by=by, now=now)
    if before == LetterState.STOPPED:
        return True
    if drafts.load(case, FORM):
        return False
    message, key = Message.objects.get(letter=letter), uuid.uuid4()
    for file in message.files.all():
        file.case, file.draft = None, key
        file.save(update_fields=["case", "draft"])
    message.files.clear()
    drafts.save(case, FORM, _typed(case, message, letter, key), by=by, now=now, version=0)
    return True


def _typed(case: Case, message: Message, letter: Letter, key: uuid.UUID) -> dict[str, str]:
    """What stood in the boxes of the form."""
    first, *second = letter.language_list
    typed = {
        "key": str(key),
        "asks": "question" if message.asks else "information",
        "channel": letter.channel,
        "carried": "" if tuple(letter.language_list) == reply.owed(case) else letter.languages,
        f"words_{first}": message.words,
    }
    if second:
        typed[f"words_{second[0]}"] = message.words_translated
    for made in letter.exceptions:
        if made["reason"] not in ("", reply.ANSWERS_WELSH):
            typed[f"waiver_{OF_WELSH.get(made['what'], made['what'])}"] = made["reason"]
    return typed
