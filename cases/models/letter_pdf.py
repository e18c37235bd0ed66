from django.db import models

from .letter import Letter


class LetterPdf(models.Model):
    """A letter in one of its languages as a PDF: made once, then the very same bytes for all."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="pdfs")
    language = models.CharField(max_length=2)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "language"], name="one_pdf_of_a_language")
        ]

    def __str__(self) -> str:
        return f"PDF of letter {self.letter_id} in {self.language}"
