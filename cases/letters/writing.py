"""Writing a letter: composed and kept in the transaction that decides it, sent by others later."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cases import events
from cases.clock import local_date
from cases.letters import mail
from cases.letters import way as ways
from cases.letters.compose import compose
from cases.letters.composed import Composed, Waiver
from cases.letters.facts import Facts
from cases.letters.news import NEWS
from cases.letters.way import Way
from cases.models import (
    AccessCode,
    Case,
    Decision,
    Extension,
    Ground,
    Letter,
    LetterState,
    Message,
    Pause,
)
from cases.models.access_code import VALID
from cases.models.file import StoredFile
from cases.models.letter import OUTCOME_KINDS
from cases.policy.terms import Channel

UNDO = timedelta(seconds=30)  # real time to stop what an officer has sent
AUTOMATIC = (
    "acknowledgement",
    "reopened",
    "access_code",
    "progress",
)  # written by nobody, never held up
WITH_CODE = ("acknowledgement", "reopened", "access_code")
BY_WIRE = (Channel.EMAIL, Channel.TEXT)


def write(
    case: Case,
    kind: str,
    *,
    by=None,
    now: datetime,
    news: str = "",
    message: Message | None = None,
    clock: Extension | Pause | None = None,
    reasons: Mapping[str, str] | None = None,
    channel: Channel | None = None,
    languages: Sequence[str] | None = None,
    waivers: Sequence[Waiver] = (),
) -> Letter:
    """Write the letter `kind` of `case` and put it on its way out: in the outbox, or on the list
    of what is posted or read out; with a copy of its own for an advocate. Called inside the
    transaction of what the letter tells of.

    `news` is the code of what a "progress" letter tells, `message` what a "message" says, `clock`
    what an "extended" or "paused" letter tells of, `reasons` those a "late_accepted" letter gives,
    by language; without `channel` or `languages` they are the
    person's own. Raises LetterIncomplete, naming what is missing, or Refused for a channel that
    is barred; then nothing of that transaction stands.
    """
    way = ways.find(
        case,
        kind,
        on=local_date(now),
        channel=channel,
        languages=languages,
        waivers=waivers,
    )
    known = facts_of(case, kind, now, news, message)
    facts = with_code(replace(known, clock=clock, reasons=reasons or {}))
    automatic = by is None and kind in AUTOMATIC
    letter = _keep(facts, way, by=by, now=now, automatic=automatic)
    if copy := way.copy:
        facts = replace(facts, copy_for=copy.name)
        way = replace(way, channel=copy.channel, to=copy.to, exceptions=(), copy=None)
        _keep(facts, way, by=by, now=now, automatic=automatic, copy_of=letter)
    return letter


def _keep(
    facts: Facts,
    way: Way,
    *,
    by,
    now: datetime,
    automatic: bool,
    copy_of: Letter | None = None,
) -> Letter:
    """The letter as a row: its very bytes, and where they go."""
    composed, real = compose(facts, way, automatic=automatic), timezone.now()
    if way.channel in BY_WIRE:
        message_id, raw = mail.build(composed, to=way.to, now=now)
        state = LetterState.QUEUED
    else:
        message_id, raw = mail.new_message_id(mail.host()), composed.page.encode()
        state = LetterState.TO_PRINT
    letter = Letter.objects.create(
        case=facts.case,
        kind=facts.kind,
        languages=",".join(composed.languages),
        channel=composed.channel,
        subject=composed.subject,
        message=raw,
        message_id=message_id,
        state=state,
        written_by=by,
        written_at=now,
        sent_to=way.to,
        copy_of=copy_of,
        large_print=composed.large_print,
        exceptions=[{"what": made.what, "reason": made.reason} for made in way.exceptions],
        text_digest=composed.text_digest,
        undo_until=real + UNDO if by else None,
        queued_at=real,
        next_try_at=real + UNDO if by else real,
    )
    kind = "letter_copied" if copy_of else "letter_written"
    told = {"news": facts.news} if facts.news else {}
    said: dict[str, Any] = {"letter": letter.pk, "kind_of_letter": facts.kind, **told}
    events.record(facts.case, kind, now=now, by=by, **said)
    return letter


def preview(
    case: Case,
    kind: str,
    draft: tuple[Decision, Sequence[Ground]] | None = None,
    *,
    now: datetime,
    news: str = "",
    message: Message | None = None,
    clock: Extension | Pause | None = None,
    reasons: Mapping[str, str] | None = None,
    files: Sequence[StoredFile] = (),
    channel: Channel | None = None,
    languages: Sequence[str] | None = None,
    waivers: Sequence[Waiver] = (),
) -> Composed:
    """The letter as `write` would write it, from an unsaved decision and its answered grounds, or
    an unsaved message and its files.

    Nothing is written and no code is issued.
    """
    decision, grounds = draft or (None, ())
    way = ways.find(
        case,
        kind,
        on=local_date(now),
        channel=channel,
        languages=languages,
        waivers=waivers,
    )
    facts = Facts(
        case=case,
        kind=kind,
        now=now,
        decision=decision,
        grounds=grounds,
        news=_known(kind, news),
        message=message,
        clock=clock,
        reasons=reasons or {},
        files=files,
    )
    return compose(facts, way)


def facts_of(case: Case, kind: str, now: datetime, news: str, message: Message | None) -> Facts:
    """What a letter of this kind says of the case, as it is kept."""
    decision = Decision.objects.filter(case=case).first() if kind in OUTCOME_KINDS else None
    grounds: tuple[Ground, ...] = ()
    if kind == "decision":
        grounds = tuple(Ground.objects.filter(appeal__case=case))
    return Facts(
        case=case,
        kind=kind,
        now=now,
        decision=decision,
        grounds=grounds,
        news=_known(kind, news),
        message=message,
        files=tuple(message.files.all()) if message and kind == "message" else (),
    )


def _known(kind: str, news: str) -> str:
    """What a progress letter tells, if it is something there is a sentence for."""
    if kind == "progress" and news not in NEWS:
        raise ValueError(f"no such news: {news!r}")
    return news


def with_code(facts: Facts) -> Facts:
    """With a new one-time code, where the letter gives one."""
    asks = facts.kind == "message" and facts.message is not None and facts.message.asks
    if facts.kind not in WITH_CODE and not asks:
        return facts
    code = AccessCode.issue(facts.case, now=timezone.now())
    return replace(facts, code=code, code_until=local_date(facts.now + VALID))
