"""The same act on the cases ticked in a list: giving them to someone, taking them out."""

import uuid
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView

from cases import clock
from cases.casework import reading, refusals, shell, switching
from cases.colleagues import absence
from cases.handling import routing
from cases.models import Case
from cases.permissions import right
from cases.staff import bulk, exports, sorting
from cases.staff.bulk_form import Give


def _list(back: str) -> str:
    """The list one came from, as it was narrowed."""
    return f"{reverse('staff:cases')}?{urlencode(parse_qsl(back))}"


@right("casework")
class BulkView(FormView):
    """A POST from a list leads to the page that asks to whom the cases go, or gives them as a
    file; that page has the cases in its address."""

    form_class = Give
    template_name = "cases/staff/bulk.html"

    @property
    def references(self) -> list[str]:
        sent = self.request.POST if self.request.method == "POST" else self.request.GET
        return bulk.selected(sent.getlist("case"))

    @property
    def back(self) -> str:
        return self.request.POST.get("back") or self.request.GET.get("back", "")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._unless_wrong() or super().get(request, *args, **kwargs)

    def post(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if wrong := self._unless_wrong():
            return wrong
        if language := switching.asked_for(request):
            switching.switch(request, language)
            return switching.remember(self._as_typed(), language, request)
        do = request.POST.get("do")
        if do in ("csv", "xlsx"):
            return self._taken_out(do)
        if do == "give":
            asked = [("case", reference) for reference in self.references]
            return redirect(f"{request.path}?{urlencode([*asked, ('back', self.back)])}")
        if bulk.kept(request.session, self.key) is not None:  # the same form, sent again
            return redirect("staff:bulk_report", report=self.key)
        return super().post(request, *args, **kwargs)

    def _unless_wrong(self) -> HttpResponse | None:
        """Back to the list when no case is ticked, or too many are."""
        number = len(self.references)
        if 0 < number <= bulk.MOST:
            return None
        said = _("Select at least one case.")
        if number:
            said = _("Select %(most)s cases at most.") % {"most": bulk.MOST}
        if self.request.method == "POST":
            messages.warning(self.request, said)
        return redirect(_list(self.back))

    @cached_property
    def key(self) -> uuid.UUID:
        try:
            return uuid.UUID(self.request.POST.get("key", ""))
        except ValueError:
            return uuid.uuid4()

    def _as_typed(self) -> HttpResponse:
        typed = {name: self.request.POST.get(name, "") for name in Give.base_fields}
        form = Give(**self._people(), initial=typed)
        return self.render_to_response(self.get_context_data(form=form))

    def _taken_out(self, kind: str) -> HttpResponseBase:
        """A file of the cases; first a report, when some of them may not be seen any more."""
        found = Case.objects.visible_to(self.request.user).filter(reference__in=self.references)
        there = set(found.values_list("reference", flat=True))
        missing = [reference for reference in self.references if reference not in there]
        if not missing:
            sort = sorting.asked_for(dict(parse_qsl(self.back)).get("sort", ""))
            return exports.response(sorting.in_order(found, sort), kind, by=self.request.user)
        report = bulk.Report("take_out")
        report.done = [reference for reference in self.references if reference in there]
        report.refused = [(reference, bulk.NOT_VISIBLE) for reference in missing]
        key = uuid.uuid4()
        bulk.keep(self.request.session, key, report)
        return redirect("staff:bulk_report", report=key)

    def _people(self) -> dict[str, Any]:
        me = self.request.user
        free = [routing.free_in(queue) for queue in reading.queues_of(me)]
        found = {user.pk: user for some in free for user in some}
        found.pop(me.pk, None)
        by_name = sorted(found.values(), key=lambda user: (user.get_full_name(), user.pk))
        return {"me": me, "colleagues": by_name, "away": absence.until(clock.today())}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), **self._people()}

    def form_valid(self, form: Give) -> HttpResponse:
        report = bulk.give(
            self.references,
            by=self.request.user,
            to=form.colleague,
            reason=form.cleaned_data["reason"],
            now=clock.now(),
        )
        bulk.keep(self.request.session, self.key, report)
        return redirect("staff:bulk_report", report=self.key)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        found = Case.objects.visible_to(self.request.user).select_related("customer")
        return super().get_context_data(
            references=self.references,
            cases=found.filter(reference__in=self.references).order_by("reference"),
            key=self.request.POST.get("key") or uuid.uuid4(),
            back=self.back,
            back_to=_list(self.back),
            **shell.context(self.request),
            **context,
        )


@right("casework")
def report(request: HttpRequest, report: uuid.UUID) -> HttpResponse:
    """What was done with the cases selected, what was refused, and for each why."""
    found = bulk.kept(request.session, report)
    if found is None:
        raise Http404
    wanted = [*found.done, *(reference for reference, _code in found.refused)]
    visible = Case.objects.visible_to(request.user).filter(reference__in=wanted)
    cases = {case.reference: case for case in visible.for_list()}
    said = {
        "report": found,
        "heading": _heading(found),
        "done": [(reference, cases.get(reference)) for reference in found.done],
        "refused": [
            (reference, cases.get(reference), _why(code, cases.get(reference)))
            for reference, code in found.refused
        ],
    }
    return render(request, "cases/staff/bulk_report.html", said | shell.context(request))


def _heading(found: bulk.Report) -> str:
    done = len(found.done)
    if found.what == "take_out":
        said = ngettext("%(n)s case can be taken out", "%(n)s cases can be taken out", done)
    else:
        said = ngettext("%(n)s case was given on", "%(n)s cases were given on", done)
    return said % {"n": done}


def _why(code: str, case: Case | None) -> str:
    if case is None or code == bulk.NOT_VISIBLE:
        return _("You may not see this case, or there is none with this reference.")
    return refusals.said(code, case)
