"""My work, and every list of cases."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cases import clock
from cases.casework import reading, shell
from cases.clocks import reminders
from cases.colleagues import standing_in
from cases.models import Case
from cases.permissions import has_right, right
from cases.staff import exports, filters, sorting, worklist
from cases.statements import panel as statements
from cases.translation import asked

ON_A_PAGE = 60
NEXT_TO_TAKE = 10


def _list_address(chosen: Mapping[str, str]) -> str:
    return f"{reverse('staff:cases')}?{urlencode(chosen)}" if chosen else reverse("staff:cases")


@right("staff")
def my_work(request: HttpRequest) -> HttpResponse:
    """What I hold and what waits; a plain start page for those without casework."""
    if not has_right(request.user, "casework"):
        start = {
            "cms": has_right(request.user, "editors"),
            "keys_in": has_right(request.user, "keying"),
            "audits": has_right(request.user, "role:auditor"),
            "translates": has_right(request.user, "role:welsh_officer"),
            "asked": statements.waiting_for(request.user, clock.today()),
            **shell.context(request),
        }
        return render(request, "cases/staff/start.html", start)
    today = clock.today()
    counts = {
        name: {"url": _list_address(chosen), "count": count}
        for name, (chosen, count) in worklist.counts(request.user, today).items()
    }
    visible = Case.objects.visible_to(request.user).pressing_first()
    mine = list(visible.held_by(request.user).values_list("pk", flat=True)[:ON_A_PAGE])
    waiting = list(visible.unassigned().values_list("pk", flat=True)[:NEXT_TO_TAKE])
    shown = worklist.rows(worklist.of_keys([*mine, *waiting]), today)
    stands_in = standing_in.for_(request.user, today)
    return render(
        request,
        "cases/staff/my_work.html",
        {
            "counts": counts,
            "mine": shown[: len(mine)],
            "waiting": shown[len(mine) :],
            "stands_in": [(one, worklist.rows(one.cases, today)) for one in stands_in],
            "reminders": reminders.of(request.user),
            "all_reminders": request.GET.get("reminders") == "all",
            "translations": asked.by(request.user),
            **shell.context(request),
        },
    )


@right("casework")
def cases(request: HttpRequest) -> HttpResponse:
    """The cases I may see, narrowed and sorted by what stands in the address; `select=all` ticks
    every box of the page."""
    user, today, kinds = request.user, clock.today(), filters.kinds()
    chosen = filters.Filters(request.GET, user=user, kinds=kinds).chosen()
    sort = sorting.asked_for(request.GET.get("sort", ""))
    found = sorting.in_order(worklist.chosen(user, chosen, today), sort)
    page = Paginator(found.values_list("pk", flat=True), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    listed = worklist.of_keys(list(page.object_list))
    everything = request.GET.get("select") == "all"
    selected = [case.reference for case in listed] if everything else request.GET.getlist("case")
    stands = {**chosen, **({"sort": sort} if sort else {})}
    return render(
        request,
        "cases/staff/cases.html",
        {
            "filters": filters.Filters(initial=chosen, user=user, kinds=kinds),
            "narrowed": bool(chosen),
            "sort": sort,
            "rows": worklist.rows(listed, today, selected=selected),
            "headings": sorting.headings(chosen, sort),
            "page": page,
            "query": urlencode(stands),
            "here": urlencode({**stands, "page": page.number}),
            "everything": everything,
            "many_queues": len(reading.queues_of(user)) > 1,
            **shell.context(request),
        },
    )


@right("casework")
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """The list as filtered, taken out; a POST, because it leaves a trace on each case."""
    user = request.user
    chosen = filters.Filters(request.POST, user=user, kinds=filters.kinds()).chosen()
    sort = sorting.asked_for(request.POST.get("sort", ""))
    found = sorting.in_order(worklist.chosen(user, chosen, clock.today()), sort)
    return exports.response(found, request.POST.get("as", ""), by=user)
