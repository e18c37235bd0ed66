"""The pages on which a person's contact plan and adjustments are put on record."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy

from cases import clock, permissions
from cases.casework import reading, refusals, switching
from cases.casework.views import CaseAct
from cases.contact import agreed, plans, words
from cases.contact.agreed_form import Agreed
from cases.contact.forms import EndPlan, Plan
from cases.models import Adjustments, ContactPlan
from cases.permissions import Refused, right


class ContactAct(CaseAct):
    """An act on how the person is contacted."""

    def check(self) -> None:
        permissions.check_user_can_arrange(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case, "today": clock.today()}


class Replacing(ContactAct):
    """An act that puts something in place of what stands: never of what one has not seen.

    A subclass says `standing`, the row that stands (None: none does), and `points`, what it says.
    What somebody recorded since the page was opened is shown beside what was typed.
    """

    def standing(self) -> Any:
        raise NotImplementedError

    def points(self, standing: Any) -> list[dict[str, str]]:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        acts = not switching.asked_for(request) and request.POST.get("step") != "change"
        if acts and request.POST.get("stood", self.sign()) != self.sign():
            standing = self.standing()
            points = self.points(standing) if standing else []
            response = self.as_typed(theirs=standing, points=points, stale=True)
            response.status_code = 409
            return response
        return super().post(request, *args, **kwargs)

    def sign(self) -> str:
        """What tells one thing recorded from another; empty for none."""
        standing = self.standing()
        return standing.recorded_at.isoformat() if standing else ""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        stood = self.sign() if context.get("stale") else self.posted.get("stood", self.sign())
        return super().get_context_data(stood=stood, **context)


@right("casework")
class PlanView(Replacing):
    """6.1: record a contact plan, or replace the one that stands."""

    form_class = Plan
    template_name = "cases/contact/plan.html"
    done = gettext_lazy("The contact plan is recorded.")

    def standing(self) -> ContactPlan | None:
        return self.case.customer.plan_on(clock.today())

    def points(self, standing: ContactPlan) -> list[dict[str, str]]:
        return words.of_plan(standing)

    def get_initial(self) -> dict[str, Any]:
        plan = self.standing()
        return Plan.said(plan) if plan else {}

    def act(self, form: Plan) -> None:
        plans.record(self.case, by=self.request.user, now=clock.now(), **form.plan())


@right("casework")
class EndPlanView(ContactAct):
    form_class = EndPlan
    template_name = "cases/contact/end_plan.html"
    done = gettext_lazy("The contact plan has ended.")

    def form_options(self) -> dict[str, Any]:
        return {}

    def act(self, form: EndPlan) -> None:
        reason = form.cleaned_data["reason"]
        plans.end(self.case, by=self.request.user, now=clock.now(), reason=reason)


@right("casework")
class AgreedView(Replacing):
    """1.1: what was agreed with the person so that letters reach them."""

    form_class = Agreed
    template_name = "cases/contact/agreed.html"
    done = gettext_lazy("The adjustments are recorded.")

    def standing(self) -> Adjustments | None:
        agreed = Adjustments.of(self.case.customer)
        return agreed if agreed.pk else None

    def points(self, standing: Adjustments) -> list[dict[str, str]]:
        return words.points_of_adjustments(standing)

    def get_initial(self) -> dict[str, Any]:
        return Agreed.said(Adjustments.of(self.case.customer))

    def act(self, form: Agreed) -> None:
        agreed.record(self.case, by=self.request.user, now=clock.now(), **form.agreed())


@right("casework")
def take_off(request: HttpRequest, reference: str) -> HttpResponse:
    """The plan is of someone else; an address without a page, so reading it leads to the tab."""
    case = reading.case_or_404(request, reference)
    if request.method == "POST":
        try:
            plans.take_off(case, by=request.user, now=clock.now())
        except Refused as refused:
            return refusals.page(request, case, refused.code)
        messages.success(request, gettext("The contact plan is taken off this case."))
    return redirect("staff:contact", reference=reference)
