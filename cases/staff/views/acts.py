"""What can be done with any case: take it, hand it over, send it on, record a part in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import clock, handling, permissions
from cases.casework.buttons import button
from cases.casework.giving import Reason, ToColleagueOrQueue
from cases.casework.views import CaseAct, after
from cases.colleagues import absence
from cases.handling import involvement
from cases.models import Case
from cases.permissions import right
from cases.staff.forms import RecordInvolvement


@right("casework")
@button
def claim(request: HttpRequest, case: Case) -> HttpResponse:
    """Take the case."""
    handling.claim(case, by=request.user, now=clock.now())
    messages.success(request, _("You have taken this case."))
    return after(request, case)


@right("casework")
class HandOverView(CaseAct):
    form_class = ToColleagueOrQueue
    template_name = "cases/staff/hand_over.html"
    done = gettext_lazy("You have handed this case over.")

    def check(self) -> None:
        permissions.check_user_can_hand_over(self.request.user, self.case, None)

    def form_options(self) -> dict:
        colleagues = handling.colleagues(self.case, besides=self.request.user)
        return {"colleagues": colleagues, "away": absence.until(clock.today())}

    def act(self, form: ToColleagueOrQueue) -> None:
        handling.hand_over(
            self.case,
            by=self.request.user,
            to=form.colleague,
            reason=form.cleaned_data["reason"],
            now=clock.now(),
        )


@right("casework")
class MoveView(CaseAct):
    form_class = Reason
    template_name = "cases/staff/move.html"
    done = gettext_lazy("You have moved the case to the Chief Officer.")

    def check(self) -> None:
        permissions.check_user_can_move(self.request.user, self.case)

    def act(self, form: Reason) -> None:
        handling.move_to_chief_officer(
            self.case, by=self.request.user, reason=form.cleaned_data["reason"], now=clock.now()
        )


@right("casework")
class SendBackView(CaseAct):
    form_class = Reason
    template_name = "cases/staff/send_back.html"
    done = gettext_lazy("You have sent the case back to the Complaints Team.")

    def check(self) -> None:
        permissions.check_user_can_send_back(self.request.user, self.case)

    def act(self, form: Reason) -> None:
        handling.send_back(
            self.case, by=self.request.user, reason=form.cleaned_data["reason"], now=clock.now()
        )


@right("casework")
class InvolvementView(CaseAct):
    """7.3: whoever had a part in the matter is shut out from their next request."""

    form_class = RecordInvolvement
    template_name = "cases/staff/involvement.html"
    done = gettext_lazy("The involvement is recorded.")

    def form_options(self) -> dict:
        return {"people": [user for user in handling.staff() if user != self.request.user]}

    def act(self, form: RecordInvolvement) -> None:
        involvement.add(
            self.case, by=self.request.user, now=clock.now(), **form.found(self.request.user)
        )
