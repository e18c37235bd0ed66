from datetime import timedelta

from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When a background process was last seen at work; real time, never the moved clock."""

    name = models.CharField(max_length=20, unique=True)
    seen_at = models.DateTimeField()

    LATE = timedelta(minutes=3)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def beat(cls, name: str) -> None:
        """Say that `name` (`worker` or `clock`) is alive."""
        cls.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})

    @classmethod
    def seen(cls) -> dict[str, bool]:
        """Whether the worker and the clock were seen in time."""
        since = timezone.now() - cls.LATE
        alive = set(cls.objects.filter(seen_at__gte=since).values_list("name", flat=True))
        return {name: name in alive for name in ("worker", "clock")}
