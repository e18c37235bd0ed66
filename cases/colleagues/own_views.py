"""What staff record of themselves: days away, and people they know."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import clock
from cases.casework import Incomplete
from cases.casework.asking import AskingView
from cases.colleagues import absence, people
from cases.colleagues.forms import Away, Declare, add_problems
from cases.handling import interests
from cases.models import Absence, Interest
from cases.permissions import right


@right("casework")
class AbsenceView(AskingView):
    """When one is away and who stands in; one's own, and nobody else's."""

    form_class = Away
    template_name = "cases/colleagues/absence.html"

    def form_options(self) -> dict[str, Any]:
        return {"colleagues": list(people.of(self.request.user)), "today": clock.today()}

    def form_valid(self, form: Away) -> HttpResponse:
        try:
            absence.record(by=self.request.user, now=clock.now(), **form.said())
        except Incomplete as incomplete:
            add_problems(form, incomplete.problems)
            return self.form_invalid(form)
        messages.success(self.request, _("Your absence is recorded."))
        return redirect("staff:absence")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        me: Any = self.request.user
        mine = Absence.objects.filter(user=me, last_day__gte=clock.today())
        standing = mine.filter(ended_at=None).select_related("substitute")
        return super().get_context_data(absences=standing, **context)


@right("casework")
def end_absence(request: HttpRequest, absence: int) -> HttpResponse:
    """An address without a page: reading it leads to the list."""
    me: Any = request.user
    found = Absence.objects.filter(user=me, pk=absence).first()
    if found is None:
        raise Http404
    return _ended(request, found, _("Your absence has ended."), "staff:absence")


@right("casework")
class InterestsView(AskingView):
    """7.3: whom one knows; one's own declarations, and nobody else's."""

    form_class = Declare
    template_name = "cases/colleagues/interests.html"

    def form_valid(self, form: Declare) -> HttpResponse:
        interests.declare(by=self.request.user, now=clock.now(), **form.cleaned_data)
        said = _("Your declaration is recorded. From now on you see no case of this person.")
        messages.success(self.request, said)
        return redirect("staff:interests")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        me: Any = self.request.user
        mine = Interest.objects.filter(user=me, ended_at=None)
        return super().get_context_data(declared=mine, **context)


@right("casework")
def end_interest(request: HttpRequest, interest: int) -> HttpResponse:
    """An address without a page: reading it leads to the list."""
    me: Any = request.user
    found = Interest.objects.filter(user=me, pk=interest).first()
    if found is None:
        raise Http404
    said = _("The declaration has ended. What it shut you out of stays closed to you.")
    return _ended(request, found, said, "staff:interests")


def _ended(request: HttpRequest, found: Any, said: str, to: str) -> HttpResponse:
    if request.method == "POST":
        verb = absence.end if isinstance(found, Absence) else interests.end
        verb(found, by=request.user, now=clock.now())
        messages.success(request, said)
    return redirect(reverse(to))
