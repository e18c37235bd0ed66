"""The flow diagrams of the README, drawn from the flows themselves."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from viewflow.workflow import flow
from viewflow.workflow.base import Flow, Node

from cases.appeals.flows import AppealFlow
from cases.enquiries.flows import EnquiryFlow

FLOWS: tuple[type[Flow], ...] = (AppealFlow, EnquiryFlow)


class Command(BaseCommand):
    help = "Print how each kind of case goes, as Mermaid; or keep it in cases/README.md."

    def add_arguments(self, parser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--write", action="store_true", help="Write it into cases/README.md.")
        how.add_argument("--check", action="store_true", help="Fail when cases/README.md differs.")

    def handle(self, *args, **options) -> None:
        readme = Path(settings.ROOT) / "cases" / "README.md"
        if options["write"]:
            readme.write_text(with_diagrams(readme.read_text(encoding="utf-8")), encoding="utf-8")
        elif options["check"]:
            if (text := readme.read_text(encoding="utf-8")) != with_diagrams(text):
                raise CommandError("cases/README.md is old: run `dev.py manage flows --write`.")
        else:
            self.stdout.write("\n".join(diagram(one) for one in FLOWS))


def with_diagrams(text: str) -> str:
    """`text` with the diagram of each flow between the two marks that name it."""
    for one in FLOWS:
        begin, end = f"<!-- {one.__name__} -->", f"<!-- end of {one.__name__} -->"
        before, found, rest = text.partition(begin)
        _old, found_too, after = rest.partition(end)
        if not (found and found_too):
            raise CommandError(f"cases/README.md has no place for {one.__name__}.")
        text = f"{before}{begin}\n```mermaid\n{diagram(one)}\n```\n{end}{after}"
    return text


def diagram(one: type[Flow]) -> str:
    """The flow as Mermaid text: every step and where it can lead, from its beginning on."""
    steps = _on_the_way(next(n for n in one.instance.nodes() if isinstance(n, flow.StartHandle)))
    lines = ["flowchart TD", *(f"  {_drawn(step)}" for step in steps)]
    return "\n".join([*lines, *(edge for step in steps for edge in _edges(step))])


def _on_the_way(start: Node) -> list[Node]:
    found, ahead = [start], [start]
    while ahead:
        for there in _leads_to(ahead.pop(0)):
            if there not in found:
                found.append(there)
                ahead.append(there)
    return found


def _leads_to(node: Node) -> list[Node]:
    """The steps after this one; a switch only asks how the case stands, and is left out."""
    after: list[Node] = []
    for edge in node._outgoing():
        after += _leads_to(edge.dst) if isinstance(edge.dst, flow.Switch) else [edge.dst]
    return list(dict.fromkeys(after))


def _drawn(step: Node) -> str:
    words = step.name.replace("_", " ")
    if state := getattr(step, "state", ""):
        words = f"{words}<br>{state.replace('_', ' ')}"
    is_an_end = isinstance(step, flow.StartHandle | flow.End)
    return f'{step.name}(["{words}"])' if is_an_end else f'{step.name}["{words}"]'


def _edges(step: Node) -> Iterator[str]:
    for there in _leads_to(step):
        yield f"  {step.name} --> {there.name}"
    if back := getattr(step, "put_back", ""):
        yield f"  {step.name} -. put back .-> {back}"
