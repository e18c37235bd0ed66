"""The pages on which a complaint about personal data is put on record, and its answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases import clock, data_protection, letters, permissions
from cases.casework.views import CaseAct
from cases.data_protection import panel
from cases.data_protection.forms import Answered, Found
from cases.permissions import Refused, right


@right("casework")
class FoundView(CaseAct):
    """It was noticed after the first look; the letter is read before it is sent."""

    form_class = Found
    template_name = "cases/data_protection/found.html"
    done = _("The complaint about personal data is recorded, and a letter tells the customer.")
    send = _("Record this and send the letter")

    def check(self) -> None:
        permissions.check_user_can_note_data_complaint(self.request.user, self.case)
        if panel.known(self.case):
            raise Refused("data_complaint_known")

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case, "today": clock.today()}

    def act(self, form: Found) -> None:
        data_protection.found(self.case, by=self.request.user, now=clock.now(), **_said(form))

    def preview(self, form: Found) -> letters.Composed:
        now = clock.now()
        data_protection.draft(self.case, now=now, **_said(form))
        return letters.preview(self.case, "data_complaint", now=now)


def _said(form: Found) -> dict[str, Any]:
    said = form.cleaned_data
    return {"about": said["data_about"], "received_on": said["came_on"]}


@right("casework")
class AnsweredView(CaseAct):
    """Record the day on which the complaint was answered."""

    form_class = Answered
    template_name = "cases/data_protection/answered.html"
    done = _("It is recorded that the complaint about personal data was answered.")

    def check(self) -> None:
        permissions.check_user_can_answer_data_complaint(self.request.user, self.case)
        complaint = panel.known(self.case)
        if complaint is not None and complaint.answered_on is not None:
            raise Refused("data_complaint_answered")

    def form_options(self) -> dict[str, Any]:
        return {"complaint": panel.known(self.case), "today": clock.today()}

    def act(self, form: Answered) -> None:
        on = form.cleaned_data["answered_on"]
        data_protection.answered(self.case, on=on, by=self.request.user, now=clock.now())
