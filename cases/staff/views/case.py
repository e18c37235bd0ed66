"""The page of a case: tabs that are links, each an address of its own."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cases import clock, notes, permissions, statements
from cases.casework import drafts, form_asked, parts, reading, shell, words
from cases.clocks import panel as clocks_panel
from cases.contact import panel as contact_panel
from cases.correspondence import listing
from cases.data_protection import panel as data_panel
from cases.handling import linking
from cases.models import Case, Message
from cases.ombudsman import panel as ombudsman_panel
from cases.permissions import right
from cases.staff import heading, panels, timeline
from cases.statements import panel as statement_panel


def _page(request: HttpRequest, case: Case, tab: str, **context: Any) -> HttpResponse:
    """One tab of the case page, under the bar that says whose case it is."""
    said = {
        "case": case,
        "facts": heading.facts(case),
        "tags": heading.tags(case),
        "tabs": heading.tabs(case, tab),
        **shell.context(request),
        **context,
    }
    return render(request, f"cases/staff/case_{tab}.html", said)


@right("casework")
def summary(request: HttpRequest, reference: str) -> HttpResponse:
    """What the case is about, and what this person can do with it now."""
    case = reading.case_or_404(request, reference)
    user, panel = request.user, panels.of(case)
    return _page(
        request,
        case,
        "summary",
        panel=panel.summary(case),
        panel_template=panel.SUMMARY,
        panel_acts=panel.ACTS,
        step=panel.next_step(case, user),
        holder=words.name_of(case.handler),
        ways=contact_panel.ways(case, clock.today()),
        involved=_involved(case),
        begun=[draft for draft in drafts.begun(case) if not notes.is_of_a_note(draft.form)],
        links=linking.of(case, user),
        clocks=clocks_panel.of(case, user, clock.today()),
        data_complaint=data_panel.of(case, user, clock.today()),
        may={
            "claim": permissions.user_can_claim(user, case),
            "hand_over": case.handler_id == user.pk and case.closed_at is None,
            "write": case.handler_id == user.pk and case.closed_at is None,
            "move": permissions.user_can_move(user, case),
            "send_back": permissions.user_can_send_back(user, case),
            "involve": case.closed_at is None,
            "data_complaint": data_panel.may_note(case, user),
            "ask_statement": case.handler_id == user.pk and case.closed_at is None,
            "stand_in": case.handler_id not in (None, user.pk)
            and permissions.user_can_stand_in(user, case, today=clock.today()),
            "close_withdrawn": getattr(case, "asks_to_withdraw", False)
            and permissions.user_can_close_withdrawn(user, case),
            **panel.may(case, user),
        },
    )


def _involved(case: Case) -> list[dict[str, str]]:
    """Who is shut out, in what part, and on whose word."""
    if not parts.has(case, "involvements"):
        return []
    return [
        {
            "who": words.name_of(found.user) or words.of(words.ROLES, found.role),
            "part": words.of(words.PARTS, found.part),
            "source": words.of(words.SOURCES, found.source),
        }
        for found in case.involvements.standing().select_related("user").order_by("added_at", "pk")
    ]


@right("casework")
def answers(request: HttpRequest, reference: str) -> HttpResponse:
    """Every question as it was asked, in both languages, with the answer given."""
    case = reading.case_or_404(request, reference)
    asked = panels.of(case).answers(case)
    return _page(request, case, "answers", asked=asked, form=form_asked.of(case))


@right("casework")
def files(request: HttpRequest, reference: str) -> HttpResponse:
    case = reading.case_or_404(request, reference)
    ours = Message.objects.filter(direction=Message.Direction.OUT, files=OuterRef("pk"))
    found = case.files.annotate(is_ours=Exists(ours))
    return _page(request, case, "files", files=list(found))


@right("casework")
def letters_(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything that went to the customer and came from them, the earliest first."""
    case = reading.case_or_404(request, reference)
    user = request.user
    return _page(
        request,
        case,
        "letters",
        items=listing.of(case, reader=user),
        waiting_mail=listing.waiting_mail(case),
        begun=drafts.begun(case),
        may={
            "write": permissions.user_can_write(user, case),
            "claim": permissions.user_can_claim(user, case),
        },
    )


@right("casework")
def contact(request: HttpRequest, reference: str) -> HttpResponse:
    """The contact plan, the adjustments agreed, and how the customer may be reached now."""
    case = reading.case_or_404(request, reference)
    said = contact_panel.page(case, request.user, clock.today())
    return _page(request, case, "contact", **said)


@right("casework")
def statements_(request: HttpRequest, reference: str) -> HttpResponse:
    """What people with a part in the matter were asked, and what they said."""
    case = reading.case_or_404(request, reference)
    statements.read(case, by=request.user, now=clock.now())
    said = statement_panel.page(case, request.user, clock.today())
    return _page(request, case, "statements", **said)


@right("casework")
def notes_(request: HttpRequest, reference: str) -> HttpResponse:
    """What colleagues wrote for one another, the latest first."""
    case = reading.case_or_404(request, reference)
    mine = [draft for draft in drafts.begun(case) if draft.form == notes.form_of(request.user)]
    written = case.notes.select_related("by").order_by("-at", "-pk")
    return _page(request, case, "notes", notes=list(written), begun=mine)


@right("casework")
def ombudsman(request: HttpRequest, reference: str) -> HttpResponse:
    """What the Ombudsman asked and found, and the bundle made for them."""
    case = reading.case_or_404(request, reference)
    return _page(request, case, "ombudsman", **ombudsman_panel.page(case))


@right("casework")
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """The timeline; `?looks=1` adds who looked."""
    case = reading.case_or_404(request, reference)
    looks = request.GET.get("looks") == "1"
    entries = timeline.entries(case, reader=request.user, with_looks=looks)
    return _page(request, case, "timeline", entries=entries, looks=looks)
