"""What the pages of a draft show, in the language of the page. Sentences live in the templates."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.models import Case, StoredFile
from cases.policy.terms import Lateness, LeadInvolved, Reviewer
from design.dates import days_in_words, full_date, long_date

from . import answers as meaning
from . import parts, typed
from .addresses import check_url, delete_url, start_url, step_url
from .clauses import clause_link
from .definition import Step
from .drafts import Draft
from .engine import Journey
from .fields import StepForm


def language_links(urls: Mapping[str, str]) -> list[dict[str, Any]]:
    """The language control: Welsh first, each language in its own name."""
    return [
        {"code": code, "name": name, "url": urls[code], "current": code == get_language()}
        for code, name in settings.LANGUAGES
    ]


def step(journey: Journey, asked: Step, form: StepForm, changing: bool) -> dict[str, Any]:
    """A step's page."""
    language, draft = journey.language, journey.draft
    previous = journey.before(asked)
    if changing:
        back = check_url(draft, language)
    elif previous:
        back = step_url(draft, previous, language)
    else:
        back = start_url(draft, language)
    drawn = [parts.part(question, form, draft, language) for question in asked.questions]
    return {
        "form": form,
        "heading": asked.heading(language),
        "title": asked.title[language],
        "section": asked.section[language],
        "parts": drawn,
        "heading_in_legend": not asked.title[language],
        "continue_label": _("Continue"),
        "has_files": any(q.type == "files" or typed.holds_files(q) for q in asked.asked),
        "deadline": deadline(journey) if asked.show_deadline else None,
        "back_url": back,
        "delete_url": delete_url(draft, language),
        "language_links": language_links(
            {code: step_url(draft, asked, code) for code, _name in settings.LANGUAGES}
        ),
    }


def typed_late(asked: Step, late: Mapping[str, Any], language: str) -> list[str]:
    """What was typed to a step and is not kept, since the draft has gone, in words."""
    return [words for q in asked.asked for words in meaning.in_words(q, late, language, {})]


def check_sections(journey: Journey) -> list[dict[str, Any]]:
    """Every question asked and its answer, by the parts of the form."""
    draft, language = journey.draft, journey.language
    files = {str(file.pk): file for file in StoredFile.objects.filter(draft=draft.pk)}
    sections: list[dict[str, Any]] = []
    for asked in journey.steps:
        url = f"{step_url(draft, asked, language)}?change=1"
        rows = []
        for question in asked.asked:
            words = meaning.in_words(question, draft.answers, language, files)
            if not words and question.advised:
                words = [_("Not provided. It helps us if you answer, but you can send without it.")]
            said = {"lines": words} if len(words) > 1 else {"value": "".join(words)}
            rows.append({"key": question.label[language], "url": url, **said})
        if not rows:
            continue
        if not sections or sections[-1]["title"] != asked.section[language]:
            sections.append({"title": asked.section[language], "rows": []})
        sections[-1]["rows"] += rows
    return sections


def deadline(journey: Journey) -> dict[str, Any]:
    """The last day to appeal with its working, by the answers so far.

    `keyed`: whether it is late is said of the day it came, not of today.
    """
    language, timing = journey.language, journey.timing
    found, timeliness = timing.deadline, timing.timeliness
    return {
        "keyed": journey.draft.keyed_by_id is not None,
        "received_on": full_date(found.received_on, language) if found.received_on else "",
        "basis": found.basis.value,
        "window": found.window,
        "not_counted": days_in_words(found.not_counted, language) if found.not_counted else "",
        "last_day": full_date(found.last_day, language) if found.last_day else "",
        "late": timeliness.lateness is Lateness.LATE,
        "no_limit": timeliness.lateness is Lateness.NO_LIMIT,
        "days_late": timeliness.days_late,
        "clause": clause_link(found.clause, timing.edition),
    }


def receipt(case: Case, language: str) -> dict[str, Any]:
    """What the receipt says of an appeal that is on disk."""
    appeal = case.appeal
    involved = appeal.lead_involved == LeadInvolved.YES
    earlier = case.edition.rules.terms.when_lead_involved is Reviewer.OMBUDSMAN
    return {
        "address": settings.WAGTAILADMIN_BASE_URL.split("://")[-1].rstrip("/"),
        "reference": case.reference,
        "received_on": long_date(case.received_on, language),
        "reason": case.route_reason.get("reason", ""),
        "held": involved and earlier,
        "lead_unknown": appeal.lead_involved == LeadInvolved.UNKNOWN,
        "clause": clause_link(case.route_reason.get("clause", ""), case.edition),
        "acknowledge_by": long_date(case.acknowledge_by, language),
        "due_on": long_date(case.due_on, language),
        "late": appeal.lateness == Lateness.LATE,
        "may_not_be_appealable": appeal.may_not_be_appealable,
    }


def ending(draft: Draft, language: str) -> dict[str, str] | None:
    """How the receipt begins, where the answers led to an ending of its own."""
    end = draft.definition.end(draft.end)
    return {"title": end.title[language], "body": end.body[language]} if end else None


def other_starts(page: Any, request: HttpRequest | None = None) -> list[dict[str, Any]]:
    """The start page of a form in each language."""
    urls = {page.locale.language_code: page.get_url(request)}
    for other in page.get_translations().live().select_related("locale"):
        urls[other.locale.language_code] = other.get_url(request)
    return language_links(urls) if len(urls) == len(settings.LANGUAGES) else []
