"""What may stand in a log."""

import logging
import re
import traceback

# References, drafts, codes and links to drafts (48 characters) stand in addresses: a log keeps the
# shape of the address only.
SECRETS = re.compile(
    r"(?<![\w-])[\w-]{48}(?![\w-])|"
    r"(?<![^\W_])[A-Z]{3}-[0-9A-Z]{5}-[0-9A-Z]{5}(?![^\W_])|"
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    re.IGNORECASE,
)
QUERY = re.compile(r"\?\S*")


class WithoutPersonalData(logging.Filter):
    """Blank references, identifiers and query strings, and leave out what an exception says."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = QUERY.sub("?…", SECRETS.sub("…", record.getMessage()))
        record.args = ()
        if isinstance(record.exc_info, tuple) and record.exc_info[1]:
            record.exc_text = _places(record.exc_info[1])
        return True


def _places(error: BaseException) -> str:
    """Kind and place of an exception and of those behind it: its words may quote a person."""
    behind = error.__cause__ or error.__context__
    before = f"{_places(behind)}\n" if behind else ""
    lines = "".join(traceback.format_tb(error.__traceback__))
    return f"{before}{type(error).__qualname__}:\n{lines}".rstrip()
