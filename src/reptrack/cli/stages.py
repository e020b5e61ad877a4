"""Notice records that an earlier stage never saw, so that a command which finds nothing in them says what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from reptrack.errors import OnProblem, Problem

__all__ = ["Staged"]

Record = TypeVar("Record")
_KINDS = ("dates", "names", "articles", "claims")


class Staged(Generic[Record]):
    """Gives records on as they come and finds out whether they lack what the stages before should have put into them.

    Only the records up to the first that has it are looked at.

    Args:
        records: of any shape, read once.
        place: where they are from.
        merged: whether the command needs the entities that `merge` gives.
    """

    def __init__(self, records: Iterable[Record], place: str, *, merged: bool = False) -> None:
        self._records, self._place, self._merged = iter(records), place, merged
        self._lack: Problem | None = None

    def __iter__(self) -> Iterator[Record]:
        """Give the records on."""
        read = extracted = named = False
        for record in self._records:
            yield record
            read = True
            extracted = extracted or any(getattr(record, kind, ()) for kind in _KINDS)
            names = getattr(record, "names", ())
            named = named or bool(names)
            if extracted and (not self._merged or any(name.entity is not None for name in names)):
                yield from self._records
                return
        if read and not extracted:
            self._lack = Problem(self._place, "these records hold no mentions", "run `reptrack extract` first", harmless=True)
        elif named:
            self._lack = Problem(self._place, "these records hold no entities", "run `reptrack merge` first", harmless=True)

    def tell(self, on_problem: OnProblem) -> bool:
        """Tell what they lack, once all are read; give whether they lack anything."""
        if self._lack is not None:
            on_problem(self._lack)
        return self._lack is not None
