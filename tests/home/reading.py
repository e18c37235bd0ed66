"""A published page as a reader's browser gets it."""

from html.parser import HTMLParser

PAGES = {
    "current-cy": "/cy/polisi/",
    "current-en": "/en/policy/",
    "earlier-cy": "/cy/polisi/cynharach/",
    "earlier-en": "/en/policy/earlier/",
}


class Page(HTMLParser):
    """The ids of a page and its links: (address, hreflang, lang)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        named = dict(attrs)
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a":
            self.links.append(
                (named.get("href", ""), named.get("hreflang", ""), named.get("lang", ""))
            )


def read(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()
