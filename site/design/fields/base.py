"""What every field of ours takes beyond Django's own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Question(forms.Field):
    """A field that is drawn as a GOV.UK question and speaks only with our own messages.

    heading      the label is also the page's h1: for a page that asks one thing.
    short_name   what the answer is called in a message, when the page asks several things:
                 "Full name: Enter an answer". Left out, the message stands alone.
    label_size   "s", "m" or "l" for a label that is larger than the text ("l" with heading).
    marked       False leaves "(optional)" out: the hint says that a blank stops nobody.

    `help_text` is the hint. `error_messages` replaces any message by the question's own wording;
    each class lists its codes. A label of a question that may be left empty ends in "(optional)".
    """

    drawn_by = "design/forms/input.html"

    def __init__(
        self,
        *,
        heading: bool = False,
        short_name: str = "",
        label_size: str = "",
        marked: bool = True,
        **options: Any,
    ) -> None:
        self.marked = marked
        self.heading = heading
        self.short_name = short_name
        self.label_size = label_size or ("l" if heading else "")
        super().__init__(**{"template_name": self.drawn_by, **options})

    def clean(self, *args: Any) -> Any:
        """The answer, or the first thing wrong with it, said with the answer's short name."""
        try:
            return super().clean(*args)
        except ValidationError as error:
            raise ValidationError(list(self._named(error.error_list))) from error

    def _named(self, errors: Iterable[ValidationError]) -> Iterable[ValidationError]:
        for error in errors:
            text = error.message % error.params if error.params else str(error.message)
            if self.short_name:
                text = _("%(name)s: %(problem)s") % {"name": self.short_name, "problem": text}
            yield ValidationError(text, code=error.code)

    def controls_in_error(self, codes: Iterable[str | None]) -> tuple[str, ...]:
        """Endings of the ids of the controls these error codes are about; () is the only one."""
        return ()
