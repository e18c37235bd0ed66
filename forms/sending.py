"""From a draft to a case, once."""

import uuid

from django.db import transaction
from django.http import HttpRequest

from cases.appeals.intake import open_appeal
from cases.enquiries.intake import open_enquiry
from cases.handling.arriving import Came
from cases.models import Case, CaseType, StoredFile
from cases.policy.terms import CameBy
from design import forms as design

from . import answers as meaning
from .drafts import Draft
from .engine import Journey, compared
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
    """Make the case and empty the draft, in one transaction; a draft that was sent stays so.

    Answers to steps no longer shown are left out. However often this is asked for one draft, and
    however many ask at once, there is one case. False: another tab has since left a step undone.
    """
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=journey.draft.pk)
        if draft.sent_at:
            return True
        journey = journey.again(draft)
        if journey.first_to_do() is not None:
            return False
        open_case(draft, journey)
        draft.end = journey.end.key if journey.end else ""
        draft.answers, draft.tried, draft.sent_at = {}, [], journey.now
        draft.save(update_fields=["answers", "tried", "sent_at", "end"])
    return True


def open_case(draft: Draft, journey: Journey) -> Case:
    """The case these answers make, on the way that its kind goes."""
    steps, given = journey.steps, draft.answers
    stored = {str(file.pk): file for file in StoredFile.objects.filter(draft=draft.pk)}
    case_type = CaseType.objects.get(code=draft.definition.case_type)
    came = Came(
        key=draft.pk,
        transcript=meaning.transcript(steps, given, stored),
        form_version=draft.version_id,
        files=[
            uuid.UUID(file_id) for file_id in meaning.file_ids(steps, given) if file_id in stored
        ],
        language=draft.written_in or journey.language,
        now=journey.now,
        channel=CameBy(draft.channel),
        received_on=draft.received_on,
        keyed_by=draft.keyed_by,
    )
    if case_type.flow == CaseType.Flow.APPEAL:
        answers = meaning.read(steps, given)
        return open_appeal(case_type=case_type, answers=answers, came=came).case
    said = meaning.read_enquiry(steps, given, compared(steps, given))
    return open_enquiry(case_type=case_type, answers=said, came=came)
