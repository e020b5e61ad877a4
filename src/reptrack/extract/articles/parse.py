"""Read the tokens of a citation as articles with their parts and points: the grammar of `part 1 of Article 130, Art. 342 (1) and 368`."""

from __future__ import annotations

from reptrack.extract.articles.cites import (
    UNITS,
    Cite,
    Entry,
    Sub,
    add_sub,
    counts,
    ends_here,
    goes_with,
    is_abbreviation,
    is_added,
    is_counted,
    is_inverted,
    is_ordinal,
    is_part,
    is_part_range,
    is_spaced,
    list_before_word,
    own_subs,
    paragraph,
    printed,
    steps_between,
    sub_of,
)
from reptrack.extract.articles.lexicon import lists
from reptrack.extract.articles.tokens import Token
from reptrack.values.articles import Number, expand

__all__ = ["parse"]

_SUBUNITS, _MAX_ADDED, _YEARS = {"part", "point"}, 20, range(1900, 2100)


def parse(tokens: list[Token], text: str, *, bare: bool = False) -> list[Cite]:
    """Give the citations of a run of tokens, in order.

    Args:
        tokens: as `lex` cuts them.
        text: the text they are of.
        bare: numbers alone are articles too, as in a column headed by the code.
    """
    reader = _Reader(tokens, text, bare=bare)
    cites: list[Cite] = []
    while found := reader.item(cites):
        cites += found
    return cites


