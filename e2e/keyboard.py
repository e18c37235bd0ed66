"""Working with the keys alone: Tab until one stands on it, then Enter, Space, an arrow, or type."""

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 400


class Keyboard:
    """The keys of one page. Nothing here points, clicks or fills in by script."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys = page, page.keyboard

    def to(self, target: Locator) -> None:
        """Tab until the focus is on `target`, and see that it shows there."""
        for _press in range(MOST_TABS):
            self.keys.press("Tab")
            if on(target):
                expect(target).to_be_in_viewport()
                return
        raise AssertionError(f"the Tab key never came to {target}")

    def press(self, name: str) -> None:
        """A link or a button in the main part of the page, by its whole name."""
        main = self.page.get_by_role("main")
        button = main.get_by_role("button", name=name, exact=True)
        self.to(button.or_(main.get_by_role("link", name=name, exact=True)).first)
        self.keys.press("Enter")

    def pick(self, question: str, answer: str) -> None:
        """One of several answers: Tab comes to the group, the arrows go through it."""
        group = self.page.get_by_role("group", name=question)
        wanted = group.get_by_role("radio", name=answer, exact=True)
        self.to(group.get_by_role("radio").first)
        self.keys.press("Space")
        for _answer in range(group.get_by_role("radio").count()):
            if on(wanted):
                break
            self.keys.press("ArrowDown")
        expect(wanted).to_be_checked()

    def write(self, label: str, words: str) -> None:
        self.to(self.page.get_by_label(label, exact=True))
        self.keys.insert_text(words)


def on(target: Locator) -> bool:
    return target.evaluate("element => element === document.activeElement")
