"""Find what does not hold together in a corpus: sums, shares, rival figures, falling totals, wrong dates, doubtful merges. Each finding names both places.

| code | severity | what it means |
|---|---|---|
| `sum` | error | the parts of a total that should be complete (women and men) do not add up to it |
| `part-exceeds-total` | error | a part is larger than its total |
| `percent` | error | a percentage is not the share, or the change, that its numbers give, or women and men are not 100 |
| `shares-overlap` | warning | shares of one whole, listed as its parts, are more than 100 together |
| `rival-figures` | warning | two figures for the whole of one metric and time cannot both be true |
| `falling-total` | warning | a running total ("since 2020") is smaller in a later report |
| `printed-date` | warning | the printed date is contradicted by the text |
| `impossible-date` | error | a day that no calendar has, such as February 30 |
| `future-date` | error | a report is dated after the day of the check |
| `doubtful-merge` | warning | two names were taken for one person's, and the machine was not sure |

Figures are rivals, or one running total, only if a reader would take them for the same thing: of the same metric, country and restrictions (`dims`),
no parts of a total, from different sentences, close to each other (a figure a quarter off counts something else). A state (prisoners held)
changes from day to day, so that it is compared for one day; what happened (convictions) is compared for one month or a longer period.
Within one report only if both sentences name their time: a narrative tells of one event after another, and none of them is all of the month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, pairwise
from typing import Any

from reptrack.analyse.concordance import line_around
from reptrack.analyse.countries import Countries, country_name
from reptrack.analyse.doubtful_merges import Merges
from reptrack.analyse.figures import COMPLETE_GROUPS, Figure, FigureRecord, agree, by_date, figures, near, span_of
from reptrack.analyse.finding import Finding, Spot, said, spot
from reptrack.analyse.impossible_dates import impossible_dates
from reptrack.analyse.shares import shares
from reptrack.merge.decisions import Decision
from reptrack.records import Claim
from reptrack.resources import toml
from reptrack.values.edtf import bounds

__all__ = ["Finding", "Spot", "check"]

# Counts below this are mostly of single events, which differ without contradiction.
FEWEST = 10
_DAY, _MONTH = len("2024-11-30"), len("2024-11")


# Metric and restrictions; country, or None.
_Group = tuple[str, tuple[tuple[str, str], ...]]


def check(
    records: Iterable[FigureRecord],
    *,
    today: str,
    decisions: Iterable[Decision] = (),
    place: str = "CORPUS",
    on_apart: Callable[[int], None] | None = None,
) -> Iterator[Finding]:
    """Give the findings of a corpus, those inside one report as it is read, those between reports at the end.

    Args:
        records: the corpus, read once. What is kept of it grows with the different names, and with the different values that are given for a
            metric, a group and a time (and, for running totals, on a day), not with the times they are repeated.
        today: the day of the check, `YYYY-MM-DD`.
        decisions: what the user has judged about names; that is not doubtful any more.
        place: the corpus as the user names it, for commands that settle a finding.
        on_apart: told at the end how many pairs of names were kept apart in doubt.
    """
    kept: defaultdict[_Group, defaultdict[str | None, _Kept]] = defaultdict(lambda: defaultdict(_Kept))
    merges = Merges(decisions, place)
    for record in records:
        found = list(figures([record])) if _needs_figures(record) else []
        yield from _of_report(record, found, today)
        countries = Countries(record)
        for figure in found:
            claim = figure.claim
            if _is_whole(claim) and _compares(claim, record.dated):
                kept[claim.metric or "", tuple(sorted(claim.dims.items()))][countries.of(claim)].add(figure)
        merges.add(record)
    for apart in kept.values():
        for country, members in _one_if_known(apart).items():
            yield from _rivals(members, country)
            yield from _falling(members, country)
    yield from merges.findings()
    if on_apart is not None and merges.apart:
        on_apart(merges.apart)


def _needs_figures(record: FigureRecord) -> bool:
    """Tell whether anything can be found in the figures of a report: a part, a percentage, a whole to compare with other reports."""
    return any(
        claim.part_of is not None or claim.kind == "percent" or (_is_whole(claim) and _compares(claim, record.dated))
        for claim in record.claims
    )


def _of_report(record: FigureRecord, found: list[Figure], today: str) -> Iterator[Finding]:
    """Give what does not hold together inside one report."""
    yield from _dates(record, today)
    yield from _parts(found)
    yield from shares(found, record.text, record.lang)
    for start, end, why in impossible_dates(record.text):
        low, high = line_around(record.text, start, end)
        words = " ".join(record.text[low:high].split())
        where = Spot(record.id, record.source.path, record.source.start + start, record.source.start + end, words)
        yield Finding("impossible-date", "error", f"{why}, but the text says {' '.join(record.text[start:end].split())}", (where,))


def _one_if_known(apart: dict[str | None, _Kept]) -> dict[str | None, _Kept]:
    """Put figures whose country nothing tells to those of the only country that is known."""
    known = [country for country in apart if country is not None]
    if len(known) == 1 and None in apart:
        apart[known[0]].take(apart.pop(None))
    return apart


@dataclass(slots=True)
class _Kept:
    """The figures of one metric and group that findings between reports need.

    Attributes:
        values: time → value and qualifier → the figure that gave it first.
        totals: year in which a running total begins → day, value and qualifier → the first and the last figure that gave it, by file and place.
    """

    values: defaultdict[str, dict[Any, Figure]] = field(default_factory=lambda: defaultdict(dict))
    totals: defaultdict[str, dict[Any, tuple[Figure, Figure]]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, other: _Kept) -> None:
        """Add what was kept elsewhere."""
        kept = [figure for firsts in other.values.values() for figure in firsts.values()]
        kept += [figure for totals in other.totals.values() for pair in totals.values() for figure in pair]
        for figure in kept:
            self.add(figure)

    def add(self, figure: Figure) -> None:
        """Take a figure in."""
        metric, time, said = figure.claim.metric or "", figure.claim.time, (figure.claim.value, figure.claim.qualifier)
        if time is None:
            return
        if _comparable_time(metric, time):
            first = self.values[time].setdefault(said, figure)
            if figure.beside_date and not first.beside_date:
                self.values[time][said] = figure
        elif _runs(metric, time) and figure.dated is not None:
            year = time[:4]
            first, last = self.totals[year].get((figure.dated, *said), (figure, figure))
            self.totals[year][figure.dated, *said] = (min(first, figure, key=by_date), max(last, figure, key=by_date))


def _is_whole(claim: Claim) -> bool:
    """Tell whether a claim gives a number for all that its metric (with its restrictions) counts."""
    value = claim.value
    number = claim.kind == "count" and isinstance(value, int | float) and value >= FEWEST
    return number and claim.metric is not None and claim.part_of is None and claim.time is not None


@cache
def _measures(metric: str) -> str:
    """Give what a metric measures: `stock`, `flow`, …; `other` for one that the models do not know."""
    entry = toml("world/metrics.toml")["metrics"].get(metric)
    return str(entry["measures"]) if entry else "other"


def _compares(claim: Claim, dated: str | None) -> bool:
    """Tell whether a figure is of a time for which others of its metric should be equal, or a running total of a dated report."""
    metric, time = claim.metric or "", claim.time or ""
    return _comparable_time(metric, time) or (_runs(metric, time) and dated is not None)


def _runs(metric: str, time: str) -> bool:
    """Tell whether a figure is a total that runs from a beginning: `since 2020`."""
    return time.endswith("/..") and _measures(metric) == "flow"


def _comparable_time(metric: str, time: str) -> bool:
    """Tell whether two figures of a metric for this time should be equal: a day for a state, a month or more for events."""
    match _measures(metric):
        case "stock":
            return len(time) == _DAY
        case "flow":
            return len(time) != _DAY and not time.endswith("/..") and (len(time) >= _MONTH or time.isdecimal())
        case _:
            return False


def _comparable(first: Figure, second: Figure) -> bool:
    """Tell whether a reader would take two figures for the same count: near each other, and not two of one sentence or of one narrative."""
    a, b = first.claim.value, second.claim.value
    if not isinstance(a, int | float) or not isinstance(b, int | float):
        return False
    if first.report == second.report and (first.claim.sentence == second.claim.sentence or _narrated(first) or _narrated(second)):
        return False
    return near(first.claim, second.claim)


def _narrated(figure: Figure) -> bool:
    """Tell whether a figure of something that happened has its time from what stands before its sentence."""
    return _measures(figure.claim.metric or "") == "flow" and not figure.beside_date


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


def _exceeding(total: Figure, members: list[Figure]) -> Iterator[Finding]:
    whole = span_of(total.claim)
    for figure in members:
        part = span_of(figure.claim)
        if whole and part and part[0] > whole[1]:
            message = f"the part {said(figure.claim)} is larger than its total {said(total.claim)}"
            yield Finding("part-exceeds-total", "error", message, (spot(total), spot(figure)))


def _sums(total: Figure, members: list[Figure]) -> Iterator[Finding]:
    for dim, names in COMPLETE_GROUPS.items():
        group = {figure.claim.dims[dim]: figure for figure in members if set(figure.claim.dims) == {dim}}
        if set(group) != names or len([figure for figure in members if dim in figure.claim.dims]) != len(names):
            continue
        listed = [group[name] for name in sorted(names, key=lambda name: group[name].start)]
        spans = [span for span in (span_of(figure.claim) for figure in listed) if span]
        # "At least 144, of whom 35 and 109": the parts must give the number that is said, whatever its qualifier.
        stated = total.claim.value
        if len(spans) != len(listed) or not isinstance(stated, int | float):
            continue
        fewest, most = sum(s[0] for s in spans), sum(s[1] for s in spans)
        # "141: 97 men, 38 women and 6 adolescents": others beside them leave room below the total, not above it.
        others = any(dim not in figure.claim.dims and figure.claim.sentence == listed[0].claim.sentence for figure in members)
        if fewest > stated or (most < stated and not others):
            added = " + ".join(f"{figure.claim.value:,}" for figure in listed)
            summed = sum(figure.claim.value for figure in listed if isinstance(figure.claim.value, int | float))
            message = f"{added} = {summed:,}, but the total given is {stated:,}"
            yield Finding("sum", "error", message, (spot(total), *map(spot, listed)))


def _rivals(kept: _Kept, country: str | None) -> Iterator[Finding]:
    """Find figures for the same time that cannot both be true; one finding for each pair of values."""
    for time, firsts in kept.values.items():
        for first, second in combinations(firsts.values(), 2):
            if _comparable(first, second) and not agree(first.claim, second.claim):
                message = f"{first.claim.metric}{_in(country)} for {time}: {said(first.claim)} and {said(second.claim)} cannot both be true"
                yield Finding("rival-figures", "warning", message, (spot(first), spot(second)))


def _falling(kept: _Kept, country: str | None) -> Iterator[Finding]:
    """Find totals that run from one beginning ("since 2020") and are smaller in a later report."""
    for totals in kept.totals.values():
        figures_by_day = sorted(
            (figure for first, last in totals.values() for figure in ((first,) if first is last else (first, last))), key=by_date
        )
        for before, after in pairwise(figures_by_day):
            earlier, later = span_of(before.claim), span_of(after.claim)
            falls = earlier is not None and later is not None and later[1] < earlier[0]
            if falls and before.dated != after.dated and _comparable(before, after) and _same_beginning(before.claim, after.claim):
                since = (after.claim.time or "")[:-3]
                values = f"{said(before.claim)} on {before.dated}, but {said(after.claim)} on {after.dated}"
                message = f"{after.claim.metric}{_in(country)} since {since}: {values}"
                yield Finding("falling-total", "warning", message, (spot(before), spot(after)))


def _same_beginning(first: Claim, second: Claim) -> bool:
    """Tell whether two running totals may begin together: `since 2020`, `since August 2020`, `since the summer of 2020`."""
    a, b = (bounds((claim.time or "").removesuffix("/..")) for claim in (first, second))
    if not a or not b or not all((*a, *b)):
        return False
    return str(a[0]) <= str(b[1]) and str(b[0]) <= str(a[1])


def _in(country: str | None) -> str:
    return f" in {country_name(country)}" if country else ""
