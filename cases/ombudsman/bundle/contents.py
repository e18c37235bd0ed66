"""Everything that goes into a bundle, in the order it is read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from cases.models import Case
from cases.ombudsman import sources
from cases.ombudsman.bundle import conduct, data, exchange, history, kept, matter, pages
from cases.ombudsman.bundle.files import File, of_text
from cases.ombudsman.bundle.history import POLICY
from cases.ombudsman.bundle.pages import LANGUAGES, About

# Where each page lies, what its file is called, and what draws it.
PAGES = (
    ("02-apel-appeal", "appeal", matter.appeal),
    ("02-apel-appeal", "dates", matter.dates),
    ("03-penderfyniad-decision", "decision", matter.decision),
    ("03-penderfyniad-decision", "findings", conduct.fairly),
    (kept.LETTERS, "letters", exchange.letters),
    ("06-negeseuon-messages", "messages", exchange.messages),
    ("07-nodiadau-notes", "notes", exchange.notes),
    (kept.STATEMENTS, "statements", exchange.statements),
    ("09-llinell-amser-timeline", "timeline", history.timeline),
    ("10-cymalau-clauses", "clauses", history.clause_map),
    ("11-cyswllt-contact", "contact", conduct.contact),
    ("12-cysylltiadau-links", "links", conduct.links),
    ("13-ombwdsmon-ombudsman", "ombudsman", conduct.ombudsman),
)


def of(case: Case, *, reader: Any) -> list[File]:
    """The files of the bundle of `case`, as far as `reader` may know of it."""
    stored = {
        **dict(kept.evidence(case)),
        **dict(kept.letters(case)),
        **dict(kept.statements(case)),
    }
    places = {name: file.path for name, file in stored.items()}
    about = About(case=case, reader=reader, places=places)
    drawn = [*_policy(case)]
    for folder, name, draw in PAGES:
        drawn += pages.both(folder, name, draw, about)
    more = [
        of_text("09-llinell-amser-timeline/timeline.csv", history.as_csv(about)),
        of_text("data.json", json.dumps(data.of(case), ensure_ascii=False, indent=1) + "\n"),
        of_text("README.txt", _read_me(case)),
    ]
    index = of_text("index.html", _index(case, drawn, stored))
    return [index, *drawn, *more, *stored.values()]


def _policy(case: Case) -> Iterator[File]:
    """The edition the case is judged by, in both languages, as it is published."""
    for language in LANGUAGES:
        found = sources.policy(case.edition, language)
        path = f"{POLICY}/policy-{case.edition.code}-{language}.html"
        with translation.override(language):
            title, html = _("The policy"), _("This edition is not published in this language.")
        if found is not None:
            title, html = found.title, found.html
        else:
            html = f"<p>{html}</p>"
        yield of_text(path, pages.whole(title, language, html), title=title)


def _index(case: Case, drawn: list[File], stored: Mapping[str, File]) -> str:
    """What is in the bundle, first in Welsh, then in English."""
    halves = []
    for language in LANGUAGES:
        said = {
            "case": case,
            "language": language,
            "pages": [one for one in drawn if one.path.endswith(f"-{language}.html")],
            "files": [file for name, file in stored.items() if name.startswith("file ")],
            "letters": [
                file for name, file in stored.items() if name.startswith(("letter", "pdf"))
            ],
        }
        with translation.override(language):
            halves.append(render_to_string("cases/ombudsman/bundle/index.html", said))
    return pages.whole(case.reference, "cy", "\n".join(halves))


def _read_me(case: Case) -> str:
    """How an outsider verifies the bundle, in both languages."""
    halves = []
    for language in LANGUAGES:
        with translation.override(language):
            halves.append(render_to_string("cases/ombudsman/bundle/readme.txt", {"case": case}))
    return f"\n{'=' * 72}\n\n".join(halves)
