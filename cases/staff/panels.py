"""Which package shows what is particular to a kind of case: what the desk knows of any of them.

A panel says `SUMMARY` and `ACTS` (templates; of what can be done there may be none), `BY_SOMEONE`
and `BY_ITSELF` (a sentence for each event of its own), and answers `identity`, `flags`, `summary`,
`answers`, `may` and `next_step` of a case.
"""

from types import ModuleType

from cases.appeals import panel as appeals
from cases.casework.words import Words
from cases.enquiries import panel as enquiries
from cases.models import Case, CaseType

PANELS: dict[str, ModuleType] = {
    CaseType.Flow.APPEAL: appeals,
    CaseType.Flow.ENQUIRY: enquiries,
}
BY_SOMEONE: Words = {
    kind: said for panel in PANELS.values() for kind, said in panel.BY_SOMEONE.items()
}
BY_ITSELF: Words = {
    kind: said for panel in PANELS.values() for kind, said in panel.BY_ITSELF.items()
}


def of(case: Case) -> ModuleType:
    """The module that shows this case's own part: by the way its type goes."""
    return PANELS[case.case_type.flow]
