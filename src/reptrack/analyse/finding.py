"""Hold what a check finds: a code, how bad it is, a plain sentence, and every place in the sources that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reptrack.analyse.figures import Figure
from reptrack.records import Claim

__all__ = ["Finding", "Severity", "Spot", "qualified", "said", "spot"]

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a source: the report, the file, the characters in it, the words."""

    report: str
    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold together, in a plain sentence, with the places that show it.

    Attributes:
        code, severity, message: what is wrong.
        spots: the places, those of both sides.
        remedy: the command that settles it, or nothing.
    """

    code: str
    severity: Severity
    message: str
    spots: tuple[Spot, ...]
    remedy: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Give the finding as plain data."""
        places = [{"report": s.report, "path": s.path, "start": s.start, "end": s.end, "text": s.text} for s in self.spots]
        remedy = {"remedy": self.remedy} if self.remedy else {}
        return {"code": self.code, "severity": self.severity, "message": self.message, **remedy, "places": places}


def spot(figure: Figure) -> Spot:
    """Give the place of a figure."""
    return Spot(figure.report, figure.path, figure.start, figure.end, figure.sentence)


def said(claim: Claim) -> str:
    """Say a claim's value: `at least 1,254`."""
    value = f"{claim.value:,}" if isinstance(claim.value, int | float) else str(claim.value)
    return qualified(claim.qualifier, value)


def qualified(qualifier: str, value: str) -> str:
    """Put the qualifier before a value: `at least 1,254`."""
    return value if qualifier == "exact" else f"{qualifier.replace('_', ' ')} {value}"
