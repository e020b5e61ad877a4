"""Cut a text into spaCy tokens: into words, marks and white space, or not at all. Simple, exact and fast.

The extractors work on characters, so the pipeline needs tokens only where its results are asked for as spans. spaCy's own tokenizer knows
exceptions and affixes of a language; `WordTokenizer` knows none, loses nothing and takes a quarter of the time (`benchmarks/` measures both).
Where nobody looks at tokens, `WholeTokenizer` makes one of the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

__all__ = ["WholeTokenizer", "WordTokenizer", "make_tokenizer", "make_whole_tokenizer"]

# A token and the single space after it: `Karnei ` is ("Karnei", " "); white space that is no single space after a token is one itself.
_TOKEN = re.compile(r"(\w+|[^\w\s]|\s+)( ?)")


class WordTokenizer:
    """A spaCy tokenizer: text in, `Doc` out, with `doc.text == text` always."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize a text."""
        pieces = _TOKEN.findall(text)
        return Doc(self.vocab, words=[word for word, _ in pieces], spaces=[space == " " for _, space in pieces])

    def to_bytes(self, **_: object) -> bytes:
        """Give its state: there is none."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> WordTokenizer:
        """Take its state: there is none."""
        return self

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Save its state: there is none."""

    def from_disk(self, _path: str | Path, **_: object) -> WordTokenizer:
        """Load its state: there is none."""
        return self


class WholeTokenizer(WordTokenizer):
    """A spaCy tokenizer that leaves the text whole: a `Doc` of one token, which carries results and costs nothing."""

    def __call__(self, text: str) -> Doc:
        """Make the text a token."""
        return Doc(self.vocab, words=[text], spaces=[False]) if text else Doc(self.vocab)


@registry.tokenizers("reptrack.words.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Make the tokenizer for a config: `[nlp.tokenizer] @tokenizers = "reptrack.words.v1"`."""
    return lambda nlp: WordTokenizer(nlp.vocab)


@registry.tokenizers("reptrack.whole.v1")  # type: ignore[untyped-decorator]
def make_whole_tokenizer() -> Callable[[Language], WholeTokenizer]:
    """Make the tokenizer for a config: `[nlp.tokenizer] @tokenizers = "reptrack.whole.v1"`."""
    return lambda nlp: WholeTokenizer(nlp.vocab)
