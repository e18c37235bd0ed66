"""{% load home_tags %}: facts and addresses that published pages show."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cases.models import OmbudsmanDetails
from home import policy_text

register = template.Library()


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text."""
    return policy_text.paragraphs(text)


@register.filter
def in_language(details: OmbudsmanDetails, field: str) -> str:
    """A field of a row with both languages, in the language of the page."""
    return details.text(field, "en" if get_language() == "en" else "cy")


@register.simple_tag
def ombudsman_details() -> OmbudsmanDetails:
    """The one row of facts on the Ombudsman."""
    return OmbudsmanDetails.get()


@register.simple_tag(takes_context=True)
def clause_url(context: template.Context, name: str) -> str:
    """The lasting address of a clause of the page's edition."""
    code = context["page"].edition.code
    if code == "current":
        return reverse("clause", kwargs={"name": name})
    return reverse("clause", kwargs={"edition": context["page"].slug, "name": name})


@register.simple_tag
def clause_in_other_language(number: str, language: str) -> str:
    """The words of a link to the clause in the other language, in that language."""
    with override(language):
        if language == "cy":
            return _("Clause %(number)s in Welsh") % {"number": number}
        return _("Clause %(number)s in English") % {"number": number}
