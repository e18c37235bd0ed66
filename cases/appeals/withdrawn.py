"""The page on which a case is closed because its customer withdrew it."""

from django.utils.translation import gettext_lazy as _

from cases import clock, letters, permissions
from cases.appeals import by_customer
from cases.casework.views import CaseAct
from cases.permissions import right
from design.forms import Form


@right("casework")
class CloseWithdrawnView(CaseAct):
    """Nothing is asked: the letter that says it is closed is read, and sent."""

    form_class = Form
    template_name = "cases/appeals/close_withdrawn.html"
    done = _("The case is closed as withdrawn and the letter is on its way.")
    send = _("Close the case and send the letter")

    def check(self) -> None:
        permissions.check_user_can_close_withdrawn(self.request.user, self.case)

    def act(self, form: Form) -> None:
        by_customer.close_withdrawn(self.case, by=self.request.user, now=clock.now())

    def preview(self, form: Form) -> letters.Composed:
        return letters.preview(self.case, "withdrawn", now=clock.now())
