"""The pages on which a person's contact plan and adjustments are put on record."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy

from cases import clock, permissions
from cases.casework import reading, refusals
from cases.casework.views import CaseAct
from cases.contact import agreed, plans
from cases.contact.agreed_form import Agreed
from cases.contact.forms import EndPlan, Plan
from cases.models import Adjustments
from cases.permissions import Refused, right


class ContactAct(CaseAct):
    """An act on how the person is contacted."""

    def check(self) -> None:
        permissions.check_user_can_arrange(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case, "today": clock.today()}


@right("casework")
class PlanView(ContactAct):
    """6.1: record a contact plan, or replace the one that stands."""

    form_class = Plan
    template_name = "cases/contact/plan.html"
    done = gettext_lazy("The contact plan is recorded.")

    def get_initial(self) -> dict[str, Any]:
        plan = self.case.customer.plan_on(clock.today())
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
class AgreedView(ContactAct):
    """1.1: what was agreed with the person so that letters reach them."""

    form_class = Agreed
    template_name = "cases/contact/agreed.html"
    done = gettext_lazy("The adjustments are recorded.")

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
