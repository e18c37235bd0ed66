"""From a case to the words of a letter, whole in every language it goes in."""

import logging
from collections.abc import Iterator
from dataclasses import replace

from cases.letters import contact_words, qr, rights, script, texts
from cases.letters.composed import Composed
from cases.letters.document import (
    Bullets,
    Heading,
    Node,
    Paragraph,
    Runs,
    Section,
    Value,
    fill,
    joined,
)
from cases.letters.facts import Facts
from cases.letters.incomplete import LetterIncomplete, Problem
from cases.letters.sentences import SENTENCES, plain, say
from cases.letters.values import BLOCKS, MAY_BE_EMPTY, WORDS
from cases.letters.values.written import words_of
from cases.letters.way import Way
from cases.models import LetterText
from cases.models.letter_faults import Fault
from cases.models.letter_markup import Block, parse, placeholders, said_to
from cases.models.letter_parts import PARTS
from cases.policy.terms import Channel
from design.dates import long_date

log = logging.getLogger(__name__)


def compose(
    facts: Facts, way: Way, *, text: LetterText | None = None, automatic: bool = False
) -> Composed:
    """The letter of these facts on its way; whole, or LetterIncomplete.

    `text`: instead of the words as an editor has them now. `automatic`: nobody stands by who could
    put anything right, so a text that is broken gives way to the one delivered with the service.
    """
    facts = replace(facts, channel=way.channel)
    text = text or texts.get(text_code(facts, way), facts.case.case_type)
    problems = [*_missing_words(facts, way), *rights.missing(facts, way.languages)]
    faults = list(text.faults())
    if not automatic and (problems or faults):
        raise LetterIncomplete(problems, faults=faults)
    sections: tuple[Section, ...] = ()
    if not faults:
        sections, faults = _sections(facts, way, text)
        if faults and not automatic:
            raise LetterIncomplete(faults=faults)
    if problems or faults:
        named = ", ".join([*(what for what, _code in problems), *map(str, faults)])
        log.error("an automatic letter was written without: %s", named)
    if faults:
        text = texts.as_delivered(text.code)
        sections, _faults = _sections(facts, way, text)
    return Composed(
        kind=facts.kind,
        channel=way.channel,
        sections=sections,
        large_print=way.large_print,
        to=way.to,
        exceptions=way.exceptions,
        copy_to=way.copy.name if way.copy else "",
        text_digest=text.digest,
    )


def text_code(facts: Facts, way: Way) -> str:
    """Which text the letter is written from."""
    if way.channel == Channel.TEXT:
        return f"{facts.kind}_text"
    if facts.kind == "decision" and facts.decision:
        return f"decision_{facts.decision.outcome}"
    own = f"{facts.kind}_of_{facts.case.case_type.letters}"
    return own if own in PARTS else facts.kind


def _missing_words(facts: Facts, way: Way) -> Iterator[Problem]:
    """An officer's words are needed in every language of the letter."""
    for language in way.languages:
        if facts.decision and not facts.decision.reasons(language).strip():
            yield f"reasons_{language}", "required"
        yield from _half_said(facts, language)
        for ground in facts.grounds:
            if not getattr(ground, f"answer_{language}").strip():
                yield f"ground_{ground.number}_{language}", "required"
        if facts.reasons and not facts.reasons.get(language, "").strip():
            yield f"reasons_{language}", "required"
        if facts.clock and not facts.clock.reason(language).strip():
            yield f"reasons_{language}", "required"
        said = facts.message if facts.kind == "message" else None
        if said and not words_of(said, language).strip():
            yield f"words_{language}", "required"


def _half_said(facts: Facts, language: str) -> Iterator[Problem]:
    """An apology and what is put right need not be; one that is, is in every language."""
    for name in ("apology", "remedy") if facts.decision else ():
        said = getattr(facts.decision, name)
        if any(said(other).strip() for other in ("cy", "en")) and not said(language).strip():
            yield f"{name}_{language}", "required"


def _sections(facts: Facts, way: Way, text: LetterText) -> tuple[tuple[Section, ...], list[Fault]]:
    """A section for each language, and what the case has nothing to put in for."""
    writers = [_Writer(facts, way, text, language) for language in way.languages]
    sections = tuple(writer.section() for writer in writers)
    return sections, [fault for writer in writers for fault in writer.faults]


