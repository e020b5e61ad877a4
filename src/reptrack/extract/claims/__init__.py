"""Find numeric claims and say what they count, when, and who says so."""

from __future__ import annotations

from reptrack.extract.claims.find import find_claims

__all__ = ["find_claims"]
