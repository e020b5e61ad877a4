"""Extract from a stream of records in several processes: the same bytes in the same order as one process gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from reptrack.errors import OnProblem, Problem, log_problem
from reptrack.jsonl import BadRecordError, decode, encode, tell_unknown_fields
from reptrack.records import Report
from reptrack.run.pool import AUTO_BYTES, map_ordered, worker_count

__all__ = ["Batch", "batches", "extract_batch", "extract_lines"]

# A worker's task: enough text that sending it to and fro is little beside the work, little enough that memory stays flat. The first ones
# are small, so that a short input is shared out evenly too.
FIRST_BYTES, BATCH_BYTES, GROWTH = 50_000, 250_000, 1.2


@dataclass(frozen=True, slots=True)
class Batch:
    """Numbered lines of one input."""

    place: str
    lines: list[tuple[int, bytes]]


def extract_lines(
    lines: Iterable[tuple[int, bytes]], place: str, *, jobs: str = "auto", on_problem: OnProblem = log_problem
) -> Iterator[bytes]:
    """Extract from records given as numbered lines of JSON and give them back as lines.

    Args:
        lines: line numbers from 1 and lines; blank ones are skipped.
        place: the name of the input, for problems.
        jobs: worker processes, or `auto`: one unless the input turns out to be long.
        on_problem: called for each line that cannot be used, in the order of the lines.
    """
    tasks, count = _plan(batches(lines, place), jobs)
    for found, problems in map_ordered(extract_batch, tasks, count):
        for problem in problems:
            on_problem(problem)
        yield found


def _plan(tasks: Iterator[Batch], jobs: str) -> tuple[Iterator[Batch], int]:
    """Decide on the number of workers, for `auto` by looking whether the input goes on beyond what one process does sooner."""
    if jobs != "auto":
        return tasks, worker_count(jobs)
    head: list[Batch] = []
    size = 0
    for batch in tasks:
        head.append(batch)
        size += sum(len(line) for _, line in batch.lines)
        if size >= AUTO_BYTES:
            break
    return chain(head, tasks), worker_count(jobs, size)


def batches(lines: Iterable[tuple[int, bytes]], place: str) -> Iterator[Batch]:
    """Group numbered lines into tasks for workers."""
    batch: list[tuple[int, bytes]] = []
    size, limit = 0, float(FIRST_BYTES)
    for number, line in lines:
        batch.append((number, line))
        size += len(line)
        if size >= limit:
            yield Batch(place, batch)
            batch, size, limit = [], 0, min(limit * GROWTH, BATCH_BYTES)
    if batch:
        yield Batch(place, batch)


def extract_batch(batch: Batch) -> tuple[bytes, list[Problem]]:
    """Extract one batch; runs in a worker process."""
    from reptrack.extract.pipeline import extract  # noqa: PLC0415 - spaCy loads in the process that needs it

    problems: list[Problem] = []
    return b"".join(map(encode, extract(_decoded(batch, problems), on_problem=problems.append))), problems


def _decoded(batch: Batch, problems: list[Problem]) -> Iterator[Report]:
    for number, line in batch.lines:
        if line.isspace():
            continue
        try:
            record = decode(line)
        except BadRecordError as error:
            problems.append(Problem(batch.place, str(error), error.hint, number))
            continue
        tell_unknown_fields(batch.place, number, line, record, problems.append)
        yield record
