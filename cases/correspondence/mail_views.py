"""The e-mail that came in: a list, one read safely as words, filed to a case or set aside."""

from typing import Any

from django.contrib import messages as notes
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.generic import FormView

from cases import clock
from cases.casework import reading, refusals, shell, switching, words
from cases.correspondence import filing
from cases.correspondence import words as own
from cases.correspondence.forms import FileMail, SetAside
from cases.correspondence.opened import opened
from cases.models import Case, IncomingMail
from cases.permissions import Refused, right

ON_A_PAGE = 100
HEADERS = {
    "From": pgettext_lazy("of an email", "From"),
    "To": pgettext_lazy("of an email", "To"),
    "Reply-To": pgettext_lazy("of an email", "Reply to"),
    "Subject": pgettext_lazy("of an email", "Subject"),
}


@right("casework")
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for a person, the oldest first; with what it answers."""
    found = IncomingMail.objects.visible_to(request.user).waiting()
    rows = found.defer("raw").select_related("letter__case").defer("letter__message")
    said = {"rows": [_row(mail) for mail in rows[:ON_A_PAGE]], "count": found.count()}
    return render(request, "cases/correspondence/mail_list.html", said | shell.context(request))


def _row(mail: IncomingMail) -> dict[str, Any]:
    return {"mail": mail, "kind": words.of(own.MAIL, mail.kind), "case": _answers(mail)}


def _answers(mail: IncomingMail) -> Case | None:
    """The case of the letter it answers: only those who may see that case see the mail."""
    return mail.letter.case if mail.letter else None


def _found(request: HttpRequest, pk: int) -> IncomingMail:
    visible = IncomingMail.objects.visible_to(request.user)
    mail = visible.select_related("letter__case", "filed_as__case", "settled_by").filter(pk=pk)
    found = mail.defer("letter__message").first()
    if found is None:
        raise Http404
    return found


def _page(mail: IncomingMail) -> dict[str, Any]:
    read = opened(bytes(mail.raw))
    headers = [
        {"label": label, "value": read.headers[name]}
        for name, label in HEADERS.items()
        if name in read.headers
    ]
    return {
        "mail": mail,
        "read": read,
        "headers": headers,
        "kind": words.of(own.MAIL, mail.kind),
        "case": mail.filed_as.case if mail.filed_as else _answers(mail),
        "left_out": [own.left_out(one) for one in mail.left_out],
        "attached": [{"name": one.name, "size": len(one.content)} for one in read.attached],
        "settled_by": words.name_of(mail.settled_by),
    }


@right("casework")
def show(request: HttpRequest, mail: int) -> HttpResponse:
    """One e-mail: its words as plain text, its headers, the names of its files."""
    said = _page(_found(request, mail))
    if said["case"]:
        reading.note_view(said["case"], by=request.user, now=clock.now())
    return render(request, "cases/correspondence/mail.html", said | shell.context(request))


@right("casework")
def raw(request: HttpRequest, mail: int) -> HttpResponse:
    """The e-mail byte for byte, as a file to keep and never to be shown in its place."""
    found = _found(request, mail)
    answer = HttpResponse(bytes(found.raw), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="incoming-{found.pk}.eml"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


class _MailAct(FormView):
    """A form about one e-mail that waits; a change of language keeps what was typed."""

    form_class: Any
    mail: IncomingMail

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.mail = _found(request, kwargs["mail"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if language := switching.asked_for(request):
            switching.switch(request, language)
            form = self.form_class(**self.form_options(), initial=request.POST.dict())
            page = self.render_to_response(self.get_context_data(form=form))
            return switching.remember(page, language, request)
        form = self.get_form()
        if form.is_valid():
            try:
                return self.act(form)
            except Refused as refused:
                if refused.code == "not_visible":
                    raise Http404 from refused
                form.add_error(None, refusals.sentence(refused.code, Case()))
        return self.form_invalid(form)

    def act(self, form: Any) -> HttpResponse:
        raise NotImplementedError

    def form_options(self) -> dict[str, Any]:
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), **self.form_options()}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        around = shell.context(self.request)
        return super().get_context_data(**_page(self.mail), **around, **context)


@right("casework")
class FileMailView(_MailAct):
    """File it to a case, its language recorded."""

    form_class = FileMail
    template_name = "cases/correspondence/file_mail.html"

    def form_options(self) -> dict[str, Any]:
        return {"user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        case = _answers(self.mail)
        if case is None and self.mail.named:
            visible = Case.objects.visible_to(self.request.user)
            case = visible.filter(reference=self.mail.named).first()
        return {"reference": case.reference} if case else {}

    def act(self, form: FileMail) -> HttpResponse:
        said = form.cleaned_data
        case, by = said["reference"], self.request.user
        filed = filing.file_mail(
            self.mail, case=case, language=said["language"], by=by, now=clock.now()
        )
        notes.success(self.request, _("The email is filed to this case."))
        return redirect(reverse("staff:message", args=[case.reference, filed.pk]))


@right("casework")
class SetAsideView(_MailAct):
    """It belongs to no case: say why."""

    form_class = SetAside
    template_name = "cases/correspondence/set_aside.html"

    def act(self, form: SetAside) -> HttpResponse:
        reason = form.cleaned_data["reason"]
        filing.set_aside(self.mail, reason=reason, by=self.request.user, now=clock.now())
        notes.success(self.request, _("The email is set aside. It is kept."))
        return redirect("staff:mail")
