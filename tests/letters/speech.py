"""Tells a language by its small words: what a letter in the other one can never be without."""

import re
from html.parser import HTMLParser

OF = {
    "cy": frozenset(
        {"yn", "ydych", "eich", "ein", "wedi", "rydym", "gallwch", "byddwn", "ac", "mae", "nid"}
        | {"chi", "atoch", "gan", "oedd", "bod", "neu", "hyn", "hon", "drwy", "i’r", "mae’r"}
    ),
    "en": frozenset(
        {"the", "and", "you", "your", "our", "will", "this", "that", "with", "have", "from"}
        | {"was", "for", "are", "not", "can", "which", "when", "has", "been", "by"}
    ),
}
WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)?")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\b[\w.-]+(/[\w-]*)+")
REFERENCE = re.compile(r"\b[a-z]{3}-\w{5}-\w{5}\b")  # drawn at random: it may spell a small word


def words_of_the_other(text: str, language: str) -> set[str]:
    """The small words of the other language in `text`, addresses and references left out."""
    other = OF["en" if language == "cy" else "cy"]
    said = REFERENCE.sub(" ", ADDRESS.sub(" ", text.lower()))
    return {word for word in WORD.findall(said) if word in other}


class _Sections(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.language, self.other = "", 0

    def handle_starttag(self, tag, attrs) -> None:
        if tag == "section":
            self.language = dict(attrs)["lang"]
            self.found[self.language] = ""
        elif self.other or tag == "blockquote":
            self.other += tag == "blockquote"

    def handle_endtag(self, tag) -> None:
        if tag == "section":
            self.language = ""
        self.other -= tag == "blockquote"

    def handle_data(self, data) -> None:
        if self.language and not self.other:
            self.found[self.language] += data


def sections(page: str) -> dict[str, str]:
    """The words of each language of a letter, without what somebody else said in it."""
    reader = _Sections()
    reader.feed(page)
    return reader.found
