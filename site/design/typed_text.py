"""What people type, made safe to keep: one Unicode form, one kind of line end, no control marks."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def has_controls(text: str) -> bool:
    """Whether the text holds a mark that cannot be kept or shown, such as a NUL byte."""
    return bool(_CONTROL.search(text))


def without_controls(text: str) -> str:
    """The text with those marks taken out. Use it before typed text goes into a draft."""
    return _CONTROL.sub("", text)


def tidy(text: str) -> str:
    """The text as we keep it: composed letters (NFC: ŵ is one letter), lines ending in one \\n."""
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
