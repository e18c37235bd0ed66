from django.db import models

from .case import Case


class CaseWord(models.Model):
    """A word by which a case can be found, folded by `cases.search.fold`.

    Compared by code point on both engines, so that the beginning of a word is a range.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=41)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "case"], name="case_word_once")]

    def __str__(self) -> str:
        return f"word of case {self.case_id}"
