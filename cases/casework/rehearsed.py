"""What a case would have set going, for who tries a form: read before the trial is undone."""

from typing import Any

from cases.casework import words
from cases.letters import reading
from cases.models import Case


def outcome(case: Case) -> dict[str, Any]:
    """Whose work it would be, and the letters written, without their one-time codes."""
    return {
        "queue": words.of(words.QUEUES, case.queue),
        "letters": [
            {
                "subject": letter.subject,
                "article": reading.article(letter, with_code=False),
            }
            for letter in case.letters.order_by("pk")
        ],
    }
