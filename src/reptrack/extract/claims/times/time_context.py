"""Keep what is known of the time that a report and its parts are of."""

from __future__ import annotations

from dataclasses import dataclass, field

from reptrack.extract.claims.phrases import word_set
from reptrack.extract.claims.times.roles import MONTH
from reptrack.extract.claims.tokens import Sentence
from reptrack.extract.claims.vocabulary import tables

__all__ = ["Period", "covered_period", "reporting_period"]

_YEAR = len("2024")


@dataclass(slots=True)
class Period:
    """What the text around a sentence says about time, as EDTF.

    Attributes:
        dated: the day of the report. printed: the day that it prints, possibly wrong.
        title: the period that the report covers: named in its title, or said to be covered.
        as_of: the day that the present tense means: the end of that period, or `dated`.
        stated: the day that figures are said to be of (`as of 31 May`).
        paragraph: the date that the sentences of the paragraph so far speak of.
        intro: that of the sentence that introduces a list.
        section: the date that the section is headed with.
        lead: the first date after the title that is as exact as a month, for headlines and rulings.
        told: the day that the figures of the paragraph so far that hold at a moment are of.
        stretch: the first stretch of months or days that a total of the report is of. since: the open period that the paragraph began with.
        asked: what the question before the paragraph asks about. event: the day of the vote that the report is about.
        row_of_dates: the dates of the last sentence that told several.
        section_from: where the text begins that its section has not been read to yet, if its heading has words of its own beside the date.
        above: the closed stretch that the last sentence with figures was of, and where it ends: a table right below is of it too.
        visit: the day that what the report tells was seen. named: when the events were that a date was said of: `the February 2021 coup`.
    """

    dated: str | None = None
    printed: str | None = None
    title: str | None = None
    as_of: str | None = None
    stated: str | None = None
    paragraph: str | None = None
    intro: str | None = None
    section: str | None = None
    lead: str | None = None
    told: str | None = None
    stretch: str | None = None
    since: str | None = None
    asked: str | None = None
    event: str | None = None
    visit: str | None = None
    named: dict[str, str] = field(default_factory=dict)
    row_of_dates: list[str | None] = field(default_factory=list)
    above: tuple[str, int] | None = None
    section_from: int | None = None

    def covered(self, *, flow: bool) -> str | None:
        """Give the period that a figure of the report is of: for what happens (`flow`), that of a total before, not the season of the title."""
        season = self.title is not None and len(self.title) == MONTH and self.title[-2:] >= "13"
        return self.stretch if flow and self.stretch and (season or self.title is None) else self.title

    def state_day(self) -> str | None:
        """Give the day that a figure of what holds is of: told in its paragraph, or stated in a report that covers no month or stretch."""
        if self.told is not None:
            return self.told
        stated = self.stated if self.title is None or len(self.title) == _YEAR else None
        return stated or self.as_of or self.section


def reporting_period(period: Period, value: str, *, review: bool) -> None:
    """Take a date as the period that the report covers; `review` says that the title is that of a review."""
    period.title = value
    if "/" in value and not value.endswith(".."):
        end = value.split("/")[1]
        period.as_of = end if len(end) > MONTH else period.dated
    elif review and len(value) == MONTH:
        period.as_of = value


def covered_period(sentence: Sentence) -> str | None:
    """Give the period of `The report covers the period from 1 November 2024 to 30 April 2025`."""
    words, same = tables().period_words, word_set("subjects.toml", "tense", "same")
    if words.isdisjoint(sentence.low):
        return None
    said = next((i for i, word in enumerate(sentence.low) if word in words and sentence.at(i - 1) not in same), None)
    if said is None:
        return None
    behind = [index for index in sorted(sentence.dates) if index > said]  # (released on 8 March and covering the period from …)
    values = [sentence.dates[index].value for index in behind or sorted(sentence.dates)]
    if values and values[0] and "/" in values[0]:
        return values[0]
    ends = len(values) > 1 and values[0] and values[1] and sentence.find(tables().until) is not None
    if ends and "/" not in f"{values[0]}{values[1]}" and (values[0] or "") < (values[1] or ""):
        return f"{values[0]}/{values[1]}"
    return None
