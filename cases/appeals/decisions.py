"""The decision on an appeal and the letter that carries it (policy 7.2, 7.4)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NotRequired, TypedDict, Unpack

from cases import events, letters, permissions, search
from cases.casework import Incomplete, drafts
from cases.fairness import findings
from cases.handling import signing, steps
from cases.models import Case, Decision, Ground, State, Translation
from cases.policy.clauses import Clause
from cases.policy.questions import Stage
from cases.policy.terms import Outcome
from cases.translation import asking
from cases.translation.filing import FORMS
from cases.translation.ready import said, unready

FORM = FORMS[Translation.What.DECISION]
OUTCOMES = (Outcome.STANDS, Outcome.VARIED, Outcome.ENDED)
BOTH = ("cy", "en")

ByLanguage = Mapping[str, str]


class Words(TypedDict):
    """What a decision says: an answer to each ground by its number, words by language."""

    outcome: str
    reasons: ByLanguage
    ground_answers: Mapping[int, ByLanguage]
    apology: NotRequired[ByLanguage]
    remedy: NotRequired[ByLanguage]
    learning: NotRequired[str]
    """For the council alone: never in a letter."""


def words_of(case: Case, typed: Mapping[str, Any]) -> Words:
    """What stands in the boxes of the form, as the verbs take it."""

    def in_languages(name: str) -> dict[str, str]:
        return {language: typed.get(f"{name}_{language}") or "" for language in BOTH}

    numbers = case.appeal.grounds.values_list("number", flat=True)
    return {
        "outcome": typed.get("outcome") or "",
        "reasons": in_languages("reasons"),
        "ground_answers": {number: in_languages(f"ground_{number}") for number in numbers},
        "apology": in_languages("apology"),
        "remedy": in_languages("remedy"),
        "learning": typed.get("learning") or "",
    }


def decide(case: Case, *, by, now: datetime, **words: Unpack[Words]) -> Decision:
    """Decide an appeal one holds: outcome, reasons, and an answer to each ground.

    Refused when a second person has to sign it off and one is free to (`signing.propose`). Words
    are needed in every language the letter carries.
    """
    return signing.decide(MERITS, case, by=by, now=now, words=words)


def make(
    case: Case, *, by, now: datetime, investigated_by=None, **words: Unpack[Words]
) -> Decision:
    """The decision, for a verb that holds the case already and has checked its own right.

    Decision, letter and the end of the case are one transaction: there is never one without the
    others, and never two.
    """
    decision, grounds = draft(case, **words)
    decision.investigated_by = investigated_by
    decision.decided_by, decision.decided_at = by, now
    decision.save()
    Ground.objects.bulk_update(grounds, ["answer_cy", "answer_en"])
    events.record(
        case, "decided", now=now, by=by, clause=Clause.APPEAL_WINDOW, outcome=decision.outcome
    )
    close(case, by=by, now=now)
    drafts.forget(case, FORM)
    letters.write(case, "decision", by=by, now=now)
    return decision


def draft(case: Case, **words: Unpack[Words]) -> tuple[Decision, list[Ground]]:
    """The decision and the answered grounds, unsaved: for the letter's preview too.

    Words in a language the letter does not carry were there to be translated; none is kept.
    """

    def kept(name: str, by_language: ByLanguage) -> dict[str, str]:
        return {f"{name}_{code}": by_language.get(code, "").strip() for code in case.languages}

    decision = Decision(
        case=case,
        outcome=words["outcome"],
        learning=words.get("learning", "").strip(),
        **kept("reasons", words["reasons"]),
        **kept("apology", words.get("apology", {})),
        **kept("remedy", words.get("remedy", {})),
    )
    grounds = list(case.appeal.grounds.all())
    for ground in grounds:
        answers = kept("answer", words["ground_answers"].get(ground.number, {}))
        for name, answer in answers.items():
            setattr(ground, name, answer)
    return decision, grounds


def check(case: Case, **words: Unpack[Words]) -> None:
    """Raise Incomplete, naming each box and each question, when it cannot be decided as it is:
    every ground is answered, and the questions on fairness are."""
    problems = [] if words["outcome"] in OUTCOMES else [("outcome", "required")]
    fields = {"reasons": words["reasons"]}
    for ground in case.appeal.grounds.all():
        fields[f"ground_{ground.number}"] = words["ground_answers"].get(ground.number, {})
    fields |= said({"apology": words.get("apology", {}), "remedy": words.get("remedy", {})})
    problems += unready(case, Translation.What.DECISION, fields)
    problems += [("fairness", question) for question in findings.missing(case, Stage.FAIRNESS)]
    if problems:
        raise Incomplete(problems)


def close(case: Case, *, by, now: datetime) -> None:
    """End the case: the flow's open step is finished by `by`; no translation is waited for, and no
    proposal."""
    case.state, case.closed_at = State.CLOSED, now
    case.version += 1
    case.save(update_fields=["state", "closed_at", "version"])
    steps.end(case, by)
    asking.drop(case, by=by, now=now)
    case.proposals.waiting().update(returned_by=by, returned_at=now)
    events.record(case, "closed", now=now, by=by)
    search.changed(case)


MERITS = signing.Merits(
    right=permissions.check_user_can_decide,
    words_of=words_of,
    check=check,
    draft=draft,
    make=make,
    letter="decision",
    clause=Clause.APPEAL_WINDOW,
)
