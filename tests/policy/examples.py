"""The worked examples in `tests/data`, and the bank holidays they were worked out with.

`bank-holidays.json` is GOV.UK's own list (alphagov/frontend, MIT), England and Wales 2019-2028.
"""

import csv
import json
from datetime import date, datetime
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bank_holidays() -> frozenset[date]:
    published = json.loads((DATA / "bank-holidays.json").read_text(encoding="utf-8"))
    wales = published["divisions"]["common.nations.england-and-wales_slug"]
    listed = [row["date"] for year, rows in wales.items() if year.isdigit() for row in rows]
    return frozenset(datetime.strptime(written, "%d/%m/%Y").date() for written in listed)


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(text: str) -> tuple[date, ...]:
    return tuple(day(one) for one in text.split())


CLOSED = bank_holidays()
