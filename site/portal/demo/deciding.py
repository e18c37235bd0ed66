"""Invented cases on the way from the checklist to a signed decision."""

from collections.abc import Callable
from datetime import datetime, timedelta

from cases import handling
from cases.appeals import decisions, signing
from cases.fairness import checklist
from cases.models import Case
from cases.policy import questions
from cases.policy.questions import Answer, Stage
from cases.policy.terms import Outcome

from .acts import WORDS, being_decided
from .cases import Maker

NOT_SHOWN = "Nid yw’r ffeil yn ei ddangos. / The file does not show it."
APOLOGY = {
    "cy": "Mae’n ddrwg gennym na roddwyd rhybudd clir i chi cyn y penderfyniad.",
    "en": "We are sorry that you were not given a clear warning before the decision.",
}
REMEDY = {
    "cy": "O hyn ymlaen bydd pob rhybudd yn cael ei roi yn ysgrifenedig.",
    "en": "From now on every warning is given in writing.",
}
LEARNT = "Rhoi pob rhybudd yn ysgrifenedig. / Give every warning in writing."
TO_CHANGE = "Nid yw’r ateb i sail 1 yn dweud beth mae’r cofnodion yn ei ddangos."


def judged(username: str) -> Callable:
    """Held, and the questions about the first decision answered."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        being_decided(username)(maker, case, now)
        answers: dict[str, tuple[str, str]] = dict.fromkeys(
            questions.questions(Stage.FAIRNESS), (Answer.YES, "")
        )
        answers["warned"] = (Answer.NOT_KNOWN, NOT_SHOWN)
        checklist.answer(case, answers, by=maker.people[username], now=now)

    return then


def proposed(username: str, outcome: Outcome) -> Callable:
    """A decision that waits for a colleague to sign it off."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        judged(username)(maker, case, now)
        case, by = Case.objects.get(pk=case.pk), maker.people[username]
        signing.propose(case, by=by, typed=_boxes(case, outcome), now=_later(maker, now, 1))

    return then


def given_back(username: str) -> Callable:
    """A colleague read the decision and gave it back."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        proposed(username, Outcome.STANDS)(maker, case, now)
        case, later = Case.objects.get(pk=case.pk), _later(maker, now, 2)
        by = handling.colleagues(case, besides=maker.people[username])[0]
        handling.claim(case, by=by, now=later)
        signing.give_back(case, by=by, reason=TO_CHANGE, now=later)

    return then


def decided(username: str, outcome: Outcome) -> Callable:
    """Signed off by the first colleague who is free; alone when there is none."""

    def then(maker: Maker, case: Case, now: datetime) -> None:
        who, later = maker.people[username], _later(maker, now, 2)
        judged(username)(maker, case, now)
        case = Case.objects.get(pk=case.pk)
        words = decisions.words_of(case, _boxes(case, outcome))
        others = handling.colleagues(case, besides=who)
        if not others:
            decisions.decide(case, by=who, now=later, **words)
            return
        signing.propose(case, by=who, typed=_boxes(case, outcome), now=_later(maker, now, 1))
        handling.claim(case, by=others[0], now=later)
        signing.sign_off(case, by=others[0], now=later)

    return then


def _boxes(case: Case, outcome: Outcome) -> dict[str, str]:
    """What stands in the boxes of the form; where the outcome is not that it stands, something is
    put right."""
    names = {"reasons": WORDS}
    names |= {f"ground_{ground.number}": WORDS for ground in case.appeal.grounds.all()}
    if outcome != Outcome.STANDS:
        names |= {"apology": APOLOGY, "remedy": REMEDY}
    said = {f"{name}_{code}": by[code] for name, by in names.items() for code in case.languages}
    return {"outcome": outcome, **said, "learning": "" if outcome == Outcome.STANDS else LEARNT}


def _later(maker: Maker, now: datetime, days: int) -> datetime:
    return min(now + timedelta(days=days), maker.now)
