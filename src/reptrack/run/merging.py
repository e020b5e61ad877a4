"""Merge the names over all that was extracted: collect them while extraction goes on, decide, and write every record with its entities.

Nothing imports it where nothing changed: the tables of names take their time to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from reptrack.analyse.distinct import Distinct
from reptrack.errors import ReptrackError
from reptrack.jsonl import RECORDS_FILE, BadRecordError, decode, encode, open_output
from reptrack.merge.context import Corpus, add
from reptrack.merge.decisions import Decision
from reptrack.merge.pipeline import apply, merge, register_of, resolve, study
from reptrack.merge.register import Ledger, write_register
from reptrack.records import Name, NameKind, Place, Report, Source
from reptrack.run.corpus import NAMES_FILE
from reptrack.run.parts import PartStore
from reptrack.run.todo import Work

__all__ = ["Merging", "load"]

_TOLD_EVERY = 256  # records


class Merging:
    """The merge of one run: the names of the files in their order, as far as these are extracted, and at the end the corpus.

    The process that waits for worker processes has time to collect names; what is left to do after the last part is little.
    """

    def __init__(self, work: Work, store: PartStore) -> None:
        self._work, self._store = work, store
        self._names = Corpus()
        self._seen = Distinct()
        self._files = self._reports = 0

    def go_on(self, most: int) -> None:
        """Collect the names of the next files, at most so many and none that is not extracted yet."""
        for number in range(self._files, min(self._files + most, len(self._work))):
            key = self._work.key(number)
            if key not in self._store:
                return
            for record in self._kept(key):
                if self._seen.add(record.id):
                    add(self._names, record)
                    self._reports += 1
            self._files += 1

    def write(
        self,
        folder: Path,
        reports: int,
        repeats: Mapping[str, list[Place]],
        decisions: Iterable[Decision],
        on_progress: Callable[[int], None],
    ) -> None:
        """Write the records with their entities, and the register of names.

        Args:
            folder: where to.
            reports: how many different reports there are.
            repeats: id → the further places of a report that was met more than once.
            decisions: what the user decided on names.
            on_progress: told how many records are written.
        """
        self.go_on(len(self._work))
        if self._reports != reports:  # two ids of millions had one hash, and one was taken for a repeat of the other
            self._names = study(self._folded(repeats))
        resolution = resolve(self._names, decisions)
        ledger = Ledger()
        with open_output(folder / RECORDS_FILE) as out, open_output(folder / NAMES_FILE) as register:
            for done, record in enumerate(self._folded(repeats), start=1):
                out.write(encode(apply(record, resolution, ledger)))
                if not done % _TOLD_EVERY:
                    on_progress(done)
            write_register(register_of(ledger, resolution), register)

    def _folded(self, repeats: Mapping[str, list[Place]]) -> Iterator[Report]:
        """Give every report once, with the other places where it was met."""
        given: set[str] = set()
        for record in (record for key in self._work.keys for record in self._kept(key)):
            if record.id not in repeats:
                yield record
            elif record.id not in given:
                given.add(record.id)
                yield msgspec.structs.replace(record, source=msgspec.structs.replace(record.source, also_at=repeats[record.id]))

    def _kept(self, key: str) -> Iterator[Report]:
        """Give the records of a file as they were extracted.

        Raises:
            ReptrackError: what was kept is damaged.
        """
        try:
            yield from map(decode, self._store.lines(key))
        except BadRecordError as error:
            message = f"{self._store.folder}: what was kept of an earlier run is damaged ({error})"
            raise ReptrackError(message, "remove this folder and run again; nothing is lost, it is made from your files") from error


def load() -> None:
    """Load the tables of names, by merging a name of each kind."""
    text = "Ivan Harbun, Viasna, Minsk, Іван Гарбун"
    named: tuple[tuple[str, NameKind], ...] = (("Ivan Harbun", "person"), ("Viasna", "org"), ("Minsk", "place"), ("Іван Гарбун", "person"))
    names = [Name(start=at, end=at + len(form), text=form, kind=kind, name=form) for form, kind in named if (at := text.find(form)) >= 0]
    source = Source(path="-", sha256="", encoding="utf-8", start=0, end=len(text))
    list(merge([Report(id="0", source=source, text=text, names=names)]))
