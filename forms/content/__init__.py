"""The forms we ship: files as `config export` writes them, taken in by the same code."""

from pathlib import Path
from typing import Any

from forms.models import FormPage
from forms.moving import bringing_in, pages, reading

HERE = Path(__file__).parent


def names() -> list[str]:
    """The forms we ship, by the names of their files."""
    return sorted(path.stem for path in HERE.glob("*.json"))


def load(name: str = "appeal") -> bool:
    """Make the form and publish it in both languages, unless it exists. Whether it was made.

    Once it exists it is the editors': loading again changes nothing. A kind of case that the
    council has changed before its form came is the council's, too.
    """
    data = whole(name)
    if FormPage.objects.filter(translation_key=data["id"]).exists():
        return False
    bringing_in.bring_in(data, keep=True)
    return True


def whole(name: str) -> dict[str, Any]:
    """Everything a file says."""
    return reading.read((HERE / f"{name}.json").read_bytes())


def read(name: str) -> dict[str, Any]:
    """The form itself: its start page, its steps and their questions, both languages in one."""
    found: dict[str, Any] = whole(name)["form"]
    return found


def page_in(language: str, data: dict[str, Any]) -> FormPage:
    """One language's page of a form, not saved and not yet anywhere."""
    return pages.unsaved(data, language)
