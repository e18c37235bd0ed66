"""Why a person may not do a thing, or no longer: one whole sentence for each code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases import clock
from cases.casework import clauses, shell, words
from cases.models import Case, ClosedDay
from cases.policy.contact import next_day_for_calls
from design import dates

BY_THE_PLAN = ("channel_barred", "not_a_day_for_calls")  # what the contact plan stands against


def sentence(code: str, case: Case) -> str:
    """The sentence for the `code` of a `permissions.Refused`."""
    holder = words.name_of(case.handler)
    if code == "already_taken" and holder:
        return _("This case is already taken by %(name)s.") % {"name": holder}
    if code == "not_a_day_for_calls":
        return _call_days(case)
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
        "take_case_first": _("Take this case first."),
        "asks_to_withdraw": _(
            "The customer has asked to withdraw this case. Close it as withdrawn, or ask them "
            "whether they want an answer."
        ),
        "not_withdrawn": _("The customer has not withdrawn this case, or has undone it."),
        "translation_withdrawn": _("This translation is no longer needed: the words have changed."),
        "translation_filed": _("This translation has already been filed."),
        "channel_barred": _("The contact plan of this person does not permit this way of contact."),
        "plan_not_matched": _("The contact plan was recorded for this very person."),
        "not_to_call": _("This letter does not wait to be read out."),
        "not_read_back": _("A letter counts as read out only when the customer has read it back."),
        "needs_a_reason": _("Say why: colleagues need the reason."),
        "no_address": _("No postal address of the customer is known."),
        "cannot_be_written": _(
            "The letter cannot be written now: an editor must first put its text right."
        ),
        "not_to_undo": _("Only the person who did this can undo it, and only on the same day."),
        "translation_other_item": _("These words were written for another letter."),
        "translation_changed": _("Someone else has saved other words since you opened this."),
        "translation_unfinished": _("Translate every piece before you file the translation."),
        "nothing_to_translate": _("There are no words to translate."),
        "own_proposal": _(
            "You proposed this decision, so a colleague has to sign it off. While nobody has taken "
            "the case you can take your proposal back."
        ),
        "claim_to_sign": _("Take this case before you sign the decision off."),
        "proposal_changed": _(
            "Another decision has been proposed since you opened this page. Read it first."
        ),
        "not_your_proposal": _("Only the person who proposed the decision can take it back."),
        "needs_sign_off": _(
            "A colleague is free to sign this decision off now, so it is not yours alone to send. "
            "Send it for sign-off."
        ),
        "nobody_to_sign": _(
            "Nobody else is free to sign this decision off any more. Read the letter again and "
            "send it yourself."
        ),
        "already_taken_back": _("This decision has already been taken back, or was never made."),
        "not_your_decision": _("Only the person who decided can take the decision back."),
        "too_late_to_stop": _("It is too late to take it back: the letter is on its way."),
        "date_passed": _("The day to answer by has passed: the time can no longer be moved."),
        "date_moved": _(
            "The day to answer by has changed since you opened this page. Look at it before you "
            "go on."
        ),
        "paused": _("The time to answer is paused. Resume it first."),
        "not_paused": _("The time to answer is not paused."),
        "extension_removed": _("This extension has already been removed."),
        "mail_settled": _("Someone has already filed this email or set it aside."),
        "same_case": _("A case cannot be linked to itself."),
        "link_stays": _("That a case was taken up again stays on record."),
        "taken_up_since": _(
            "This appeal was taken up again and decided since: the new case is the one to take up."
        ),
        "not_decided": _("Only an appeal that was decided can be taken up again."),
        "no_internal_step": _(
            "The policy this appeal falls under gives no further step within the Council."
        ),
        "letter_not_gone": _("The letter with the decision has not left yet. Try again shortly."),
        "not_standing_in": _(
            "You can take this over only while the person who holds it is away and has named you "
            "to stand in."
        ),
        "not_theirs": _("That colleague does not hold this case any more."),
        "statement_by_holder": _(
            "Only the person who holds this case can ask for a statement or withdraw the request."
        ),
        "statement_of_oneself": _("A statement is asked of somebody else, with a role here."),
        "statement_waiting": _(
            "This person has already been asked about this case and has not answered yet. "
            "Withdraw that request first if you want to ask something else."
        ),
        "statement_given": _("This statement has already been given. It is sealed."),
        "statement_not_needed": _("This statement is no longer needed."),
        "data_complaint_known": _(
            "A complaint about personal data is recorded on this case already."
        ),
        "data_complaint_answered": _(
            "It is recorded already that the complaint about personal data was answered."
        ),
        "no_data_complaint": _("No complaint about personal data is recorded on this case."),
        "not_allowed": _("You do not have permission to do this."),
    }
    return said.get(code, _("This cannot be done with the case as it now stands."))


def _call_days(case: Case) -> str:
    today = clock.today()
    plan = case.customer.plan_on(today)
    if plan is None or not plan.phone_days:
        return _("The contact plan of this person does not let a call be made today.")
    closed = ClosedDay.objects.for_council()
    language = get_language() or "cy"
    return _(
        "The contact plan of this person lets calls be made on these days only: %(days)s. "
        "The next one: %(date)s."
    ) % {
        "days": dates.weekdays_in_words(plan.phone_days, language),
        "date": dates.long_date(next_day_for_calls(today, plan.phone_days, closed), language),
    }


def said(code: str, case: Case) -> str:
    """The sentence, with the clause that stands in the way as a link after it."""
    in_words = sentence(code, case)
    plan = case.customer.plan_on(clock.today())
    clause = clauses.link(case, plan.clause) if plan and code in BY_THE_PLAN else None
    if clause is None:
        return in_words
    link = format_html('<a class="govuk-link" href="{url}">{label}</a>', **clause)
    return format_html("{} ({})", in_words, link)


def page(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """A page that says why, with the way back to the case. Nothing was changed."""
    back = reverse("staff:case", args=[case.reference])
    shown = {"case": case, "back": back, "sentence": said(code, case)}
    shown |= shell.context(request, here=back)
    return render(request, "cases/staff/refused.html", shown, status=409)
