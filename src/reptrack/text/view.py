"""Hold one report's text together with what is worked out about it once and used by every extractor."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from reptrack.text.reading import Reading, read
from reptrack.text.sentences import sentences
from reptrack.text.words import Word, words

__all__ = ["View"]


@dataclass
class View:
    """A text to extract from, and its context.

    Attributes:
        text: the report's text as it is read; all spans are characters of it.
        lang: ISO 639-1 code, or None if unknown.
        dated: the best date of the report (`2024-12-16`), or None: relative dates resolve by it.
        published: the printed date, possibly wrong.
        publisher: who published the report; helps to tell the country and the source of a figure.
        title: the report's title, a slice of the text, or None.
        reading: how the text is read; leads from its characters to those of the text as it is written. None where it is read as it is written.
    """

    text: str
    lang: str | None = None
    dated: str | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    extra: dict[str, object] = field(default_factory=dict)
    reading: Reading | None = None

    @classmethod
    def of(
        cls,
        text: str,
        *,
        lang: str | None = None,
        dated: str | None = None,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
    ) -> View:
        """Give the view of a text as it is read."""
        reading = read(text)
        if reading.text is text:
            return cls(text, lang, dated, published, publisher, title)
        title, publisher = title and read(title).text, publisher and read(publisher).text
        return cls(reading.text, lang, dated, published, publisher, title, reading=reading)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as `(start, end)`, in order."""
        return sentences(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """The words with their places, in order."""
        return words(self.text)
