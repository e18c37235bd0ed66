"""An edition of the policy as it is published, for a document that stands by itself."""

from django.template.loader import render_to_string
from django.utils import translation

from cases.models import Edition
from cases.ombudsman.sources import PolicyText
from home.models import PolicyPage
from home.policy_text import sections_of


def of(edition: Edition, language: str) -> PolicyText | None:
    """The very words of `edition` in `language`, with their corrections; None: not published."""
    pages = PolicyPage.objects.live().filter(edition=edition, locale__language_code=language)
    page = pages.select_related("edition").first()
    if page is None:
        return None
    said = {
        "page": page,
        "sections": sections_of(page),
        "corrections": [block.value for block in page.corrections],
    }
    with translation.override(language):
        return PolicyText(
            title=page.title, html=render_to_string("home/policy_document.html", said)
        )
