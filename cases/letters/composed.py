"""A letter that is written: its words in each language, and how it goes."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from cases.letters import render
from cases.letters.document import Section
from cases.policy.terms import Channel


@dataclass(frozen=True)
class Waiver:
    """What is not honoured on this one item, and why, in an officer's words.

    `what` is one of `way.WAIVED`. Letters record by themselves, without a reason, what could not be
    honoured: call_barred, no_number, not_as_chosen, no_way.
    """

    what: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Composed:
    """A letter ready to be sent or shown: a section for each language, in order."""

    kind: str
    channel: Channel
    sections: tuple[Section, ...]
    large_print: bool = False
    to: str = ""
    """The address or number it goes to."""
    exceptions: tuple[Waiver, ...] = ()
    copy_to: str = ""
    """Who gets a copy of their own."""
    text_digest: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(section.language for section in self.sections)

    @property
    def subject(self) -> str:
        return " / ".join(section.subject for section in self.sections)

    @cached_property
    def text(self) -> str:
        """The letter as plain text."""
        if self.channel == Channel.TEXT:
            return render.short(self.sections)
        return render.text(self.sections)

    @cached_property
    def html(self) -> SafeString:
        """The letter as an `<article>`, to show inside a page of ours."""
        return render.article(self.sections)

    @cached_property
    def page(self) -> str:
        """The letter as a complete page that needs nothing from anywhere."""
        return render.page(self.sections, large_print=self.large_print)
