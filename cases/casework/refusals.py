"""Why a person may not do a thing, or no longer: one whole sentence for each code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.casework import shell, words
from cases.models import Case


def sentence(code: str, case: Case) -> str:
    """The sentence for the `code` of a `permissions.Refused`."""
    holder = words.name_of(case.handler)
    if code == "already_taken" and holder:
        return _("This case is already taken by %(name)s.") % {"name": holder}
    said = {
        "already_taken": _("Someone else has already taken this case."),
        "already_yours": _("You have already taken this case."),
        "already_done": _("The case is not at this step: it may already have been done."),
        "not_open": _("This cannot be done with the case as it now stands."),
        "not_yours": _("Only the person who holds this case can hand it over."),
        "claim_first": _("Take this case before you decide it."),
        "colleague_may_not": _("That colleague cannot be given this case."),
        "team_may_not": _("Nobody in the Complaints Team is free to decide this case."),
        "not_to_print": _("This letter is not on the print list."),
        "not_failed": _("This letter has not failed to be sent."),
        "take_it_first": _("Take this case before you write to the customer."),
        "not_withdrawn": _("The customer has not withdrawn this appeal, or has undone it."),
        "translation_withdrawn": _("This translation is no longer needed: the words have changed."),
        "translation_filed": _("This translation has already been filed."),
        "not_allowed": _("You do not have permission to do this."),
    }
    return said.get(code, _("This cannot be done with the case as it now stands."))


def page(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """A page that says why, with the way back to the case. Nothing was changed."""
    back = reverse("staff:case", args=[case.reference])
    said = {"case": case, "back": back, "sentence": sentence(code, case)}
    said |= shell.context(request, here=back)
    return render(request, "cases/staff/refused.html", said, status=409)
