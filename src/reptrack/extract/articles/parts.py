"""Read the parts and points of a citation, before its article or behind it: `points «а», «б» of part 2 of`, `(1), (2)`, `, parts 1 and 2`."""

from __future__ import annotations

from reptrack.extract.articles.around import is_part_range
from reptrack.extract.articles.cites import UNITS, Cite, Entry, Sub, add_sub, is_part, sub_of
from reptrack.extract.articles.tokens import Token
from reptrack.values.articles import Number, expand

__all__ = ["SUBUNITS", "PartsReader"]

SUBUNITS = frozenset({"part", "point"})


class PartsReader:
    """Walk through tokens; each method reads one thing from the current place, or leaves the place as it was and gives nothing."""

    def __init__(self, tokens: list[Token], text: str, *, bare: bool) -> None:
        self.tokens = tokens
        self.text = text
        self.bare = bare
        self.at = 0

    def kind(self, ahead: int = 0) -> str:
        """Give the kind of the token at the place, or so many ahead; empty behind the last."""
        index = self.at + ahead
        return self.tokens[index].kind if index < len(self.tokens) else ""

    def take(self) -> Token:
        """Give the token at the place, and go on to the next."""
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, *kinds: str) -> bool:
        """Pass over tokens of these kinds; tells whether there were any."""
        before = self.at
        while self.kind() in kinds:
            self.at += 1
        return self.at > before

    def prefix(self) -> list[Sub]:
        """Read the parts and points before an article: `points «а», «б» of part 2 of`."""
        parts: list[Sub] = []
        points: list[Sub] = []
        while True:
            before = self.at
            of = bool(parts or points) and self.skip("of")
            if (parts or points) and not of:
                self.skip("comma", "and")
            found, level = self.subunit()
            if not found:
                self.at = before
                break
            if level == "point" and points and not parts and all((point or part or "")[0].isdigit() for part, point in found):
                level = "part"  # `подпункт «д» пункта 3`
            if of and level == "part" and parts and not points:
                parts, points = [], parts  # `paragraph 2 of Part 4`
            (parts if level == "part" else points).extend(found)
        if parts or points:
            step = self.at
            self.skip("of", "comma")
            if self.kind() not in {*UNITS, "code", "same"} and not (self.kind() == "number" and self.kind(1) in UNITS):
                self.at = step
        if parts and points:
            return [(part[0], point[1] or point[0]) for part in parts for point in points]
        return parts or [(part, point) if point else (None, part) for part, point in points]

    def subunit(self, *, after: bool = False) -> tuple[list[Sub], str]:
        """Read one word for parts or points with its numbers: `parts 1 and 2`, `1-й части`, `часть первая`, `point "e"`.

        `after` an article a plain number before the word is no part but the next article: `6 §§ 1 and 2, 10 § 1`.
        """
        start = self.at
        first: Token | None = None
        if self.kind() in {"number", "ordinal"} and self.kind(1) in SUBUNITS:
            token = self.tokens[self.at]
            plain = self.text[token.end - 1].isdigit()  # `19.11 ч. 2 КоАП`, not `1-й части`
            if self.kind() == "number" and (not is_part(token.value) or (plain and (after or self.bare))):
                return [], ""
            first = self.take()
        if self.kind() not in SUBUNITS:
            self.at = start
            return [], ""
        sign = self.take()
        level = sign.kind
        one = after and sign.value == "§" and self.kind() != level
        while self.kind() in {level, "no", "colon"}:
            self.take()
        if first is not None:
            return [sub_of(first)], level
        found = self.sub_values(level, after=after, one=one)
        if not found:
            self.at = start
        if level == "part" and found and all(part is None for part, _ in found):
            level = "point"
        return found, level

    def sub_values(self, level: str, *, after: bool, one: bool) -> list[Sub]:
        """Read the values of a word for parts; of a single `§` only `one` number: in `Articles 5 § 1 and 18` the second is an article."""
        found: list[Sub] = []
        ended = False  # an "and" ends the list of an article's parts: in `§§ 1 and 3, 10 and 18` the last two are articles
        while True:
            before = self.at
            if found and (self.in_brackets() or (ended and self.kind() == "comma" and self.kind(1) == "number")):
                break
            ended = ended or (after and self.kind() == "and")
            joined = self.skip("comma", "and") if found else False
            ranged = bool(found) and not joined and self.kind() == "to" and self.skip("to")
            if found and (not (joined or ranged) or (self.kind() == "number" and (one or (after and self.has_own_parts())))):
                self.at = before
                break
            if ranged and self.kind() and not is_part_range(self.text, self.tokens[self.at - 1 : self.at + 2]):
                self.at = before
                break
            values = self.sub_value(level)
            if not values:
                self.at = before
                break
            if ranged and found[-1][0] and values[0][0]:
                values = [(part, None) for part in expand(found[-1][0], values[0][0])[1:]]
            if self.tokens[self.at - 1].kind == "sub" and found:  # `paragraph 1 (e) and (h)`
                values = [(part or found[-1][0], point) for part, point in values]
            found += values
        return found

    def in_brackets(self) -> bool:
        """Whether brackets around words have just closed: `14 (п. 1) і 19`."""
        token = self.tokens[self.at - 1]
        return token.kind != "sub" and self.text[token.end - 1] == ")"

    def has_own_parts(self) -> bool:
        """Whether parts follow the number at the place, which is then an article: `9, paragraph 3, and 14, paragraph 1`."""
        return self.kind(1 + (self.kind(1) == "comma")) in SUBUNITS

    def sub_value(self, level: str) -> list[Sub]:
        """Read one part or point, or a range of parts written as one number (`чч. 1-3`)."""
        kind = self.kind()
        if kind in {"letter", "ordinal"}:
            return [sub_of(self.take())]
        if kind == "sub":
            return [((None, v) if v.isalpha() else (v, None)) for v in self.take().value]
        if kind != "number" or self.kind(1) == level or not is_part(self.tokens[self.at].value):
            return []
        number: Number = self.take().value
        if number.tail[:1] in {"-", "‑"} and number.tail[1:].isdigit() and int(number.tail[1:]) > int(number.base):  # `чч. 1-3`
            return [(part, None) for part in expand(number.base, number.tail[1:])]
        part = number.article(None)
        if self.kind() == "sub" and all(v.isalpha() for v in self.tokens[self.at].value):
            return [(part, v) for v in self.take().value]
        return [(part, number.point)]

    def brackets(self, entry: Entry, cite: Cite) -> None:
        """Read `(1)`, `(1), (2)`, `(3) (d)`, `(a) and (b)`."""
        while True:
            before = self.at
            ranged = bool(entry.subs) and self.skip("to")
            joined = ranged or self.skip("comma", "and")
            if self.kind() != "sub" or (joined and not entry.subs):
                self.at = before
                return
            token = self.take()
            if ranged and entry.subs[-1][0] and not entry.subs[-1][1]:
                entry.subs += [(part, None) for part in expand(entry.subs[-1][0], token.value[0])[1:-1]]
            for index, value in enumerate(token.value):
                add_sub(entry.subs, value, joined=joined or index > 0)
            cite.end = token.end

    def postfix(self, entry: Entry, cite: Cite) -> None:
        """Read the parts after an article, unless they belong to the next one: `Article 361-4, parts 1 and 2`."""
        while True:
            before = self.at
            self.skip("comma")
            if any(part or point for part, point in entry.subs):
                self.skip("and")
            found, level = self.subunit(after=True)
            comma = bool(found) and self.kind() == "comma"
            if not found or self.of_next(comma=comma, full=bool(entry.subs)):
                self.at = before
                return
            if level == "point":
                points = [point or part for part, point in found]
                parts = [part for part, _ in entry.subs] or [None]
                entry.subs = [(part, point) for part in parts for point in points]
            else:
                entry.subs += found
            cite.end = self.tokens[self.at - 1].end

    def of_next(self, *, comma: bool, full: bool) -> bool:
        """Whether the parts just read stand before an article of their own."""
        ahead = 0
        while self.kind(ahead) in {"of", "comma"}:
            ahead += 1
        while self.kind(ahead) in SUBUNITS | {"number", "letter", "of"} and not comma:  # `п. 3 ч. 2 ст.`
            ahead += 1
        return self.kind(ahead) in UNITS and (not comma or full)
