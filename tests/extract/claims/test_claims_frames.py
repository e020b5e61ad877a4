"""A frame of a sentence is read alike with whatever words stand in it: every combination of its slots."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reptrack.extract.claims import find_claims
from reptrack.records import Claim, Name
from reptrack.text.view import View

FRAMES = tomllib.loads((Path(__file__).resolve().parents[2] / "cases" / "claims_frames.toml").read_text(encoding="utf-8"))["frames"]


def told(claim: Claim) -> str:
    extra = claim.currency if isinstance(claim.currency, str) else claim.unit if isinstance(claim.unit, str) else ""
    said = (f"{claim.text}={claim.value}", extra, "" if claim.kind == "count" else claim.kind, claim.qualifier)
    return " ".join(part for part in said if part and part != "exact")


def combinations(frame: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    """Give text, claims and persons for every choice; a choice is a text, or a text and what it comes to."""
    slots = frame["slots"]
    for choice in itertools.product(*slots.values()):
        pairs = [(part, part) if isinstance(part, str) else part for part in choice]
        words = {name: surface for name, (surface, _) in zip(slots, pairs, strict=True)}
        values = {f"{name}_value": value for name, (_, value) in zip(slots, pairs, strict=True)}
        text, claims = frame["text"].format(**words), frame["claims"].format(**words, **values)
        yield text, claims, [words[name] for name in frame.get("persons", ())]


def names(text: str, persons: list[str]) -> list[Name]:
    places = [(text.index(person), person) for person in persons]
    return [Name(start=at, end=at + len(person), text=person, kind="person", name=person) for at, person in sorted(places)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame['lang']}: {frame['why']}")
def test_every_filling_of_a_frame(frame: dict[str, Any]) -> None:
    wrong, rows = [], list(combinations(frame))
    for text, claims, persons in rows:
        found = " ; ".join(told(claim) for claim in find_claims(View(text, lang=frame["lang"]), [], names(text, persons), []))
        if found != claims:
            wrong.append(f"{text!r}: wanted {claims}, found {found}")
    assert not wrong, f"{len(wrong)} of {len(rows)}\n" + "\n".join(wrong[:: max(1, len(wrong) // 20)])
