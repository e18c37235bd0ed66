"""What correspondence adds to the flags of a case from `Case.objects.for_list()`."""

from typing import Any

from django.utils.translation import gettext as _

from cases.correspondence import languages


def of(case: Any) -> list[str]:
    """What to look out for, in a word or two each."""
    found = []
    if case.has_new_message:
        found.append(_("New message"))
    if languages.is_owed_welsh(case.language, case.last_written_in):
        found.append(_("Answer in Welsh"))
    return found
