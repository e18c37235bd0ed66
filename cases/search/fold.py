"""Words as they are looked for: without accents, in small letters, whatever mutation they took."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 40  # characters of a word that are kept
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
APOSTROPHE = re.compile("['’]")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)

# A mutated beginning and the beginnings it may come from (soft, nasal, aspirate). A soft mutation
# drops g altogether, so any word that begins with what may follow a g may have lost one.
FROM = {
    "b": ("p",), "d": ("t",), "g": ("c",), "f": ("b", "m"), "dd": ("d",), "l": ("ll",),
    "r": ("rh",), "mh": ("p",), "nh": ("t",), "ngh": ("c",), "m": ("b",), "n": ("d",),
    "ng": ("g",), "ph": ("p",), "th": ("t",), "ch": ("c",),
}  # fmt: skip
DROPPED_G = re.compile(r"[aeiouwylrn]")
SHORTEST = 4  # letters; a shorter word keeps its beginning


def words(text: str) -> Iterator[str]:
    """The words of `text`, folded; the parts around an apostrophe, and a postcode as one word,
    also by themselves."""
    for found in WORD.finditer(text):
        yield fold(found[0])
        parts = APOSTROPHE.split(found[0])
        if len(parts) > 1:
            yield from map(fold, parts)
    for found in POSTCODE.finditer(text):
        yield fold(found[1] + found[2])


def fold(word: str) -> str:
    """`word` without accents and apostrophes, in small letters."""
    apart = unicodedata.normalize("NFKD", word)
    plain = "".join(letter for letter in apart if letter.isalnum())
    return plain.casefold()[:LONGEST]


def unmutated(word: str) -> set[str]:
    """What the folded `word` may be without its mutation; always itself too.

    It is a net, not a grammar: two words that share one of these are taken for the same.
    """
    found = {word}
    if len(word) < SHORTEST or not word[0].isalpha():
        return found
    for start, origins in FROM.items():
        if word.startswith(start):
            found |= {origin + word[len(start) :] for origin in origins}
    if word.startswith("h"):
        found.add(word[1:])
    if DROPPED_G.match(word):
        found.add("g" + word)
    return found
