"""Template tags of the pages: `{% load design_tags %}`."""

import datetime
from typing import Any

from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from design.errors import summary
from design.script_text import count_attributes, upload_attributes
from design.templatetags import dates

register = template.Library()
register.filters.update(dates.register.filters)
SOON = 3  # working days before a date is shown as close


@register.inclusion_tag("design/components/error_summary.html")
def error_summary(*forms: BaseForm | str | None) -> dict[str, Any]:
    """The error summary of these forms; nothing when none is in error. base.html calls it."""
    return {"problems": summary(*(form for form in forms if isinstance(form, BaseForm)))}


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: str, name: str, **values: Any) -> SafeString:
    """`{% component "details" summary=_("More") %}…{% endcomponent %}`: a component with a body.

    Draws design/components/<name>.html, which finds the body as `content`.
    """
    drawn = context.template.engine.get_template(f"design/components/{name}.html")  # type: ignore[union-attr]
    with context.push(content=content, **values):
        return drawn.render(context)


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail address that may go on to a second line after its @, and nowhere else."""
    name, _, domain = address.partition("@")
    return format_html("{}@<wbr>{}", name, domain)


@register.filter
def beside(row: list[Any], columns: list[Any]) -> list[tuple[Any, Any]]:
    """Each cell of a row with its column."""
    return list(zip(columns, row, strict=True))


@register.inclusion_tag("design/components/due.html")
def due(
    due_on: datetime.date | None,
    days_left: int | None = None,
    overdue: bool = False,
    paused: bool = False,
) -> dict[str, Any]:
    """A date something is due, and how long that is in words.

    days_left: working days to go; 0 is today, below 0 is past; None shows the date alone.
    overdue: past, though no working day has come since (0 days).
    paused: the time stands still, and the date will be a later one.
    """
    if paused:
        words = gettext("Moves on while the time is paused")
        return {"due_on": due_on, "words": words, "state": "later"}
    if days_left is None:
        return {"due_on": due_on, "words": "", "state": "none"}
    if overdue and days_left == 0:
        return {"due_on": due_on, "words": gettext("Overdue"), "state": "past"}
    state = "past" if days_left < 0 else "soon" if days_left <= SOON else "later"
    return {"due_on": due_on, "words": _days_in_words(days_left), "state": state}


def _days_in_words(left: int) -> str:
    if left == 0:
        return gettext("Due today")
    if left > 0:
        said = ngettext("%(n)s working day left", "%(n)s working days left", left)
        return said % {"n": left}
    said = ngettext("%(n)s working day overdue", "%(n)s working days overdue", -left)
    return said % {"n": -left}


register.simple_tag(count_attributes)
register.simple_tag(upload_attributes)


@register.simple_tag
def character_limit(limit: int) -> str:
    """How long an answer may be, for those without script and before typing."""
    said = ngettext(
        "You can enter up to %(limit)s character", "You can enter up to %(limit)s characters", limit
    )
    return said % {"limit": f"{limit:,}"}
