"""The answer to a case, and the letter that carries it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NotRequired, TypedDict, Unpack

from django.db import transaction

from cases import events, letters, permissions, search
from cases.casework import Incomplete, drafts
from cases.handling import signing, steps
from cases.models import Case, CaseType, Decision, Ground, LetterState, State, Translation
from cases.policy.terms import Outcome
from cases.translation import asking, filing
from cases.translation.ready import said, unready

WHAT = Translation.What.ANSWER
FORM = filing.FORMS[WHAT]
OUTCOMES = (Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD)
IN_LETTER = ("reasons", "apology", "remedy")
BOTH = ("cy", "en")

ByLanguage = Mapping[str, str]


def outcomes(case: Case) -> tuple[Outcome, ...]:
    """How a case of its kind may end: only a complaint is upheld or not."""
    is_enquiry = case.case_type.letters == CaseType.Letters.ENQUIRY
    return (Outcome.ANSWERED,) if is_enquiry else OUTCOMES


class Words(TypedDict):
    """What an answer says; words by language."""

    outcome: str
    reasons: ByLanguage
    apology: NotRequired[ByLanguage]
    remedy: NotRequired[ByLanguage]
    learning: NotRequired[str]
    """For the council alone: never in a letter."""


def words_of(case: Case, typed: Mapping[str, Any]) -> Words:
    """What stands in the boxes of the form, as the verbs take it. A box asks for the outcome only
    where there is a choice."""

    def in_languages(name: str) -> dict[str, str]:
        return {language: typed.get(f"{name}_{language}") or "" for language in case.languages}

    known = outcomes(case)
    return {
        "outcome": known[0] if len(known) == 1 else typed.get("outcome") or "",
        "reasons": in_languages("reasons"),
        "apology": in_languages("apology"),
        "remedy": in_languages("remedy"),
        "learning": typed.get("learning") or "",
    }


def answer(case: Case, *, by: Any, now: datetime, **words: Unpack[Words]) -> Decision:
    """Answer a case one has in hand: the outcome and the reasons, in every language the letter
    carries; with an apology and what puts it right, where there is one.

    Refused when a second person has to sign it off and one is free to (`signing.propose`).
    """
    return signing.decide(MERITS, case, by=by, now=now, words=words)


def make(
    case: Case, *, by: Any, now: datetime, investigated_by: Any = None, **words: Unpack[Words]
) -> Decision:
    """The answer, for a verb that holds the case already and has checked its own right.

    Answer, letter and the next step are one transaction: there is never one without the others,
    and never two.
    """
    given, _grounds = draft(case, **words)
    given.investigated_by = investigated_by
    given.decided_by, given.decided_at = by, now
    given.save()
    case.state = State.ANSWERED
    case.save(update_fields=["state"])
    steps.go_on(case, by)
    asking.drop(case, WHAT, by=by, now=now)
    events.record(case, "answered", now=now, by=by, outcome=given.outcome)
    drafts.forget(case, FORM)
    letters.write(case, "answered", by=by, now=now)
    search.changed(case)
    return given


def check(case: Case, **words: Unpack[Words]) -> None:
    """Raise Incomplete, naming each box, when the letter cannot be sent as it is."""
    problems = [] if words["outcome"] in outcomes(case) else [("outcome", "required")]
    optional = said({name: words.get(name, {}) for name in IN_LETTER[1:]})  # type: ignore[misc]
    if problems := problems + unready(case, WHAT, {"reasons": words["reasons"], **optional}):
        raise Incomplete(problems)


def draft(case: Case, **words: Unpack[Words]) -> tuple[Decision, tuple[Ground, ...]]:
    """The answer, unsaved, and no grounds: for the letter's preview too. Words in a language the
    letter does not carry were there to be translated; none is kept."""
    kept = {
        f"{name}_{language}": words.get(name, {}).get(language, "").strip()  # type: ignore[attr-defined]
        for name in IN_LETTER
        for language in case.languages
    }
    learning = words.get("learning", "").strip()
    return Decision(case=case, outcome=words["outcome"], learning=learning, **kept), ()


MERITS = signing.Merits(
    right=permissions.check_user_can_answer,
    words_of=words_of,
    check=check,
    draft=draft,
    make=make,
    letter="answered",
)


@transaction.atomic
def take_back(case: Case, *, by: Any, now: datetime) -> Case:
    """Undo an answer whose letter nobody has begun to send, within its time to think again.

    The letter and its copies are stopped, the case is `by`'s to answer again, and the words are in
    the draft of the form. Of this and a worker taking the letter at once, one happens.
    """
    case = steps.lock(case)
    permissions.check_user_can_take_answer_back(by, case)
    standing = case.letters.exclude(state=LetterState.STOPPED)
    letters.stop(standing.get(kind="answered", copy_of=None), by=by, now=now)
    drafts.forget(case, FORM)
    drafts.save(case, FORM, _typed(case), by=by, now=now, version=0)
    case.decision.delete()
    steps.go_to(case, "answer")
    steps.assign(case, by)
    events.record(case, "answer_taken_back", now=now, by=by)
    search.changed(case)
    return case


def _typed(case: Case) -> dict[str, str]:
    """What was answered, as it stood in the form; and the words it was translated from."""
    given = case.decision
    typed = {"outcome": given.outcome, "learning": given.learning}
    for name in IN_LETTER:
        typed |= {f"{name}_{code}": getattr(given, f"{name}_{code}") for code in BOTH}
    for piece in filing.filed(case, WHAT):
        if typed.get(piece.box) == piece.translated and not typed[piece.source_box]:
            typed[piece.source_box] = piece.source
    return typed
