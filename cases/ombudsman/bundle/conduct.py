"""What a bundle says of how the case was handled: fairness, conflict, contact, linked cases, the
Ombudsman."""

from django.utils.translation import gettext as _

from cases import clock
from cases.casework import words
from cases.contact import plans
from cases.contact import words as contact_words
from cases.fairness import words as fairness
from cases.handling import linking
from cases.models import Adjustments, Case
from cases.ombudsman import panel
from cases.ombudsman.bundle.pages import About, Fact, Page, Part, said
from cases.policy.questions import Stage
from design.templatetags.dates import date_time, long_date


def fairly(about: About) -> Page:
    """What was asked about the case and found, who had a part in the matter, and who was named."""
    case = about.case
    return Page(
        title=_("Findings and conflict of interest"),
        parts=(
            Part(heading=_("The first look"), facts=_found(case, Stage.TRIAGE), note=_("None")),
            Part(
                heading=_("Was the decision fair?"),
                facts=_found(case, Stage.FAIRNESS),
                note=_("None"),
            ),
            Part(
                heading=_("Who had a part in the matter, and is shut out"),
                facts=tuple(_parts(case)),
                note=_("Nobody is recorded as involved."),
            ),
            Part(
                heading=_("Whom the customer named"),
                facts=tuple(
                    Fact(
                        label=words.name_of(one.checked_by) or _("Not checked yet"), value=one.words
                    )
                    for one in case.claimed_people.select_related("checked_by")
                ),
                note=_("Nobody"),
            ),
        ),
    )


def _found(case: Case, stage: Stage) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            label=words.of(fairness.QUESTIONS[stage], one.question),
            value="\n".join(
                filter(
                    None,
                    (
                        words.of(fairness.ANSWERS[stage], one.answer),
                        one.words,
                        f"{words.name_of(one.by)}, {date_time(one.at)}",
                    ),
                )
            ),
        )
        for one in case.findings.filter(stage=stage).select_related("by")
    )


def _parts(case: Case):
    for one in case.involvements.select_related("user", "lifted_by").order_by("added_at", "pk"):
        lines = [words.of(words.PARTS, one.part), words.of(words.SOURCES, one.source)]
        lines.append(date_time(one.added_at))
        if one.lifted_at:
            lines.append(_("Not involved after all:"))
            lines.append(f"{words.name_of(one.lifted_by)}, {date_time(one.lifted_at)}")
            lines.append(one.lift_reason)
        who = words.name_of(one.user) or words.of(words.ROLES, one.role)
        yield Fact(label=who, value="\n".join(lines))


def contact(about: About) -> Page:
    """The contact plan, those that stood before, and the adjustments agreed (6.1, 1.1)."""
    case, today = about.case, clock.today()
    plan, agreed = case.customer.plan_on(today), Adjustments.of(case.customer)
    points = contact_words.of_plan(plan) if plan else []
    stood = said(*((point["label"], point["value"]) for point in points))
    if plan:
        stood += said(
            (_("Why no line of contact could be left open"), plan.no_line_reason),
            (_("Recorded on"), date_time(plan.recorded_at)),
            (_("Recorded by"), words.name_of(plan.recorded_by)),
        )
    before = tuple(
        Fact(
            label=words.of(contact_words.HOW_IT_STOPPED, one.how),
            value="\n".join(
                f"{point['label']}: {point['value']}" for point in contact_words.of_plan(one.plan)
            ),
        )
        for one in plans.former(case, today=today)
    )
    adjustments = tuple(
        Fact(label=_("Agreed"), value=one) for one in contact_words.of_adjustments(agreed)
    )
    return Page(
        title=_("Contact plan and adjustments"),
        parts=(
            Part(
                heading=_("Contact plan"),
                facts=stood,
                note=_("No contact plan stands for this person."),
            ),
            Part(heading=_("Plans that stood before"), facts=before, note=_("None")),
            Part(
                heading=_("Adjustments agreed with the customer"),
                facts=adjustments,
                note=_("Nothing has been agreed."),
            ),
        ),
    )


def links(about: About) -> Page:
    """The cases that belong with this one, as far as who makes the bundle may know of them."""
    found = tuple(
        Fact(
            label=one.how,
            value="\n".join(
                filter(
                    None,
                    (
                        one.other.reference,
                        one.link.reason,
                        f"{words.name_of(one.link.by)}, {date_time(one.link.at)}",
                        one.link.remove_reason and f"{_('Taken away')}: {one.link.remove_reason}",
                    ),
                )
            ),
        )
        for one in linking.of(about.case, about.reader, also_removed=True)
    )
    title = _("Linked cases")
    return Page(title=title, parts=(Part(heading=title, facts=found, note=_("None")),))


def ombudsman(about: About) -> Page:
    """What the Ombudsman asked, and found."""
    found = about.case.ombudsman_records.select_related("recorded_by")
    parts: list[Part] = []
    for one in found.prefetch_related("earlier__recorded_by"):
        parts.append(_facts(long_date(one.came_on), panel.rows(one)))
        parts += [
            _facts(
                _("Before it was changed: recorded by %(name)s, %(moment)s")
                % {"name": before["by"], "moment": date_time(before["at"])},
                before["rows"],
            )
            for before in panel.before(one)
        ]
    title = _("The Ombudsman’s enquiries")
    none = (Part(heading=title, note=_("Nothing of the Ombudsman is recorded on this case.")),)
    return Page(title=title, parts=tuple(parts) or none)


def _facts(heading: str, rows: list[dict[str, str]]) -> Part:
    return Part(heading=heading, facts=said(*((row["key"], row["value"]) for row in rows)))
