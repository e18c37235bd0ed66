"""The axe accessibility rules over the page a browser shows."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def barriers(page: Page) -> list[str]:
    """What axe finds on this page, one line for each rule and place; [] when nothing."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{page.url}: {rule['id']} ({rule['impact']}): {rule['help']}: {place['html']}"
        for rule in found
        for place in rule["nodes"]
    ]
