"""Every answer of the service, gathered once: pages, error states, files, as each kind of reader.

A `Browser` is Django's test client that keeps what it got. `follow` reads on from page to page as
a person would, by links alone; the journeys that need typing are in `journeys`.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from http.cookies import Morsel
from urllib.parse import parse_qs, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client

ELSEWHERE = ("/static/", "/admin/", "/source/")  # not pages of ours: looked at by themselves
MADE = ("soup", "tags")  # of a page: quick to make again, long to keep
FIELDS = "input:not([type=hidden]):not([type=submit]), select, textarea"


@dataclass(frozen=True, repr=False)
class Page:
    """One answer, to whom, and what was asked."""

    who: str
    method: str
    address: str
    language: str  # of the reader: the one every page of ours should be in
    status: int
    headers: Mapping[str, str]
    cookies: Mapping[str, Morsel]
    body: bytes

    def __repr__(self) -> str:
        return f"{self.who} {self.method} {self.address} ({self.language}): {self.status}"

    def __getstate__(self) -> dict:
        """As kept in a file: what was made of it since is made again."""
        return {name: value for name, value in self.__dict__.items() if name not in MADE}

    @property
    def html(self) -> str:
        """The page's source; "" for what is no page, or one to be kept and not shown."""
        kind = self.headers.get("Content-Type", "")
        shown = not self.headers.get("Content-Disposition", "").startswith("attachment")
        return self.body.decode() if shown and kind.startswith("text/html") else ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def tags(self) -> list[tuple[str, dict[str, str]]]:
        """Every element's name and attributes, in order: much quicker to have than the soup."""
        reader = _Tags()
        reader.feed(self.html)
        return reader.found

    @property
    def is_letter(self) -> bool:
        """A letter alone, as it left."""
        letter = self.soup.select_one("article.letter")
        return bool(letter and not self.soup.select_one(".app-header"))

    @property
    def links(self) -> list[str]:
        """Addresses of our own pages that this one leads to, in order, without fragments."""
        found = [
            tag["href"]
            for name, tag in self.tags
            if "href" in tag and (name == "a" or tag.get("rel") == "alternate")
        ]
        if "Location" in self.headers:
            found.append(self.headers["Location"])
        return [address for link in found if (address := self.local(link))]

    def local(self, link: str) -> str:
        """The address a link leads to; "" when it leaves our pages."""
        parts = urlsplit(urljoin(f"http://testserver{self.address}", link))
        if parts.netloc != "testserver" or parts.path.startswith(ELSEWHERE):
            return ""
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def forms(self) -> list["Form"]:
        """The forms that are sent by POST and ask something."""
        return [
            Form(self.local(tag.get("action", "")) or self.address, tag)
            for tag in self.soup.select("form[method=post]")
            if tag.select_one(FIELDS)
        ]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@dataclass(frozen=True)
class Form:
    address: str
    tag: Tag

    def filled(self, *, last: bool) -> dict[str, list[str]]:
        """Something in every box; of choices the first one, or the last."""
        typed: dict[str, list[str]] = {}
        for box in self.tag.select(FIELDS):
            name, kind = box.get("name", ""), box.get("type", box.name)
            if kind in ("radio", "checkbox"):
                if last or name not in typed:
                    typed[name] = [box["value"]]
            elif kind == "select":
                choices = [o["value"] for o in box.select("option") if o.get("value")]
                typed[name] = [choices[-1 if last else 0]] if choices else []
            elif kind != "file":
                typed[name] = [WORDS.get(box.get("lang", ""), "Testun y prawf")]
        return typed


WORDS = {"cy": "Geiriau’r swyddog ar gyfer y prawf.", "en": "The officer’s words for the test."}


class Browser(Client):
    """A browser of `who`, reading `language`, that keeps every answer in `pages`."""

    def __init__(self, who: str, language: str, pages: list[Page], **options) -> None:
        super().__init__(**options)
        self.who, self.language, self.pages = who, language, pages
        self.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    def request(self, **asked):
        response = super().request(**asked)
        path, query = asked["PATH_INFO"], asked.get("QUERY_STRING", "")
        self.pages.append(
            Page(
                who=self.who,
                method=asked["REQUEST_METHOD"],
                address=path + (f"?{query}" if query else ""),
                language=path[1:3] if path.startswith(("/cy/", "/en/")) else self.language,
                status=response.status_code,
                headers=response.headers,
                cookies=dict(response.cookies),
                body=response.getvalue(),
            )
        )
        return response

    def visit(self, address: str) -> Page:
        """The page at an address."""
        self.get(address)
        return self.pages[-1]

    def send(self, address: str, typed: Mapping | None = None) -> Page:
        """What sending a form gives, and the page it leads to."""
        self.post(address, typed or {})
        sent = self.pages[-1]
        if address := sent.local(sent.headers.get("Location", "/static/")):
            self.visit(address)
        return sent


def follow(
    browser: Browser, starts: Iterable[str], *, wanted: Callable[[str], bool] = lambda _: True
) -> list[Page]:
    """Read from `starts` on by links, each wanted address once; the pages read. One list in another
    order, and one with its boxes ticked, stand for every list so."""
    waiting, known, read = deque(starts), set(starts), []
    while waiting:
        page = browser.visit(waiting.popleft())
        read.append(page)
        for address in page.links:
            like = _like(address)
            if like not in known and wanted(address):
                known.add(like)
                waiting.append(address)
    return read


def _like(address: str) -> str:
    """What an address stands for: itself, but for a list that is sorted or ticked, and for the
    page that gives cases to someone."""
    if address.startswith("/staff/bulk/?"):
        return "/staff/bulk/"
    asked = parse_qs(urlsplit(address).query)
    order = [f"{name}={asked[name][0]}" for name in ("sort", "select") if name in asked]
    return f"{urlsplit(address).path}?{order[-1]}" if order else address
