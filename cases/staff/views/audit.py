"""What an auditor reads: the record of everything, without what any case is about."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.casework import shell
from cases.permissions import right
from cases.staff import audit
from cases.staff.forms import AuditFilters

ON_A_PAGE = 100


@right("role:auditor")
@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """Every event, the latest first, narrowed by what stands in the address."""
    form = AuditFilters(request.GET)
    form.is_valid()
    found = audit.chosen(form.cleaned_data, reader=request.user).select_related(
        "by", "case__edition"
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    asked = {name: value for name, value in request.GET.items() if value and name != "page"}
    said = {
        "form": form,
        "narrowed": bool(asked),
        "lines": audit.lines(page.object_list),
        "page": page,
        "query": urlencode(asked),
    }
    return render(request, "cases/staff/audit.html", said | shell.context(request))
