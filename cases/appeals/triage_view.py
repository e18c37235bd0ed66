"""The page of the first look at an appeal."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cases import clock, data_protection, handling, letters, permissions
from cases.appeals import alike, panel, triage
from cases.appeals.triage_findings import Findings, timely
from cases.appeals.triage_form import Triage
from cases.appeals.views import AppealAct
from cases.casework import reading
from cases.contact import words as contact_words
from cases.data_protection import panel as data_panel
from cases.models import Adjustments, Case, Translation
from cases.permissions import right
from cases.policy.questions import Answer
from cases.policy.terms import Outcome


@right("casework")
class TriageView(AppealAct):
    """7.2: can it be appealed, is a late one accepted; 7.3: who are the people named; and what
    else stands in it."""

    form_class = Triage
    keeps = "triage"
    translates = Translation.What.LATE_REFUSED
    beside = (*AppealAct.beside, "agree")
    template_name = "cases/appeals/triage.html"
    done = _("The check is recorded.")
    gone = _("The check is recorded. The case has gone to those who now decide it.")
    send = _("Record this and send the letter")
    composed: list[letters.Composed]

    @cached_property
    def alike(self) -> list[Case]:
        """The open cases that may say the same."""
        return alike.suggestions(self.case, self.request.user)

    def check(self) -> None:
        permissions.check_user_can_triage(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        known = {"people": handling.staff(), "alike": self.alike, "user": self.request.user}
        return {"case": self.case, **known}

    def readable(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Without the reference that a colleague typed of a case this person may not know of."""
        user, typed = self.request.user, dict(typed)
        whose = self.draft.saved_by if self.draft else user
        if whose != user and not reading.by_reference(user, typed.get("other_reference") or ""):
            typed.pop("other_reference", None)
        return typed

    def do_beside(self, step: str) -> HttpResponse:
        """What was typed is saved: to the page on which adjustments are recorded."""
        if step == "agree":
            return redirect("staff:adjustments", reference=self.case.reference)
        return super().do_beside(step)

    def act(self, form: Triage) -> None:
        triage.triage(self.case, by=self.request.user, findings=form.findings(), now=clock.now())

    def preview(self, form: Triage) -> letters.Composed | None:
        self.composed = self._letters(form.findings())
        return self.composed[0] if self.composed else None

    def also(self, form: Triage) -> list[letters.Composed]:
        return self.composed[1:]

    def _letters(self, findings: Findings) -> list[letters.Composed]:
        """What goes to the customer in an officer's name: of the appeal, and of personal data."""
        triage.check(self.case, findings)
        found = [self._of_the_appeal(findings), self._of_personal_data(findings)]
        return [one for one in found if one is not None]

    def _of_the_appeal(self, findings: Findings) -> letters.Composed | None:
        now, in_time = clock.now(), timely(self.case.appeal, findings)
        if not findings.appealable:
            return letters.preview(self.case, "converted", now=now)
        if in_time and in_time[0] == Answer.LATE_REFUSED:
            return self.letter("late_refused", Outcome.LATE_REFUSED, dict(findings.late_reasons))
        if in_time and in_time[0] == Answer.LATE_ACCEPTED:
            reasons = findings.reasons(self.case)
            return letters.preview(self.case, "late_accepted", now=now, reasons=reasons)
        return None

    def _of_personal_data(self, findings: Findings) -> letters.Composed | None:
        if findings.data_complaint is None or data_panel.known(self.case):
            return None
        now = clock.now()
        data_protection.draft(self.case, about=findings.data_complaint, now=now)
        return letters.preview(self.case, "data_complaint", now=now)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        agreed = contact_words.of_adjustments(Adjustments.of(self.case.customer))
        return super().get_context_data(panel=panel.summary(self.case), agreed=agreed, **context)
