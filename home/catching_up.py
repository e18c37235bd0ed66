"""In the CMS: the Welsh that stands behind its English, and the pages published all the same.

Each text can be marked as still saying the same; a page can be given leave to go live while its
Welsh stands behind, by whoever answers for it with their name, a reason and a last day.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import log
from wagtail.models import Page

from bilingual import behind, checks, translation
from bilingual.models import BilingualPage, Leave, StaleText
from cases.permissions import right

STILL_SAYS, GIVEN = "home.welsh_still_says", "home.leave_given"


class LeaveForm(forms.ModelForm):
    """Why a page may go live while its Welsh stands behind, and until when."""

    class Meta:
        model = Leave
        fields = ["reason", "expires_on"]
        labels = {
            "reason": gettext_lazy("Why it cannot wait for the Welsh"),
            "expires_on": gettext_lazy("Last day on which it may be published so"),
        }
        help_texts = dict.fromkeys(fields, "")  # the model’s are for whoever reads the code
        widgets = {
            "reason": forms.Textarea(attrs={"rows": 3}),
            "expires_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean_expires_on(self) -> Any:
        day, today = self.cleaned_data["expires_on"], timezone.localdate()
        if not today <= day <= today + behind.LONGEST:
            said = _("Choose a day from today on, at most %(days)d days away.")
            raise forms.ValidationError(said % {"days": behind.LONGEST.days})
        return day


@right("editors")
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What stands behind, by page, since when and by whose change; and every leave."""
    marked = StaleText.objects.values_list("page", flat=True).distinct()
    pages = [page for page in _pages(marked) if _may_edit(page, request)]
    found = [{"page": page, "texts": _rows(page), "leave": behind.leave(page)} for page in pages]
    given = list(Leave.objects.select_related("given_by"))
    titles = {page.translation_key: page.title for page in _pages({one.page for one in given})}
    context = {
        "pages": [one for one in found if one["texts"]],
        "leaves": [{"leave": one, "title": titles.get(one.page, "")} for one in given],
    }
    return render(request, "home/catching_up.html", context)


@right("editors")
@require_POST
def still_says(request: HttpRequest, text_id: int) -> HttpResponse:
    """The Welsh still says what the English says; sent again, nothing more happens."""
    text = StaleText.objects.filter(pk=text_id).first()
    page = next(iter(_pages([text.page])), None) if text else None
    if text is None or page is None or not _may_edit(page, request):
        return redirect("welsh_behind:listing")
    where = checks.where(page.get_latest_revision_as_object(), text.path)
    if translation.still_says(page, text.path):
        log(page, STILL_SAYS, user=request.user, data={"path": text.path})
        said = _("Marked as saying the same: %(where)s.")
        messages.success(request, said % {"where": where})
    else:
        said = _("This text has several parts. Translate those that changed: %(where)s.")
        messages.error(request, said % {"where": where})
    return redirect("welsh_behind:listing")


@right("editors")
@require_http_methods(["GET", "HEAD", "POST"])
def give_leave(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer for a page by name: it may be published while its Welsh stands behind."""
    page = get_object_or_404(Page.objects.specific(), pk=page_id)
    if (
        not isinstance(page, BilingualPage)
        or not page.permissions_for_user(request.user).can_publish()
    ):
        return redirect("welsh_behind:listing")
    already = behind.leave(page)
    if already is not None:
        said = _("There is leave for this page already, until %(date)s.")
        messages.info(request, said % {"date": already.expires_on.isoformat()})
        return redirect("welsh_behind:listing")
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.instance.page, form.instance.given_by = page.translation_key, request.user
        given = form.save()
        data = {"until": given.expires_on.isoformat(), "reason": given.reason}
        log(page, GIVEN, user=request.user, data=data)
        messages.success(request, _("The page may now be published while its Welsh is behind."))
        return redirect("welsh_behind:listing")
    return render(request, "home/give_leave.html", {"page": page, "form": form})


def place() -> dict[str, str]:
    """Where this is, and how many texts are marked, for the front page of the CMS."""
    count = StaleText.objects.count()
    label = f"{_('Welsh behind')} ({count})" if count else _("Welsh behind")
    return {"label": label, "url": reverse("welsh_behind:listing")}


def _pages(keys: Any) -> list[Any]:
    """The Welsh pages of these translation keys."""
    found = Page.objects.filter(translation_key__in=list(keys), locale__language_code=behind.TARGET)
    return list(found.specific().order_by("path"))


def _rows(page: Any) -> list[dict[str, Any]]:
    latest = page.get_latest_revision_as_object()
    return [
        {
            "text": text,
            "where": checks.where(latest, text.path),
            "by": behind.name_of(text.changed_by),
        }
        for text in behind.stale(page)
    ]


def _may_edit(page: Any, request: HttpRequest) -> bool:
    return page.permissions_for_user(request.user).can_edit()


urlpatterns = [
    path("", listing, name="listing"),
    path("<int:text_id>/same/", still_says, name="still_says"),
    path("page/<int:page_id>/leave/", give_leave, name="give_leave"),
]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("Welsh behind"), reverse("welsh_behind:listing"), icon_name="globe"
    )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """How the history of a page says what was done here."""
    actions.register_action(
        STILL_SAYS,
        gettext_lazy("Welsh looked at"),
        gettext_lazy("Said that the Welsh of a text still says the same as its English"),
    )
    actions.register_action(
        GIVEN,
        gettext_lazy("Leave given"),
        gettext_lazy("Gave leave to publish the page while its Welsh stands behind"),
    )
