"""Which package shows what is particular to a kind of case."""

from types import ModuleType

from cases.appeals import panel as appeal
from cases.models import Case, CaseType

# A complaint is, so far, an appeal that was converted: it keeps its answers.
PANELS: dict[str, ModuleType] = {CaseType.APPEAL: appeal, CaseType.COMPLAINT: appeal}


def of(case: Case) -> ModuleType:
    """The module that shows this case's own part."""
    return PANELS[case.case_type.code]
