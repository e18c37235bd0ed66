"""Files sent with a form."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField as DjangoFileField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from design import widgets
from design.fields.base import Question

MEGABYTE = 1024 * 1024
TAKEN = (
    *(".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp"),
    *(".pdf", ".docx", ".odt", ".xlsx", ".txt"),
)


class FilesField(Question, DjangoFileField):
    """Up to `max_files` files of up to `max_bytes` each; the clean value is a list (maybe empty).

    accept   endings the file chooser offers, such as (".pdf", ".jpg"); a hint, never a check.
    Looks at number, size and emptiness only. Whoever stores the file checks what it is, and says
    what is wrong with `field.refused(code, name)`, one of the messages: required, empty, too_big,
    too_many, wrong_type, unreadable, active, virus, name_too_long, failed.
    """

    default_error_messages = {
        "required": _("Select a file"),
        "invalid": _("Select a file"),
        "empty": _("The selected file is empty: %(name)s"),
        "too_big": _("The selected file must be smaller than %(megabytes)dMB: %(name)s"),
        "too_many": ngettext_lazy(
            "You can send %(count)d file at most",
            "You can send %(count)d files at most",
            "count",
        ),
        "wrong_type": _(
            "The selected file must be a JPEG, PNG, HEIC, WebP, PDF, DOCX, ODT, XLSX or TXT: "
            "%(name)s"
        ),
        "unreadable": _("The selected file is damaged or protected with a password: %(name)s"),
        "active": _(
            "The selected file has macros or something else in it that can run. Save it as a PDF "
            "and send that: %(name)s"
        ),
        "virus": _("The selected file contains a virus: %(name)s"),
        "name_too_long": _("The name of the selected file is too long: %(name)s"),
        "failed": _("The selected file could not be uploaded. Try again: %(name)s"),
    }
    drawn_by = "design/forms/files.html"
    widget = widgets.FilesInput

    def __init__(
        self,
        *,
        max_files: int = 5,
        max_bytes: int = 10 * MEGABYTE,
        accept: Sequence[str] = TAKEN,
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.max_files, self.max_bytes = max_files, max_bytes
        self.widget.attrs["accept"] = ",".join(accept)
        self.widget.allow_multiple_selected = max_files > 1

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in data or [] if file]
        problems = [self.refused("empty", file.name) for file in files if not file.size]
        problems += [
            self.refused("too_big", file.name)
            for file in files
            if file.size and file.size >= self.max_bytes
        ]
        if not files and self.required and not initial:
            problems = [self.refused("required")]
        if len(files) > self.max_files:
            problems = [self.refused("too_many")]
        if problems:
            raise ValidationError(list(self._named(problems)))
        return files

    def refused(self, code: str, name: str | None = "") -> ValidationError:
        """The error to add to the form for a file we cannot take."""
        said = {
            "name": name or "",
            "megabytes": self.max_bytes // MEGABYTE,
            "count": self.max_files,
        }
        return ValidationError(self.error_messages[code], code=code, params=said)
