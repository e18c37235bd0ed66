"""The plain markup of letters: how a text is read, and what is wrong with one.

An empty line begins a new paragraph, `# ` a heading, `* ` an item of a list, and `((name))` stands
for something of the case. `@ ` before a block says that it stands instead of the block above it
when the letter goes to someone who acts for the customer, to whom "you" would be the wrong word.
There is nothing else: no template language, no HTML.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# One run of one class: a bracket left open before thousands of spaces costs one reading.
PLACEHOLDER = re.compile(r"\(\(([^()\n]*)\)\)")
INSTEAD = "@ "


def name_in(found: re.Match[str]) -> str:
    """The name a placeholder stands for, without the spaces around it."""
    return found[1].strip()


@dataclass(frozen=True, kw_only=True)
class Block:
    """One block of a text: its kind, the number of its first line, and its lines."""

    kind: str  # "heading", "bullets" or "paragraph"
    line: int
    lines: tuple[str, ...]
    instead: bool = False
    """Stands instead of the block above when someone acts for the customer."""

    @property
    def alone(self) -> str:
        """The name of the placeholder this paragraph consists of; else nothing."""
        found = PLACEHOLDER.fullmatch(self.lines[0].strip()) if len(self.lines) == 1 else None
        return name_in(found) if found and self.kind == "paragraph" else ""


def parse(text: str) -> list[Block]:
    """The blocks of a text, in order."""
    blocks: list[Block] = []
    for line, instead, kind, words in _lines(text):
        last = blocks[-1] if blocks else None
        follows = last is not None and last.line + len(last.lines) == line
        same = last is not None and (last.kind, last.instead) == (kind, instead)
        if last and follows and same and kind != "heading":
            lines = (*last.lines, words)
            blocks[-1] = Block(kind=kind, line=last.line, lines=lines, instead=instead)
        else:
            blocks.append(Block(kind=kind, line=line, lines=(words,), instead=instead))
    return blocks


def _lines(text: str) -> Iterator[tuple[int, bool, str, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        instead = words.startswith(INSTEAD)
        words = words.removeprefix(INSTEAD).strip()
        if words.startswith("# "):
            yield number, instead, "heading", words[2:].strip()
        elif words.startswith("* "):
            yield number, instead, "bullets", words[2:].strip()
        elif words:
            yield number, instead, "paragraph", words


def said_to(blocks: Sequence[Block], *, acting: bool) -> list[Block]:
    """The blocks said to the customer, or to someone `acting` for them."""
    return [
        block
        for block, after in pairwise([*blocks, None])
        if block and (acting if block.instead else not (acting and after and after.instead))
    ]


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


def nothing_above(text: str) -> Iterator[int]:
    """The lines where `@ ` has no block above that it could stand instead of."""
    for before, block in pairwise([None, *parse(text)]):
        if block and block.instead and (before is None or before.instead):
            yield block.line


def not_alone(text: str, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The placeholders of `names` (whole paragraphs) that share theirs with other words."""
    alone = {block.line for block in parse(text) if block.alone}
    for number, name in placeholders(text):
        if name in names and number not in alone:
            yield number, name
