import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import PreviewableMixin, RevisionMixin

from .case_type import CaseType
from .letter_faults import Fault, in_body, in_subject
from .letter_parts import MEANS, NAMES, PARTS, WHOLE

__all__ = ["LANGUAGES", "MEANS", "NAMES", "PARTS", "WHOLE", "LetterText"]
LANGUAGES = ("cy", "en")
WORDS = ("subject_cy", "subject_en", "body_cy", "body_en")


class LetterText(PreviewableMixin, RevisionMixin, models.Model):
    """The words of one letter, both languages side by side: neither goes live without the other.

    What the case fills in stands as `((name))` from the fixed list of that letter. The rights
    (the Ombudsman, the welcome to write in Welsh) are not part of it: every letter that must
    carry them does, whatever is written here (policy 7.4; Welsh Language Standard 7).

    A kind of case may have words of its own for a letter. Until somebody changes them they are
    the usual ones, whatever becomes of those.
    """

    code = models.SlugField(max_length=30, editable=False)
    case_type = models.ForeignKey(
        CaseType,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="letter_texts",
        help_text="The kind of case these are the own words of; empty: the usual ones.",
    )
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
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(case_type__isnull=True),
                name="one_usual_text_of_a_letter",
            ),
            models.UniqueConstraint(
                fields=["code", "case_type"], name="one_own_text_of_a_letter_and_kind"
            ),
        ]

    def __str__(self) -> str:
        name = NAMES.get(self.code, self.code)
        return f"{name} – {self.case_type}" if self.case_type else str(name)

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """The own words of kinds of case that nobody has changed follow the usual ones."""
        super().save(*args, **kwargs)
        if self.case_type_id is None:
            own = LetterText.objects.filter(code=self.code, case_type__isnull=False)
            for text in [text for text in own.select_for_update() if not text.edited]:
                text.follow(self)
                text.save()

    @classmethod
    def own(cls, code: str, case_type: CaseType) -> "LetterText":
        """The own words of this kind for a letter; begun from the usual ones where it has none."""
        usual = cls.objects.get(code=code, case_type=None)
        words = {name: getattr(usual, name) for name in WORDS}
        begun = {**words, "as_loaded": usual.digest}
        return cls.objects.get_or_create(code=code, case_type=case_type, defaults=begun)[0]

    def follow(self, usual: "LetterText") -> None:
        """Say what the usual words of this letter say."""
        for name in WORDS:
            setattr(self, name, getattr(usual, name))
        self.as_loaded = usual.digest

    @property
    def digest(self) -> str:
        """Names the words as they stand, to tell an edited text from one as it was loaded."""
        words = [getattr(self, name) for name in WORDS]
        return hashlib.sha256("\0".join(words).encode()).hexdigest()

    @property
    def edited(self) -> bool:
        return self.as_loaded != self.digest

    def subject(self, language: str) -> str:
        return getattr(self, f"subject_{language}")

    def body(self, language: str) -> str:
        return getattr(self, f"body_{language}")

    default_preview_size = "tablet"  # wide enough for both languages beside each other

    @property
    def preview_modes(self) -> Sequence[tuple[str, Any]]:
        return _shown().modes(self.code)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The letter these words make of an invented case."""
        return _shown().shown(self, mode_name)

    def faults(self) -> Iterator[Fault]:
        """What no letter can be written with, in both languages: one alone is no text."""
        for language in LANGUAGES:
            yield from in_subject(self.code, language, self.subject(language))
            yield from in_body(self.code, language, self.body(language))

    def clean(self) -> None:
        """Refuse, naming the line, what a letter could not be written from."""
        for language in LANGUAGES:
            plain_lines = self.body(language).replace("\r\n", "\n").strip()
            setattr(self, f"body_{language}", plain_lines)
            # One line, whatever was pasted: no e-mail can be made with a break in its subject.
            setattr(self, f"subject_{language}", " ".join(self.subject(language).split()))
        problems: dict[str, list[str]] = {}
        for fault in self.faults():
            problems.setdefault(f"{fault.part}_{fault.language}", []).append(_sentence(fault))
        if problems:
            raise ValidationError(problems)


def _shown() -> Any:
    """What draws a letter stands above the models: the app knows it (`cases.letters.showing`)."""
    app: Any = apps.get_app_config("cases")
    return app.letters_shown


def _sentence(fault: Fault) -> str:
    """What an editor reads of a fault."""
    if fault.code == "missing":
        if fault.part == "subject":
            return _("The subject is missing: a letter needs both languages.")
        return _("The text is missing: a letter needs both languages.")
    said = {
        "on_the_way": _("A subject is read on the way: it never carries anything of a case."),
        "broken": _("Line %(line)d: a double bracket is not closed."),
        "nothing_above": _("Line %(line)d: there is nothing above that this could stand for."),
        "unknown": _("Line %(line)d: this letter has no ((%(name)s)). It has: %(allowed)s."),
        "not_alone": _("Line %(line)d: ((%(name)s)) is a whole paragraph: put it on its own."),
        "left_out": _("((%(name)s)) is missing: the letter must say it."),
    }
    return said[fault.code] % {
        "line": fault.line,
        "name": fault.name,
        "allowed": ", ".join(sorted(PARTS[fault.text].allowed)),
    }
