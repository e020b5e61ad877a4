"""Say values in words for a reader: numbers with their qualifiers, lengths of time, times, dates."""

from __future__ import annotations

import re

from msgspec import UNSET

from reptrack.analyse.finding import qualified
from reptrack.records import Claim, Date

__all__ = ["date_reading", "duration", "metric_label", "number", "period", "value_of"]

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


def number(value: float) -> str:
    """Give a number with its thousands apart: `1,254`, `0.5`."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def duration(value: str) -> str:
    """Say an ISO 8601 duration: `P1Y6M` is `1 year 6 months`; what is none stays as it is."""
    found = _DURATION.fullmatch(value)
    if found is None or not any(found.groups()):
        return value
    named = ((int(count), unit) for count, unit in zip(found.groups(), _UNITS, strict=True) if count)
    return " ".join(f"{count} {unit}{'s' if count != 1 else ''}" for count, unit in named)


def value_of(claim: Claim) -> str:
    """Say the value of a claim, with its range, unit and qualifier: `at least 1,254`, `15–20`, `17 %`, `1,110 BYN`."""
    if claim.value is None:
        return "no number"
    if claim.low is not UNSET and claim.high is not UNSET:
        said = f"{number(claim.low)}–{number(claim.high)}"
    elif isinstance(claim.value, str):
        said = duration(claim.value)
    else:
        said = number(claim.value)
    unit = {"percent": "%", "age": "years old"}.get(claim.kind, "")
    for given in (claim.currency, claim.unit):
        if given is not UNSET:
            unit = given
    ranged = claim.low is not UNSET
    return " ".join(part for part in (said if ranged else qualified(claim.qualifier, said), unit) if part)


def period(value: str | None) -> str:
    """Say an EDTF value: `2020/..` is `since 2020`, `2024-11/2024-12` `2024-11 – 2024-12`."""
    if value is None:
        return "no time"
    low, slash, high = value.partition("/")
    if not slash:
        return value
    if high == "..":
        return f"since {low}"
    return f"until {high}" if low == ".." else f"{low} – {high}"


def date_reading(date: Date) -> str:
    """Say what a date was read as: `2024-12-16, from context`."""
    how = {"explicit": "", "yearless": ", year from context", "relative": ", counted from the report’s date"}[date.basis]
    mod = "" if date.mod is UNSET else f"{date.mod} "
    return f"{mod}{period(date.value)}{how}" if date.value else "no date could be told"


def metric_label(metric: str) -> str:
    """Say a metric: `political-prisoners` is `Political prisoners`."""
    said = metric.replace("-", " ")
    return said[:1].upper() + said[1:]
