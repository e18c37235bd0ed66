import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.policy import editions
from cases.policy.editions import Edition as Rules


class EditionQuerySet(models.QuerySet["Edition"]):
    def in_force_on(self, day: datetime.date | None) -> "Edition":
        """The edition a decision notice of `day` falls under.

        No date known, or none entered by the council: the current edition.
        """
        editions_known = {edition.code: edition for edition in self}
        current = editions_known["current"]
        if day is None:
            return current
        begun = {e.in_force_from: e for e in editions_known.values() if e.in_force_from}
        dates = [since for since in begun if since <= day]
        if dates:
            return begun[max(dates)]
        return editions_known["earlier"] if current.in_force_from else current

    def load(self) -> list["Edition"]:
        """Make the rows for the editions the code knows; never touch a date the council entered."""
        return [
            self.get_or_create(code=rules.code)[0] for rules in (editions.CURRENT, editions.EARLIER)
        ]


class Edition(models.Model):
    """An edition of the policy, as far as a case needs it: its code and when it came into force.

    The terms (numbers and choices) and the clause map of an edition are code, in
    `cases.policy.editions`: they are frozen with the words that state them.
    """

    code = models.SlugField(_("code"), max_length=30, unique=True)
    in_force_from = models.DateField(
        _("in force from"),
        null=True,
        blank=True,
        help_text=_("Entered by the Council. While it is empty, it is still to be confirmed."),
    )
    in_force_is_example = models.BooleanField(
        _("the date is an invented example for a demonstration"),
        default=False,
        help_text=_("Pages that show the date say so."),
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return self.code

    def save(self, *args, **kwargs) -> None:
        editions.by_code(self.code)
        super().save(*args, **kwargs)

    @property
    def rules(self) -> Rules:
        return editions.by_code(self.code)

    def clause_number(self, name: str) -> str | None:
        """The number of the clause `name` in this edition, or None: not in this policy."""
        return self.rules.clauses.get(name)
