"""Read the day that a command is told to take for today."""

from __future__ import annotations

from datetime import UTC, date, datetime

from reptrack.errors import UsageError

__all__ = ["chosen_day"]


def chosen_day(given: str | None) -> str:
    """Give the day as `YYYY-MM-DD`: the one given with `--today`, else today (UTC).

    Raises:
        UsageError: what was given is no day of the calendar.
    """
    if given is None:
        return datetime.now(UTC).date().isoformat()
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or day.isoformat() != given:
        raise UsageError(f"--today {given}: not a day", "give it as YYYY-MM-DD")
    return given
