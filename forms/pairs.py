"""Answer pairs: Welsh has no one word for yes. The author picks the pair that answers the verb."""

from collections.abc import Mapping
from typing import NamedTuple

YES, NO = "yes", "no"


class Pair(NamedTuple):
    """The two answers in Welsh, and the beginning of a question they answer, in both languages."""

    yes: str
    no: str
    asked_cy: str
    asked_en: str


PAIRS: Mapping[str, Pair] = {
    "ydw": Pair("Ydw", "Nac ydw", "Ydych chi’n …?", "Are you …? Do you …?"),
    "ydy": Pair("Ydy", "Nac ydy", "Ydy’r …?", "Is the …? Does it …?"),
    "ydyn": Pair("Ydyn", "Nac ydyn", "Ydyn nhw’n …?", "Are they …? Do they …?"),
    "oes": Pair("Oes", "Nac oes", "Oes …? Oes gennych chi …?", "Is there …? Do you have …?"),
    "do": Pair("Do", "Naddo", "Gawsoch chi …? Wnaethoch chi …?", "Did you …? Have you …?"),
    "ie": Pair("Ie", "Nage", "Ai chi yw …?", "Is it you who …?"),
    "oeddwn": Pair("Oeddwn", "Nac oeddwn", "Oeddech chi’n …?", "Were you …?"),
    "oedd": Pair("Oedd", "Nac oedd", "Oedd y …?", "Was the …?"),
    "oedden": Pair("Oedden", "Nac oedden", "Oedden nhw’n …?", "Were they …?"),
    "byddaf": Pair("Byddaf", "Na fyddaf", "Fyddwch chi’n …?", "Will you be …?"),
    "bydd": Pair("Bydd", "Na fydd", "Fydd y …?", "Will the … be …?"),
    "gwnaf": Pair("Gwnaf", "Na wnaf", "Wnewch chi …?", "Will you …?"),
    "gallaf": Pair("Gallaf", "Na allaf", "Allwch chi …?", "Can you …?"),
    "hoffwn": Pair("Hoffwn", "Na hoffwn", "Hoffech chi …?", "Would you like …?"),
    "caf": Pair("Caf", "Na chaf", "Gewch chi …?", "Are you allowed …?"),
}
"""By lasting name. Frozen into each released form, so a pair mended here changes no old answer."""


def choices() -> list[tuple[str, str]]:
    """For the author: the pair and the question it answers, Welsh and English on one line."""
    return [
        (name, f"{pair.yes} / {pair.no} – {pair.asked_cy} ({pair.asked_en})")
        for name, pair in PAIRS.items()
    ]


def options(name: str) -> list[dict]:
    """The two options in both languages, as a released form keeps them; none for no pair."""
    pair = PAIRS.get(name)
    if pair is None:
        return []
    none = {"cy": "", "en": ""}
    return [
        {"value": YES, "label": {"cy": pair.yes, "en": "Yes"}, "hint": none},
        {"value": NO, "label": {"cy": pair.no, "en": "No"}, "hint": none},
    ]
