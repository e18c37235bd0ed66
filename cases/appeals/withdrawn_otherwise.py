"""A withdrawal that came by letter, e-mail or word of mouth: an officer records it.

It counts like one on the website: a letter says so, the customer may undo it until the case is
closed, and whoever holds the case closes it as withdrawn.
"""

import uuid
from datetime import date, datetime

from django.db import transaction

from cases import events, letters, permissions
from cases.casework import withdrawals
from cases.correspondence import messages
from cases.handling import steps
from cases.models import Case, Message, Withdrawal

VIAS = (Message.Via.POST, Message.Via.EMAIL, Message.Via.PHONE, Message.Via.IN_PERSON)


@transaction.atomic
def record(
    case: Case,
    *,
    key: uuid.UUID,
    by,
    via: str,
    came_on: date,
    language: str,
    words: str,
    now: datetime,
) -> Withdrawal | None:
    """Record that the customer asked to withdraw, and keep their words as a message of the case.

    `key` makes one withdrawal of a form sent twice, also when the customer has undone it between.
    While one stands, another is the same.
    """
    case = steps.lock(case)
    permissions.check_user_can_record_withdrawal(by, case)
    standing = withdrawals.standing(case)
    if standing is not None or Message.objects.filter(key=key).exists():
        return standing
    messages.receive(
        case,
        key=key,
        words=words,
        language=language,
        via=via,
        came_on=came_on,
        by=by,
        now=now,
    )
    asked = Withdrawal.objects.create(
        case=case, asked_at=now, asked_on=came_on, via=via, recorded_by=by
    )
    day = came_on.isoformat()
    events.record(
        case, "withdrawal_recorded", now=now, by=by, withdrawal=asked.pk, via=via, day=day
    )
    letters.write(case, "progress", now=now, news="withdrawal_asked")
    return asked
