"""A letter drawn as plain text, as part of a page of ours, and as a page of its own."""

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cases.letters import qr
from cases.letters.document import (
    Bullets,
    Heading,
    Link,
    Node,
    Paragraph,
    Quote,
    Runs,
    Scan,
    Section,
)

# One style for paper and mailbox. It loads nothing.
STYLE = """
body{margin:0;padding:1.5em;color:#0b0c0c;background:#fff;
font:1.0625em/1.5 Arial,Helvetica,sans-serif;overflow-wrap:anywhere}
article{max-width:42em;margin:0 auto}
section+section{margin-top:3em;padding-top:2em;border-top:2px solid #0b0c0c}
h1{font-size:1.5em;line-height:1.25;margin:1.2em 0 .8em}
h2{font-size:1.2em;line-height:1.3;margin:1.6em 0 .5em}
h3,h4{font-size:1em;margin:1.2em 0 .3em}
p{margin:0 0 .9em}
ul{margin:0 0 .9em;padding-left:1.3em}
li{margin-bottom:.3em}
blockquote{margin:0 0 .9em;padding-left:1em;border-left:4px solid #b1b4b6;white-space:pre-wrap}
a{color:#0b4b8c}
.from{text-align:right}
.to{margin:2em 0}
.code{font-size:1.4em;font-weight:bold;letter-spacing:.08em;break-before:avoid}
.foot{margin-top:2em;padding-top:.8em;border-top:1px solid #b1b4b6}
.qr{margin-top:1.6em;break-inside:avoid}
.qr svg{display:block;width:7em;height:7em}
@media print{body{padding:0;font-size:12pt}a{color:inherit;text-decoration:none}
a.first::after{content:", " attr(href);overflow-wrap:anywhere}
h1,h2,h3,h4{break-after:avoid}section+section{break-before:page;border:0;margin:0;padding:0}}
"""
# 18 points and up, on screen, on paper and in a mailbox: every other size is a multiple of it.
LARGE_PRINT = STYLE + "body{font-size:18pt}\n"
SECTION = re.compile(r'<section lang="(?P<language>\w\w)">.*?</section>', re.DOTALL)


def article(sections: Sequence[Section]) -> SafeString:
    """The letter as one `<article>`; each language says which it is."""
    drawn = "\n".join(_section(section) for section in sections)
    return mark_safe(f'<article class="letter">\n{drawn}\n</article>')  # noqa: S308 - all escaped


def page(sections: Sequence[Section], *, large_print: bool = False) -> str:
    """A complete page: nothing is loaded from anywhere, nothing runs."""
    first = sections[0].language
    title = escape(" / ".join(section.subject for section in sections))
    style = LARGE_PRINT if large_print else STYLE
    return (
        f'<!DOCTYPE html>\n<html lang="{first}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{article(sections)}\n</main>\n</body>\n</html>\n"
    )


def text(sections: Sequence[Section]) -> str:
    """The letter as plain text, languages one after the other."""
    drawn = (_Text().section(section) for section in sections)
    return f"\n\n{'=' * 72}\n\n".join(drawn) + "\n"


def short(sections: Sequence[Section]) -> str:
    """The words of a text message, without a line that is no word."""
    return "\n\n".join(_Text().section(section) for section in sections) + "\n"


def nodes(of: Sequence[Node], language: str) -> str:
    """Parts of a letter in `language`, one after the other."""
    draw = _Html(language)
    return "\n".join(draw.node(node) for node in of)


def on_paper(whole: str) -> str:
    """A page of ours, or a part of one, with the QR code at the end of each language: an e-mail
    has none of its own."""
    return SECTION.sub(_with_scan, whole)


def _with_scan(found: re.Match[str]) -> str:
    section, language = found[0], found["language"]
    if 'class="qr"' in section:
        return section
    scan = nodes([qr.scan(language)], language)
    return section.removesuffix("</section>") + f"{scan}\n</section>"


def _section(section: Section) -> str:
    drawn = nodes(section.nodes, section.language)
    return f'<section lang="{section.language}">\n{drawn}\n</section>'


def _marked(role: str) -> str:
    return f' class="{role}"' if role else ""


class _Addresses:
    """On paper and in plain text an address is written out where it first stands, and once."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def first(self, link: Link) -> bool:
        new = link.url not in self.seen and link.words not in link.url
        self.seen.add(link.url)
        return new


class _Html:
    def __init__(self, language: str) -> None:
        self.language = language
        self.addresses = _Addresses()

    def node(self, node: Node) -> str:
        match node:
            case Heading(runs, level, role):
                return f"<h{level}{_marked(role)}>{self.runs(runs)}</h{level}>"
            case Bullets(items, role):
                lines = "\n".join(f"<li>{self.runs(item)}</li>" for item in items)
                return f"<ul{_marked(role)}>\n{lines}\n</ul>"
            case Quote(words, of):
                spoken = "" if of == self.language else f' lang="{of}"'
                return f"<blockquote{spoken}>{escape(words)}</blockquote>"
            case Paragraph(runs, role):
                return f"<p{_marked(role)}>{self.runs(runs)}</p>"
            case Scan(url, alt, words):
                return f'<div class="qr">{qr.svg(url, alt)}<p>{self.runs(words)}</p></div>'

    def runs(self, runs: Runs) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: str | Link) -> str:
        if isinstance(run, str):
            return escape(run).replace("\n", "<br>\n")
        marked = ' class="first"' if self.addresses.first(run) else ""
        return f'<a href="{escape(run.url)}"{marked}>{escape(run.words)}</a>'


class _Text:
    def __init__(self) -> None:
        self.addresses = _Addresses()

    def section(self, section: Section) -> str:
        return "\n\n".join(filter(None, (self.node(node) for node in section.nodes)))

    def node(self, node: Node) -> str:
        match node:
            case Heading(runs, level, _):
                words = self.runs(runs)
                return words if level > 2 else f"{words}\n{'-' * min(len(words), 72)}"
            case Bullets(items, _):
                return "\n".join(f"* {self.runs(item)}" for item in items)
            case Quote(words, _):
                return "\n".join(f"> {line}" for line in words.splitlines())
            case Paragraph(runs, _):
                return self.runs(runs)
            case Scan():
                return ""

    def runs(self, runs: Runs) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: str | Link) -> str:
        if isinstance(run, str):
            return run
        if run.words in run.url:
            return run.url
        return f"{run.words}, {run.url}" if self.addresses.first(run) else run.words
