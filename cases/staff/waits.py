"""What a case waits for others to do, in a word or two each."""

from typing import Any

from django.utils.translation import gettext as _


def of(case: Any) -> list[str]:
    """What stands on an open case from `Case.objects.for_list()`."""
    if case.closed_at is not None:
        return []
    waits = [
        (case.is_paused, _("Paused")),
        (case.awaits_translation, _("Waiting for translation")),
        (case.awaits_statement, _("Waiting for a statement")),
        (case.awaits_answer, _("Waiting for the customer’s answer")),
    ]
    return [words for stands, words in waits if stands]
