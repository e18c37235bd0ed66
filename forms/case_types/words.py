"""What the screen says of routing rows, in whole sentences."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.casework.words import QUEUES
from cases.models import CaseType
from cases.policy.conditions import Verdict
from cases.policy.routing import Answer, Dead, Findings, Gap, Kind, Like, Mixed, Overlap
from design.dates import full_date

from .offered import Offered

MOST_TOLD = 10  # values of one question, before the rest is counted


def dead(found: Dead) -> str:
    """Why a row decides nothing, and the mend."""
    if not found.taken_by:
        return _("No answer fits this row. Change the value, or remove the row.")
    rows = ", ".join(str(place) for place in found.taken_by)
    said = ngettext(
        "This row never decides: row %(rows)s takes every answer it could. Move it up, change it "
        "or remove it.",
        "This row never decides: rows %(rows)s take every answer it could. Move it up, change it "
        "or remove it.",
        len(found.taken_by),
    )
    return said % {"rows": rows}


def notes(found: Findings, known: Mapping[str, Offered], otherwise: str) -> list[str]:
    """What is no fault but has to be meant: overlaps, then what no row takes."""
    told = [
        *(_overlap(one) for one in found.overlaps),
        *(_gap(one, known[one.field], otherwise) for one in found.gaps),
        *(_mixed(one, known, otherwise) for one in found.mixed),
    ]
    if not found.whole:
        told.append(
            _(
                "These rows ask so much together that not every case could be gone through. There "
                "may be more to say of them: try the cases that matter."
            )
        )
    return told


def _overlap(found: Overlap) -> str:
    said = _(
        "Some answers fit row %(first)d and row %(second)d, which name different teams: row "
        "%(first)d decides."
    )
    return said % {"first": found.first, "second": found.second}


def _gap(found: Gap, known: Offered, otherwise: str) -> str:
    told = list(_answers(found.answers, known))
    rest = len(told) - MOST_TOLD
    if rest > 0:
        more = ngettext("%(n)d other answer", "%(n)d other answers", rest) % {"n": rest}
        told = [*told[:MOST_TOLD], more]
    said = _(
        "No row is for these answers to “%(question)s”: %(answers)s. Unless another row fits, "
        "those cases go to: %(team)s."
    )
    return said % {
        "question": known.label,
        "team": QUEUES[otherwise],
        "answers": "; ".join(told),
    }


def _mixed(found: Mixed, known: Mapping[str, Offered], otherwise: str) -> str:
    example = "; ".join(
        f"“{known[name].label}”: {_example(answer, known[name])}"
        for name, answer in found.answers.items()
    )
    said = _(
        "Some answers fit row %(place)d in part and no row altogether, for example %(answers)s. "
        "Those cases go to: %(team)s."
    )
    return said % {"place": found.place, "answers": example, "team": QUEUES[otherwise]}


def _example(answer: Answer, known: Offered) -> str:
    if isinstance(answer.sample, tuple):
        return ", ".join(known.shown(value) for value in answer.sample)
    return _answer(answer, known)


def _answers(answers: tuple[Answer, ...], known: Offered) -> Iterator[str]:
    return (_answer(answer, known) for answer in answers)


def _answer(answer: Answer, known: Offered) -> str:
    near = _near(answer)
    if near and answer.like is Like.SOME:
        return near
    return ", ".join(filter(None, (_by_value(answer, known), near)))


def _by_value(answer: Answer, known: Offered) -> str:
    dates = known.field.kind is Kind.DATE
    low, high = _value(answer.low, known), _value(answer.high, known)
    match answer.like:
        case Like.NONE:
            return _("no answer")
        case Like.VALUE:
            return low
        case Like.SOME if known.field.kind is Kind.WORDS:
            return _("any answer")
        case Like.SOME:
            return _("any other answer")
        case Like.BELOW:
            said = _("before %(value)s") if dates else _("less than %(value)s")
            return said % {"value": high}
        case Like.BETWEEN:
            return _("between %(low)s and %(high)s") % {"low": low, "high": high}
        case Like.ABOVE:
            said = _("after %(value)s") if dates else _("more than %(value)s")
            return said % {"value": low}


def _near(answer: Answer) -> str:
    """How far a date is from the day on which the case comes in."""
    most, least = answer.within, answer.beyond
    if most is not None and least is not None:
        said = _(
            "more than %(least)d but no more than %(most)d working days from the day it comes in"
        )
        return said % {"least": least, "most": most}
    if most is not None:
        said = ngettext(
            "within %(n)d working day of the day it comes in",
            "within %(n)d working days of the day it comes in",
            most,
        )
        return said % {"n": most}
    if least is not None:
        said = ngettext(
            "more than %(n)d working day from the day it comes in",
            "more than %(n)d working days from the day it comes in",
            least,
        )
        return said % {"n": least}
    return ""


def _value(text: str, known: Offered) -> str:
    if text and known.field.kind is Kind.DATE:
        return full_date(date.fromisoformat(text), get_language() or "cy")
    return known.shown(text)


def verdict(found: Verdict) -> str:
    """Which row fired, and to which team the case would go."""
    team = QUEUES[found.outcome]
    if found.place is None:
        return _("No row fits. The case goes to: %(team)s.") % {"team": team}
    said = _("Row %(place)d fires. The case goes to: %(team)s.")
    return said % {"place": found.place, "team": team}


def letters() -> list[tuple[str, str]]:
    """Whose words the letters of a new kind of case may speak; those of an appeal are its own."""
    return [
        (CaseType.Letters.COMPLAINT, _("A complaint: upheld, in part or not")),
        (CaseType.Letters.ENQUIRY, _("A request or feedback: answered")),
    ]


def teams() -> list[tuple[str, str]]:
    return [(team, str(QUEUES[team])) for team in CaseType.Team.values]
