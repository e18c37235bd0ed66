"""What is done for a colleague: taking over while they are away, and giving on all their work."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from cases import clock, permissions
from cases.casework import refusals, shell
from cases.casework.asking import AskingView
from cases.casework.giving import Reason, ToColleagueOrQueue
from cases.casework.views import CaseAct
from cases.colleagues import absence, leavers, people, standing_in
from cases.models import Case
from cases.permissions import right


@right("casework")
class StandInView(CaseAct):
    """Take over a case of a colleague who is away."""

    form_class = Reason
    template_name = "cases/colleagues/stand_in.html"
    done = gettext_lazy("You have taken this case over.")

    def check(self) -> None:
        permissions.check_user_can_stand_in(self.request.user, self.case, today=clock.today())

    def act(self, form: Reason) -> None:
        reason = form.cleaned_data["reason"]
        standing_in.stand_in(self.case, by=self.request.user, reason=reason, now=clock.now())


@right("leading")
def colleagues(request: HttpRequest) -> HttpResponse:
    """Whoever works the same queues: how much they hold of what one may see, and who is away."""
    visible = Case.objects.visible_to(request.user).open().values("pk")
    counted = Count("cases_held", filter=Q(cases_held__in=visible), distinct=True)
    away = absence.until(clock.today())
    rows = [
        {"user": user, "count": user.held, "until": away.get(user.pk)}
        for user in people.led_by(request.user).annotate(held=counted)
    ]
    return render(
        request, "cases/colleagues/colleagues.html", {"rows": rows, **shell.context(request)}
    )


@right("leading")
class HandOnView(AskingView):
    """What one colleague holds, and giving all of it on: to somebody else, or to the queue.

    The page that answers says what was refused and why; sent again it finds nothing left to do.
    """

    form_class = ToColleagueOrQueue
    template_name = "cases/colleagues/hand_on.html"
    colleague: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = people.known_to(request.user).filter(pk=kwargs["colleague"]).first()
        if found is None:
            raise Http404
        self.colleague = found
        return super().dispatch(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        me: Any = self.request.user
        others = [user for user in people.of(me) if user != self.colleague]
        return {
            "colleagues": [get_user_model().objects.get(pk=me.pk), *others],
            "away": absence.until(clock.today()),
        }

    def form_valid(self, form: ToColleagueOrQueue) -> HttpResponse:
        report = leavers.hand_on(
            self.colleague,
            by=self.request.user,
            to=form.colleague,
            reason=form.cleaned_data["reason"],
            now=clock.now(),
        )
        return self.show(
            self.form_class(**self.form_options()),
            report=report,
            refused=[(case, refusals.said(code, case)) for case, code in report.refused],
        )

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        held = list(leavers.held_by(self.colleague, reader=self.request.user))
        today = clock.today()
        until = absence.until(today).get(self.colleague.pk)
        return super().get_context_data(
            colleague=self.colleague, cases=held, today=today, until=until, **context
        )
