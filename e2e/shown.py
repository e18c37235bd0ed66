"""A kept page: what it is built of, and what is wrong with it where a browser shows it."""

from playwright.sync_api import Page as Tab

from e2e.conftest import NARROW
from tests.support import axe
from tests.sweeps.crawl import Page


def faults(page: Tab, kept: Page) -> list[str]:
    """What is wrong with the page that is shown."""
    return [*(f"{kept}: {barrier}" for barrier in axe.barriers(page)), *too_wide(page, kept)]


def too_wide(page: Tab, kept: Page) -> list[str]:
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    if width <= NARROW["width"]:
        return []
    return [f"{kept}: {width} px wide on a screen of {NARROW['width']}"]


def shape(page: Page) -> frozenset:
    """What a page is built of: its elements with what matters to a barrier, not its words."""
    return frozenset(
        (
            tag.parent.name,
            tag.name,
            *((name, _kind(name, value)) for name, value in tag.attrs.items()),
        )
        for tag in page.soup.find_all(True)
    )


def _kind(name: str, value: object) -> object:
    if name == "class":
        return tuple(value) if isinstance(value, list) else value
    return value if name in ("type", "role", "lang", "aria-invalid", "aria-current") else ""
