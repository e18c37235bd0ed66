"""What a customer does to their own case once it is sent: recorded, and confirmed by letter.

Nobody signs in to do it: the page was opened with a one-time code. A refusal (`Refused`) changes
nothing, and an act that comes twice is done once.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction

from cases import events, letters, permissions
from cases.appeals import decisions, receipt
from cases.casework import withdrawals
from cases.clock import local_date
from cases.correspondence import messages
from cases.handling import steps
from cases.models import Appeal, Case, Customer, Message, State, StoredFile, Withdrawal
from cases.models.customer import ReplyLanguage
from cases.policy.clauses import Clause

UNCHECKED = (State.HELD, State.TRIAGE)  # while the day of receipt still matters


class Told(StrEnum):
    """What became of a day of receipt that the customer told us later."""

    COUNTS = "counts"  # worked out anew from it
    WEIGHED = "weighed"  # it would not help by itself: the officer sees both days
    TOO_LATE = "too_late"  # already checked, or closed: kept on the case


@transaction.atomic
def tell(
    case: Case,
    *,
    key: uuid.UUID,
    words: str,
    language: str,
    files: Sequence[StoredFile] = (),
    answers: Message | None = None,
    now: datetime,
) -> Message:
    """Words or files for the appeal, or the answer to a question of ours: taken in at any time,
    whatever measures stand (7.2). The same `key` twice is one message and one letter; once the
    appeal is answered what comes is kept, and no letter promises to weigh it."""
    case = steps.lock(case)
    came_before = Message.objects.filter(key=key).exists()
    message = messages.receive(
        case,
        key=key,
        words=words,
        language=language,
        via=Message.Via.ONLINE,
        came_on=local_date(now),
        files=files,
        answers=answers,
        now=now,
    )
    if not came_before and not case.is_answered:
        letters.write(case, "progress", now=now, news="evidence")
    return message


@transaction.atomic
def restate_receipt(case: Case, day: date, *, now: datetime) -> Told:
    """The customer says the decision came on `day`.

    The rules work the last day out anew, and it counts at once when it leaves them no worse off;
    otherwise nothing changes by itself. Either way the officer is asked to look, with both days.
    Once an officer has checked the date it is kept and changes nothing.
    """
    case = steps.lock(case)
    appeal = Appeal.objects.select_for_update().get(case=case)
    again = appeal.restated_received_on == day
    appeal.restated_received_on = day
    if case.state not in UNCHECKED:
        appeal.save(update_fields=["restated_received_on"])
        if not again:
            _note(case, day, Told.TOO_LATE, now)
        return Told.TOO_LATE
    found = receipt.work_out(case, day)
    appeal.receipt_to_check = True
    if found.counts:
        appeal.received_notice_on = found.deadline.received_on
        appeal.receipt_basis = found.deadline.basis
        appeal.last_day = found.deadline.last_day
        appeal.not_counted = [skipped.isoformat() for skipped in found.deadline.not_counted]
        appeal.lateness = found.timeliness.lateness
        appeal.days_late = found.timeliness.days_late
    appeal.save()
    result = Told.COUNTS if found.counts else Told.WEIGHED
    if not again:
        _note(case, day, result, now)
        letters.write(case, "progress", now=now, news="receipt_day")
    return result


def _note(case: Case, day: date, result: Told, now: datetime) -> None:
    events.record(
        case,
        "receipt_restated",
        now=now,
        clause=Clause.APPEAL_WINDOW,
        day=day.isoformat(),
        result=result,
    )


def may_withdraw(case: Case) -> bool:
    """Whether nobody has decided or answered it yet, whatever kind of case it is."""
    return not case.is_answered


@transaction.atomic
def withdraw(case: Case, *, known: int, now: datetime) -> Withdrawal:
    """Ask to withdraw the case; the customer may undo it until an officer has closed it.

    `known` is how many times the page that asks knew it had been withdrawn: an old page sent
    again does not withdraw a case whose withdrawal was undone.
    """
    case = steps.lock(case)
    if (standing := withdrawals.standing(case)) is not None:
        return standing
    if not may_withdraw(case):
        raise permissions.Refused("answered")
    if case.withdrawals.count() != known:
        raise permissions.Refused("old_page")
    asked = Withdrawal.objects.create(case=case, asked_at=now)
    events.record(case, "withdrawal_asked", now=now, withdrawal=asked.pk)
    letters.write(case, "progress", now=now, news="withdrawal_asked")
    return asked


@transaction.atomic
def undo_withdrawal(case: Case, number: int, *, now: datetime) -> Withdrawal:
    """The case goes on, its dates unmoved. `number` is the key of the withdrawal."""
    case = steps.lock(case)
    asked = case.withdrawals.filter(pk=number).first()
    if asked is None:
        raise permissions.Refused("old_page")
    if asked.undone_at is not None:
        return asked
    if case.closed_at is not None:
        raise permissions.Refused("withdrawn" if asked.handled_at else "answered")
    asked.undone_at = now
    asked.save(update_fields=["undone_at"])
    events.record(case, "withdrawal_undone", now=now, withdrawal=asked.pk)
    letters.write(case, "progress", now=now, news="withdrawal_undone")
    return asked


@transaction.atomic
def close_withdrawn(case: Case, *, by, now: datetime) -> Case:
    """End a case its customer has withdrawn: no decision, no answer, and a letter that says so."""
    case = steps.lock(case)
    permissions.check_user_can_close_withdrawn(by, case)
    case.withdrawals.filter(undone_at=None).update(handled_by=by, handled_at=now)
    events.record(case, "withdrawal_closed", now=now, by=by)
    decisions.close(case, by=by, now=now)
    letters.write(case, "withdrawn", by=by, now=now)
    return case


@transaction.atomic
def change_language(case: Case, language: str, *, now: datetime) -> None:
    """Write to this person in `language` from now on; what is already written stays as it is."""
    case = steps.lock(case)
    customer = Customer.objects.select_for_update().get(pk=case.customer_id)
    if customer.language == language:
        return
    before, customer.language = customer.language, ReplyLanguage(language)
    customer.save(update_fields=["language"])
    case.customer = customer
    events.record(case, "language_changed", now=now, before=before, after=language)
    letters.write(case, "progress", now=now, news="language")