class _Writer:
    """Writes one language of a letter, and notes where a value is wanting."""

    def __init__(self, facts: Facts, way: Way, text: LetterText, language: str) -> None:
        self.facts, self.way, self.text, self.language = facts, way, text, language
        self.faults: list[Fault] = []

    def section(self) -> Section:
        """The head, the text with what the case puts in, the rights and the close; of a text
        message only the words themselves, and the welcome."""
        facts, language, subject = self.facts, self.language, self.text.subject(self.language)
        words = list(self.words())
        if self.way.channel == Channel.TEXT:
            nodes: list[Node] = [*words, rights.welcome(language)]
            return Section(language=language, subject=subject, nodes=tuple(nodes))
        nodes = [*_head(facts, self.way, language)]
        if self.way.channel == Channel.PHONE:
            nodes += script.before(facts, language)
        nodes += [Heading((subject,), level=1), *words]
        if rights.carries_ombudsman(facts):
            nodes += rights.ombudsman(facts, language)
        nodes += [*_close(facts, language), rights.welcome(language)]
        if self.way.channel == Channel.PHONE:
            nodes += script.after(language)
        if self.way.channel == Channel.POST:
            nodes.append(qr.scan(language))
        return Section(language=language, subject=subject, nodes=tuple(nodes))

    def words(self) -> Iterator[Node]:
        for block in said_to(parse(self.text.body(self.language)), acting=self.facts.acting):
            yield from self.nodes(block)

    def nodes(self, block: Block) -> Iterator[Node]:
        if block.alone in BLOCKS:
            found = list(BLOCKS[block.alone](self.facts, self.language))
            if not found and block.alone not in MAY_BE_EMPTY:
                self.wanting(block.line, block.alone)
            yield from found
            return
        lines = [self.fill(block.line + n, line) for n, line in enumerate(block.lines)]
        if block.kind == "heading":
            yield Heading(lines[0])
        elif block.kind == "bullets":
            yield Bullets(tuple(lines))
        else:
            broken = [run for line in lines for run in ("\n", *line)]
            yield Paragraph(joined(*broken[1:]))

    def fill(self, number: int, line: str) -> Runs:
        values: dict[str, Value] = {}
        for _line, name in placeholders(line):
            values[name] = WORDS[name](self.facts, self.language)
            if not values[name]:
                self.wanting(number, name)
                values[name] = "–"
        return fill(line, values)

    def wanting(self, line: int, name: str) -> None:
        self.faults.append(
            Fault(
                text=self.text.code,
                language=self.language,
                part="body",
                code="no_value",
                line=line,
                name=name,
            )
        )


def _head(facts: Facts, way: Way, language: str) -> Iterator[Node]:
    """The council's name and how to reach it; to whom; date and reference."""
    council = facts.council
    told = [council.text("name", language), council.text("team", language), council.address]
    told += contact_words.reached_at(facts, language)
    if any(told):
        yield Paragraph(("\n".join(filter(None, told)),), role="from")
    to = [facts.copy_for or facts.addressee]
    if way.channel == Channel.POST:
        to.append(way.to)
    elif way.channel == Channel.PHONE:
        to.append(plain("read_out", language, value=way.to))
    if facts.acting:
        to.append(plain("on_behalf_of", language, value=facts.customer))
    yield Paragraph(("\n".join(filter(None, to)),), role="to")
    date = plain("date", language, date=long_date(facts.today, language))
    reference = plain("our_reference", language, reference=facts.case.reference)
    yield Paragraph((f"{date}\n{reference}",))
    if facts.copy_for:
        named = facts.named(language)
        said = {"addressee": facts.addressee or named, "customer": named}
        yield Paragraph(say("copy_note", language, **said))


def _close(facts: Facts, language: str) -> Iterator[Node]:
    yield Paragraph(say("yours", language))
    signed = f"signed_{facts.case.queue}"
    lines = [plain(signed, language)] if signed in SENTENCES else []
    name = facts.council.text("name", language)
    if lines or name:
        yield Paragraph(("\n".join(filter(None, [*lines, name])),))
