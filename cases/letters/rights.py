"""What no editor can leave out: the way to the Ombudsman, and the welcome to write in Welsh."""

from collections.abc import Iterator, Sequence

from cases.letters.document import Heading, Link, Node, Paragraph, joined
from cases.letters.facts import Facts
from cases.letters.incomplete import Problem
from cases.letters.sentences import plain, say
from cases.models.letter import OUTCOME_KINDS
from cases.policy import appeals as rules
from cases.policy.clauses import Clause
from cases.policy.terms import Outcome, Reviewer

NEEDED = ("name", "time_limit", "email", "web")


def carries_ombudsman(facts: Facts) -> bool:
    """Every last word of the council does, and what says that nobody here may decide."""
    return facts.kind in OUTCOME_KINDS or (
        facts.kind in ("acknowledgement", "reopened", "progress", "late_accepted")
        and facts.case.queue == Reviewer.NOBODY
    )


def missing(facts: Facts, languages: Sequence[str]) -> list[Problem]:
    """What the Ombudsman's details still lack for this letter in these languages."""
    if not carries_ombudsman(facts):
        return []
    details = facts.ombudsman
    return [
        (f"ombudsman_{field}_{language}", "missing")
        for language in languages
        for field in NEEDED
        if not details.text(field, language)
    ]


def ombudsman(facts: Facts, language: str) -> Iterator[Node]:
    """7.4: who the Ombudsman is, by when, and how to reach them (domain facts in one row)."""
    details = facts.ombudsman
    yield Heading((details.text("name", language) or plain("ombudsman", language),))
    yield Paragraph(_when(facts, language))
    limit = details.text("time_limit", language)
    yield Paragraph(joined(*say("ombudsman_free", language), " " if limit else "", limit))
    web = details.text("web", language)
    shown = web.removeprefix("https://").removeprefix("http://").rstrip("/")
    reached = {
        "address": ", ".join(details.address.splitlines()),
        "phone": details.phone,
        "email": details.text("email", language),
        "web": Link(shown, web) if web else "",
    }
    lines = [say(code, language, value=value) for code, value in reached.items() if value]
    if lines:
        yield Paragraph(joined(*[run for line in lines for run in ("\n", *line)][1:]))


def _when(facts: Facts, language: str):
    decided = facts.decision.outcome if facts.decision else None
    if decided not in (Outcome.STANDS, Outcome.VARIED, Outcome.ENDED):
        return say("ombudsman_now", language)
    step = rules.next_step(facts.edition.rules, Reviewer(facts.case.queue))
    if step.clause is None:
        return facts.say("ombudsman_after", language)
    clause = facts.clause(Clause(step.clause), language)
    return facts.say("ombudsman_after_clause", language, ombudsman=clause)


def welcome(language: str) -> Paragraph:
    """Standard 7: Welsh is welcome, is answered in Welsh, and costs no time."""
    return Paragraph(say("welcome", language), role="foot")
