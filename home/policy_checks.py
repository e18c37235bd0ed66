"""What must hold before an edition of the policy goes live in both languages."""

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from bilingual.problems import Problem
from cases import clock
from cases.policy.terms import TERM_CLAUSES
from cases.policy.wording import ProblemCode, check_words
from home import marks
from home.policy_text import numbers_of, words_of


def find_problems(pages: dict) -> list[Problem]:
    """Everything wrong with these versions of a policy page, one for each language."""
    problems = []
    for language, page in sorted(pages.items()):
        problems += _clauses(language, page)
        problems += _frozen(language, page)
    return [*problems, *_same_edition(pages), *_words_and_terms(pages)]


def clauses_of(page) -> list:
    """The values of the page's clause blocks, in order."""
    return [block.value for block in page.body if block.block_type == "clause"]


def _same_edition(pages: dict) -> list[Problem]:
    first = next(iter(pages.values()))
    taken = type(first).objects.live().filter(edition_id=first.edition_id)
    if taken.exclude(translation_key=first.translation_key).exists():
        message = _("Another page already publishes this edition.")
    elif len({page.edition_id for page in pages.values()}) > 1:
        message = _("The two languages are of different editions.")
    else:
        return []
    return [Problem(language=language, where=_("Edition"), message=message) for language in pages]


def _clauses(language: str, page) -> list[Problem]:
    """Each clause of the edition stands here once, under its name and number."""
    expected = {str(name): number for name, number in page.edition.rules.clauses.items() if number}
    found = {}
    problems = []

    def problem(number: str, message: str) -> None:
        problems.append(Problem(language=language, where=_where(number), message=message))

    if page.body and page.body[0].block_type != "section":
        problem(page.body[0].value["number"], _("The policy begins with a section heading."))
    for clause in clauses_of(page):
        name, number = clause["name"], clause["number"]
        if name in found:
            problem(number, _("The name “%(name)s” is used twice.") % {"name": name})
        elif name not in expected:
            problem(number, _("This edition has no clause named “%(name)s”.") % {"name": name})
        elif expected[name] != number:
            problem(
                number,
                _("The clause “%(name)s” has the number %(number)s in this edition.")
                % {"name": name, "number": expected[name]},
            )
        found[name] = number
    for name, number in expected.items():
        if name not in found:
            problem(number, _("The clause “%(name)s” is missing.") % {"name": name})
    return problems


def _words_and_terms(pages: dict) -> list[Problem]:
    """The marked words state the terms the service works by, in both languages."""
    edition = next(iter(pages.values())).edition.rules
    marked = {
        language: [
            (clause["name"], term, words)
            for clause in clauses_of(page)
            for text in (clause["text"], *clause["bullets"])
            for term, words in marks.marked(text)
        ]
        for language, page in pages.items()
    }
    return [
        Problem(
            language=found.language,
            where=_where(_number(edition, found)),
            message=_said(found),
        )
        for found in check_words(edition, marked)
    ]


def _number(edition, found) -> str:
    try:
        return edition.number(found.clause) or found.clause
    except ValueError:
        return found.clause


def _said(found) -> str:
    facts = {"term": found.term, "words": found.words, "accepted": " | ".join(found.accepted)}
    match found.code:
        case ProblemCode.WORDS_DISAGREE:
            message = _(
                "The words “%(words)s” disagree with the term %(term)s. They must say: %(accepted)s"
            )
        case ProblemCode.NOT_MARKED:
            message = _(
                "No marked words state the term %(term)s. Mark them: [%(accepted)s](%(term)s)"
            )
        case ProblemCode.WRONG_CLAUSE:
            facts["clause"] = TERM_CLAUSES[found.term]
            message = _("“%(words)s” is marked as %(term)s, which the clause %(clause)s states.")
        case ProblemCode.NOT_IN_EDITION:
            message = _("“%(words)s” is marked as %(term)s, which this edition does not set.")
        case _:
            message = _("“%(words)s” is marked as %(term)s, and there is no such term.")
    return message % facts


def _frozen(language: str, page) -> list[Problem]:
    """Words already published change only with a new, dated, reasoned correction naming them."""
    published = _last_published(page)
    if published is None:
        return []
    before, after = words_of(published), words_of(page)
    known = {block.id: block.value for block in published.corrections}
    now = {block.id: block.value for block in page.corrections}
    problems = []
    if any(known[key]["made_on"] != now[key]["made_on"] for key in known if key in now) or (
        known.keys() - now.keys()
    ):
        problems.append(
            Problem(
                language=language,
                where=_("Corrections"),
                message=_("A published correction stays, with its date."),
            )
        )
    new = [value for key, value in now.items() if key not in known]
    if any(value["made_on"] > clock.today() for value in new):
        problems.append(
            Problem(
                language=language,
                where=_("Corrections"),
                message=_("The date of a correction must be today or in the past."),
            )
        )
    named = {number for value in new for number in numbers_of(value)}
    changed = [n for n in dict.fromkeys([*before, *after]) if before.get(n) != after.get(n)]
    return problems + [
        Problem(
            language=language,
            where=_where(number),
            message=_(
                "The words are published, so a change needs a correction: its date, the number "
                "%(number)s, what was corrected and why, in both languages."
            )
            % {"number": number},
        )
        for number in changed
        if number not in named
    ]


def _last_published(page):
    """The version readers last saw; None if the page was never live."""
    if page.first_published_at is None:
        return None
    if page.live:
        return type(page).objects.get(pk=page.pk)
    entry = (
        PageLogEntry.objects.filter(page_id=page.pk, revision__isnull=False)
        .filter(action__startswith="wagtail.publish")
        .exclude(action="wagtail.publish.schedule")
        .order_by("-timestamp")
        .first()
    )
    return entry.revision.as_object() if entry else None


def _where(number: str) -> str:
    if "." in number:
        return _("Clause %(number)s") % {"number": number}
    if number.isdigit():
        return _("Section %(number)s") % {"number": number}
    return number
