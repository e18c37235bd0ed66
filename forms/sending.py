"""From a draft to a case, once."""

import uuid

from django.db import transaction
from django.http import HttpRequest

from cases.appeals import intake
from cases.models import StoredFile
from design import forms as design

from . import answers as meaning
from .drafts import Draft
from .engine import Journey
from .keying import words


def declaration(draft: Draft, language: str, request: HttpRequest) -> design.Form:
    """The form of the check page: one box to tick. Staff who key in confirm what they did."""
    label = draft.definition.declaration[language]
    error = draft.definition.declaration_error[language]
    if draft.keyed_by_id:
        label, error = words.confirmation(draft.came_by)
    field = design.ConfirmField(label=label, error_messages={"required": error})
    form_class = type("DeclarationForm", (design.Form,), {"declaration": field})
    form: design.Form = form_class(request.POST if request.method == "POST" else None)
    return form


def send(journey: Journey) -> bool:
    """Make the appeal and empty the draft, in one transaction; a draft that was sent stays so.

    Answers to steps no longer shown are left out. However often this is asked for one draft, and
    however many ask at once, there is one appeal. False: another tab has since left a step undone.
    """
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=journey.draft.pk)
        if draft.sent_at:
            return True
        journey = journey.again(draft)
        if journey.first_to_do() is not None:
            return False
        stored = {str(file.pk): file for file in StoredFile.objects.filter(draft=draft.pk)}
        intake.open_appeal(
            key=draft.pk,
            answers=meaning.read(journey.steps, draft.answers),
            transcript=meaning.transcript(journey.steps, draft.answers, stored),
            form_version=draft.version_id,
            language=draft.written_in or journey.language,
            files=[
                uuid.UUID(file_id)
                for file_id in meaning.file_ids(journey.steps, draft.answers)
                if file_id in stored
            ],
            now=journey.now,
            channel=draft.channel,
            received_on=draft.received_on,
            keyed_by=draft.keyed_by,
        )
        draft.end = journey.end.key if journey.end else ""
        draft.answers, draft.tried, draft.sent_at = {}, [], journey.now
        draft.save(update_fields=["answers", "tried", "sent_at", "end"])
    return True