class _Reader:
    """Walk through tokens; each method reads one thing from the current place, or leaves the place as it was and gives nothing."""

    def __init__(self, tokens: list[Token], text: str, *, bare: bool) -> None:
        self.tokens = tokens
        self.text = text
        self.bare = bare
        self.at = 0

    def kind(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index].kind if index < len(self.tokens) else ""

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, *kinds: str) -> bool:
        before = self.at
        while self.kind() in kinds:
            self.at += 1
        return self.at > before

    def item(self, done: list[Cite]) -> list[Cite]:
        """Read one citation, or one list of articles under one word."""
        before = self.at
        joined = self.skip("comma", "semicolon", "and") if done else True
        begin = self.at
        if begin >= len(self.tokens):
            return []
        start = self.tokens[begin].start
        prefix = self.prefix()
        found: list[Cite] = []
        if self.kind() in UNITS:
            found = self.under_word(prefix, start)
        elif self.kind() == "number" and self.kind(1) in UNITS and is_inverted(self.text, *self.tokens[self.at : self.at + 2]):
            found = self.number_first(prefix, start)
        elif self.kind() == "number" and not prefix and (length := list_before_word(self.tokens, self.at)):
            found = self.number_first([], start, length)
        elif self.kind() == "number" and (self.bare or (done and joined and self.stands_alone())):
            found = self.numbers(prefix, start, done[-1].unit if done else "article", one=False)
        elif prefix and self.kind() == "number" and is_ordinal(self.text, self.tokens[self.at]):
            found = self.numbers(prefix, start, "article", one=True)  # `часть вторую 167-й`
        elif prefix and self.kind() == "code":
            found = self.paragraphs(prefix, start)
        if not found:
            self.at = before
        return found

    def stands_alone(self) -> bool:
        """Whether a number after a finished citation begins another: `Article 130 of the CC and 24.23 of the CAO`."""
        number: Number = self.tokens[self.at].value
        if is_counted(self.text, self.tokens[self.at].end):
            return False
        return self.kind(1) == "code" or (self.kind(1) == "sub" and self.kind(2) == "code") or not number.plain

    def under_word(self, prefix: list[Sub], start: int) -> list[Cite]:
        word = self.take()
        unit = word.kind
        listed = False
        while self.kind() in {*UNITS, "no", "colon"}:
            listed = self.take().kind == "colon"
        if self.kind() != "number" or self.is_year():
            return []
        if counts(self.text, self.tokens[self.at].end, listed=listed):
            return []
        return self.numbers(prefix, start, unit, one=word.value in lists("singular"))

    def is_year(self) -> bool:  # `two articles (2023, 2024)`
        number: Number = self.tokens[self.at].value
        return number.plain and int(number.base) in _YEARS and self.kind(1) != "code"

    def number_first(self, prefix: list[Sub], start: int, length: int = 1) -> list[Cite]:
        """Read `342-й статьи`, `часткі 1 342 артыкула`, `220/7 ve 314/2 maddeleri`: `length` tokens before the word."""
        numbers = [token.value for token in self.tokens[self.at : self.at + length] if token.kind == "number"]
        self.at += length
        unit = self.take()
        cite = Cite(start, unit.end, [Entry(number, list(prefix) or own_subs(number)) for number in numbers], unit.kind)
        self.close(cite)
        return [cite]

    def paragraphs(self, prefix: list[Sub], start: int) -> list[Cite]:
        """Read `paragraph 3.1 (a) of the Guidelines`: the paragraphs of an instrument without articles."""
        entries = [paragraph(sub) for sub in prefix]
        cite = Cite(start, self.tokens[self.at - 1].end, [e for e in entries if e], "paragraph")
        self.close(cite)
        return [cite] if cite.entries else []

    def prefix(self) -> list[Sub]:
        """Read the parts and points before an article: `points «а», «б» of part 2 of`."""
        parts: list[Sub] = []
        points: list[Sub] = []
        while True:
            before = self.at
            if (parts or points) and not self.skip("of"):
                self.skip("comma", "and")
            found, level = self.subunit()
            if not found:
                self.at = before
                break
            if level == "point" and points and not parts and all((point or part or "")[0].isdigit() for part, point in found):
                level = "part"  # `подпункт «д» пункта 3`
            (parts if level == "part" else points).extend(found)
        if parts or points:
            step = self.at
            self.skip("of", "comma")
            if self.kind() not in UNITS and not (self.kind() == "number" and self.kind(1) in UNITS) and self.kind() != "code":
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
        if self.kind() in {"number", "ordinal"} and self.kind(1) in _SUBUNITS:
            token = self.tokens[self.at]
            plain = self.text[token.end - 1].isdigit()  # `19.11 ч. 2 КоАП`, not `1-й части`
            if self.kind() == "number" and (not is_part(token.value) or (plain and (after or self.bare))):
                return [], ""
            first = self.take()
        if self.kind() not in _SUBUNITS:
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

    def has_own_parts(self) -> bool:  # of the number here: `9, paragraph 3, and 14, paragraph 1`
        return self.kind(1 + (self.kind(1) == "comma")) in _SUBUNITS

    def sub_value(self, level: str) -> list[Sub]:
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

    def numbers(self, prefix: list[Sub], start: int, unit: str, *, one: bool) -> list[Cite]:
        """Read the list of articles after its word; a gloss in brackets ends a citation, and the list goes on with the next."""
        cites = [self.entry(Cite(start, start, [], unit), prefix)]
        while True:
            cite = cites[-1]
            if self.close(cite) and not self.goes_on(one=one):
                break
            closed = cite.code is not None or cite.gloss is not None
            before = self.at
            if self.kind() == "to" and self.kind(1) == "number" and self.is_range(cite.entries[-1].number, one=one):
                self.take()
                self.range(cite)
                continue
            if not self.skip("comma", "semicolon", "and") or not self.may_follow(one=one):
                self.at = before
                break
            begin = self.tokens[self.at].start
            if cite.code is not None:
                self.at = before
                break
            if closed:
                cites.append(self.entry(Cite(begin, begin, [], unit), []))
            else:
                self.entry(cite, [])
        return cites

    def goes_on(self, *, one: bool) -> bool:
        ahead = 0
        while self.kind(ahead) in {"comma", "semicolon", "and"}:
            ahead += 1
        if not ahead or self.kind(ahead) != "number":
            return False
        self.at += ahead
        fits = self.may_follow(one=one)
        self.at -= ahead
        return fits

    def entry(self, cite: Cite, subs: list[Sub]) -> Cite:
        """Read one number with its bracketed parts and the parts that follow it, into `cite`."""
        token = self.take()
        number: Number = token.value
        entry = Entry(number, list(subs))
        entry.subs += own_subs(number)
        cite.entries.append(entry)
        cite.end = token.end
        self.brackets(entry, cite)
        self.postfix(entry, cite)
        return cite

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
        while self.kind(ahead) in _SUBUNITS | {"number", "letter", "of"} and not comma:  # `п. 3 ч. 2 ст.`
            ahead += 1
        return self.kind(ahead) in UNITS and (not comma or full)

    def range(self, cite: Cite) -> None:
        """Read the end of a range: `10–12`; a dash may also join an added article: `361–4`."""
        token = self.take()
        first, last = cite.entries[-1], token.value
        cite.end = token.end
        if is_added(first.number, last) and not is_spaced(self.text, self.tokens[self.at - 2]):
            first.number = first.number._replace(tail=f"-{last.base}")
        else:
            inner = expand(first.number.article(None), last.article(None))[1:]
            cite.entries += [Entry(printed(article)) for article in inner]
        self.brackets(cite.entries[-1], cite)
        self.postfix(cite.entries[-1], cite)

    def is_range(self, first: Number, *, one: bool) -> bool:
        """Whether a dash joins articles, and does not lead to a count: `Article 342 – 643 people`."""
        token = self.tokens[self.at + 1]
        if is_counted(self.text, token.end):
            return False
        if not is_spaced(self.text, self.tokens[self.at]):
            return True
        steps = steps_between(first, token.value)
        self.at += 1
        fits = not one and self.may_follow(one=one) and steps > 0 and (steps < _MAX_ADDED or self.kind(1) == "code")
        self.at -= 1
        return fits

    def may_follow(self, *, one: bool) -> bool:
        """Whether the number at this place goes on with the list, and does not count something: `Article 342, 35 people`."""
        if self.kind() != "number":
            return False
        token = self.tokens[self.at]
        number: Number = token.value
        if is_counted(self.text, token.end):
            return False
        if number.tail or number.raised or number.letter:
            return True
        if len(number.base) > 3 and int(number.base) in _YEARS:  # noqa: PLR2004 - a year has four digits
            return False
        if self.kind(1):
            return self.kind(1) not in {"of", "ordinal"} or not one
        alone = one or self.kind(-1) == "comma"
        return ends_here(self.text, token.end) or goes_with(self.text, token.end, alone=alone)

    def close(self, cite: Cite) -> bool:
        """Read the code and the gloss that end a citation, in either order; tells whether there was one."""
        before = self.at
        comma = self.skip("comma")
        if self.kind() == "code" and (not comma or self.text[self.tokens[self.at].start].islower()):
            token = self.take()
            cite.code = token.value
            cite.end = token.end
            if self.kind() in _SUBUNITS and self.text[: self.tokens[self.at].start].endswith("(") and not any(cite.entries[-1].subs):
                self.postfix(cite.entries[-1], cite)  # `205.2 УК (часть 2)`
            self.gloss(cite)
            return True
        self.at = before
        if not self.gloss(cite):
            return False
        if self.kind() == "code":
            cite.code = self.take().value
        return True

    def gloss(self, cite: Cite) -> bool:
        if self.kind() != "gloss":
            return False
        words = self.take().value
        if is_abbreviation(words):
            self.gloss(cite)
        else:
            cite.gloss = words.strip('“”"«»„ ') or None
        return True
