"""The Ombudsman's bundle of a case, in one step: everything, as one ZIP that an outsider can
verify (policy 7.4)."""

import tempfile
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.db import transaction

from cases import events, permissions
from cases.models import Case
from cases.ombudsman.bundle import archive, contents
from cases.policy.clauses import Clause


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A bundle on disk, open at its start, and gone when it is closed."""

    file: IO[bytes]
    name: str
    sha256: str
    """Of `SHA256SUMS`, which vouches for everything else."""


def make(case: Case, *, by: Any, now: datetime) -> Bundle:
    """Write the bundle of `case`, and keep on it that it was taken out, by whom, and its hash.

    The file is written piece by piece: it may be larger than memory. Letters and evidence do not
    change once they are kept, so no transaction holds the case meanwhile.
    """
    permissions.check_user_can_see(by, case)
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        sha256 = archive.write(contents.of(case, reader=by), out, folder=case.reference)
        with transaction.atomic():
            permissions.check_user_can_see(by, case)
            events.record(case, "bundled", now=now, by=by, clause=Clause.OMBUDSMAN, sha256=sha256)
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return Bundle(file=out, name=f"{case.reference}.zip", sha256=sha256)
