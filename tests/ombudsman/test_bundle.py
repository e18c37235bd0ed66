"""The Ombudsman's bundle: everything of a case in one ZIP that an outsider can verify."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import uuid
import zipfile
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cases import files, handling, notes
from cases.correspondence import messages
from cases.files.storage import path_of
from cases.handling import involvement, linking
from cases.letters import pdf
from cases.models import CaseLink, CaseType, Edition, Involvement, Letter, StoredFile
from cases.ombudsman import bundle, records
from cases.policy.clauses import Clause
from cases.statements import asking, giving
from home.models import PolicyPage
from home.policy_text import words_of
from tests import factories
from tests.files.samples import PDF, picture, upload

pytestmark = [pytest.mark.usefixtures("published"), pytest.mark.django_db]
NOW = factories.NOW
NAUGHTY = "\n=1+1 ŵŷ ﷽ <script>alert(1)</script> {{ 7 }} %s \u202etxt 👩‍👩‍👧 &amp; 'quote\" "
SUMS = "SHA256SUMS"


@pytest.fixture
def officer(ground):
    return factories.officer(first_name="Nia", last_name="Enghraifft")


def store(case, *uploads) -> None:
    """Files the customer sent with a message."""
    key = uuid.uuid4()
    kept = [files.store(one, draft=key) for one in uploads]
    messages.receive(
        case,
        key=key,
        words=NAUGHTY,
        language="cy",
        via="online",
        came_on=date(2026, 11, 23),
        files=kept,
        now=NOW,
    )


@pytest.fixture
def case(officer):
    """Decided, with something of everything on it."""
    made = factories.checked_case(grounds=(NAUGHTY, "I was not warned."))
    handling.claim(made, by=officer, now=NOW)
    store(made, upload("llythyr ŵ.pdf"), upload("llun.png", picture()))
    notes.add(made, key=uuid.uuid4(), words=NAUGHTY, by=officer, now=NOW)
    witness = factories.user("line_manager", first_name="Tom")
    asked = asking.ask(
        made, of=witness, questions="Beth?", due_on=date(2026, 11, 30), by=officer, now=NOW
    )
    giving.submit(asked, words="Fel hyn y bu: ŵ.", by=witness, now=NOW)
    factories.decide(factories.fresh(made), by=officer)
    said = {"kind": "enquiry", "came_on": date(2026, 11, 20), "asked": NAUGHTY}
    records.add(made, by=officer, said=said | {"their_reference": "2026/1"}, now=NOW)
    return factories.fresh(made)


def opened(case, by, now=NOW) -> tuple[dict[str, bytes], str]:
    """The files of the bundle by name, and the hash kept on the case."""
    made = bundle.make(case, by=by, now=now)
    with made.file, zipfile.ZipFile(made.file) as archive:
        assert archive.testzip() is None
        top = f"{case.reference}/"
        assert all(name.startswith(top) for name in archive.namelist())
        return {
            name.removeprefix(top): archive.read(name) for name in archive.namelist()
        }, made.sha256


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words, self.links = "", []

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag, attrs) -> None:
        self.links += [value for name, value in attrs if name in ("href", "src")]


def read(content: bytes) -> _Words:
    parser = _Words()
    parser.feed(content.decode())
    return parser


def test_every_file_has_the_hash_the_list_says_and_none_is_left_out(case, officer):
    inside, sha256 = opened(case, officer)

    listed = dict(reversed(line.split("  ", 1)) for line in inside[SUMS].decode().splitlines())
    assert set(listed) == set(inside) - {SUMS}
    for name, digest in listed.items():
        assert hashlib.sha256(inside[name]).hexdigest() == digest
    assert hashlib.sha256(inside[SUMS]).hexdigest() == sha256
    said = {one["name"]: one for one in json.loads(inside["manifest.json"])["files"]}
    assert set(said) == set(inside) - {SUMS, "manifest.json"}
    for name, one in said.items():
        assert (one["size"], one["sha256"]) == (len(inside[name]), listed[name])


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_the_sha256sum_program_verifies_it_and_notices_a_change(case, officer, tmp_path):
    made = bundle.make(case, by=officer, now=NOW)
    with made.file, zipfile.ZipFile(made.file) as archive:
        archive.extractall(tmp_path)
    top = tmp_path / case.reference

    def verify() -> subprocess.CompletedProcess:
        program = ["sha256sum", "--check", "--strict", SUMS]
        return subprocess.run(program, cwd=top, capture_output=True, text=True, check=False)

    good = verify()
    assert good.returncode == 0, good.stdout + good.stderr
    assert good.stdout.count(": OK") == len((top / SUMS).read_text().splitlines())
    changed = top / "README.txt"
    changed.write_bytes(changed.read_bytes() + b" ")
    assert verify().returncode == 1


def test_it_holds_the_policy_of_the_case_in_both_languages_word_for_word(case, officer):
    inside, _sha256 = opened(case, officer)

    for language in ("cy", "en"):
        published = PolicyPage.objects.live().get(
            edition=case.edition, locale__language_code=language
        )
        shown = read(inside[f"01-polisi-policy/policy-current-{language}.html"])
        plain = " ".join(shown.words.split())
        for words in words_of(published).values():
            for line in words.splitlines():
                assert " ".join(line.split()) in plain


def test_evidence_and_letters_are_there_byte_for_byte(case, officer):
    Letter.objects.filter(case=case).update(prepared=True)
    inside, _sha256 = opened(case, officer)

    for stored in StoredFile.objects.filter(case=case):
        assert path_of(stored.pk).read_bytes() in inside.values()
    coded = case.letters.get(kind="acknowledgement")
    for letter in case.letters.exclude(pk=coded.pk):
        assert bytes(letter.message) in inside.values()
    assert any(name.endswith(".eml") for name in inside)


def test_a_code_that_still_opens_the_case_is_not_in_it(case, officer):
    letter = case.letters.get(kind="acknowledgement")
    from cases.correspondence import exact

    [code] = exact.live_codes(letter)
    assert code.encode() in bytes(letter.message)
    inside, _sha256 = opened(case, officer)

    assert not any(code.encode() in content for content in inside.values())
    case.access_codes.update(expires_at=NOW - timedelta(days=400))
    inside, _sha256 = opened(case, officer)
    assert bytes(letter.message) in inside.values()


def test_naughty_words_are_byte_equal_in_the_data_and_shown_whole(case, officer):
    inside, _sha256 = opened(case, officer)

    data = json.loads(inside["data.json"])
    note = case.notes.get().words
    assert data["notes"][0]["words"] == note and note.strip() == NAUGHTY.strip()
    assert data["grounds"][0]["words"] == case.appeal.grounds.get(number=1).words
    assert data["ombudsman_records"][0]["asked"] == NAUGHTY.strip()
    for folder, name in (
        ("02-apel-appeal", "appeal"),
        ("07-nodiadau-notes", "notes"),
        ("06-negeseuon-messages", "messages"),
        ("13-ombwdsmon-ombudsman", "ombudsman"),
    ):
        for language in ("cy", "en"):
            content = inside[f"{folder}/{name}-{language}.html"]
            assert NAUGHTY.strip() in read(content).words
            assert b"<script" not in content


def test_a_statement_lies_there_as_it_was_sealed_and_a_draft_does_not(case, officer):
    waiting = factories.user("line_manager", first_name="Ann")
    draft = case.statements.create(
        of=waiting,
        questions="?",
        asked_by=officer,
        asked_at=NOW,
        due_on=date(2026, 11, 30),
        words="Not yet given.",
    )
    inside, _sha256 = opened(case, officer)

    sealed = case.statements.exclude(pk=draft.pk).get()
    words = inside["08-datganiadau-statements/001-datganiad-statement.txt"]
    assert hashlib.sha256(words).hexdigest() == sealed.digest
    assert not any(b"Not yet given." in content for content in inside.values())


def test_the_same_state_gives_the_same_bytes_but_for_the_time_line(case, officer):
    first, _sha256 = opened(case, officer)
    again, _sha256 = opened(case, officer)

    differ = {name for name in first if first[name] != again[name]}
    moves = ("timeline", "clauses", SUMS, "manifest.json")  # the first bundle is an event
    assert set(first) == set(again) and all(any(m in name for m in moves) for name in differ)


def test_a_bundle_is_kept_on_the_case_with_its_hash(signed_in, case, officer, language):
    browser = signed_in(officer, language)
    at = f"/staff/cases/{case.reference}/ombudsman/"
    assert browser.get(f"{at}bundle/").url == at
    assert not case.events.filter(kind="bundled").exists()

    answer = browser.post(f"{at}bundle/")

    content = b"".join(answer.streaming_content)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case.reference}.zip"'
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sums = archive.read(f"{case.reference}/{SUMS}")
    event = case.events.get(kind="bundled")
    assert event.data == {"sha256": hashlib.sha256(sums).hexdigest()} and event.by == officer
    assert event.data["sha256"] in browser.get(at).content.decode()


def test_who_had_a_part_in_the_matter_gets_what_a_case_that_is_not_there_gives(signed_in, case):
    shut_out = factories.officer()
    source, part = Involvement.Source.RECORDED, Involvement.Part.WITNESS
    involvement.note(case, user=shut_out, part=part, source=source, now=NOW)
    browser = signed_in(shut_out)
    for reference in (case.reference, "CYS-22222-22222"):
        assert browser.post(f"/staff/cases/{reference}/ombudsman/bundle/").status_code == 404
    assert signed_in(factories.user("auditor")).post(
        f"/staff/cases/{case.reference}/ombudsman/bundle/"
    ).status_code in (403, 404)
    assert not case.events.filter(kind="bundled").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..\\..\\boot.ini",
        "C:\\nul",
        "a\nb  c.pdf",
        "\u202efdp.exe",
        "ŵŷ.pdf",
        "." * 40,
        "x" * 150,
        "  ",
        "CON.pdf",
    ],
)
def test_a_hostile_name_stays_in_its_folder(case, officer, name, tmp_path):
    stored = StoredFile.objects.filter(case=case).first()
    StoredFile.objects.filter(pk=stored.pk).update(name=name)
    made = bundle.make(case, by=officer, now=NOW)
    with made.file, zipfile.ZipFile(made.file) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read(f"{case.reference}/manifest.json"))
    assert len(set(names)) == len(names)
    for one in names:
        assert one.isascii() and "\\" not in one and "\n" not in one
        inside = (tmp_path / one).resolve()
        assert inside.is_relative_to(tmp_path / case.reference)
        assert not any(part in ("..", ".", "") for part in one.split("/"))
    assert name in {one.get("original_name") for one in manifest["files"]}


def test_evidence_whose_bytes_are_gone_is_named_as_missing(case, officer):
    stored = StoredFile.objects.filter(case=case).first()
    path_of(stored.pk).unlink()
    inside, _sha256 = opened(case, officer)

    [missing] = json.loads(inside["manifest.json"])["missing"]
    assert missing["kept_sha256"] == stored.sha256 and missing["name"] not in inside


def test_a_case_with_nothing_on_it_has_a_bundle(officer):
    case = factories.case()
    inside, _sha256 = opened(case, officer)
    assert "index.html" in inside and inside[SUMS]


def test_a_case_of_an_edition_that_is_not_published_has_a_bundle(case, officer):
    PolicyPage.objects.filter(edition=case.edition).update(live=False)
    inside, _sha256 = opened(case, officer)
    assert b"not published" in inside["01-polisi-policy/policy-current-en.html"]


def test_the_clause_map_names_the_clause_its_number_and_the_function(case, officer):
    inside, _sha256 = opened(case, officer)

    shown = read(inside["10-cymalau-clauses/clauses-en.html"])
    for said in ("Clause 7.2", "Clause 7.4", "cases.policy.appeals.lateness"):
        assert said in shown.words
    assert "../01-polisi-policy/policy-current-en.html#clause-7.2" in shown.links
    assert case.edition.clause_number(Clause.APPEAL_WINDOW) == "7.2"


def test_every_link_leads_to_a_file_of_the_bundle_and_nothing_is_loaded_from_elsewhere(
    case, officer
):
    inside, _sha256 = opened(case, officer)
    for name, content in inside.items():
        if not name.endswith(".html") or (name.startswith("05-") and "letters-" not in name):
            continue
        for link in read(content).links:
            path = Path("/top", name).parent.joinpath(link.partition("#")[0]).as_posix()
            found = Path(path).parts[2:]
            parts: list[str] = []
            for part in found:
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in inside, (name, link)


def test_each_page_is_in_its_own_language(case, officer):
    inside, _sha256 = opened(case, officer)
    for name, content in inside.items():
        for language in ("cy", "en"):
            if name.endswith(f"-{language}.html"):
                assert f'<html lang="{language}">' in content.decode()
    assert "Cynnwys" in inside["index.html"].decode()
    assert "Contents" in inside["index.html"].decode()


def test_the_timeline_is_there_for_a_spreadsheet_in_both_languages(case, officer):
    inside, _sha256 = opened(case, officer)
    table = inside["09-llinell-amser-timeline/timeline.csv"].decode("utf-8-sig")
    heading, *rows = list(csv.reader(io.StringIO(table)))
    assert heading[2:4] == ["cy", "en"]
    assert rows[0][1] == "received"
    assert not any(row[1] == "viewed" for row in rows)


def test_a_linked_case_one_may_not_see_is_not_in_it(case, officer):
    other = factories.case(email="b@example.org")
    linking.link(case, other, CaseLink.Kind.RELATED, by=officer, reason="Gwen.", now=NOW)
    reader = factories.officer()
    source, part = Involvement.Source.RECORDED, Involvement.Part.WITNESS
    involvement.note(other, user=reader, part=part, source=source, now=NOW)

    inside, _sha256 = opened(case, officer)
    assert any(other.reference.encode() in content for content in inside.values())
    inside, _sha256 = opened(case, reader)
    assert not any(other.reference.encode() in content for content in inside.values())
    assert not any(b"Gwen." in content for content in inside.values())


@pytest.mark.skipif(not pdf.available(), reason="no PDF can be made here")
def test_a_kept_pdf_is_there_unless_it_shows_a_code(case, officer):
    decision = case.letters.get(kind="decision")
    kept = pdf.of(decision, "en")
    coded = pdf.of(case.letters.get(kind="acknowledgement"), "en")
    inside, _sha256 = opened(case, officer)

    assert bytes(kept.content) in inside.values()
    assert bytes(coded.content) not in inside.values()
    missing = json.loads(inside["manifest.json"])["missing"]
    assert [one["kept_sha256"] for one in missing] == [coded.sha256]


def test_a_complaint_has_a_bundle(case, officer):
    case.case_type = CaseType.objects.get(code=CaseType.COMPLAINT)
    case.save()
    assert Edition.objects.count() == 2
    inside, _sha256 = opened(case, officer)
    assert len(inside) > 30


def test_a_file_larger_than_the_pieces_it_is_read_in_is_whole(case, officer):
    large = PDF + b"%" + b"x" * (3 * 1024 * 1024)
    store(case, upload("large.pdf", large))
    inside, _sha256 = opened(case, officer)
    assert large in inside.values()
