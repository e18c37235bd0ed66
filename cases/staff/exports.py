"""A list of cases taken out as it is filtered: CSV or a workbook.

The same queryset as the list on the screen, so nothing comes out that is not seen there. Each
case keeps that it was taken out, when and by whom.
"""

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import IO, Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from cases.casework import words
from cases.clock import local_date
from cases.models import Case, Event
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
    ]


def _lines(cases: Iterable[Case], today: date, language: str) -> Iterator[list[Any]]:
    """One line for each case, in the words of `language`."""
    return (_line(row, language) for row in worklist.rows(cases, today))


def _line(row: worklist.Row, language: str) -> list[Any]:
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
    ]


def as_csv(cases: CaseQuerySet, today: date, language: str) -> Iterator[str]:
    """The list as CSV, some hundred lines at a time; what a spreadsheet would run as a formula is
    made words by an apostrophe before it.

    It is read after the page's own language is gone, so it brings `language` with it.
    """
    writer = csv.writer(_Echo())
    with translation.override(language):
        first = BOM + writer.writerow(headings())
    yield first
    found = cases.for_list()
    for start in range(0, found.count(), AT_ONCE):
        with translation.override(language):
            some = "".join(
                writer.writerow([_harmless(cell) for cell in line])
                for line in _lines(found[start : start + AT_ONCE], today, language)
            )
        yield some


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def as_workbook(cases: CaseQuerySet, today: date, language: str) -> IO[bytes]:
    """The list as XLSX in a file of its own, open at its start; every text is a text, whatever it
    begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Cases"))
    sheet.append([_cell(sheet, heading) for heading in headings()])
    found = cases.for_list()
    for start in range(0, found.count(), AT_ONCE):
        for line in _lines(found[start : start + AT_ONCE], today, language):
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
def note(cases: CaseQuerySet, *, by: Any, now: datetime) -> None:
    """Keep on each case that it was taken out of the service in a list."""
    taken = cases.order_by("pk").values_list("pk", flat=True)
    Event.objects.bulk_create(
        (Event(case_id=pk, kind="exported", at=now, by=by) for pk in taken), batch_size=AT_ONCE
    )


def name_of(kind: str, today: date) -> str:
    """The name of the file, in the language of the page."""
    return f"{pgettext('file name', 'cases')}-{today.isoformat()}.{kind}"
