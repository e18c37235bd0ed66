import secrets
from datetime import datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils.crypto import salted_hmac

from .case import ALPHABET, Case

VALID = timedelta(days=28)
WRONG_PER_HOUR = 5
NEW_PER_DAY = 3


def keyed(*parts: str) -> str:
    """A keyed hash: what stands in the database opens nothing."""
    return salted_hmac("cases.access_code", "|".join(parts), algorithm="sha256").hexdigest()


def plain(typed: str) -> str:
    """A code or reference as it was meant: capitals, without spaces or dashes."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


class AccessCode(models.Model):
    """A code that opens one case to its customer once: eight characters, kept only as a hash.

    With the reference it opens "where is my appeal" (a code alone, or a reference alone, opens
    nothing). Times are real time.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="access_codes")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"code {self.pk}"

    @classmethod
    def issue(cls, case: Case, *, now: datetime) -> str:
        """A new code for `case`, like 7K3M-P9TX; older ones stay good until they are used."""
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(8))
        cls.objects.create(
            case=case, digest=keyed(plain(case.reference), drawn), expires_at=now + VALID
        )
        return f"{drawn[:4]}-{drawn[4:]}"

    @classmethod
    def use(cls, reference: str, code: str, *, now: datetime) -> Case | None:
        """The case that `reference` and `code` open together, once; else None."""
        found = cls.objects.filter(digest=keyed(plain(reference), plain(code)))
        fit = found.filter(used_at=None, expires_at__gt=now)
        if fit.update(used_at=now) != 1:
            return None
        return found.select_related("case").get().case


class WrongCode(models.Model):
    """How often a wrong code was given with one reference in one hour, whether it exists or not."""

    reference = models.CharField(max_length=64, help_text="A keyed hash.")
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference", "hour"], name="wrong_codes_once_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.count} in the hour of {self.hour}"

    @classmethod
    def try_again(cls, reference: str, *, now: datetime) -> bool:
        """Count one more try; whether it is still one of the few that may be wrong in an hour."""
        row, _ = cls.objects.get_or_create(**cls._key(reference, now))
        cls.objects.filter(pk=row.pk).update(count=F("count") + 1)
        row.refresh_from_db(fields=["count"])
        return row.count <= WRONG_PER_HOUR

    @classmethod
    def forget(cls, reference: str, *, now: datetime) -> None:
        """A right code: nothing before it counts."""
        cls.objects.filter(**cls._key(reference, now)).delete()

    @staticmethod
    def _key(reference: str, now: datetime) -> dict:
        hour = now.replace(minute=0, second=0, microsecond=0)
        return {"reference": keyed("wrong", plain(reference)), "hour": hour}


class CodeRequest(models.Model):
    """Someone asked for a new code for a reference, which may not exist.

    The worker looks, not the page: so the page does the same work, in the same time, for every
    reference that anyone types.
    """

    reference = models.CharField(max_length=20)
    channel = models.CharField(
        max_length=10, blank=True, help_text="The way they would like; used only if we may."
    )
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"request {self.pk}"
