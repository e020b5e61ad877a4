"""Find what does not hold together in a corpus: sums, rival figures, falling totals, wrong dates. Each finding names both places.

| code | severity | what it means |
|---|---|---|
| `sum` | error | the parts of a total that should be complete (women and men) do not add up to it |
| `part-exceeds-total` | error | a part is larger than its total |
| `percent` | error | a percentage is not the share that its numbers give, or complete percentages are not 100 |
| `rival-figures` | warning | two figures for one metric and time cannot both be true |
| `falling-total` | warning | a running total ("since 2020") is smaller than it was before |
| `printed-date` | warning | the printed date is contradicted by the text |
| `future-date` | error | a report is dated after the day of the check |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from reptrack.analyse.figures import Figure, FigureRecord, agree, figures, span_of
from reptrack.records import Claim

__all__ = ["Finding", "Spot", "check"]

Severity = Literal["error", "warning"]

# Groups whose parts make up the whole when all of them are given; checked against the total.
COMPLETE_GROUPS = {"gender": {"women", "men"}}
# Percentages are rounded by their authors; each may be off by half a point, and sums by a little more.
PERCENT_SLACK = 1.0


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
    """Something that does not hold together, in a plain sentence, with the places that show it."""

    code: str
    severity: Severity
    message: str
    spots: tuple[Spot, ...]

    def as_dict(self) -> dict[str, Any]:
        """Give the finding as plain data."""
        places = [{"report": s.report, "path": s.path, "start": s.start, "end": s.end, "text": s.text} for s in self.spots]
        return {"code": self.code, "severity": self.severity, "message": self.message, "places": places}


def check(records: Iterable[FigureRecord], *, today: str) -> Iterator[Finding]:
    """Give the findings of a corpus, those inside one report as it is read, those between reports at the end.

    Args:
        records: the corpus, read once; figures with a metric are kept, texts are not.
        today: the day of the check, `YYYY-MM-DD`.
    """
    kept: defaultdict[tuple[str, tuple[tuple[str, str], ...]], list[Figure]] = defaultdict(list)
    for record in records:
        yield from _dates(record, today)
        found = list(figures([record]))
        yield from _parts(found)
        for figure in found:
            if figure.claim.metric and figure.claim.kind == "count" and span_of(figure.claim):
                kept[figure.claim.metric, tuple(sorted(figure.claim.dims.items()))].append(figure)
    for members in kept.values():
        yield from _rivals(members)
        yield from _falling(members)


def spot(figure: Figure) -> Spot:
    """Give the place of a figure."""
    return Spot(figure.report, figure.path, figure.start, figure.end, figure.sentence)


def _dates(record: FigureRecord, today: str) -> Iterator[Finding]:
    title = record.title or " ".join(record.text[:80].split())
    place = Spot(record.id, record.source.path, record.source.start, record.source.end, title)
    for warning in record.warnings:
        if warning.code == "published-contradicted":
            yield Finding("printed-date", "warning", warning.message, (place,))
    if record.dated is not None and record.dated[:10] > today:
        yield Finding("future-date", "error", f"the report is dated {record.dated}, after {today}", (place,))


def _parts(found: list[Figure]) -> Iterator[Finding]:
    """Check each total of one report against its parts."""
    parts: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in found:
        if figure.claim.part_of is not None and 0 <= figure.claim.part_of < len(found):
            parts[figure.claim.part_of].append(figure)
    for index, members in parts.items():
        total = found[index]
        counts = [figure for figure in members if figure.claim.kind == total.claim.kind]
        yield from _exceeding(total, counts)
        yield from _sums(total, counts)
        yield from _percents(total, members)


def _exceeding(total: Figure, members: list[Figure]) -> Iterator[Finding]:
    whole = span_of(total.claim)
    for figure in members:
        part = span_of(figure.claim)
        if whole and part and part[0] > whole[1]:
            message = f"the part {_say(figure.claim)} is larger than its total {_say(total.claim)}"
            yield Finding("part-exceeds-total", "error", message, (spot(total), spot(figure)))


def _sums(total: Figure, members: list[Figure]) -> Iterator[Finding]:
    for dim, names in COMPLETE_GROUPS.items():
        group = {figure.claim.dims[dim]: figure for figure in members if set(figure.claim.dims) == {dim}}
        if set(group) != names:
            continue
        listed = [group[name] for name in sorted(names)]
        spans = [span for span in (span_of(figure.claim) for figure in listed) if span]
        # "At least 144, of whom 35 and 109": the parts must give the number that is said, whatever its qualifier.
        stated = total.claim.value
        if (
            len(spans) == len(listed)
            and isinstance(stated, int | float)
            and not sum(s[0] for s in spans) <= stated <= sum(s[1] for s in spans)
        ):
            added = " + ".join(f"{figure.claim.value:,}" for figure in listed)
            summed = sum(figure.claim.value for figure in listed if isinstance(figure.claim.value, int | float))
            message = f"{added} = {summed:,}, but the total given is {stated:,}"
            yield Finding("sum", "error", message, (spot(total), *map(spot, listed)))


def _percents(total: Figure, members: list[Figure]) -> Iterator[Finding]:
    """Check that a percentage beside a part is the share it has of the total."""
    whole = total.claim.value
    if total.claim.kind != "count" or not isinstance(whole, int | float) or not whole:
        return
    counts = {tuple(sorted(f.claim.dims.items())): f for f in members if f.claim.kind == "count" and f.claim.dims}
    for figure in members:
        part = counts.get(tuple(sorted(figure.claim.dims.items())))
        if figure.claim.kind != "percent" or part is None or not isinstance(part.claim.value, int | float):
            continue
        share = 100 * part.claim.value / whole
        if isinstance(figure.claim.value, int | float) and abs(share - figure.claim.value) > PERCENT_SLACK:
            message = f"{part.claim.value:,} of {whole:,} is {share:.1f} %, but the text says {figure.claim.text}"
            yield Finding("percent", "error", message, (spot(total), spot(part), spot(figure)))


def _rivals(members: list[Figure]) -> Iterator[Finding]:
    """Find figures for the same time that cannot both be true; one finding for each pair of values."""
    by_time: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in members:
        if figure.claim.time is not None and not figure.claim.time.endswith("/.."):
            by_time[figure.claim.time].append(figure)
    for time, same in by_time.items():
        firsts: dict[Any, Figure] = {}
        for figure in same:
            firsts.setdefault((figure.claim.value, figure.claim.qualifier), figure)
        values = list(firsts.values())
        for i, first in enumerate(values):
            for second in values[i + 1 :]:
                if not agree(first.claim, second.claim):
                    message = f"{first.claim.metric} for {time}: {_say(first.claim)} and {_say(second.claim)} cannot both be true"
                    yield Finding("rival-figures", "warning", message, (spot(first), spot(second)))


def _falling(members: list[Figure]) -> Iterator[Finding]:
    """Find totals that run from one beginning ("since 2020") and are smaller in a later report."""
    by_time: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in members:
        if figure.claim.time is not None and figure.claim.time.endswith("/..") and figure.dated is not None:
            by_time[figure.claim.time].append(figure)
    for time, same in by_time.items():
        same.sort(key=_by_date)
        for before, after in pairwise(same):
            earlier, later = span_of(before.claim), span_of(after.claim)
            if earlier and later and later[1] < earlier[0]:
                message = f"{after.claim.metric} since {time[:-3]}: {_say(before.claim)} on {before.dated}, but {_say(after.claim)} on {after.dated}"
                yield Finding("falling-total", "warning", message, (spot(before), spot(after)))


_by_date: Callable[[Figure], tuple[str, str, int]] = lambda figure: (figure.dated or "", figure.path, figure.start)  # noqa: E731


def _say(claim: Claim) -> str:
    value = f"{claim.value:,}" if isinstance(claim.value, int | float) else str(claim.value)
    return value if claim.qualifier == "exact" else f"{claim.qualifier.replace('_', ' ')} {value}"
