"""Messages that go out with files, through the product's own verbs."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from cases import files, handling
from cases.correspondence import messages
from cases.models import Letter
from tests import factories

PDF = b"%PDF-1.4\n%" + bytes(range(256)) + b"\n%%EOF\n"


def with_file(case, *, by, name: str = "cofnod ŵ ŷ.pdf", content: bytes = PDF) -> Letter:
    """The letter of a message of the one who holds `case`, with one file."""
    if case.handler_id != by.pk:
        handling.claim(case, by=by, now=factories.NOW)
    key = uuid.uuid4()
    stored = files.store(SimpleUploadedFile(name, content), draft=key)
    return messages.send(
        factories.fresh(case),
        by=by,
        key=key,
        words={"cy": "Dyma’r cofnod. ŵ ŷ", "en": "Here is the record. ŵ ŷ"},
        asks=False,
        files=[stored],
        now=factories.NOW,
    ).letter
