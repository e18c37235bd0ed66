from django.db import models


class Loaded(models.Model):
    """Which data file a page was last made from, so that a second load touches nothing."""

    key = models.CharField(max_length=80, unique=True)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.key
