"""Every interface text that the source marks for translation, read without gettext's tools."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CALLS = {
    "_": ("singular",),
    "gettext": ("singular",),
    "gettext_lazy": ("singular",),
    "gettext_noop": ("singular",),
    "ngettext": ("singular", "plural"),
    "ngettext_lazy": ("singular", "plural"),
    "pgettext": ("context", "singular"),
    "pgettext_lazy": ("context", "singular"),
    "npgettext": ("context", "singular", "plural"),
    "npgettext_lazy": ("context", "singular", "plural"),
}
IN_TEMPLATE = re.compile(
    r"\b(?:gettext|ngettext|pgettext|npgettext|_)\((?:[^()'\"]|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\")*\)"
)


class Text(NamedTuple):
    where: str
    context: str | None
    singular: str
    plural: str | None


def texts() -> Iterator[Text]:
    """The texts of Python files and templates of our own packages."""
    for folder in ("cases", "forms", "home", "site"):
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT)
            if "node_modules" in name.parts or "migrations" in name.parts:
                continue
            if path.suffix == ".py":
                yield from _calls(str(name), path.read_text())
            elif path.suffix in (".html", ".txt") and "templates" in name.parts:
                yield from _of_template(str(name), path.read_text())


def _of_template(where: str, source: str) -> Iterator[Text]:
    from django.utils.translation.template import templatize

    for call in IN_TEMPLATE.findall(templatize(source, origin=where)):
        yield from _calls(where, call)


def _calls(where: str, source: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        parts = CALLS.get(name, ())
        words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        words = [word for word in words if isinstance(word, str)]
        if parts and len(words) >= len(parts):
            found = dict(zip(parts, words, strict=False))
            yield Text(where, found.get("context"), found["singular"], found.get("plural"))
