"""How a text is shown to its editor before it is saved: drawn from an invented case by what draws
every letter, in each language and each way it leaves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from cases import clock
from cases.letters import pdf, reading, render, rights, sample
from cases.letters.compose import compose
from cases.letters.composed import Composed
from cases.letters.document import Node
from cases.letters.incomplete import LetterIncomplete
from cases.letters.way import LANGUAGES, Way
from cases.models import LetterText
from cases.policy.terms import Channel

ON_SCREEN = (
    ("both", gettext_lazy("Side by side")),
    ("cy", pgettext_lazy("language", "Welsh")),
    ("en", pgettext_lazy("language", "English")),
    ("large", gettext_lazy("Large print")),
    ("acting", gettext_lazy("To someone who acts for the customer")),
    ("email", gettext_lazy("E-mail as plain text")),
)
AS_PDF = (
    ("pdf_cy", gettext_lazy("PDF in Welsh")),
    ("pdf_en", gettext_lazy("PDF in English")),
)
WIRES = {"email": Channel.EMAIL, "text": Channel.TEXT}  # shown as plain text
# A browser shows a PDF as an object of its own, with its own inline style.
FRAMED_PDF = {
    "default-src": ["'none'"],
    "object-src": ["'self'"],
    "style-src": ["'unsafe-inline'"],
    "frame-ancestors": ["'self'"],
}
BY_TEXT = (("text", gettext_lazy("Text message")),)
STYLE = """
.example{margin:0 0 1.5em;padding:.5em 1em 0;border:2px dashed #505a5f;font-weight:bold}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:1em/1.5 monospace}
@media (min-width:48em){.beside article{max-width:none;display:grid;gap:3em;
grid-template-columns:1fr 1fr}
.beside section+section{margin:0;padding:0 0 0 3em;border-top:0;border-left:2px solid #0b0c0c}}
"""


def modes(code: str) -> Sequence[tuple[str, Any]]:
    """The ways the text `code` can be shown here: name and label, the first one to begin with."""
    if code.endswith("_text"):
        return BY_TEXT
    return (*ON_SCREEN, *AS_PDF) if pdf.available() else ON_SCREEN


def shown(text: LetterText, mode: str) -> HttpResponse:
    """The letter these words would make, for a frame of the CMS: it loads and runs nothing."""
    languages = tuple(code for code in LANGUAGES if mode in (code, f"pdf_{code}")) or LANGUAGES
    try:
        composed = written(text, languages, mode)
    except LetterIncomplete as problem:
        return _framed(_wanting(problem))
    if mode.startswith("pdf_"):
        return _as_pdf(composed)
    return _framed(_mail(composed) if mode in WIRES else _page(composed, mode))


def written(text: LetterText, languages: tuple[str, ...], mode: str = "both") -> Composed:
    """The letter of the invented case in these languages, whole or LetterIncomplete."""
    wording = text.case_type.letters if text.case_type else ""
    facts = sample.facts(text.code, now=clock.now(), acting=mode == "acting", wording=wording)
    channel = WIRES.get(mode, Channel.POST)
    way = Way(
        channel=channel,
        to=sample.WORDS[channel],
        languages=languages,
        large_print=mode == "large",
    )
    return compose(facts, way, text=text)


def locked(code: str, language: str) -> SafeString:
    """What this letter says whatever an editor writes: the rights, as they will stand in it."""
    facts = sample.facts(code, now=clock.now())
    nodes: list[Node] = [rights.welcome(language)]
    if rights.carries_ombudsman(facts):
        nodes = [*rights.ombudsman(facts, language), *nodes]
    return mark_safe(render.nodes(nodes, language))  # noqa: S308 - all escaped


def _page(composed: Composed, mode: str) -> str:
    style = render.LARGE_PRINT if composed.large_print else render.STYLE
    beside = ' class="beside"' if mode in ("both", "acting") else ""
    body = f"<main{beside}>\n{_notices(composed.languages)}{composed.html}\n</main>"
    return _whole(composed.subject, composed.languages[0], body, style)


def _mail(composed: Composed) -> str:
    """Each language apart, so that each can be read aloud as what it is."""
    parts = "\n".join(
        f'<section lang="{part.language}">\n<h1>{escape(part.subject)}</h1>\n'
        f"<pre>{escape(replace(composed, sections=(part,)).text)}</pre>\n</section>"
        for part in composed.sections
    )
    body = f"<main>\n{_notices(composed.languages)}<article>\n{parts}\n</article></main>"
    return _whole(composed.subject, composed.languages[0], body, render.STYLE)


def _wanting(problem: LetterIncomplete) -> str:
    """Words of the screen, not of a letter: what must be put right before one can be written."""
    names = [
        _("The Ombudsman") if what.startswith("ombudsman_") else what
        for what, _code in problem.problems
    ]
    said = _("No letter can be written before this is put right: %(names)s.") % {
        "names": ", ".join(dict.fromkeys(names))
    }
    body = f"<main><p>{escape(said)}</p></main>"
    return _whole(_("Not complete"), get_language() or "cy", body, render.STYLE)


def _whole(title: str, language: str, body: str, style: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}{STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _notices(languages: tuple[str, ...]) -> str:
    lines = (f'<p lang="{code}">{escape(sample.WORDS["notice"][code])}</p>' for code in languages)
    return f'<div class="example" role="note">{"".join(lines)}</div>\n'


def _framed(page: str) -> HttpResponse:
    """Its own style is all it may use; only the CMS may put it in a frame."""
    response = HttpResponse(page)
    reading.allow_only_its_style(response, page, framed_by="'self'")
    return response


def _as_pdf(composed: Composed) -> HttpResponse:
    language = composed.languages[0]
    start = f'<section lang="{language}">'
    section = reading.section_of(composed.html, language)
    noted = section.replace(start, start + _notices(composed.languages), 1)
    content = pdf.drawn(noted, language, large_print=False, at=clock.now())
    response = HttpResponse(content, content_type="application/pdf")
    response._csp_config = dict(FRAMED_PDF)  # type: ignore[attr-defined]
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Language"] = language
    return response
