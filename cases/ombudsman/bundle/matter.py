"""What a bundle says of the matter: what was sent, the decision, and its dates."""

from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cases.appeals import panel
from cases.appeals import words as appeals
from cases.casework import form_asked, original, words
from cases.models import Appeal, Case, CaseType, DataComplaint, Decision
from cases.ombudsman.bundle.pages import About, Fact, Page, Part, in_both, said
from design.templatetags.dates import date_time, long_date


def appeal(about: About) -> Page:
    """The appeal as it was made: who, what about, the reasons and every answer on the form."""
    case, form = about.case, original.form_of(about.case)
    parts = [Part(heading=_("Who and when"), facts=_who(case))]
    if (appealed := original.appeal_of(case)) is not None:
        language = form.written_in if form else ""
        parts += [
            Part(heading=_("The decision and the time to appeal"), facts=_notice(case, appealed)),
            Part(
                heading=_("Why the customer says the decision is wrong"),
                facts=tuple(
                    Fact(label=str(ground.number), value=ground.words, language=language)
                    for ground in appealed.grounds.all()
                ),
                note=_("Not said"),
            ),
        ]
    if form is not None:
        parts.append(Part(heading=_("Answers"), facts=_transcript(case), note=_("Not provided")))
    title = _("The appeal as it was made")
    if case.case_type.flow == CaseType.Flow.ENQUIRY:
        title = _("What the customer sent")
    return Page(title=title, parts=tuple(parts))


def _who(case: Case) -> tuple[Fact, ...]:
    customer, who = case.customer, original.identity(case)
    return said(
        (_("Reference"), case.reference),
        (_("Kind of case"), words.case_type(case, get_language() or "cy")),
        (pgettext("filled in by a customer", "Form"), str(form_asked.of(case) or "")),
        (_("Received on"), long_date(case.received_on)),
        (_("Name"), customer.name),
        (_("Written by"), ", ".join(filter(None, (who["representative"], who["relation"])))),
        (_("Email address"), customer.email),
        (_("Phone number"), customer.phone),
        (_("Address"), customer.address),
        (_("Reply in"), words.of(words.LANGUAGES, case.language)),
        (_("Adjustments needed"), who["adjustments"]),
    )


def _notice(case: Case, form: Appeal) -> tuple[Fact, ...]:
    return said(
        (_("Letter"), words.of(appeals.NOTICE_KINDS, form.notice_kind)),
        (_("Date on the letter"), long_date(form.notice_on)),
        (_("Policy that applies"), words.of(appeals.EDITIONS, case.edition.code)),
        (_("How it came"), words.of(appeals.NOTICE_CHANNELS, form.notice_channel)),
        (_("Received by the customer"), long_date(form.received_notice_on)),
        (_("Last day to appeal"), long_date(form.last_day)),
        (_("Appeal received"), panel.lateness(form)),
        (_("Late appeal accepted"), form.late_accepted_reason),
        (
            _("Who was involved, says the customer"),
            words.of(appeals.LEAD_INVOLVED, form.lead_involved),
        ),
        (_("What the customer asks for"), form.outcome_wanted),
        (_("Why the appeal is late, in the customer’s words"), form.late_reason),
    )


def _transcript(case: Case) -> tuple[Fact, ...]:
    here = get_language() or "cy"
    return tuple(
        Fact(label=one["question"][here], value=one["shown"][here], language=one["language"])
        for one in original.answers(case)
    )


def decision(about: About) -> Page:
    """The outcome, its reasons, an answer to each ground, what is put right; and who proposed."""
    case = about.case
    found = Decision.objects.filter(case=case).select_related("decided_by", "investigated_by")
    parts = [
        Part(
            heading=_("Decision"), facts=_decided(found.first()), note=_("No decision is recorded.")
        )
    ]
    appealed = original.appeal_of(case)
    for ground in appealed.grounds.all() if appealed else ():
        answers = {"cy": ground.answer_cy, "en": ground.answer_en}
        parts.append(
            Part(
                heading=_("Reason %(number)s") % {"number": ground.number},
                facts=(
                    Fact(label=_("In the customer’s words"), value=ground.words),
                    *in_both(_("Our answer"), answers.__getitem__),
                ),
            )
        )
    proposed = tuple(fact for one in _proposals(case) for fact in one)
    parts.append(Part(heading=_("Proposed and signed off"), facts=proposed, note=_("Nothing")))
    return Page(title=_("Decision"), parts=tuple(parts))


def _decided(found: Decision | None) -> tuple[Fact, ...]:
    if found is None:
        return ()
    return (
        *said(
            (_("Outcome"), words.of(words.OUTCOMES, found.outcome)),
            (_("Decided by"), words.name_of(found.decided_by)),
            (_("Decided on"), date_time(found.decided_at)),
            (_("Investigated by"), words.name_of(found.investigated_by)),
        ),
        *in_both(_("Reasons"), found.reasons),
        *in_both(_("Apology"), found.apology),
        *in_both(_("What we do to put it right"), found.remedy),
        *said((_("What the Council learns"), found.learning)),
    )


def _proposals(case: Case) -> Any:
    for one in case.proposals.select_related("proposed_by", "signed_by", "returned_by"):
        yield said(
            (_("Proposed by"), f"{words.name_of(one.proposed_by)}, {date_time(one.proposed_at)}"),
            (
                _("Signed off by"),
                one.signed_by and f"{words.name_of(one.signed_by)}, {date_time(one.signed_at)}",
            ),
            (
                _("Given back by"),
                one.returned_by
                and f"{words.name_of(one.returned_by)}, {date_time(one.returned_at)}",
            ),
            (_("Reason"), one.return_reason),
        )


def dates(about: About) -> Page:
    """By when the council had to answer, and what moved the day."""
    case = about.case
    first = said(
        (_("Received on"), long_date(case.received_on)),
        (_("To be acknowledged by"), long_date(case.acknowledge_by)),
        (_("To be answered by"), long_date(case.due_on)),
        (_("Closed on"), long_date(case.closed_at)),
    )
    more = [
        fact
        for one in case.extensions.select_related("by", "removed_by")
        for fact in (
            *said(
                (_("More time"), f"{long_date(one.was_due_on)} → {long_date(one.due_on)}"),
                (_("Recorded by"), f"{words.name_of(one.by)}, {date_time(one.at)}"),
                (_("Taken away"), one.removed_at and date_time(one.removed_at)),
                (_("Reason"), one.remove_reason),
            ),
            *in_both(_("Why more time was needed"), one.reason),
        )
    ]
    paused = [
        fact
        for one in case.pauses.select_related("by", "resumed_by")
        for fact in (
            *said(
                (_("Time stood still from"), long_date(one.paused_on)),
                (_("until"), long_date(one.resumed_on)),
                (_("Recorded by"), f"{words.name_of(one.by)}, {date_time(one.at)}"),
            ),
            *in_both(_("Why the time stood still"), one.reason),
        )
    ]
    data = DataComplaint.objects.filter(case=case).first()
    apart = (
        said(
            (_("What it is about"), data.about),
            (_("Received on"), long_date(data.received_on)),
            (_("To be acknowledged by"), long_date(data.acknowledge_by)),
            (_("Answered on"), long_date(data.answered_on)),
        )
        if data
        else ()
    )
    return Page(
        title=_("Dates"),
        parts=(
            Part(heading=_("Dates of the case"), facts=first),
            Part(heading=_("More time to answer"), facts=tuple(more), note=_("None")),
            Part(heading=_("When the time stood still"), facts=tuple(paused), note=_("None")),
            Part(heading=_("Complaint about personal data"), facts=apart, note=_("None")),
        ),
    )
