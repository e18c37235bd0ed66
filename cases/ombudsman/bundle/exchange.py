"""What a bundle says of letters, messages, statements and notes: each with where its bytes lie."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.casework import letter_words, words
from cases.correspondence import words as correspondence
from cases.models import Letter, Message, Statement
from cases.ombudsman.bundle.pages import LANGUAGES, About, Fact, Page, Part, said
from design.templatetags.dates import date_time, long_date


def letters(about: About) -> Page:
    """Every letter: what became of it, by which way it went, and the file that holds its bytes."""
    found = about.case.letters.defer("message").order_by("written_at", "pk")
    parts = [_letter(one, about) for one in found.prefetch_related("tries")]
    title = _("Letters")
    none = [Part(heading=title, note=_("Nothing has been sent or received yet."))]
    return Page(title=title, parts=tuple(parts or none))


def _letter(letter: Letter, about: About) -> Part:
    files = [f"letter {letter.pk}", *(f"pdf {letter.pk} {code}" for code in LANGUAGES)]
    tried = [f"{letter_words.a_try(one.result)}, {date_time(one.at)}" for one in letter.tries.all()]
    return Part(
        heading=f"{words.of(letter_words.KINDS, letter.kind)}, {date_time(letter.written_at)}",
        facts=(
            *said(
                (_("Subject"), letter.subject),
                (pgettext("of a letter", "Sent by"), words.of(words.CHANNELS, letter.channel)),
                (pgettext("of a letter", "Sent to"), letter.sent_to),
                (_("State"), letter_words.state(letter)),
                (_("Left on"), date_time(letter.gone_at)),
                (_("Tries"), "\n".join(tried)),
                (_("Not as agreed"), "\n".join(map(_exception, letter.exceptions))),
            ),
            *_places(about, *files),
        ),
    )


def _exception(made: dict[str, str]) -> str:
    return ": ".join(
        filter(None, (words.of(letter_words.EXCEPTIONS, made["what"]), made["reason"]))
    )


def _places(about: About, *names: str) -> tuple[Fact, ...]:
    """A link to each file of the bundle that is there."""
    places = [about.places[name] for name in names if name in about.places]
    return tuple(
        Fact(label=_("File"), link=f"../{place}", link_words=place.rpartition("/")[2])
        for place in places
    )


def messages(about: About) -> Page:
    """What the customer told us and what we asked or told them, in the words as they came."""
    found = about.case.messages.select_related("by").prefetch_related("files")
    parts = [_message(one, about) for one in found]
    title = _("Messages")
    none = [Part(heading=title, note=_("Nothing has been sent or received yet."))]
    return Page(title=title, parts=tuple(parts or none))


def _message(one: Message, about: About) -> Part:
    ours = one.direction == Message.Direction.OUT
    who = _("From the Council") if ours else _("From the customer")
    return Part(
        heading=f"{who}, {long_date(one.came_on)}",
        facts=(
            *said(
                (_("How it came"), "" if ours else words.of(correspondence.VIAS, one.via)),
                (_("Recorded by"), words.name_of(one.by)),
                (_("Recorded on"), date_time(one.at)),
            ),
            Fact(label=_("Words"), value=one.words, language=one.language),
            *said((_("The same in the other language"), one.words_translated)),
            *_places(about, f"letter {one.letter_id}", *(f"file {f.pk}" for f in one.files.all())),
        ),
    )


def notes(about: About) -> Page:
    """What staff wrote for one another."""
    found = tuple(
        Fact(label=f"{words.name_of(one.by)}, {date_time(one.at)}", value=one.words)
        for one in about.case.notes.select_related("by")
    )
    title = _("Notes of staff")
    return Page(title=title, parts=(Part(heading=title, facts=found, note=_("None")),))


def statements(about: About) -> Page:
    """What those with a part in the matter were asked, and what they gave; never a draft."""
    found = about.case.statements.select_related("of", "asked_by")
    parts = [_statement(one, about) for one in found]
    title = _("Statements")
    return Page(title=title, parts=tuple(parts) or (Part(heading=title, note=_("None")),))


def _statement(one: Statement, about: About) -> Part:
    given = one.submitted_at is not None
    waits = _("No longer asked for") if one.withdrawn_at else _("Not given yet")
    return Part(
        heading=words.name_of(one.of),
        facts=(
            *said(
                (_("Asked by"), f"{words.name_of(one.asked_by)}, {date_time(one.asked_at)}"),
                (_("Asked to answer by"), long_date(one.due_on)),
                (_("Questions"), one.questions),
                (_("Given on"), date_time(one.submitted_at) or waits),
                (_("Statement"), one.words if given else ""),
                (_("SHA-256 of the words, kept when it was given"), one.digest if given else ""),
            ),
            *_places(about, f"statement {one.pk}"),
        ),
    )
