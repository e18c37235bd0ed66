"""Every address the service answers to, its arguments filled in; an argument nobody knows fails.

Wagtail's own addresses take whatever points at the case's rows; ours are known one by one, so
that a new address cannot slip past the sweeps.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from django.utils.translation import get_language

from portal.rights import patterns

ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
BY_PATTERN = {
    r"history/(?P<pk>.+)/revisions/compare/(?P<revision_id_a>live|earliest|\d+)\.\.\."
    r"(?P<revision_id_b>live|latest|\d+)/$": "history/3/revisions/compare/live...latest/",
    r"^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$": (
        "3/revisions/compare/live...latest/"
    ),
    r"^.*/$": "dim-yma/",
    r"^((?:[\w\-]+/)*)$": "",
}


class UnknownArgument(Exception):
    """A pattern takes an argument that the walker cannot fill in."""


class Address(NamedTuple):
    name: str
    path: str
    arguments: frozenset[str]
    language: str

    @property
    def is_the_cms(self) -> bool:
        return self.path.startswith("/admin/")


def every_address(values: Mapping[str, str], language: str) -> list[Address]:
    """All addresses in `language`; `values` by "converter:name", like "uuid:token"."""
    with translation.override(language):
        found = list(_walk(get_resolver(), "", "/", values, frozenset()))
        assert [address.name for address in found] == [name for name, *_ in patterns()]
    return found


def _walk(
    resolver: URLResolver, space: str, path: str, values: Mapping[str, str], before: frozenset[str]
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        part, arguments = _filled(str(entry.pattern), values, cms=path.startswith("/admin/"))
        known = before | arguments
        if isinstance(entry, URLPattern):
            yield Address(
                space + (entry.name or str(entry.pattern)), path + part, known, get_language()
            )
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from _walk(entry, space + inner, path + part, values, known)


def _filled(route: str, values: Mapping[str, str], *, cms: bool) -> tuple[str, frozenset[str]]:
    if route in BY_PATTERN:
        return BY_PATTERN[route], frozenset()
    names: list[str] = []

    def fill(found: re.Match[str]) -> str:
        names.append(found[2])
        kind = f"{found[1] or 'str'}:{found[2]}"
        if cms:
            return values.get(f"cms {kind}", values[f"cms {found[1] or 'str'}"])
        if kind not in values:
            raise UnknownArgument(f"{route}: say in the sweeps what {kind} is of a case")
        return values[kind]

    path = ARGUMENT.sub(fill, route.removeprefix("^").removesuffix("$"))
    if re.search(r"[\\()\[\]*+?<>^$]", path):
        raise UnknownArgument(f"{route}: say in the sweeps what fits this pattern")
    return path, frozenset(names)
