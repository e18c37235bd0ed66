"""The pages on which the Ombudsman's enquiries and findings are put on record, and their list."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from cases import clock, permissions
from cases.casework import reading, shell
from cases.casework.views import CaseAct
from cases.models import OmbudsmanRecord
from cases.ombudsman import bundle, panel, records, words
from cases.ombudsman.forms import Record
from cases.permissions import right

ON_A_PAGE = 60
NONE_SEEN = 0
MOST_DIGITS = 9  # of the number of a version


@right("casework")
def waiting(request: HttpRequest) -> HttpResponse:
    """What the Ombudsman has asked of cases one may see and not found on yet: first what is still
    to be answered, by the day they ask for."""
    found = (
        OmbudsmanRecord.objects.visible_to(request.user)
        .open()
        .select_related("case__customer")
        .order_by(F("answered_on").asc(nulls_first=True), F("answer_by").asc(nulls_last=True), "pk")
    )
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    said = {"page": page, "rows": list(page.object_list), "today": clock.today()}
    return render(request, "cases/ombudsman/waiting.html", said | shell.context(request))


@right("casework")
def bundle_(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The whole case as one ZIP; a POST, because it leaves a trace. Reading the address leads to
    the tab."""
    case = reading.case_or_404(request, reference)
    if request.method != "POST":
        return redirect("staff:ombudsman", reference=reference)
    try:
        made = bundle.make(case, by=request.user, now=clock.now())
    except permissions.Refused as refused:
        raise Http404 from refused
    response = FileResponse(
        made.file, as_attachment=True, filename=made.name, content_type="application/zip"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store, private"
    return response


class OmbudsmanAct(CaseAct):
    """An act on a record of the Ombudsman's: open or closed, whoever may see the case."""

    form_class = Record

    def check(self) -> None:
        permissions.check_user_can_see(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        return {"today": clock.today()}

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, self.done)
        return redirect("staff:ombudsman", reference=self.case.reference)


@right("casework")
class AddView(OmbudsmanAct):
    """An enquiry or an investigation has come."""

    template_name = "cases/ombudsman/add.html"
    done = _("What the Ombudsman asks is recorded.")

    def act(self, form: Record) -> None:
        records.add(self.case, by=self.request.user, said=form.cleaned_data, now=clock.now())


@right("casework")
class ChangeView(OmbudsmanAct):
    """More is known: the answer, the finding. What somebody else saved meanwhile is shown beside
    what was typed, and nothing is saved over it unseen."""

    template_name = "cases/ombudsman/change.html"
    done = _("The record of the Ombudsman is changed.")
    record: OmbudsmanRecord
    stale: OmbudsmanRecord | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        seen = OmbudsmanRecord.objects.visible_to(request.user)
        of_case = seen.filter(case__reference=kwargs["reference"], pk=kwargs["record"])
        found = of_case.select_related("recorded_by").first()
        if found is None:
            raise Http404
        self.record = found
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return Record.said(self.record)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except records.Stale as stale:
            self.stale = stale.saved
        response = self.as_typed(theirs=self._theirs(self.stale))
        response.status_code = 409
        return response

    def act(self, form: Record) -> None:
        records.change(
            self.record,
            version=self._version_seen(),
            by=self.request.user,
            said=form.cleaned_data,
            now=clock.now(),
        )

    def _version_seen(self) -> int:
        if self.request.method != "POST":
            return self.record.version
        sent = self.request.POST.get("version", "")
        number = sent.isascii() and sent.isdecimal() and len(sent) <= MOST_DIGITS
        return int(sent) if number else NONE_SEEN

    def _theirs(self, stale: OmbudsmanRecord) -> list[dict[str, str]]:
        """What stands in the saved record where something else was typed."""
        form = self.get_form()
        form.is_valid()
        return [
            {"label": str(words.FIELDS[name]), "words": panel.shown(name, getattr(stale, name))}
            for name in records.FIELDS
            if getattr(stale, name) != form.cleaned_data.get(name)
        ]

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        version = self.stale.version if self.stale else self._version_seen()
        return super().get_context_data(
            record=self.stale or self.record, version=version, **context
        )
