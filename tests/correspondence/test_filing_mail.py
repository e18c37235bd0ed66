"""Mail that came in is filed to a case or set aside by a person, once, and never lost."""

from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage

import pytest

from cases import permissions
from cases.contact import agreed
from cases.correspondence import filing
from cases.handling import involvement
from cases.letters import incoming
from cases.models import IncomingMail, Involvement, Message
from tests import factories
from tests.files import samples

pytestmark = pytest.mark.django_db
CAME = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def ground(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    factories.ground_rules(dated=True)


def mail(words="Dyma fy ateb.", *, sender="rhywun@enghraifft.cymru", answers=None, files=()):
    made = EmailMessage(policy=policy.SMTP)
    made["From"], made["Subject"] = sender, "Ateb"
    if answers:
        made["In-Reply-To"] = answers.message_id
    made.set_content(words)
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return incoming.receive(made.as_bytes(), now=CAME)


def file_mail(found, case, by, **over):
    said = {"language": "cy", "now": factories.NOW, **over}
    return filing.file_mail(found, case=case, by=by, **said)


def test_filed_mail_is_a_message_of_the_case_in_the_language_recorded():
    case, by = factories.case(), factories.officer()
    found = mail("Dyma’r llythyr.")

    message = file_mail(found, case, by)

    assert (message.words, message.language, message.via) == ("Dyma’r llythyr.", "cy", "email")
    assert message.came_on == CAME.date()
    assert factories.fresh(found).settled_by == by


def test_files_that_may_be_kept_are_kept_and_the_others_named():
    case, by = factories.case(), factories.officer()
    found = mail(files=[("llythyr.pdf", samples.PDF), ("../../x.exe", b"MZ"), ("gwag.pdf", b"")])

    message = file_mail(found, case, by)

    assert [file.name for file in message.files.all()] == ["llythyr.pdf"]
    assert factories.fresh(found).left_out == [
        {"name": "../../x.exe", "code": "wrong_type"},
        {"name": "gwag.pdf", "code": "empty"},
    ]
    assert b"x.exe" in bytes(factories.fresh(found).raw)


def test_a_file_without_a_name_is_kept():
    case, by = factories.case(), factories.officer()

    message = file_mail(mail(files=[("..", samples.PDF)]), case, by)

    assert message.files.get().name == "file.pdf"


def test_filing_twice_is_one_message():
    case, by = factories.case(), factories.officer()
    found = mail(files=[("llythyr.pdf", samples.PDF)])

    first = file_mail(found, case, by)

    assert file_mail(found, case, by) == first
    assert (case.messages.count(), case.files.count()) == (1, 1)


def test_filed_mail_is_not_filed_elsewhere_or_set_aside():
    by = factories.officer()
    found = mail()
    file_mail(found, factories.case(), by)

    with pytest.raises(permissions.Refused, match="mail_settled"):
        file_mail(found, factories.case(), by)
    with pytest.raises(permissions.Refused, match="mail_settled"):
        filing.set_aside(found, reason="Advertising", by=by, now=factories.NOW)


def test_mail_is_set_aside_with_a_reason_and_kept():
    by = factories.officer()
    found = mail()

    with pytest.raises(permissions.Refused, match="needs_a_reason"):
        filing.set_aside(found, reason=" ", by=by, now=factories.NOW)
    filing.set_aside(found, reason="Advertising", by=by, now=factories.NOW)

    kept = factories.fresh(found)
    assert (kept.set_aside, kept.settled_by) == ("Advertising", by)
    assert bytes(kept.raw)


def test_a_case_one_may_not_see_takes_no_mail():
    case = factories.case(lead_involved="yes")  # with the Chief Officer

    with pytest.raises(permissions.Refused, match="not_visible"):
        file_mail(mail(), case, factories.officer())
    assert not Message.objects.exists()


def test_an_answer_to_a_letter_is_seen_by_those_who_may_see_its_case():
    case = factories.case()
    found = mail(answers=case.letters.first())
    inside, outside = factories.officer(), factories.officer()
    _involve(case, outside)

    assert found in _seen(inside)
    assert found not in _seen(outside)
    assert found not in _seen(factories.chief_officer())


def test_mail_of_a_customer_is_not_shown_to_who_had_a_part_in_the_matter():
    case = factories.case()
    found = mail(sender="Siân <SIAN@enghraifft.cymru>")
    inside, outside = factories.officer(), factories.officer()
    _involve(case, outside)

    assert found in _seen(inside)
    assert found not in _seen(outside)
    with pytest.raises(permissions.Refused, match="not_visible"):
        filing.set_aside(found, reason="x", by=outside, now=factories.NOW)


def test_mail_of_who_acts_for_a_customer_is_not_shown_to_who_had_a_part_in_the_matter():
    case = factories.case()
    agreed.record(
        case,
        by=None,
        now=factories.NOW,
        large_print=False,
        call_instead=False,
        advocate="Eiriol Prawf",
        advocate_email="eiriol@enghraifft.cymru",
        authority_seen_on=CAME.date(),
    )
    found = mail(sender="Eiriol <Eiriol@enghraifft.cymru>")
    inside, outside = factories.officer(), factories.officer()
    _involve(case, outside)

    assert found in _seen(inside)
    assert found not in _seen(outside)


@pytest.mark.parametrize("dash", ["-", " ", "", "\u2011", "\u2013", "\n"])
def test_mail_that_names_a_case_is_not_shown_to_who_had_a_part_in_it(dash):
    case = factories.case()
    found = mail(f"Ynghylch {case.reference.lower().replace('-', dash)}.")
    outside = factories.officer()
    _involve(case, outside)

    assert found in _seen(factories.officer())
    assert found not in _seen(outside)


def _involve(case, user):
    involvement.add(
        case,
        user=user,
        part=Involvement.Part.WITNESS,
        source=Involvement.Source.RECORDED,
        by=factories.officer(),
        now=factories.NOW,
    )


def _seen(user):
    return list(IncomingMail.objects.visible_to(user).waiting())


def test_subject_and_sender_are_known_beyond_ascii():
    raw = "From: Siân <siân@enghraifft.cymru>\r\nSubject: Ateb i’ch llythyr ŵ\r\n\r\nHelo".encode()
    encoded = b"From: x@example.org\r\nSubject: =?utf-8?q?=C5=B5?=\r\n\r\nHelo"

    found = incoming.receive(raw, now=CAME)

    assert (found.subject, found.sender) == ("Ateb i’ch llythyr ŵ", "siân@enghraifft.cymru")
    assert incoming.receive(encoded, now=CAME).subject == "ŵ"
