"""{% load casework %}: the words for what stands on a case."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.casework import clauses, letter_words, words
from cases.files import kinds, previews, scanner, scanning
from cases.models import Case, FileState, Letter, LetterState, StoredFile

register = template.Library()
register.filter("name_of", words.name_of)


@register.filter
def state_words(case: Case) -> str:
    """Which step the case waits for."""
    return words.of(words.STATES, case.state)


@register.filter
def kind_of_case(case: Case) -> str:
    """What kind of case it is."""
    return words.case_type(case, get_language() or "cy")


@register.filter
def queue_words(case: Case) -> str:
    """Whose work the case is."""
    return words.of(words.QUEUES, case.queue)


@register.filter
def reply_language(case: Case) -> str:
    """In which language the customer is written to."""
    return words.of(words.LANGUAGES, case.language)


@register.simple_tag
def clause_link(case: Case, name: str) -> str:
    """A link to the clause `name`; nothing when this edition has none."""
    found = clauses.link(case, name)
    return format_html('<a class="govuk-link" href="{url}">{label}</a>', **found) if found else ""


@register.filter
def file_size(size: int) -> str:
    """Bytes in words that are alike in both languages: 1.2 MB, 340 KB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1000)} KB"


@register.filter
def file_kind(content_type: str) -> str:
    """PDF, JPEG, DOCX."""
    return kinds.name_of(content_type)


@register.filter
def file_warning(file: StoredFile) -> str:
    """What to know of a file before it is opened; nothing of one the scanner found clean."""
    if file.state == FileState.INFECTED:
        return _("Contains a virus")
    if file.state == FileState.PENDING:
        waits = scanner.configured()
        return _("Waiting to be checked for viruses") if waits else _("Not checked for viruses")
    return ""


@register.filter
def file_tag(file: StoredFile) -> str:
    """The colour that repeats `file_warning`."""
    return "bad" if file.state == FileState.INFECTED else "wait"


@register.filter
def may_be_shown(file: StoredFile) -> bool:
    """Whether it is a picture that can be looked at here."""
    return previews.is_picture(file) and not scanning.is_held(file)


@register.filter
def letter_kind(letter: Letter) -> str:
    """Which letter it is."""
    return words.of(letter_words.KINDS, letter.kind)


@register.filter
def letter_state(letter: Letter) -> str:
    """Where it stands on its way out."""
    return letter_words.state(letter)


@register.filter
def letter_tag(letter: Letter) -> str:
    """The colour that repeats `letter_state`."""
    good = {LetterState.SENT, LetterState.POSTED, LetterState.DELIVERED}
    bad = {LetterState.FAILED, LetterState.BOUNCED}
    if letter.state == LetterState.STOPPED:
        return "quiet"
    return "good" if letter.state in good else "bad" if letter.state in bad else "wait"


@register.filter
def try_result(result: str) -> str:
    """What came of a try to send a letter or to read it out."""
    return letter_words.a_try(result)


@register.filter
def letter_languages(letter: Letter) -> str:
    """The language or languages it is written in."""
    code = letter.languages if letter.languages in ("cy", "en") else "both"
    return words.of(words.LANGUAGES, code)
