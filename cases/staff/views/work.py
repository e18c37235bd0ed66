"""My work, and every list of cases."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from cases import clock
from cases.casework import reading, shell
from cases.models import Case
from cases.permissions import has_right, right
from cases.staff import exports, worklist
from cases.staff.forms import Filters
from cases.translation import asked

ON_A_PAGE = 60
NEXT_TO_TAKE = 10


def _list_address(filters: dict[str, str]) -> str:
    return f"{reverse('staff:cases')}?{urlencode(filters)}" if filters else reverse("staff:cases")


@right("staff")
def my_work(request: HttpRequest) -> HttpResponse:
    """What I hold and what waits; a plain start page for those without casework."""
    if not has_right(request.user, "casework"):
        start = {
            "cms": has_right(request.user, "editors"),
            "keys_in": has_right(request.user, "keying"),
            "audits": has_right(request.user, "role:auditor"),
            "translates": has_right(request.user, "role:welsh_officer"),
            **shell.context(request),
        }
        return render(request, "cases/staff/start.html", start)
    today = clock.today()
    visible = Case.objects.visible_to(request.user).for_list()
    counts = {
        name: {"url": _list_address(filters), "count": count}
        for name, filters, count in worklist.counts(request.user, today)
    }
    mine = worklist.held(visible, "me", request.user)[:ON_A_PAGE]
    waiting = worklist.held(visible, "nobody", request.user)[:NEXT_TO_TAKE]
    shown = worklist.rows([*mine, *waiting], today)
    return render(
        request,
        "cases/staff/my_work.html",
        {
            "counts": counts,
            "mine": shown[: len(mine)],
            "waiting": shown[len(mine) :],
            "translations": asked.by(request.user),
            **shell.context(request),
        },
    )


@right("casework")
def cases(request: HttpRequest) -> HttpResponse:
    """The cases I may see, narrowed by what stands in the address."""
    filters = Filters(request.GET, user=request.user).chosen()
    today = clock.today()
    found = worklist.chosen(request.user, filters, today)
    page = Paginator(found.for_list(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "cases/staff/cases.html",
        {
            "filters": Filters(initial=filters, user=request.user),
            "narrowed": bool(filters),
            "rows": worklist.rows(page.object_list, today),
            "page": page,
            "query": urlencode(filters),
            "many_queues": len(reading.queues_of(request.user)) > 1,
            **shell.context(request),
        },
    )


@right("casework")
@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse | FileResponse:
    """The list as filtered, taken out; a POST, because it leaves a trace on each case."""
    filters = Filters(request.POST, user=request.user).chosen()
    today, language = clock.today(), get_language() or "cy"
    found = worklist.chosen(request.user, filters, today)
    exports.note(found, by=request.user, now=clock.now())
    if request.POST.get("as") == "xlsx":
        book = exports.as_workbook(found, today, language)
        return FileResponse(book, as_attachment=True, filename=exports.name_of("xlsx", today))
    name = content_disposition_header(True, exports.name_of("csv", today)) or ""
    return StreamingHttpResponse(
        exports.as_csv(found, today, language),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )
