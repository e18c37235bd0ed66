"""Words that state a term, so that an edition whose words and terms disagree is refused.

The published text marks the run of words that states each term ("20 working days"). Here are the
wordings we accept for a value, in both languages, and the check. A wording nobody thought of is
added to this file: refusing too much is safe, publishing a policy that runs otherwise is not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cases.policy.clauses import Clause
from cases.policy.terms import TERM_CLAUSES, Decider, Edition, Reviewer

LANGUAGES = ("cy", "en")

Wordings = Mapping[str, tuple[str, ...]]
"""By language: the accepted wordings of one value."""

_NUMBERS_EN = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
# The forms before a masculine noun. Above ten Welsh counts in two ways, so figures serve there.
_NUMBERS_CY = ("un", "dau", "tri", "pedwar", "pum", "chwe", "saith", "wyth", "naw", "deg")

_TIMES: dict[Any, Wordings] = {
    1: {"en": ("warned once", "one warning"), "cy": ("un rhybudd", "rhybudd unwaith")},
    2: {"en": ("warned twice", "two warnings"), "cy": ("dau rybudd", "rhybudd ddwywaith")},
    3: {
        "en": ("warned three times", "three warnings"),
        "cy": ("tri rhybudd", "rhybudd deirgwaith"),
    },
}
_LINES: dict[Any, Wordings] = {
    1: {"en": ("at least one line of contact",), "cy": ("o leiaf un llinell gyswllt",)},
    2: {"en": ("at least two lines of contact",), "cy": ("o leiaf ddwy linell gyswllt",)},
}
_CHIEF_OFFICER: Wordings = {
    "en": ("Chief Officer – Governance & Customer", "Chief Officer"),
    "cy": ("Prif Swyddog – Llywodraethu a Chwsmeriaid", "Prif Swyddog"),
}
_OMBUDSMAN: Wordings = {
    "en": ("Public Services Ombudsman for Wales",),
    "cy": ("Ombwdsmon Gwasanaethau Cyhoeddus Cymru",),
}
_CHOICES: dict[str, dict[Any, Wordings]] = {
    "warnings_before_call_ends": _TIMES,
    "lines_left_open": _LINES,
    "decider_after_referral": {
        Decider.SERVICE_MANAGER: {
            "en": ("Service Manager",),
            "cy": ("Rheolwr Gwasanaeth", "Reolwr Gwasanaeth"),
        },
        Decider.COMPLAINTS_LEAD: {
            "en": ("Complaints Lead",),
            "cy": ("Arweinydd Cwynion",),
        },
    },
    "appeal_in_writing": {
        True: {"en": ("by writing", "in writing"), "cy": ("drwy ysgrifennu", "yn ysgrifenedig")},
        False: {"en": ("by contacting",), "cy": ("drwy gysylltu",)},
    },
    "appeal_considered_by": {
        Reviewer.COMPLAINTS_TEAM: {
            "en": ("The Complaints Team will consider the appeal",),
            "cy": ("Bydd y Tîm Cwynion yn ystyried yr apêl",),
        },
    },
    "when_lead_involved": {
        Reviewer.CHIEF_OFFICER: _CHIEF_OFFICER,
        Reviewer.OMBUDSMAN: _OMBUDSMAN,
    },
    "after_investigation": {Reviewer.OMBUDSMAN: _OMBUDSMAN},
}


def phrases(term_name: str, value: Any, language: str) -> tuple[str, ...]:
    """The wordings that state this value of this term in this language; none for None."""
    if term_name not in TERM_CLAUSES:
        raise ValueError(f"no term {term_name!r}")
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}")
    if value is None:
        return ()
    if term_name == "appeal_window":
        return _days(value, language)
    if term_name == "review_within":
        return _months(value, language)
    return _CHOICES[term_name].get(value, {}).get(language, ())


class ProblemCode(StrEnum):
    """What is wrong with a marked run of words, or with its absence."""

    UNKNOWN_TERM = "unknown_term"
    WRONG_CLAUSE = "wrong_clause"  # another clause states this term
    NOT_IN_EDITION = "not_in_edition"  # words are marked, but the edition states nothing on it
    WORDS_DISAGREE = "words_disagree"  # the words do not state the term's value
    NOT_MARKED = "not_marked"  # the edition has the term, and no words in its clause state it


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One disagreement between an edition's words and its terms."""

    language: str
    code: ProblemCode
    clause: str
    term: str
    words: str = ""
    """The marked words; empty when none are."""
    accepted: tuple[str, ...] = ()
    """Wordings that would agree."""

    def __str__(self) -> str:
        wanted = f"; accepted: {' | '.join(self.accepted)}" if self.accepted else ""
        return (
            f"{self.language} {self.clause} {self.term}: {self.code.value} “{self.words}”{wanted}"
        )


def check_words(
    edition: Edition, marked: Mapping[str, Iterable[tuple[str, str, str]]]
) -> list[Problem]:
    """Every disagreement between the terms and the marked words, in both languages.

    `marked`: language -> (clause name, term name, words) as they stand in the text. No problem
    means: in Welsh and in English, each term the edition has is marked in its clause, in words
    that state its value, and nothing else is marked. Capitals and kinds of space do not matter.
    """
    problems = []
    for language in LANGUAGES:
        seen = set()
        for name, term, words in marked.get(language, ()):
            seen.add(term)
            code = _fault(edition, name, term, words, language)
            if code:
                problems.append(_problem(edition, language, code, name, term, words))
        problems += [
            _problem(edition, language, ProblemCode.NOT_MARKED, name, term)
            for term, name in TERM_CLAUSES.items()
            if term not in seen and getattr(edition.terms, term) is not None
        ]
    return problems


def _fault(edition: Edition, name: str, term: str, words: str, language: str) -> ProblemCode | None:
    if term not in TERM_CLAUSES:
        return ProblemCode.UNKNOWN_TERM
    value = getattr(edition.terms, term)
    if value is None:
        return ProblemCode.NOT_IN_EDITION
    if name != TERM_CLAUSES[term]:
        return ProblemCode.WRONG_CLAUSE
    if _plain(words) not in {_plain(phrase) for phrase in phrases(term, value, language)}:
        return ProblemCode.WORDS_DISAGREE
    return None


def _problem(
    edition: Edition,
    language: str,
    code: ProblemCode,
    name: str | Clause,
    term: str,
    words: str = "",
) -> Problem:
    accepted: tuple[str, ...] = ()
    if term in TERM_CLAUSES:
        accepted = phrases(term, getattr(edition.terms, term), language)
    return Problem(
        language=language, code=code, clause=str(name), term=term, words=words, accepted=accepted
    )


def _days(n: int, language: str) -> tuple[str, ...]:
    if language == "en":
        return _counted(n, _NUMBERS_EN, "working day" if n == 1 else "working days")
    noun = "ddiwrnod gwaith" if n == 2 else "diwrnod gwaith"
    return (*_counted(n, _NUMBERS_CY, noun), f"{n} o ddiwrnodau gwaith")


def _months(n: int, language: str) -> tuple[str, ...]:
    if language == "en":
        return _counted(n, _NUMBERS_EN, "month" if n == 1 else "months")
    return (*_counted(n, _NUMBERS_CY, "fis" if n == 2 else "mis"), f"{n} o fisoedd")


def _counted(n: int, names: tuple[str, ...], noun: str) -> tuple[str, ...]:
    """In figures, then in words where we have the word."""
    in_words = (f"{names[n - 1]} {noun}",) if n <= len(names) else ()
    return (f"{n} {noun}", *in_words)


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
