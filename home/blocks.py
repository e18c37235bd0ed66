"""The parts pages are made of.

Numbers, names, dates and destinations sit in blocks that wagtail-localize does not extract, so
both languages share them; words sit in `CharBlock` and `TextBlock` and are translated.
"""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Place(TextChoices):
    """Where a link inside the service leads; the addresses are the site's (`paths`)."""

    POLICY = "policy", _("The policy")
    APPEAL = "appeal", _("Appeal a decision")
    FOLLOW = "follow", _("Track your case")
    HELP = "help", _("Getting help to appeal")
    CONTACT = "contact", _("Contact us")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")
    PRIVACY = "privacy", _("Privacy notice")
    COOKIES = "cookies", _("Cookies")


class EditorNoteBlock(blocks.TextBlock):
    """A note that only editors see: never published, one for both languages."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("rows", 2)
        kwargs.setdefault("label", _("Note for editors"))
        kwargs.setdefault("help_text", _("Only editors see this. It is never published."))
        super().__init__(**kwargs)

    def get_translatable_segments(self, value) -> list:
        return []

    def restore_translated_segments(self, value, segments):
        return value


def _shared(regex: str, message: str | Promise, **kwargs) -> blocks.RegexBlock:
    """A short machine value, the same in both languages."""
    return blocks.RegexBlock(regex=regex, error_messages={"invalid": message}, **kwargs)


class SectionBlock(blocks.StructBlock):
    """A numbered heading of the policy."""

    number = _shared(r"^\d{1,2}$", _("A number, such as 7."), label=_("Number"))
    heading = blocks.CharBlock(max_length=200, label=_("Heading"))
    editor_note = EditorNoteBlock()

    class Meta:
        icon = "title"
        label = _("Section")
        label_format = "{number}. {heading}"


class ClauseBlock(blocks.StructBlock):
    """One clause: its number here, its lasting name, its adopted words."""

    number = _shared(r"^\d{1,2}\.\d{1,2}$", _("A number, such as 7.2."), label=_("Number"))
    name = _shared(
        r"^[a-z][a-z0-9-]*$",
        _("Small letters and hyphens, such as appeal-window."),
        label=_("Lasting name"),
        help_text=_("Links, letters and cases rely on it. It never changes."),
    )
    text = blocks.TextBlock(
        label=_("Text"),
        help_text=_(
            "The adopted words. An empty line begins a paragraph. Words that state a term stay "
            "marked: [20 working days](appeal_window)."
        ),
    )
    bullets = blocks.ListBlock(
        blocks.TextBlock(rows=2, label=_("Item")), label=_("List"), default=[], required=False
    )
    editor_note = EditorNoteBlock()

    class Meta:
        icon = "doc-full"
        label = _("Clause")
        label_format = "{number}"


class CorrectionBlock(blocks.StructBlock):
    """A public correction of words already published: when, where, what and why."""

    made_on = blocks.DateBlock(label=_("Date of the correction"))
    numbers = _shared(
        r"^\d{1,2}(\.\d{1,2})?( *, *\d{1,2}(\.\d{1,2})?)*$",
        _("Numbers with commas, such as 7.2, 7.3 or, for a heading, 5."),
        label=_("Clauses corrected"),
        help_text=_("The numbers of the clauses or, for a heading, of the section: 5, 5.2."),
    )
    what = blocks.TextBlock(rows=2, label=_("What was corrected"))
    reason = blocks.TextBlock(rows=2, label=_("Why"))

    class Meta:
        icon = "history"
        label = _("Correction")
        label_format = "{made_on}: {numbers}"


class LinkBlock(blocks.StructBlock):
    """A link to a place of this service, or to another site in both its languages."""

    label = blocks.CharBlock(max_length=120, label=_("Words of the link"))
    place = blocks.ChoiceBlock(choices=Place.choices, required=False, label=_("Place"))
    url_cy = blocks.URLBlock(required=False, label=_("Or another site, in Welsh"))
    url_en = blocks.URLBlock(required=False, label=_("Or another site, in English"))

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label}"
        template = "home/blocks/link.html"

    def get_context(self, value, parent_context=None) -> dict:
        context = super().get_context(value, parent_context)
        language = (parent_context or {}).get("LANGUAGE_CODE", "cy")
        paths = (parent_context or {}).get("paths", {})
        context["url"] = paths.get(value["place"]) or value[f"url_{language}"]
        return context


class CardBlock(LinkBlock):
    """A task on the home page: a link and a sentence on what it is for."""

    text = blocks.TextBlock(rows=2, label=_("What it is for"))

    class Meta:
        icon = "list-ul"
        label = _("Task")
        label_format = "{label}"
        template = "home/blocks/card.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an information page: plain parts, so that each translates by itself."""

    heading = blocks.CharBlock(
        max_length=200, icon="title", label=_("Heading"), template="home/blocks/heading.html"
    )
    text = blocks.TextBlock(
        icon="pilcrow",
        label=_("Text"),
        help_text=_("An empty line begins a paragraph."),
        template="home/blocks/text.html",
    )
    bullets = blocks.ListBlock(
        blocks.TextBlock(rows=2, label=_("Item")),
        icon="list-ul",
        label=_("List"),
        template="home/blocks/bullets.html",
    )
    link = LinkBlock()
    council = blocks.StaticBlock(
        icon="home",
        label=_("How to reach the council"),
        admin_text=_("Shows the council’s details, as entered once for the whole service."),
        template="home/blocks/council.html",
    )
    ombudsman = blocks.StaticBlock(
        icon="mail",
        label=_("How to reach the Ombudsman"),
        admin_text=_("Shows the Ombudsman’s details, as entered once for the whole service."),
        template="home/blocks/ombudsman.html",
    )
