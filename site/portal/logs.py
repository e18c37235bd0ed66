"""What may stand in a log."""

import logging
import re

# References, drafts and codes stand in addresses: a log keeps the shape of the address only.
SECRETS = re.compile(
    r"CYS-[0-9A-Z]{5}-[0-9A-Z]{5}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    re.IGNORECASE,
)
QUERY = re.compile(r"\?\S*")


class WithoutPersonalData(logging.Filter):
    """Blank references, identifiers and query strings in every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = QUERY.sub("?…", SECRETS.sub("…", record.getMessage()))
        record.args = ()
        return True
