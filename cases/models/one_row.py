from typing import Self

from django.db import models
from django.utils.translation import get_language


class OneRow(models.Model):
    """What there is one of: a single row, both languages side by side, edited in the CMS."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Its name, in the language of the reader."""
        return self.text("name", "en" if get_language() == "en" else "cy")

    @classmethod
    def get(cls) -> Self:
        """The one row; an empty one before anything was entered."""
        return cls._default_manager.first() or cls()

    def text(self, field: str, language: str) -> str:
        """`field` in `language`, e.g. `text("name", "cy")`."""
        return getattr(self, f"{field}_{language}")
