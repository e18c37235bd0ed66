"""A list of cases taken out as it is filtered: CSV or a workbook.

The same cases as the list on the screen, so nothing comes out that is not seen there. Each case
keeps that it was taken out, when and by whom.
"""

import csv
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import IO, Any

from django.db import transaction
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from cases import clock
from cases.casework import form_asked, words
from cases.casework.form_asked import FormAsked
from cases.clock import local_date
from cases.models import Event, Submission
from cases.models.case import CaseQuerySet
from cases.staff import worklist

BOM = "\ufeff"  # without it spreadsheets read ŵ and ŷ as something else
FORMULA = re.compile(r"^[\s]*[=+\-@]|^[\t\r]")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
AT_ONCE = 500


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def response(found: CaseQuerySet, kind: str, *, by: Any) -> HttpResponseBase:
    """`found` as a file, in its order: "xlsx", else CSV. Each case keeps that `by` took it out."""
    today, language = clock.today(), get_language() or "cy"
    keys = list(found.values_list("pk", flat=True))
    note(keys, by=by, now=clock.now())
    if kind == "xlsx":
        book = as_workbook(keys, today, language)
        return FileResponse(book, as_attachment=True, filename=name_of("xlsx", today))
    disposition = content_disposition_header(True, name_of("csv", today)) or ""
    return StreamingHttpResponse(
        as_csv(keys, today, language),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )


def headings() -> list[str]:
    return [
        _("Reference"),
        _("Kind of case"),
        _("Name"),
        _("Reply in"),
        _("Step"),
        pgettext("whose work", "With"),
        _("Held by"),
        _("Received on"),
        _("To be answered by"),
        _("Working days left"),
        _("Closed on"),
        _("Waits for"),
        pgettext("filled in by a customer", "Form"),
    ]


def _line(row: worklist.Row, language: str, forms: Mapping[int, FormAsked]) -> list[Any]:
    case = row.case
    return [
        case.reference,
        words.case_type(case, language),
        case.customer.name,
        words.of(words.LANGUAGES, case.language),
        words.of(words.STATES, case.state),
        words.of(words.QUEUES, case.queue),
        words.name_of(case.handler),
        case.received_on,
        case.due_on,
        row.days_left,
        local_date(case.closed_at) if case.closed_at else None,
        "; ".join(row.waits),
        str(forms.get(case.pk, "")),
    ]


def _forms_of(keys: Sequence[int]) -> dict[int, FormAsked]:
    """With which version of which form each of these cases began, where that is known."""
    sent = Submission.objects.filter(case__in=keys).values_list("case", "form_version")
    versions = {case: version for case, version in sent if version}
    known = form_asked.among(set(versions.values()))
    return {case: known[version] for case, version in versions.items() if version in known}


def _some_lines(keys: Sequence[int], today: date, language: str) -> Iterator[list[list[Any]]]:
    """A line for each case, in the words of `language`, some hundred at a time."""
    for start in range(0, len(keys), AT_ONCE):
        with translation.override(language):
            some = keys[start : start + AT_ONCE]
            cases, forms = worklist.of_keys(some), _forms_of(some)
            lines = [_line(row, language, forms) for row in worklist.rows(cases, today)]
        yield lines


def as_csv(keys: Sequence[int], today: date, language: str) -> Iterator[str]:
    """The cases of `keys` as CSV, some hundred lines at a time; what a spreadsheet would run as a
    formula is made words by an apostrophe before it.

    It is read after the page's own language is gone, so it brings `language` with it.
    """
    writer = csv.writer(_Echo())
    with translation.override(language):
        first = BOM + writer.writerow(headings())
    yield first
    for lines in _some_lines(keys, today, language):
        yield "".join(writer.writerow([_harmless(cell) for cell in line]) for line in lines)


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def as_workbook(keys: Sequence[int], today: date, language: str) -> IO[bytes]:
    """The cases of `keys` as XLSX in a file of its own, open at its start; every text is a text,
    whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Cases"))
    sheet.append([_cell(sheet, heading) for heading in headings()])
    for lines in _some_lines(keys, today, language):
        for line in lines:
            sheet.append([_cell(sheet, value) for value in line])
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(out)
    out.seek(0)
    return out


def _cell(sheet: Any, value: Any) -> WriteOnlyCell:
    words = isinstance(value, str)
    cell = WriteOnlyCell(sheet, NOT_XML.sub("\ufffd", value) if words else value)
    if words:
        cell.data_type = "s"
    return cell


@transaction.atomic
def note(keys: Sequence[int], *, by: Any, now: datetime) -> None:
    """Keep on each case that it was taken out of the service in a list."""
    Event.objects.bulk_create(
        (Event(case_id=key, kind="exported", at=now, by=by) for key in keys), batch_size=AT_ONCE
    )


def name_of(kind: str, today: date) -> str:
    """The name of the file, in the language of the page."""
    return f"{pgettext('file name', 'cases')}-{today.isoformat()}.{kind}"
