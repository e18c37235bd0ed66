"""The virus scanner's word decides; without it a file waits, and is neither lost nor clean."""

import socket
import threading
import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from cases import files
from cases.files import rescanning, scanner, storage
from cases.letters.carriers import NotHandedOver, smtp
from cases.models import Event, FileState, Message, StoredFile
from cases.policy.terms import LeadInvolved
from tests import factories
from tests.files.samples import INFECTED, PDF, docx, upload

DRAFT = uuid.UUID("00000000-0000-4000-8000-00000000d4af")
NOW = factories.NOW
READS = settings.LANGUAGE_COOKIE_NAME
VIRUS = b"%PDF-1.4\n1 0 obj<<>>endobj\n" + INFECTED + b"\n%%EOF\n"
database = pytest.mark.django_db


@pytest.fixture
def away(settings) -> None:
    """A scanner that nobody answers for."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.CLAMD = f"127.0.0.1:{unused.getsockname()[1]}"


@pytest.fixture
def answering(settings):
    """A scanner that reads what it is sent, then says what the test likes, or hangs up."""
    servers = []

    def answer(said: bytes, *, reads: int = 1_000_000) -> None:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)
        settings.CLAMD = f"127.0.0.1:{server.getsockname()[1]}"

        def serve() -> None:
            while True:
                try:
                    connection = server.accept()[0]
                except OSError:
                    return
                with connection:
                    heard = b""
                    while len(heard) < reads and not heard.endswith(b"\0\0\0\0"):
                        heard += connection.recv(reads) or b"\0\0\0\0"
                    connection.sendall(said)

        threading.Thread(target=serve, daemon=True).start()

    yield answer
    for server in servers:
        server.close()


def store(content: bytes = PDF, **options) -> StoredFile:
    return files.store(upload("llythyr.pdf", content), draft=DRAFT, **options)


def of_case(state: FileState) -> StoredFile:
    factories.ground_rules()
    case = factories.appeal(lead_involved=LeadInvolved.YES).case
    file = store()
    files.attach(DRAFT, case, [file.pk])
    StoredFile.objects.update(state=state)
    file.refresh_from_db()
    return file


# --- clamd itself ---------------------------------------------------------------------------------
@database
def test_clamd_finds_a_file_clean(root, clamd):
    assert store().state == FileState.CLEAN


@database
@pytest.mark.parametrize("content", [VIRUS, docx({"word/media/a.bin": INFECTED})])
def test_clamd_finds_what_is_infected_and_it_is_not_stored(root, clamd, content):
    with pytest.raises(files.FileRefused, match="virus"):
        store(content)
    assert not StoredFile.objects.exists() and not list(root.rglob("*"))


@database
def test_what_waited_is_settled_when_clamd_is_back(root, clamd):
    clean, infected = store(scan=False), store(VIRUS, scan=False)
    assert rescanning.catch_up(now=NOW) == 2
    states = {file.pk: file.state for file in StoredFile.objects.all()}
    assert states == {clean.pk: FileState.CLEAN, infected.pk: FileState.INFECTED}
    assert storage.path_of(infected.pk).read_bytes() == VIRUS  # kept as it came


# --- a scanner that is away, or talks nonsense ----------------------------------------------------
@database
def test_a_file_waits_for_a_scanner_that_is_away(root, away):
    assert store().state == FileState.PENDING
    assert rescanning.catch_up(now=NOW) == 0
    assert StoredFile.objects.get().state == FileState.PENDING


@pytest.mark.parametrize(
    ("said", "is_away"),
    [
        (b"", True),
        (b"stream: O", True),  # hung up half way
        (b"INSTREAM size limit exceeded. ERROR\0", False),
        (b"stream: OK really\0", False),
        (b"\xff" * 5000, False),
    ],
)
def test_nothing_but_its_own_ok_makes_a_file_clean(answering, said, is_away):
    answering(said)
    with pytest.raises(scanner.NoAnswer) as nothing:
        scanner.is_infected(upload().file)
    assert nothing.value.away is is_away


def test_a_scanner_that_hangs_up_while_it_is_told_is_no_answer(answering):
    answering(b"", reads=10)
    with pytest.raises(scanner.NoAnswer):
        scanner.is_infected(upload(content=b"x" * 3_000_000).file)


def test_a_scanner_that_never_answers_is_not_waited_for(settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.CLAMD = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(scanner.NoAnswer):
            scanner.is_infected(upload().file, within=0.2)


@database
def test_one_file_it_will_not_judge_holds_up_no_other(root, answering):
    first, second = store(), store()
    answering(b"INSTREAM size limit exceeded. ERROR\0")
    assert rescanning.catch_up(now=NOW) == 0
    assert set(StoredFile.objects.values_list("scan_tried_at", flat=True)) == {NOW}
    storage.path_of(first.pk).unlink()
    answering(b"stream: OK\0")
    assert rescanning.catch_up(now=NOW + timedelta(minutes=1)) == 1
    second.refresh_from_db()
    assert second.state == FileState.CLEAN


@database
def test_a_file_found_infected_later_is_told_of_on_the_timeline(root, answering):
    file = of_case(FileState.PENDING)
    answering(b"stream: Win.Test FOUND\0")
    rescanning.catch_up(now=NOW)
    rescanning.catch_up(now=NOW)
    event = Event.objects.get(kind="file_infected")
    assert (event.case, event.by, event.data) == (file.case, None, {"file": str(file.pk)})


# --- who is handed a file -------------------------------------------------------------------------
@database
@pytest.mark.parametrize("url", ["staff:file", "staff:file_picture"])
@pytest.mark.parametrize(
    ("state", "clamd_at", "said"),
    [
        (FileState.INFECTED, "", "This file contains a virus"),
        (FileState.PENDING, "127.0.0.1:1", "This file has still to be checked"),
    ],
)
def test_a_file_that_is_held_is_handed_to_nobody(
    root, client, settings, url, state, clamd_at, said
):
    file = of_case(state)
    StoredFile.objects.update(content_type="image/png")
    settings.CLAMD = clamd_at
    client.cookies[READS] = "en"
    client.force_login(factories.chief_officer())
    page = client.get(reverse(url, args=[file.case.reference, file.pk]), follow=True)
    assert said in page.content.decode()
    assert not Event.objects.filter(kind="file_opened").exists()


@database
def test_without_a_scanner_staff_are_told_and_may_open_it(root, client):
    file = of_case(FileState.PENDING)
    client.cookies[READS] = "en"
    client.force_login(factories.chief_officer())
    page = client.get(reverse("staff:files", args=[file.case.reference]))
    assert "Not checked for viruses" in page.content.decode()
    handed = client.get(reverse("staff:file", args=[file.case.reference, file.pk]))
    assert b"".join(handed.streaming_content) == PDF


@database
def test_a_clean_file_says_nothing(root, client, settings):
    file = of_case(FileState.CLEAN)
    settings.CLAMD = "127.0.0.1:1"
    client.cookies[READS] = "en"
    client.force_login(factories.chief_officer())
    page = client.get(reverse("staff:files", args=[file.case.reference])).content.decode()
    assert "virus" not in page


@database
@pytest.mark.parametrize(
    ("state", "clamd_at", "for_good"),
    [(FileState.INFECTED, "", True), (FileState.PENDING, "127.0.0.1:1", False)],
)
def test_no_letter_leaves_with_a_file_that_is_held(root, settings, state, clamd_at, for_good):
    file = of_case(state)
    settings.CLAMD = clamd_at
    letter = file.case.letters.get(kind="acknowledgement")
    said = Message.objects.create(
        case=file.case, direction="out", letter=letter, words="Amgaeaf.", language="cy",
        at=NOW, came_on=NOW.date(), via="letter", by=factories.officer(),
    )  # fmt: skip
    said.files.set([file])
    with pytest.raises(NotHandedOver) as held:
        smtp.whole(letter)
    assert (held.value.code, held.value.for_good) == ("own_file_held", for_good)
