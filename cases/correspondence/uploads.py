"""Files sent with a form about a case: kept under the form's key from the first time it is sent,
whatever comes of it, and handed to the case with the message."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse

from cases import files
from cases.casework.views import CaseAct
from cases.correspondence.messages import FORM
from cases.models import DraftWords, StoredFile
from cases.permissions import Refused

MOST = 5  # files of one message
WAITS = timedelta(weeks=5)  # longer than any form is kept
REMOVE = "remove-"

Refusal = tuple[str, str]  # the code of what is wrong with a file, and its name


def kept(key: uuid.UUID) -> list[StoredFile]:
    """The files that wait with the form of this key, in the order they came; one that a second
    click brought twice is one."""
    found: dict[tuple[str, str], StoredFile] = {}
    for file in StoredFile.objects.filter(draft=key):
        found.setdefault((file.sha256, file.name), file)
    return list(found.values())


def keep(request: HttpRequest, key: uuid.UUID) -> list[Refusal]:
    """Keep each file that came by itself, so that a refused one costs neither the others nor the
    words. What was refused."""
    refused: list[Refusal] = []
    room = MOST - len(kept(key))
    for upload in request.FILES.getlist("files"):
        if room <= 0:
            return [*refused, ("too_many", "")]
        try:
            files.store(upload, draft=key)
            room -= 1
        except files.FileRefused as problem:
            refused.append((problem.code, upload.name or ""))
    return refused


def remove(step: str, key: uuid.UUID) -> None:
    """Do what the button of a file asks for; its twins go with it."""
    mine = StoredFile.objects.filter(draft=key)
    for file in mine:
        if str(file.pk) == step.removeprefix(REMOVE):
            twins = mine.filter(sha256=file.sha256, name=file.name)
            files.discard(list(twins.values_list("pk", flat=True)), draft=key)


def purge(*, besides: Iterable[uuid.UUID], now: datetime) -> int:
    """Delete files that have waited for five weeks with a form nobody sent. How many.

    `besides`: the keys of other forms, which look after their own files.
    """
    drafts = DraftWords.objects.filter(form=FORM).values_list("typed__key", flat=True)
    kept_for = {*map(str, besides), *filter(None, drafts)}
    old = StoredFile.objects.filter(draft__isnull=False, stored_at__lt=now - WAITS)
    gone = [file for file in old if str(file.draft) not in kept_for]
    for file in gone:
        if file.draft:
            files.discard([file.pk], draft=file.draft)
    return len(gone)


def key_in(typed: Any) -> uuid.UUID:
    """The key a form was sent with; a new one when it has none that could be."""
    try:
        return uuid.UUID(str(typed))
    except ValueError:
        return uuid.uuid4()


class WithFiles(CaseAct):
    """An act whose form takes files (`MessageForm`) and has a key."""

    refused: list[Refusal] = []

    @cached_property
    def key(self) -> uuid.UUID:
        typed = self.request.POST.get("key") or self.get_initial().get("key")
        key = key_in(typed)
        drafted = DraftWords.objects.filter(form=FORM, typed__key=str(key))
        return uuid.uuid4() if drafted.exclude(case=self.case).exists() else key

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Files come and go only by the hands of whoever may do the act; words are always kept."""
        try:
            self.check()
        except Refused:
            return super().post(request, *args, **kwargs)
        self.refused = keep(request, self.key)
        step = request.POST.get("step", "")
        if step.startswith(REMOVE):
            remove(step, self.key)
            return self.as_typed()
        return super().post(request, *args, **kwargs)

    def form_options(self) -> dict[str, Any]:
        return {**super().form_options(), "refused": self.refused}

    def get_form_kwargs(self) -> dict[str, Any]:
        options = super().get_form_kwargs()
        return {**options, "files": {}} if "files" in options else options

    def typed(self) -> dict[str, Any]:
        """What stands in the boxes; the files are kept already."""
        said = {name: value for name, value in super().typed().items() if name != "files"}
        return {**said, "key": str(self.key)}

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        found = kept(self.key)
        shown = {"takes_files": True, "kept": found, "room": MOST - len(found), "key": self.key}
        return super().get_context_data(**shown, **context)
