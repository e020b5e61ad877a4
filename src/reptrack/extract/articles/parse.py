"""Read the tokens of a citation as articles with their parts and points: the grammar of `part 1 of Article 130, Art. 342 (1) and 368`."""

from __future__ import annotations

from reptrack.extract.articles.around import (
    counts,
    ends_here,
    goes_with,
    is_counted,
    is_inverted,
    is_ordinal,
    is_spaced,
    list_before_word,
)
from reptrack.extract.articles.cites import (
    MAX_ADDED,
    UNITS,
    Cite,
    Entry,
    Sub,
    is_abbreviation,
    is_added,
    own_subs,
    paragraph,
    printed,
    steps_between,
)
from reptrack.extract.articles.lexicon import lists
from reptrack.extract.articles.parts import SUBUNITS, PartsReader
from reptrack.extract.articles.tokens import Token
from reptrack.values.articles import Number, expand

__all__ = ["parse"]

_YEARS = range(1900, 2100)


def parse(tokens: list[Token], text: str, *, bare: bool = False) -> list[Cite]:
    """Give the citations of a run of tokens, in order.

    Args:
        tokens: as `lex` cuts them.
        text: the text they are of.
        bare: numbers alone are articles too, as in a column headed by the code.
    """
    reader = _CitationReader(tokens, text, bare=bare)
    cites: list[Cite] = []
    while found := reader.item(cites):
        cites += found
    return cites


class _CitationReader(PartsReader):
    """Read citations from their tokens on; the parts of each are read by the class below it."""

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
        elif self.kind() == "number" and not prefix and (length := list_before_word(self.text, self.tokens, self.at)):
            found = self.number_first([], start, length)
        elif self.kind() == "number" and ((self.bare and not done) or (done and joined and self.stands_alone())):
            found = self.numbers(prefix, start, done[-1].unit if done else "article", one=False)
        elif prefix and self.kind() == "number" and is_ordinal(self.text, self.tokens[self.at]):
            found = self.numbers(prefix, start, "article", one=True)  # `часть вторую 167-й`
        elif prefix and self.kind() == "same":
            found = self.same_article(prefix, start)
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
        if self.kind(1) == "code" or (self.kind(1) == "sub" and self.kind(2) == "code"):
            return True
        return not number.plain or self.text[self.tokens[self.at].start].isalpha()  # `48 of the Constitution and the fifty-first`

    def under_word(self, prefix: list[Sub], start: int) -> list[Cite]:
        word = self.take()
        unit = word.kind
        listed = False
        while self.kind() in {*UNITS, "no", "colon"}:
            listed = self.take().kind == "colon"
        code = self.take().value if self.kind() == "code" and self.kind(1) == "number" else None  # `статьи Уголовного кодекса 130, 342`
        if self.kind() != "number" or self.is_year():
            return []
        if counts(self.text, self.tokens[self.at].end, listed=listed):
            return []
        cites = self.numbers(prefix, start, unit, one=word.value in lists("singular"))
        for cite in cites:
            cite.code = cite.code or code
        return cites

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

    def same_article(self, prefix: list[Sub], start: int) -> list[Cite]:
        """Read `part 2 of the same article`: which one, the citations before tell."""
        cite = Cite(start, self.take().end, [Entry(Number(""), list(prefix))], "same")
        self.close(cite)
        return [cite]

    def paragraphs(self, prefix: list[Sub], start: int) -> list[Cite]:
        """Read `paragraph 3.1 (a) of the Guidelines`: the paragraphs of an instrument without articles."""
        entries = [paragraph(sub) for sub in prefix]
        cite = Cite(start, self.tokens[self.at - 1].end, [e for e in entries if e], "paragraph")
        self.close(cite)
        return [cite] if cite.entries else []

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
        if not any(part for part, _ in subs) or not self.is_figure():
            self.brackets(entry, cite)
        elif self.is_glued():
            self.added(entry, cite)  # `ч. 2 ст. 307(3)`; elsewhere a figure counts where the part was said: `ч. 1 арт. 368 (25)`
        self.postfix(entry, cite)
        return cite

    def is_figure(self) -> bool:
        """Whether a single figure in brackets stands at the place."""
        return self.kind() == "sub" and len(self.tokens[self.at].value) == 1 and self.tokens[self.at].value[0].isdigit()

    def is_glued(self) -> bool:
        """Whether no blank parts the brackets at the place from what stands before."""
        token = self.tokens[self.at]
        return token.start == self.tokens[self.at - 1].end and len(token.value[0]) == 1

    def added(self, entry: Entry, cite: Cite) -> None:
        """Read a figure in brackets as that of an article put in after another: `307(3)` is 307-3."""
        token = self.take()
        entry.number = entry.number._replace(tail=f"-{token.value[0]}")
        cite.end = token.end

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
        fits = not one and self.may_follow(one=one) and steps > 0 and (steps < MAX_ADDED or self.kind(1) == "code")
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
        if self.kind() == "code" and (not comma or self.may_close(cite)):
            token = self.take()
            cite.code = token.value
            cite.end = token.end
            if self.kind() in SUBUNITS and self.text[: self.tokens[self.at].start].endswith("(") and not any(cite.entries[-1].subs):
                self.postfix(cite.entries[-1], cite)  # `205.2 УК (часть 2)`
            self.gloss(cite)
            if self.kind() == "comma" and self.kind(1) in SUBUNITS and not any(cite.entries[-1].subs):
                self.postfix(cite.entries[-1], cite)  # `статья 269 УК, часть 3`
            return True
        self.at = before
        if not self.gloss(cite):
            return False
        if self.kind() == "code":
            cite.code = self.take().value
        return True

    def may_close(self, cite: Cite) -> bool:
        """Whether the code at the place belongs to a citation although a comma stands between: `Article 342, part 1, of the CC`, `Art. 342, pt. 1, CC`."""
        form = self.text[self.tokens[self.at].start : self.tokens[self.at].end]
        return form[0].islower() or (" " not in form and any(part for part, _ in cite.entries[-1].subs))

    def gloss(self, cite: Cite) -> bool:
        if self.kind() != "gloss":
            return False
        words = self.take().value
        if is_abbreviation(words):
            self.gloss(cite)
        else:
            cite.gloss = words.strip('“”"«»„ ') or None
        return True
