"""The pages of whoever was asked for a statement: the questions, and what they say themselves.

Nothing else of the case is on them: no reference, no name of a customer, no way to the case.
"""

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from cases import clock, events, permissions
from cases.casework import refusals, shell, switching
from cases.models import Case, Statement
from cases.permissions import Refused, right
from cases.statements import giving, panel
from cases.statements.forms import GiveStatement
from design.forms import tidy, without_controls

AGAIN_AFTER = timedelta(hours=1)


@right("staff")
def mine(request: HttpRequest) -> HttpResponse:
    """What one was asked, what waits first; the latest first of the rest."""
    rows = Statement.objects.asked_of(request.user).select_related("case", "asked_by")
    today = clock.today()
    listed = [(row, *panel.standing(row, today)) for row in rows.order_by("-asked_at", "-pk")]
    waiting = [one for one in listed if one[2] in ("wait", "bad")]
    waiting.sort(key=lambda one: (one[0].due_on, one[0].pk))
    shown = {"waiting": waiting, "others": [one for one in listed if one not in waiting]}
    return render(request, "cases/statements/mine.html", shown | shell.context(request))


@right("staff")
class StatementView(View):
    """One request: what was asked and, until it is given, a box for what one says.

    It is read once more before it is given. What cannot be kept any more is shown beside the
    reason, to be copied: it is not lost.
    """

    statement: Statement

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self._find(kwargs["key"])
        return super().dispatch(request, *args, **kwargs)

    def _find(self, key: UUID) -> None:
        asked = Statement.objects.asked_of(self.request.user)
        found = asked.select_related("case", "asked_by").filter(key=key).first()
        if found is None:
            raise Http404
        self.statement = found

    def get(self, request: HttpRequest, key: UUID) -> HttpResponse:
        self._note_view()
        return self._page(GiveStatement(initial={"words": self.statement.words}))

    def post(self, request: HttpRequest, key: UUID) -> HttpResponse:
        typed = tidy(without_controls(request.POST.get("words", "")))
        language = switching.asked_for(request)
        if language:
            switching.switch(request, language)
        shown = request.POST.get("instead_of")
        try:
            if language and shown == giving.digest(self.statement.words):
                permissions.check_user_can_give_statement(request.user, self.statement)
                raise giving.Stale(self.statement)  # both stay on the page in the other language
            response = self._write(language or request.POST.get("step", ""), typed)
        except giving.Stale as stale:
            self.statement = stale.saved
            response = self._page(
                GiveStatement(initial={"words": typed}), theirs=stale.saved.words, status=409
            )
        except Refused as refused:
            self._find(key)
            sentence = refusals.sentence(refused.code, Case())
            left = typed if typed != self.statement.words else ""
            response = self._page(GiveStatement(), notice=sentence, typed=left, status=409)
        return switching.remember(response, language, request) if language else response

    def _write(self, step: str, typed: str) -> HttpResponse:
        """Give it, or keep what was typed and go on with it."""
        sent: dict[str, Any] = {"by": self.request.user, "words": typed}
        sent["seen"] = self.request.POST.get("version", "")
        form = GiveStatement(self.request.POST)
        if step == "send" and form.is_valid():
            giving.submit(self.statement, now=clock.now(), **sent)
            messages.success(self.request, _("Your statement has been given and is sealed."))
            return redirect(self.request.path)
        self.statement = giving.save(self.statement, **sent)
        if step in ("check", "send"):
            return self._page(form, checking=typed if form.is_valid() else "")
        if step != "save":
            return self._page(GiveStatement(initial={"words": typed}))
        messages.success(self.request, _("What you wrote is saved. It is not given yet."))
        return redirect("staff:statements")

    def _page(self, form: GiveStatement, *, status: int = 200, **context: Any) -> HttpResponse:
        row = self.statement
        said, kind = panel.standing(row, clock.today())
        shown = {
            "statement": row,
            "status": {"text": said, "kind": kind},
            "open": kind in ("wait", "bad"),
            "form": form,
            "version": giving.digest(row.words),
            **context,
            **shell.context(self.request),
        }
        return render(self.request, "cases/statements/statement.html", shown, status=status)

    def _note_view(self) -> None:
        """Record who read these questions, once an hour at most."""
        now, user = clock.now(), cast(Any, self.request.user)
        seen = self.statement.case.events.filter(kind="statement_opened", by=user)
        if not seen.filter(at__gt=now - AGAIN_AFTER, data__statement=self.statement.pk).exists():
            events.record(
                self.statement.case,
                "statement_opened",
                now=now,
                by=user,
                statement=self.statement.pk,
            )
