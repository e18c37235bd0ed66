from django.db import models

from cases.models import Heartbeat

__all__ = ["Heartbeat", "RateWindow"]


class RateWindow(models.Model):
    """How often something happened in one window of time; the key is a keyed hash, no address."""

    key = models.CharField(max_length=64)
    starts = models.BigIntegerField(help_text="Seconds since 1970.")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "starts"], name="rate_window_once")]

    def __str__(self) -> str:
        return f"{self.count} since {self.starts}"
