import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import RevisionMixin

from . import letter_markup

LANGUAGES = ("cy", "en")


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The placeholders a text must and may have. `WHOLE` names those that are whole paragraphs."""

    required: frozenset[str]
    optional: frozenset[str] = frozenset({"name", "reference", "received_on", "notice_on"})

    @property
    def allowed(self) -> frozenset[str]:
        return self.required | self.optional


MEANS = {
    "name": gettext_lazy("the person written to"),
    "reference": gettext_lazy("the reference number"),
    "received_on": gettext_lazy("the day the appeal came"),
    "notice_on": gettext_lazy("the date on the notice appealed against"),
    "due_on": gettext_lazy("the day by which the council aims to answer"),
    "lateness": gettext_lazy("if late: that it is not refused, and how the last day was counted"),
    "lateness_working": gettext_lazy("how the last day was counted"),
    "appealable": gettext_lazy("if it was no decision: what an officer will check"),
    "who_decides": gettext_lazy("who decides, and why (7.2, 7.3)"),
    "how_to_follow": gettext_lazy("where the appeal can be seen, with the one-time code"),
    "reasons": gettext_lazy("the reasons as the officer wrote them"),
    "grounds": gettext_lazy("each reason of the customer with its answer"),
    "review": gettext_lazy("when the decision itself is reviewed (7.1)"),
    "clauses": gettext_lazy("the clauses applied, by number, with their addresses"),
}
WHOLE = frozenset(
    {"lateness", "appealable", "who_decides", "how_to_follow", "reasons", "grounds", "review"}
    | {"lateness_working", "clauses"}
)
_DECISION = Parts(
    required=frozenset({"received_on", "reasons", "grounds", "review", "clauses"}),
    optional=frozenset({"name", "reference", "notice_on"}),
)
PARTS = {
    "acknowledgement": Parts(
        required=frozenset(
            {"received_on", "lateness", "appealable", "who_decides", "due_on", "how_to_follow"}
        ),
        optional=frozenset({"name", "reference", "notice_on"}),
    ),
    "decision_stands": _DECISION,
    "decision_varied": _DECISION,
    "decision_ended": Parts(
        required=_DECISION.required - {"review"}, optional=_DECISION.optional | {"review"}
    ),
    "late_refused": Parts(required=frozenset({"lateness_working", "reasons", "clauses"})),
    "no_internal_step": Parts(required=frozenset({"reasons", "clauses"})),
    "converted": Parts(required=frozenset({"reference", "received_on", "due_on", "clauses"})),
    "access_code": Parts(
        required=frozenset({"how_to_follow"}), optional=frozenset({"name", "reference"})
    ),
}
NAMES = {
    "acknowledgement": gettext_lazy("Acknowledgement of an appeal"),
    "decision_stands": gettext_lazy("Decision: the decision stands"),
    "decision_varied": gettext_lazy("Decision: the decision has been changed"),
    "decision_ended": gettext_lazy("Decision: the decision has been ended"),
    "late_refused": gettext_lazy("Late appeal not accepted"),
    "no_internal_step": gettext_lazy("No further internal step: the Ombudsman now"),
    "converted": gettext_lazy("The appeal goes on as a complaint"),
    "access_code": gettext_lazy("A new one-time code"),
}


class LetterText(RevisionMixin, models.Model):
    """The words of one letter, both languages side by side: neither goes live without the other.

    What the case fills in stands as `((name))` from the fixed list of that letter. The rights
    (the Ombudsman, the welcome to write in Welsh) are not part of it: every letter that must
    carry them does, whatever is written here (policy 7.4; Welsh Language Standard 7).
    """

    code = models.SlugField(max_length=30, unique=True, editable=False)
    subject_cy = models.CharField(gettext_lazy("subject (Welsh)"), max_length=150)
    subject_en = models.CharField(gettext_lazy("subject (English)"), max_length=150)
    body_cy = models.TextField(gettext_lazy("text (Welsh)"), max_length=20_000)
    body_en = models.TextField(gettext_lazy("text (English)"), max_length=20_000)
    _revisions = GenericRelation(
        "wagtailcore.Revision", related_query_name="letter_text", for_concrete_model=False
    )
    as_loaded = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = gettext_lazy("letter text")
        verbose_name_plural = gettext_lazy("letter texts")

    def __str__(self) -> str:
        return str(NAMES.get(self.code, self.code))

    @property
    def digest(self) -> str:
        """Names the words as they stand, to tell an edited text from one as it was loaded."""
        words = [self.subject_cy, self.subject_en, self.body_cy, self.body_en]
        return hashlib.sha256("\0".join(words).encode()).hexdigest()

    @property
    def edited(self) -> bool:
        return self.as_loaded != self.digest

    def subject(self, language: str) -> str:
        return getattr(self, f"subject_{language}")

    def body(self, language: str) -> str:
        return getattr(self, f"body_{language}")

    def clean(self) -> None:
        """Refuse, naming the line, what a letter could not be written from."""
        problems: dict[str, list[str]] = {}
        for language in LANGUAGES:
            plain_lines = self.body(language).replace("\r\n", "\n").strip()
            setattr(self, f"body_{language}", plain_lines)
            # One line, whatever was pasted: no e-mail can be made with a break in its subject.
            setattr(self, f"subject_{language}", " ".join(self.subject(language).split()))
            for field, check in (("subject", self._subject), ("body", self._body)):
                found = list(check(getattr(self, f"{field}_{language}")))
                if found:
                    problems[f"{field}_{language}"] = found
        if problems:
            raise ValidationError(problems)

    def _subject(self, subject: str) -> Iterator[str]:
        if not subject.strip():
            yield _("The subject is missing: a letter needs both languages.")
        if "((" in subject:
            yield _("A subject is read on the way: it never carries anything of a case.")

    def _body(self, body: str) -> Iterator[str]:
        parts = PARTS[self.code]
        if not body.strip():
            yield _("The text is missing: a letter needs both languages.")
            return
        for line in letter_markup.broken(body):
            yield _("Line %(line)d: a double bracket is not closed.") % {"line": line}
        used = list(letter_markup.placeholders(body))
        for line, name in used:
            if name not in parts.allowed:
                yield _("Line %(line)d: this letter has no ((%(name)s)). It has: %(allowed)s.") % {
                    "line": line,
                    "name": name,
                    "allowed": ", ".join(sorted(parts.allowed)),
                }
        for line, name in letter_markup.not_alone(body, WHOLE):
            yield _("Line %(line)d: ((%(name)s)) is a whole paragraph: put it on its own.") % {
                "line": line,
                "name": name,
            }
        for name in sorted(parts.required - {name for _line, name in used}):
            yield _("((%(name)s)) is missing: the letter must say it.") % {"name": name}
