"""From plain values to a file that a person can read and compare line by line."""

import json
from typing import Any

WIDTH = 100


def write(data: dict[str, Any]) -> str:
    """The text of a file. The same values always give the same text."""
    return f"{_text(data, '', 0)}\n"


def _text(part: Any, indent: str, used: int) -> str:
    """What fits on the rest of a line stands on one."""
    line = json.dumps(part, ensure_ascii=False)
    inner = f"{indent}  "
    if isinstance(part, dict) and part:
        if indent and len(indent) + used + len(line) < WIDTH:
            return f"{{{line[1:-1]}}}"
        rows = []
        for name, value in part.items():
            before = f"{json.dumps(name, ensure_ascii=False)}: "
            rows.append(f"{inner}{before}{_text(value, inner, len(before))}")
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    if isinstance(part, list) and part and len(indent) + used + len(line) >= WIDTH:
        rows = [f"{inner}{_text(value, inner, 0)}" for value in part]
        return "[\n" + ",\n".join(rows) + f"\n{indent}]"
    return line
