"""Reading a drawn page the way a browser does."""

from html.parser import HTMLParser

from django.template import Context, Engine, Template
from django.template.loader import render_to_string

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta"}
FOCUSABLE = {"a", "button", "input", "select", "textarea"}


class Page(HTMLParser):
    """The elements of a page, and its text by element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data):
        self.text += data

    @property
    def words(self) -> str:
        return " ".join(self.text.split())

    def all(self, tag: str | None = None, **wanted: str) -> list[dict[str, str]]:
        """The attributes of every element with this tag and these attributes (class_ for class)."""
        wanted = {name.rstrip("_"): value for name, value in wanted.items()}
        return [
            attrs
            for name, attrs in self.elements
            if (tag is None or name == tag)
            and all(value in attrs.get(key, "").split() for key, value in wanted.items())
        ]

    def by_id(self, wanted: str) -> tuple[str, dict[str, str]]:
        found = [element for element in self.elements if element[1].get("id") == wanted]
        assert len(found) == 1, f"{len(found)} elements have the id {wanted}"
        return found[0]


def draw(name: str, **context) -> Page:
    """A template of the product, without a request: nothing but what it is given."""
    return Page(render_to_string(name, context))


def draw_text(source: str, **context) -> Page:
    """A few lines of template, as a page of ours would hold them."""
    engine = Engine.get_default()
    return Page(Template(source, engine=engine).render(Context(context)))
