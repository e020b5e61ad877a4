"""Check percentages against the numbers beside them: shares of a whole, parts of a hundred, and what grew or fell by how much.

"Of 200 trials, 50 (40%) were closed" – 50 of 200 is 25 %. "298 people, 15% more than the 283 of February" – that is 5.3 % more. Only sentences
that set the number, the whole and the percentage side by side are judged; the words for it are in `models/*/shares.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from reptrack.analyse.figures import COMPLETE_GROUPS, Figure, span_of
from reptrack.analyse.finding import Finding, Severity, said, spot
from reptrack.records import Claim
from reptrack.resources import each_toml, entries

__all__ = ["shares"]

# Percentages are rounded by their authors: one written without decimals may be off by half a point, and a little more.
_SLACK, _FINE_SLACK = 1.0, 0.5
# Dimensions of which a person has one value: their shares cannot overlap.
_EXCLUSIVE = ("gender", "age_group")
_NEAR = 60  # characters between two numbers that are set side by side
_WHOLE = 100


class _Pattern(NamedTuple):
    """What may stand around numbers: before a whole, between a part and its percentage, and so on."""

    whole: re.Pattern[str]
    same: re.Pattern[str]
    more: re.Pattern[str]
    less: re.Pattern[str]
    start: re.Pattern[str]
    to: re.Pattern[str]
    rose: re.Pattern[str]
    fell: re.Pattern[str]
    predicate: re.Pattern[str]


@cache
def _patterns() -> _Pattern:
    def words(key: str) -> str:
        listed = set(entries("shares.toml", key))
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(listed, key=len, reverse=True))

    few = r"(?:\s+[^\W\d_]+){0,4}"  # "trials", "the people detained in February"
    return _Pattern(
        # "Of the |200| trials", "… out of |323|"
        whole=re.compile(rf"(?<!\w)(?:{words('whole')})\s+(?:the\s+)?$", re.IGNORECASE),
        # "50 trials (|40%", "11 of the hearings, or |42%": everything between the two numbers
        same=re.compile(rf"(?:{few}\s*\(|{few},?\s+(?:{words('same')})\s)\s*", re.IGNORECASE),
        # "5.4%| more than the |283"
        more=re.compile(rf"{few},?\s+(?:{words('more')})(?:\s+[^\W\d_]+){{0,3}}\s*", re.IGNORECASE),
        less=re.compile(rf"{few},?\s+(?:{words('less')})(?:\s+[^\W\d_]+){{0,3}}\s*", re.IGNORECASE),
        start=re.compile(rf"(?<!\w)(?:{words('from')})\s+$", re.IGNORECASE),
        to=re.compile(rf"{few}\s+(?:{words('to')})\s+", re.IGNORECASE),
        rose=re.compile(rf"(?<!\w)(?:{words('rose')})", re.IGNORECASE),
        fell=re.compile(rf"(?<!\w)(?:{words('fell')})", re.IGNORECASE),
        predicate=re.compile(rf"(?<!\w)(?:{words('predicate')})(?!\w)", re.IGNORECASE),
    )


def shares(found: Sequence[Figure], text: str, lang: str | None) -> Iterator[Finding]:
    """Check the percentages of one report.

    Args:
        found: all figures of the report, in the order of `claims`.
        text: its text.
        lang: its language; without one, percentages that may overlap are not added up.
    """
    if not any(figure.claim.kind == "percent" for figure in found):
        return
    ordered = sorted((f for f in found if f.claim.sentence is not None), key=lambda f: (f.claim.sentence or (0, 0), f.claim.start))
    for _, members in groupby(ordered, key=lambda figure: figure.claim.sentence):
        side_by_side = list(members)
        percents = [figure for figure in side_by_side if figure.claim.kind == "percent" and _number(figure) is not None]
        for percent in percents:
            yield from _share(percent, side_by_side, found, text)
            yield from _change(percent, side_by_side, text)
        yield from _hundred(percents, text, lang)


def _number(figure: Figure) -> float | None:
    return float(figure.claim.value) if isinstance(figure.claim.value, int | float) else None


def _slack(percent: Claim) -> float:
    return _SLACK if isinstance(percent.value, int) or float(percent.value or 0).is_integer() else _FINE_SLACK


def _share(percent: Figure, sentence: Sequence[Figure], found: Sequence[Figure], text: str) -> Iterator[Finding]:
    """Check `of |200|, |50| (|40%|)`: the part stands beside the percentage, the whole is known."""
    part = _beside(percent, sentence, text)
    if part is None or percent.claim.qualifier not in {"exact", "about"} or part.claim.qualifier not in {"exact", "at_least"}:
        return
    whole = _whole_of(part, percent, sentence, found, text)
    value, total = _number(part), _number(whole) if whole is not None else None
    if whole is None or value is None or not total or value > total or whole.claim.qualifier not in {"exact", "at_least"}:
        return
    share, stated = _WHOLE * value / total, _number(percent) or 0.0
    if abs(share - stated) > _slack(percent.claim) + (stated / 10 if percent.claim.qualifier == "about" else 0):
        message = f"{part.claim.value:,} of {whole.claim.value:,} is {share:.1f} %, but the text says {percent.claim.text}"
        yield Finding("percent", "error", message, (spot(whole), spot(part), spot(percent)))


def _beside(percent: Figure, sentence: Sequence[Figure], text: str) -> Figure | None:
    """Give the count that a percentage repeats: `50 (40%)`, `50 trials, or 40%`, `40% (50)`."""
    counts = [figure for figure in sentence if figure.claim.kind == "count" and _number(figure) is not None]
    same = _patterns().same
    before = max((f for f in counts if f.claim.end <= percent.claim.start), key=lambda f: f.claim.end, default=None)
    if before is not None and same.fullmatch(text, before.claim.end, percent.claim.start):
        return before
    after = min((f for f in counts if f.claim.start >= percent.claim.end), key=lambda f: f.claim.start, default=None)
    return after if after is not None and same.fullmatch(text, percent.claim.end, after.claim.start) else None


def _whole_of(part: Figure, percent: Figure, sentence: Sequence[Figure], found: Sequence[Figure], text: str) -> Figure | None:
    for index in (part.claim.part_of, percent.claim.part_of):
        if index is not None and 0 <= index < len(found) and found[index] is not part and found[index].claim.kind == "count":
            return found[index]
    counts = [f for f in sentence if f.claim.kind == "count" and f is not part and _number(f) is not None]
    led = [f for f in counts if _patterns().whole.search(text, max(0, f.claim.start - _NEAR), f.claim.start)]
    before = [f for f in led if f.claim.end <= min(part.claim.start, percent.claim.start)]
    if before:
        return before[-1]
    last = max(part.claim.end, percent.claim.end)
    return next((f for f in led if 0 <= f.claim.start - last <= _NEAR and not re.search(r"[,;]", text[last + 1 : f.claim.start])), None)


def _change(percent: Figure, sentence: Sequence[Figure], text: str) -> Iterator[Finding]:
    """Check `|298|, |5.4%| more than |283|` and `rose by |20%|, from |100| to |120|`."""
    counts = [figure for figure in sentence if figure.claim.kind == "count" and _number(figure)]
    for before, after, grew in (*_compared(percent, counts, text), *_from_to(percent, counts, text)):
        old, new, stated = _number(before) or 1.0, _number(after) or 0.0, _number(percent) or 0.0
        change = _WHOLE * (new - old) / old
        if abs(change - (stated if grew else -stated)) > _slack(percent.claim):
            way = "more" if change >= 0 else "fewer"
            message = (
                f"{new:,g} is {abs(change):.1f} % {way} than {old:,g}, but the text says {percent.claim.text} {'more' if grew else 'fewer'}"
            )
            yield Finding("percent", "error", message, (spot(before), spot(after), spot(percent)))


def _compared(percent: Figure, counts: Sequence[Figure], text: str) -> Iterator[tuple[Figure, Figure, bool]]:
    new = max((f for f in counts if f.claim.end <= percent.claim.start), key=lambda f: f.claim.end, default=None)
    old = min((f for f in counts if f.claim.start >= percent.claim.end), key=lambda f: f.claim.start, default=None)
    if new is None or old is None or percent.claim.start - new.claim.end > _NEAR or new.claim.qualifier not in {"exact", "at_least"}:
        return
    for pattern, grew in ((_patterns().more, True), (_patterns().less, False)):
        if pattern.fullmatch(text, percent.claim.end, old.claim.start):
            yield old, new, grew
            return


def _from_to(percent: Figure, counts: Sequence[Figure], text: str) -> Iterator[tuple[Figure, Figure, bool]]:
    p = _patterns()
    for old, new in pairwise(counts):
        near = min(abs(old.claim.start - percent.claim.end), abs(percent.claim.start - new.claim.end)) <= _NEAR
        if not near or not p.start.search(text, max(0, old.claim.start - _NEAR), old.claim.start):
            continue
        if p.to.fullmatch(text, old.claim.end, new.claim.start) and old.claim.qualifier == new.claim.qualifier == "exact":
            around = text[max(0, min(percent.claim.start, old.claim.start) - _NEAR) : min(percent.claim.start, old.claim.start)]
            rose, fell = p.rose.search(around), p.fell.search(around)
            if bool(rose) != bool(fell):
                yield old, new, bool(rose)


def _hundred(percents: Sequence[Figure], text: str, lang: str | None) -> Iterator[Finding]:
    """Check that shares of one whole that cannot overlap are no more than a hundred, and women and men exactly that."""
    values = [_number(figure) or 0.0 for figure in percents]
    for dim in _EXCLUSIVE:
        shares = [figure for figure in percents if set(figure.claim.dims) == {dim}]
        groups = [figure.claim.dims[dim] for figure in shares]
        if len(shares) < 2 or len(set(groups)) != len(groups):  # noqa: PLR2004 - two shares or more
            continue
        total = sum(_number(figure) or 0.0 for figure in shares)
        complete = set(groups) == COMPLETE_GROUPS.get(dim) and len(shares) == len(percents)
        if total > _WHOLE + _SLACK or (complete and abs(total - _WHOLE) > _SLACK and _exact(shares)):
            yield _too_much("error", shares, total)
        return
    if len(percents) > 1 and sum(values) > _WHOLE + _SLACK and _listed(percents, text, lang):
        yield _too_much("warning", percents, sum(values))


def _exact(figures: Sequence[Figure]) -> bool:
    return all(figure.claim.qualifier == "exact" for figure in figures)


def _listed(percents: Sequence[Figure], text: str, lang: str | None) -> bool:
    """Tell whether percentages are one list of parts: `60% are held in colonies, 25% in prisons and 30% in jails`."""
    if not _exact(percents) or "predicate" not in each_toml("shares.toml").get(lang or "", {}):
        return False
    if len({figure.claim.part_of for figure in percents}) > 1:
        return False
    between = [text[a.claim.end : b.claim.start] for a, b in pairwise(percents)]
    end = (percents[-1].claim.sentence or (0, 0))[1]
    after = [*between[1:], text[percents[-1].claim.end : end][:_NEAR]]  # the verb of the first share is that of the whole list
    if any(_patterns().predicate.search(words) for words in after):
        return False
    return all(len(words) <= _NEAR and ";" not in words and "(" not in words for words in between)


def _too_much(severity: Severity, percents: Sequence[Figure], total: float) -> Finding:
    added = " + ".join(said(figure.claim) if span_of(figure.claim) is None else figure.claim.text for figure in percents)
    spots = tuple(map(spot, percents))
    if severity == "error":
        return Finding("percent", severity, f"{added} are {total:g} %, not 100", spots)
    return Finding("shares-overlap", severity, f"{added} are {total:g} %: do they overlap?", spots)
