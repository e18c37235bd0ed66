"""Template tags of the pages: `{% load design_tags %}`."""

import datetime
from typing import Any

from django import template
from django.forms import BaseForm
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from design import dates
from design.errors import summary
from design.script_text import count_attributes, page_language, upload_attributes

register = template.Library()
SOON = 3  # working days before a date is shown as close


def _here(moment: datetime.date) -> datetime.date:
    """A moment on the clock of the page (Europe/London); a plain date as it is."""
    return timezone.localtime(moment) if isinstance(moment, datetime.datetime) else moment


@register.filter
def long_date(day: datetime.date | None) -> str:
    """21 November 2026, 21 Tachwedd 2026: of a date or a moment; nothing for None."""
    return dates.long_date(_here(day), page_language()) if day else ""


@register.filter
def full_date(day: datetime.date | None) -> str:
    """Saturday 21 November 2026, dydd Sadwrn 21 Tachwedd 2026: as inside a sentence."""
    return dates.full_date(_here(day), page_language()) if day else ""


@register.filter
def date_time(moment: datetime.datetime | None) -> str:
    """21 November 2026, 4.30pm: the time is written alike in both languages."""
    if not moment:
        return ""
    here = timezone.localtime(moment)
    minutes = f".{here.minute:02}" if here.minute else ""
    half = "am" if here.hour < 12 else "pm"
    return f"{long_date(moment)}, {here.hour % 12 or 12}{minutes}{half}"


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


@register.inclusion_tag("design/components/due.html")
def due(due_on: datetime.date | None, days_left: int | None = None) -> dict[str, Any]:
    """A date something is due, and how long that is in words.

    days_left: working days to go; 0 is today, below 0 is past; None shows the date alone.
    """
    state = (
        "" if days_left is None else "past" if days_left < 0 else "soon" if days_left < 4 else ""
    )
    return {"due_on": due_on, "words": _days_in_words(days_left), "state": state}


def _days_in_words(left: int) -> str:
    if left == 0:
        return gettext("Due today")
    if left > 0:
        said = ngettext("%(n)s working day left", "%(n)s working days left", left)
        return said % {"n": left}
    said = ngettext("%(n)s working day past the date", "%(n)s working days past the date", -left)
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
