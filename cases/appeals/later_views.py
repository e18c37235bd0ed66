"""The pages on which an officer records that the customer withdrew, and takes an appeal up
again."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import clock, permissions
from cases.appeals import reopening, withdrawn_otherwise
from cases.appeals.later_forms import RecordWithdrawal, Reopen
from cases.casework.views import CaseAct, after
from cases.models import Case
from cases.permissions import right


@right("casework")
class RecordWithdrawalView(CaseAct):
    """The customer withdrew by letter, e-mail or word of mouth."""

    form_class = RecordWithdrawal
    template_name = "cases/appeals/record_withdrawal.html"
    done = _("It is recorded that the customer asked to withdraw, and a letter to them says so.")

    def check(self) -> None:
        permissions.check_user_can_record_withdrawal(self.request.user, self.case)

    def get_initial(self) -> dict[str, Any]:
        return {"key": uuid.uuid4()}

    def form_options(self) -> dict[str, Any]:
        return {"today": clock.today()}

    def act(self, form: RecordWithdrawal) -> None:
        withdrawn_otherwise.record(
            self.case, by=self.request.user, now=clock.now(), **form.cleaned_data
        )


@right("casework")
class ReopenView(CaseAct):
    """New evidence: the appeal goes on as a new case, decided by others."""

    form_class = Reopen
    template_name = "cases/appeals/reopen.html"
    again: Case

    def check(self) -> None:
        permissions.check_user_can_reopen(self.request.user, self.case)

    def act(self, form: Reopen) -> None:
        reason = form.cleaned_data["reason"]
        self.again = reopening.reopen(
            self.case, by=self.request.user, reason=reason, now=clock.now()
        )

    def form_valid(self, form: Reopen) -> HttpResponse:
        if Case.objects.visible_to(self.request.user).filter(pk=self.again.pk).exists():
            said = gettext("The appeal is taken up again as this case, and its customer is told.")
            messages.success(self.request, said)
            return redirect("staff:case", reference=self.again.reference)
        said = gettext(
            "The appeal is taken up again as a new case, which goes to people who had no part in "
            "the first decision. Its customer is told."
        )
        messages.success(self.request, said)
        return after(self.request, self.case)
