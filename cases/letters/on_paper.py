"""A letter that was to be read out goes by post instead: written again for paper, with a reason."""

from datetime import datetime

from django.db import transaction

from cases import events, permissions
from cases.clock import local_date
from cases.letters import way as ways
from cases.letters.compose import compose
from cases.letters.composed import Composed, Waiver
from cases.letters.hands import locked
from cases.letters.incomplete import LetterIncomplete
from cases.letters.writing import AUTOMATIC, facts_of, with_code
from cases.models import Letter, LetterState
from cases.policy.terms import Channel

SET_ASIDE = ("call_instead", "channel")  # what the reason can be for


@transaction.atomic
def post_instead(letter: Letter, *, by, now: datetime, reason: str) -> Letter:
    """Put a letter that was to be read out on the list to be posted, with the reason why it is not
    read out; asking twice is once.

    It never left, so it is written again as a page: without the script of the call, with the
    address, of the same day and in the same languages. Raises Refused, also when the contact plan
    does not permit post (policy 6.1).
    """
    letter = locked(letter, by)
    if letter.channel == Channel.POST and letter.state == LetterState.TO_PRINT:
        return letter
    if letter.channel != Channel.PHONE or letter.state != LetterState.TO_PRINT:
        raise permissions.Refused("not_to_call")
    if not reason.strip():
        raise permissions.Refused("needs_a_reason")
    if not letter.case.customer.address.strip():
        raise permissions.Refused("no_address")
    before = [one for one in letter.exceptions if one["reason"]]
    composed = _again(letter, before, reason=reason.strip(), now=now)
    said = [{"what": made.what, "reason": made.reason} for made in composed.exceptions]
    if not {one["what"] for one in said} & set(SET_ASIDE):
        said.append({"what": "channel", "reason": reason.strip()})
    letter.message, letter.channel = composed.page.encode(), composed.channel
    letter.sent_to, letter.exceptions = composed.to, said
    letter.text_digest, letter.large_print = composed.text_digest, composed.large_print
    letter.save()
    events.record(letter.case, "letter_posted_instead", now=now, by=by, letter=letter.pk)
    return letter


def _again(letter: Letter, before: list[dict], *, reason: str, now: datetime) -> Composed:
    waivers = [Waiver(**one) for one in before if one["what"] not in SET_ASIDE]
    waivers += [Waiver(what, reason) for what in SET_ASIDE]
    message = getattr(letter, "says", None)
    news = letter.case.events.filter(kind="letter_written", data__letter=letter.pk)
    told = next((data.get("news", "") for data in news.values_list("data", flat=True)), "")
    facts = facts_of(letter.case, letter.kind, letter.written_at, told, message)
    automatic = letter.written_by_id is None and letter.kind in AUTOMATIC
    try:
        way = ways.find(
            letter.case,
            letter.kind,
            on=local_date(now),
            channel=Channel.POST,
            languages=letter.language_list,
            waivers=waivers,
        )
        return compose(with_code(facts), way, automatic=automatic)
    except LetterIncomplete as incomplete:
        raise permissions.Refused("cannot_be_written") from incomplete
