"""Writing a letter: composed and kept in the transaction that decides it, sent by others later."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from cases import events
from cases.clock import local_date
from cases.letters import mail
from cases.letters.compose import Composed, compose
from cases.letters.facts import Facts
from cases.models import AccessCode, Case, Decision, Ground, Letter, LetterState
from cases.models.access_code import VALID
from cases.models.letter import OUTCOME_KINDS
from cases.policy.terms import Channel

WITH_CODE = ("acknowledgement", "access_code")


def write(case: Case, kind: str, *, by=None, now: datetime) -> Letter:
    """Write the letter `kind` of `case` and put it on its way out: in the outbox, or on the list
    of what is posted or read out. Called inside the transaction of what the letter tells of.

    Raises LetterIncomplete, naming what is missing, and then nothing of that transaction stands.
    """
    facts = _with_code(_facts(case, kind, now))
    composed = compose(facts)
    if composed.channel is Channel.EMAIL:
        message_id, raw = mail.build(composed, to=case.customer.email, now=now)
        state = LetterState.QUEUED
    else:
        message_id, raw = mail.new_message_id(mail.host()), composed.page.encode()
        state = LetterState.TO_PRINT
    letter = Letter.objects.create(
        case=case,
        kind=kind,
        languages=",".join(composed.languages),
        channel=composed.channel,
        subject=composed.subject,
        message=raw,
        message_id=message_id,
        state=state,
        written_by=by,
        written_at=now,
        queued_at=timezone.now(),
        next_try_at=timezone.now(),
    )
    events.record(case, "letter_written", now=now, by=by, letter=letter.pk, kind_of_letter=kind)
    return letter


def preview(
    case: Case, kind: str, draft: tuple[Decision, Sequence[Ground]] | None = None, *, now: datetime
) -> Composed:
    """The letter as `write` would write it, from an unsaved decision and its answered grounds.

    Nothing is written and no code is issued.
    """
    decision, grounds = draft or (None, ())
    return compose(Facts(case=case, kind=kind, now=now, decision=decision, grounds=grounds))


def _facts(case: Case, kind: str, now: datetime) -> Facts:
    decision = Decision.objects.filter(case=case).first() if kind in OUTCOME_KINDS else None
    grounds: tuple[Ground, ...] = ()
    if kind == "decision":
        grounds = tuple(Ground.objects.filter(appeal__case=case))
    return Facts(case=case, kind=kind, now=now, decision=decision, grounds=grounds)


def _with_code(facts: Facts) -> Facts:
    if facts.kind not in WITH_CODE:
        return facts
    real = timezone.now()
    return Facts(
        case=facts.case,
        kind=facts.kind,
        now=facts.now,
        code=AccessCode.issue(facts.case, now=real),
        code_until=local_date(facts.now + VALID),
    )
