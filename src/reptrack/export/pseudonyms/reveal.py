"""Turn records with pseudonyms back into what they were."""

from __future__ import annotations

from reptrack.export.pseudonyms.fields import changed
from reptrack.export.pseudonyms.key import Key
from reptrack.export.pseudonyms.spans import Rewritten, rewrite
from reptrack.export.pseudonyms.tokens import LITERAL, TOKEN, entity_number
from reptrack.records import Name, Report

__all__ = ["Revealer"]


class Revealer:
    """Reveals records with one key; `unknown` gathers what the key does not know, which stays as it is."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.unknown: set[str] = set()

    def reveal(self, report: Report) -> Report:
        """Give the record as it was before its names were hidden."""
        return changed(report, _Revealed(self, report))

    def rewritten(self, text: str) -> Rewritten:
        """Turn the pseudonyms in a text back."""
        places = [(m.start(), m.end(), LITERAL) for m in TOKEN.finditer(text)]
        return rewrite(text, places, self._text, close=False)

    def _text(self, _: int, written: str) -> str:
        text = self.key.text(written)
        if text is None:
            self.unknown.add(written)
            return written
        return text


class _Revealed:
    """One record as it changes back."""

    def __init__(self, revealer: Revealer, report: Report) -> None:
        self._revealer = revealer
        self.text = revealer.rewritten(report.text)

    def words(self, words: str, low: int = 0, high: int | None = None) -> str:
        """Turn the pseudonyms in a field back."""
        del low, high
        return self._revealer.rewritten(words).text

    def name(self, name: Name) -> tuple[str, str | None]:
        """Turn a full form and an entity back."""
        full = self.words(name.name)
        if name.entity is None:
            return full, None
        if name.kind != "person":
            return full, self.words(name.entity)
        number = entity_number(name.entity)
        known = None if number is None else self._revealer.key.entity(number)
        return full, name.entity if known is None else known

    def origin(self, kind: str, value: str) -> str:
        """Turn an id, a hash or a path back."""
        was = self._revealer.key.revealed(kind, value)
        if was is None and value != "-":
            self._revealer.unknown.add(value)
        return value if was is None else was
