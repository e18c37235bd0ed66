"""What is kept byte for byte: the files somebody sent, the letters that left, sealed statements."""

from collections.abc import Iterator

from cases.clock import local_date
from cases.correspondence import exact
from cases.files.scanning import is_held
from cases.files.storage import path_of
from cases.letters.writing import BY_WIRE
from cases.models import Case, Letter, LetterPdf, Statement, StoredFile
from cases.ombudsman.bundle.files import File, Missing, plain_name

EVIDENCE, LETTERS = "04-tystiolaeth-evidence", "05-llythyrau-letters"
STATEMENTS = "08-datganiadau-statements"
AT_ONCE = 1024 * 1024  # bytes


def evidence(case: Case) -> Iterator[tuple[str, File]]:
    """Every file of the case as it came, ours among them; by the name others find it by."""
    for number, stored in enumerate(case.files.order_by("stored_at", "pk"), start=1):
        path = f"{EVIDENCE}/{number:03}-{plain_name(stored.name)}"
        known = {"original_name": stored.name, "kept_sha256": stored.sha256}
        yield f"file {stored.pk}", File(path=path, read=_bytes_of(stored), known=known)


def _bytes_of(stored: StoredFile):
    def read() -> Iterator[bytes]:
        if is_held(stored):
            raise Missing
        try:
            content = path_of(stored.pk).open("rb")
        except FileNotFoundError as missing:
            raise Missing from missing
        with content:
            while piece := content.read(AT_ONCE):
                yield piece

    return read


def letters(case: Case) -> Iterator[tuple[str, File]]:
    """Every letter as it left or will leave, and each PDF that was kept of it.

    A one-time code that still opens the case is masked; a PDF that shows one is left out, and the
    manifest says so with its hash.
    """
    found = case.letters.defer("message").order_by("written_at", "pk").prefetch_related("pdfs")
    for number, letter in enumerate(found, start=1):
        day = local_date(letter.written_at).isoformat()
        stem = f"{LETTERS}/{number:03}-{day}-{letter.kind.replace('_', '-')}"
        ending = "eml" if letter.channel in BY_WIRE else "html"
        yield f"letter {letter.pk}", File(path=f"{stem}.{ending}", read=_words_of(letter.pk))
        for pdf in letter.pdfs.defer("content").order_by("language"):
            path, known = f"{stem}-{pdf.language}.pdf", {"kept_sha256": pdf.sha256}
            file = File(path=path, read=_drawn(pdf.pk), known=known)
            yield f"pdf {letter.pk} {pdf.language}", file


def _words_of(pk: int):
    return lambda: iter((exact.content(Letter.objects.select_related("case").get(pk=pk)),))


def _drawn(pk: int):
    def read() -> Iterator[bytes]:
        pdf = LetterPdf.objects.select_related("letter__case").get(pk=pk)
        if exact.live_codes(pdf.letter):
            raise Missing
        yield bytes(pdf.content)

    return read


def statements(case: Case) -> Iterator[tuple[str, File]]:
    """The words of each statement that was given: their hash is the digest it was sealed with."""
    given = case.statements.exclude(submitted_at=None).order_by("asked_at", "pk")
    for number, statement in enumerate(given, start=1):
        path = f"{STATEMENTS}/{number:03}-datganiad-statement.txt"
        known = {"sealed_sha256": statement.digest}
        yield f"statement {statement.pk}", File(path=path, read=_sealed(statement), known=known)


def _sealed(statement: Statement):
    return lambda: iter((statement.words.encode(),))
