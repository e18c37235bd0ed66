"""What was answered and is no longer asked: shown before sending, and never sent."""

from typing import Any

from cases.models import StoredFile

from . import answers as meaning
from .engine import Journey


def rows(journey: Journey) -> list[dict[str, Any]]:
    """Questions with an answer that the other answers have put out of reach, and those answers.

    Nothing is lost by it: an answer comes back with the answer that leads to its question.
    """
    draft, language = journey.draft, journey.language
    asked = {question.key for step in journey.steps for question in step.asked}
    left = [
        question
        for _step, question in draft.definition.questions()
        if question.asks and question.key not in asked and draft.answers.get(question.key)
    ]
    if not left:
        return []
    files = {str(file.pk): file for file in StoredFile.objects.filter(draft=draft.pk)}
    found = []
    for question in left:
        words = meaning.in_words(question, draft.answers, language, files)
        if words:
            said = {"lines": words} if len(words) > 1 else {"value": words[0]}
            found.append({"key": question.label[language], **said})
    return found
