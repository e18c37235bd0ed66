"""The plain markup of letters: how a text is read, and what is wrong with one.

An empty line begins a new paragraph, `# ` a heading, `* ` an item of a list, and `((name))` stands
for something of the case. There is nothing else: no template language, no HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# One run of one class: a bracket left open before thousands of spaces costs one reading.
PLACEHOLDER = re.compile(r"\(\(([^()\n]*)\)\)")


def name_in(found: re.Match[str]) -> str:
    """The name a placeholder stands for, without the spaces around it."""
    return found[1].strip()


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block of a text: its kind, the number of its first line, and its lines."""

    kind: str  # "heading", "bullets" or "paragraph"
    line: int
    lines: tuple[str, ...]

    @property
    def alone(self) -> str:
        """The name of the placeholder this paragraph consists of; else nothing."""
        found = PLACEHOLDER.fullmatch(self.lines[0].strip()) if len(self.lines) == 1 else None
        return name_in(found) if found and self.kind == "paragraph" else ""


def parse(text: str) -> list[Block]:
    """The blocks of a text, in order."""
    blocks: list[Block] = []
    for line, kind, words in _lines(text):
        last = blocks[-1] if blocks else None
        follows = last is not None and last.line + len(last.lines) == line
        if last and follows and kind == last.kind and kind != "heading":
            blocks[-1] = Block(kind=kind, line=last.line, lines=(*last.lines, words))
        else:
            blocks.append(Block(kind=kind, line=line, lines=(words,)))
    return blocks


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if words.startswith("# "):
            yield number, "heading", words[2:].strip()
        elif words.startswith("* "):
            yield number, "bullets", words[2:].strip()
        elif words:
            yield number, "paragraph", words


def placeholders(text: str) -> Iterator[tuple[int, str]]:
    """Every placeholder with the number of its line."""
    for number, line in enumerate(text.splitlines(), start=1):
        for found in PLACEHOLDER.finditer(line):
            yield number, name_in(found)


def broken(text: str) -> Iterator[int]:
    """The lines where a double bracket opens or closes without its other half."""
    for number, line in enumerate(text.splitlines(), start=1):
        rest = PLACEHOLDER.sub("", line)
        if "((" in rest or "))" in rest:
            yield number


def not_alone(text: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The placeholders of `names` (whole paragraphs) that share theirs with other words."""
    alone = {block.line for block in parse(text) if block.alone}
    for number, name in placeholders(text):
        if name in names and number not in alone:
            yield number, name
