"""With which version of which form a case began. The forms stand above the cases: they leave here,
when the service starts, what can say so."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.models import Case


@dataclass(frozen=True, kw_only=True)
class FormAsked:
    """A released version of a form."""

    title: Mapping[str, str]
    """By language."""
    number: int
    url: str
    """Where staff read what it asks."""

    def __str__(self) -> str:
        said = _("%(form)s, version %(number)d")
        return said % {"form": self.title[get_language() or "cy"], "number": self.number}


Source = Callable[[Collection[UUID]], Mapping[UUID, FormAsked]]
_given: list[Source] = []


def give(source: Source) -> None:
    """Leave what finds the released versions of these keys."""
    _given[:] = [source]


def of(case: Case) -> FormAsked | None:
    """The form this case began with; None for one that began without, or with one unknown here."""
    form = getattr(case, "submission", None)
    version = form.form_version if form else None
    return among([version]).get(version) if version else None


def among(versions: Collection[UUID]) -> Mapping[UUID, FormAsked]:
    """The versions that are known, of those asked for."""
    return _given[0](versions) if _given and versions else {}
