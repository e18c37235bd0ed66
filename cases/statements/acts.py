"""What whoever holds a case does about statements: ask for one, withdraw a request."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from cases import clock, handling, permissions
from cases.casework.views import CaseAct
from cases.models import Statement
from cases.permissions import Refused, right
from cases.statements import asking, panel
from cases.statements.forms import AskStatement, Confirm


class StatementAct(CaseAct):
    """An act of whoever holds the case; afterwards they are at its statements."""

    def check(self) -> None:
        permissions.check_user_can_ask_for_statement(self.request.user, self.case)

    def form_valid(self, form: Any) -> HttpResponse:
        super().form_valid(form)
        return redirect("staff:case_statements", reference=self.case.reference)


@right("casework")
class AskView(StatementAct):
    form_class = AskStatement
    template_name = "cases/statements/ask.html"
    done = gettext_lazy("You have asked for a statement.")

    def get_initial(self) -> dict[str, Any]:
        return {"due_on": asking.usual_day(clock.today())}

    def form_options(self) -> dict[str, Any]:
        others = [user for user in handling.staff() if user != self.request.user]
        involved = panel.involved(self.case)
        return {
            "people": others,
            "involved": [user for user in others if user.pk in involved],
            "today": clock.today(),
        }

    def act(self, form: AskStatement) -> None:
        asking.ask(self.case, by=self.request.user, now=clock.now(), **form.asked())


@right("casework")
class WithdrawView(StatementAct):
    """The request is no longer needed: asked once more, because it cannot be undone."""

    form_class = Confirm
    template_name = "cases/statements/withdraw.html"
    done = gettext_lazy("The statement is no longer asked for.")
    statement: Statement

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.wanted = kwargs["key"]
        return super().dispatch(request, *args, **kwargs)

    def check(self) -> None:
        found = self.case.statements.select_related("of", "case").filter(key=self.wanted).first()
        if found is None:
            raise Http404
        self.statement = found
        super().check()
        if found.submitted_at is not None:
            raise Refused("statement_given")

    def act(self, form: Confirm) -> None:
        asking.withdraw(self.statement, by=self.request.user, now=clock.now())

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(statement=self.statement, **context)
