"""Reading a PDF as a reader does: its words with their sizes, its tags in order, its properties."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

LOST = "\ufffd"  # a glyph that stands for no letter, like the ring under a lone accent
BFCHAR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>", re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """One run of text: its words, its size in points, and whether it is outside the reading."""

    text: str
    points: float
    artifact: bool


@dataclass(frozen=True)
class Tag:
    """One tag of the structure: `H1`, `P` …; its words, its alternative text and its language."""

    name: str
    text: str
    alt: str
    lang: str


class Pdf:
    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(content))
        self.root = self.file.Root

    @property
    def title(self) -> str:
        return str(self.file.docinfo.get("/Title", ""))

    @property
    def metadata(self) -> str:
        return self.root.Metadata.read_bytes().decode()

    @property
    def words(self) -> list[Words]:
        return [words for page in self.file.pages for words in _words(page)]

    @property
    def text(self) -> str:
        """Everything to be read, lines joined; page numbers are not."""
        return " ".join(words.text.strip() for words in self.words if not words.artifact)

    @property
    def footers(self) -> list[str]:
        return ["".join(w.text for w in _words(page) if w.artifact) for page in self.file.pages]

    @property
    def links(self) -> set[str]:
        found = (note for page in self.file.pages for note in page.get("/Annots", ()))
        return {str(note.A.URI) for note in found if note.Subtype == "/Link"}

    @property
    def fonts(self) -> Iterator[Dictionary]:
        for page in self.file.pages:
            for font in page.Resources.Font.values():
                yield font.DescendantFonts[0]

    @property
    def tags(self) -> list[Tag]:
        """The tags in reading order, each with the words directly in it."""
        marked = [_marked(page) for page in self.file.pages]
        places = {page.obj.objgen: number for number, page in enumerate(self.file.pages)}
        return list(_tags(self.root.StructTreeRoot.K, marked, places))

    def marks_without_tag(self) -> int:
        """Marked content whose place in the parent tree leads to no tag below the root."""
        reached: set[tuple[int, int]] = set()
        _reach(self.root.StructTreeRoot.K, reached)
        nums = self.root.StructTreeRoot.ParentTree.Nums
        owners = {int(key): value for key, value in pairwise(nums) if not isinstance(key, Array)
                  and isinstance(value, Array)}  # fmt: skip
        lost = 0
        for page in self.file.pages:
            for mark in _marked(page):
                owner = owners[int(page.StructParents)][mark]
                lost += not isinstance(owner, Dictionary) or owner.objgen not in reached
        return lost


def _tags(kids, marked, places, page=None) -> Iterator[Tag]:
    for kid in kids:
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            continue
        own = kid.get("/Pg", page)
        inside = kid.get("/K", Array())
        inside = inside if isinstance(inside, Array) else [inside]
        marks = [int(mark) for mark in inside if isinstance(mark, int)]
        words = "".join(marked[places[own.objgen]].get(mark, "") for mark in marks) if own else ""
        yield Tag(str(kid.S)[1:], words, str(kid.get("/Alt", "")), str(kid.get("/Lang", "")))
        yield from _tags(inside, marked, places, own)


def _reach(kids, reached: set[tuple[int, int]]) -> None:
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            reached.add(kid.objgen)
            _reach(kid.get("/K", Array()), reached)


def _marked(page) -> dict[int, str]:
    """The words of each marked piece of a page."""
    found: dict[int, str] = {}
    for mark, words in _read(page):
        if isinstance(mark, int):
            found[mark] = found.get(mark, "") + words.text
    return found


def _words(page) -> Iterator[Words]:
    for _mark, words in _read(page):
        if words.text:
            yield words


def _read(page) -> Iterator[tuple[int | None, Words]]:
    """Each showing of text, and each piece without any, with the mark it stands in."""
    meanings = {
        name: {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be")
               for a, b in BFCHAR.findall(font.ToUnicode.read_bytes())}
        for name, font in page.Resources.Font.items()
    }  # fmt: skip
    scales, scale = [1.0], 1.0
    marks: list[int | str | None] = []
    meaning: dict[int, str] = {}
    size = 0.0
    for step in pikepdf.parse_content_stream(page):
        operands, operator = step.operands, step.operator
        if operator == Operator("q"):
            scales.append(scale)
        elif operator == Operator("Q"):
            scale = scales.pop()
        elif operator == Operator("cm"):
            scale *= abs(float(operands[3]))
        elif operator == Operator("Tf"):
            meaning, size = meanings[str(operands[0])], float(operands[1])
        elif operator in (Operator("BDC"), Operator("BMC")):
            properties = operands[1] if len(operands) > 1 else {}
            artifact = operands[0] == Name.Artifact
            marks.append("artifact" if artifact else int(properties["/MCID"]))
            if not artifact:
                yield marks[-1], Words("", 0, False)
        elif operator == Operator("EMC"):
            marks.pop()
        elif operator in (Operator("TJ"), Operator("Tj")):
            shown = operands[0] if operator == Operator("TJ") else operands
            raw = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
            glyphs = (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))
            text = "".join(meaning.get(glyph, LOST) for glyph in glyphs)
            mark = marks[-1] if marks else None
            number = mark if isinstance(mark, int) else None
            yield number, Words(text, round(size * scale, 2), mark == "artifact")
