"""Two cases that belong together: linked by reference, and the link taken away with a reason."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from cases import clock, permissions
from cases.casework.giving import Reason
from cases.casework.views import CaseAct
from cases.handling import linking
from cases.models import CaseLink
from cases.permissions import Refused, right
from cases.staff.link_form import Link


@right("casework")
class LinkView(CaseAct):
    """Link this case to another one may see; any other is as if there were none."""

    form_class = Link
    template_name = "cases/staff/link.html"
    done = _("The two cases are linked.")

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case, "user": self.request.user}

    def act(self, form: Link) -> None:
        said = form.cleaned_data
        linking.link(
            self.case,
            said["reference"],
            said["kind"],
            by=self.request.user,
            reason=said["reason"],
            now=clock.now(),
        )


@right("casework")
class UnlinkView(CaseAct):
    """Take away a link made in error; one of whose ends one may not see is not there."""

    form_class = Reason
    template_name = "cases/staff/unlink.html"
    done = _("The link is taken away. Who did it and why stays on record.")
    link: CaseLink

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        here = kwargs["reference"]
        of_case = Q(case__reference=here) | Q(other__reference=here)
        seen = CaseLink.objects.visible_to(request.user).filter(of_case, pk=kwargs["link"])
        found = seen.select_related("case", "other").first()
        if found is None:
            raise Http404
        self.link = found
        return super().dispatch(request, *args, **kwargs)

    def check(self) -> None:
        permissions.check_user_can_link(self.request.user, self.link.case, self.link.other)
        if self.link.kind == CaseLink.Kind.REOPENS:
            raise Refused("link_stays")

    def act(self, form: Reason) -> None:
        reason = form.cleaned_data["reason"]
        linking.unlink(self.link, by=self.request.user, reason=reason, now=clock.now())

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return super().get_context_data(link=self.link, **context)
