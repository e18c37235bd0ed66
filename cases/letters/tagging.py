"""What WeasyPrint's tags leave to be said for PDF/UA-1: read when the engine is upgraded.

* A quotation is tagged without its language (ISO 14289-1, 7.2).
* A page number is tagged, but hangs on nothing: it is an artifact (ISO 14289-1, 7.1).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

QUOTE = re.compile(r'<blockquote(?: lang="(\w\w)")?>')


def finisher(section: str) -> Callable[[Any, Any], None]:
    """The last touch to the PDF of a letter's `<section>`, before it is written."""
    from pydyf import Dictionary, String

    spoken = set(QUOTE.findall(section))  # all a customer's words are in one language
    language = spoken.pop() if len(spoken) == 1 else ""

    def finish(_document: Any, pdf: Any) -> None:
        if language:
            for item in pdf.objects:
                if isinstance(item, Dictionary) and item.get("S") == "/BlockQuote":
                    item["Lang"] = String(language)
        for stream, position in _outside_the_tree(pdf):
            stream[position - 1 : position + 1] = [
                "/Artifact",
                Dictionary({"Type": "/Pagination", "Subtype": "/Footer"}),
            ]

    return finish


def _outside_the_tree(pdf: Any) -> Iterator[tuple[list, int]]:
    """The marked content of each page that no tag of the tree leads to: taken out of the map, then
    given as the page's stream and where its properties stand."""
    of = {item.reference: item for item in pdf.objects}
    root = of[pdf.catalog["StructTreeRoot"]]
    reached = set(_below(root["K"], of))
    numbers = of[root["ParentTree"]]["Nums"]
    pages = (item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/Page")
    for page in pages:
        tags = numbers[numbers.index(page["StructParents"]) + 1]
        stream = of[page["Contents"]].stream
        for position, item in enumerate(stream):
            mark = item.get("MCID") if isinstance(item, dict) else None
            if mark is not None and tags[mark] not in reached:
                tags[mark] = "null"
                yield stream, position


def _below(kids: Any, of: dict) -> Iterator[bytes]:
    """Every tag under these, by its reference."""
    for kid in kids:
        if isinstance(kid, bytes):
            yield kid
            yield from _below(of[kid].get("K", ()), of)
