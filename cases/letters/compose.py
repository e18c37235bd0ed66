"""From a case to the words of a letter, whole in every language the person asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from cases.letters import qr, render, rights, texts
from cases.letters.document import Bullets, Heading, Node, Paragraph, Section, fill
from cases.letters.facts import Facts
from cases.letters.sentences import SENTENCES, plain, say
from cases.letters.values import BLOCKS, WORDS
from cases.models.letter_markup import Block, parse
from cases.policy.terms import Channel
from design.dates import long_date


class LetterIncomplete(Exception):
    """The letter cannot be written: `problems` are pairs of what is missing and a code."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(", ".join(f"{what}: {code}" for what, code in problems))
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class Composed:
    """A letter ready to be sent or shown: a section for each language, in order."""

    kind: str
    channel: Channel
    sections: tuple[Section, ...]
    large_print: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(section.language for section in self.sections)

    @property
    def subject(self) -> str:
        return " / ".join(section.subject for section in self.sections)

    @cached_property
    def text(self) -> str:
        """The letter as plain text."""
        return render.text(self.sections)

    @cached_property
    def html(self) -> SafeString:
        """The letter as an `<article>`, to show inside a page of ours."""
        return render.article(self.sections)

    @cached_property
    def page(self) -> str:
        """The letter as a complete page that needs nothing from anywhere."""
        return render.page(self.sections, large_print=self.large_print)


def compose(facts: Facts) -> Composed:
    """The letter of these facts in the languages of the case; whole, or LetterIncomplete."""
    if problems := [*_missing_words(facts), *rights.missing(facts)]:
        raise LetterIncomplete(problems)
    code = facts.kind
    if facts.kind == "decision" and facts.decision:
        code = f"decision_{facts.decision.outcome}"
    channel = facts.case.customer.channel
    return Composed(
        kind=facts.kind,
        channel=channel,
        sections=tuple(_section(facts, code, channel, lang) for lang in facts.case.languages),
    )


def _missing_words(facts: Facts) -> Iterator[tuple[str, str]]:
    for language in facts.case.languages:
        if facts.decision and not facts.decision.reasons(language).strip():
            yield f"reasons_{language}", "required"
        for ground in facts.grounds:
            if not getattr(ground, f"answer_{language}").strip():
                yield f"ground_{ground.number}_{language}", "required"


def _section(facts: Facts, code: str, channel: Channel, language: str) -> Section:
    text = texts.get(code)
    subject = text.subject(language)
    nodes: list[Node] = [*_head(facts, channel, language), Heading((subject,), level=1)]
    for block in parse(text.body(language)):
        nodes += _nodes(block, facts, language)
    if rights.carries_ombudsman(facts):
        nodes += rights.ombudsman(facts, language)
    nodes += [*_close(facts, language), rights.welcome(language)]
    if channel is Channel.POST:
        nodes.append(qr.scan(language))
    return Section(language=language, subject=subject, nodes=tuple(nodes))


def _nodes(block: Block, facts: Facts, language: str) -> Iterator[Node]:
    if block.alone in BLOCKS:
        yield from BLOCKS[block.alone](facts, language)
        return
    values = {name: value(facts, language) for name, value in WORDS.items()}
    if block.kind == "heading":
        yield Heading(fill(block.lines[0], values))
    elif block.kind == "bullets":
        yield Bullets(tuple(fill(line, values) for line in block.lines))
    else:
        yield Paragraph(fill("\n".join(block.lines), values))


def _head(facts: Facts, channel: Channel, language: str) -> Iterator[Node]:
    """The council's name and how to reach it; to whom; date and reference."""
    council, customer = facts.council, facts.case.customer
    told = [council.text("name", language), council.text("team", language), council.address]
    if council.phone:
        reached = ", ".join(filter(None, (council.phone, council.text("hours", language))))
        told.append(plain("phone", language, value=reached))
    if council.text("email", language):
        told.append(plain("email", language, value=council.text("email", language)))
    if any(told):
        yield Paragraph(("\n".join(filter(None, told)),), role="from")
    to = [facts.addressee]
    if channel is Channel.POST:
        to.append(customer.address)
    elif channel is Channel.PHONE:
        to.append(plain("read_out", language, value=customer.phone))
    if facts.appeal.representative:
        to.append(plain("on_behalf_of", language, value=customer.name))
    yield Paragraph(("\n".join(filter(None, to)),), role="to")
    date = plain("date", language, date=long_date(facts.today, language))
    reference = plain("our_reference", language, reference=facts.case.reference)
    yield Paragraph((f"{date}\n{reference}",))


def _close(facts: Facts, language: str) -> Iterator[Node]:
    yield Paragraph(say("yours", language))
    signed = f"signed_{facts.case.queue}"
    lines = [plain(signed, language)] if signed in SENTENCES else []
    name = facts.council.text("name", language)
    if lines or name:
        yield Paragraph(("\n".join(filter(None, [*lines, name])),))
