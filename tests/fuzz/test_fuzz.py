"""What the fuzzers found, replayed; inputs that grow, at sizes that show a square; promises under random texts. See docs/robustness.md."""

from __future__ import annotations

import base64
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from . import growth
from .targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
SIZES = (6_000, 24_000)
SAMPLE = 30
WORDS = [parts[1] for parts in growth.texts().values()]


@pytest.mark.parametrize("stage", sorted(TARGETS))
def test_kept_inputs_break_nothing(stage):
    path = CORPUS / f"{stage}.b64"
    for line in path.read_bytes().splitlines() if path.is_file() else []:
        TARGETS[stage](base64.b64decode(line))


@pytest.mark.parametrize("stage", sorted(growth.stages()))
def test_no_text_takes_the_square_of_its_length(stage):
    """Other texts in every run; `growth.py` takes them all. What is fast is not judged, and sizes begin above the longest sentence that is read as one."""
    function, slow = growth.stages()[stage], []
    function(growth.grown(("", "On 5 May 2024 7 people. ", ""), 3_000))  # loads the tables
    for name, parts in random.sample(sorted(growth.texts().items()), SAMPLE):
        found = growth.measure(stage, function, name, parts, repeat=1, sizes=SIZES)
        if found.seconds[-1] > 0.3 and found.exponent > 1.6 and growth.measure(stage, function, name, parts, sizes=SIZES).exponent > 1.6:
            slow.append(str(found))
    assert slow == []


@st.composite
def texts(draw):
    """Draw a text of the units that grow, of letters of three scripts, and of anything else."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    pieces = [chance.choice(WORDS) * chance.choice([1, 1, 1, 2, 5]) for _ in range(chance.randint(1, 40))]
    pieces.insert(
        chance.randrange(len(pieces) + 1), draw(st.text(max_size=40).filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t)))
    )
    return chance.choice(["", " ", "\n"]).join(pieces)


@settings(max_examples=60, deadline=None)
@given(texts())
def test_no_mixture_breaks_ingest(text):
    TARGETS["ingest"](text.encode())


@settings(max_examples=40, deadline=None)
@given(texts())
def test_no_mixture_breaks_extract(text):
    TARGETS["extract"](text[:4000].encode())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([w.strip() for w in WORDS if w.strip()] + ["Anna Kavalenka", "А. Каваленка", "o:Viasna", "p:Minsk", "I. I."]),
        min_size=1,
        max_size=12,
    )
)
def test_no_list_of_names_breaks_merge(names):
    TARGETS["merge"]("\n".join(names).replace("/", ";").encode())
