"""Whatever a record holds: its names can be hidden and had back, byte for byte, and its mentions stay where they say."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reptrack.export.pseudonyms.hide import Hider
from reptrack.export.pseudonyms.key import Key
from reptrack.export.pseudonyms.people import People
from reptrack.export.pseudonyms.reveal import Revealer
from reptrack.export.pseudonyms.tokens import TOKEN, joined, token
from reptrack.jsonl import decode, encode
from reptrack.records import Article, Claim, Date, Name, Place, Report, Source, Warn

# Words that make the way back hard: look-alikes of pseudonyms, names inside one another, digits, marks and joiners beside names.
WORDS = [
    "Volha", "Karatkevich", "volha karatkevich", "KARATKEVICH", "Ян", "Яна", "Караткевіч", "Person-0001", "Person-0002-S", "Person-00",
    "Person-", "person-0001", "0017", "_", "-", "-S", "2", " ", " ", "\n", "'s", "A.", "#FreeVolha", "http://x.by/volha-karatkevich",
    "ŭ", "é", "İ", "ß", "\u200d", "မောင်", "🕊", "May", "",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)
entities = st.none() | st.sampled_from(["volha-karatkevich", "jan", "person-0001", "person-12", "karatkevich-fund", "", "Ян"])


@st.composite
def records(draw: st.DrawFn) -> Report:
    text = draw(texts)
    size = len(text)

    def spans(most: int) -> list[dict[str, object]]:
        found = []
        for _ in range(draw(st.integers(0, most))):
            start = draw(st.integers(0, size))
            end = draw(st.integers(start, size))
            found.append({"start": start, "end": end, "text": text[start:end]})
        return found

    words = st.none() | texts | st.just(text[: size // 2])
    numbers = st.integers(-3, size + 3)
    sentence = st.none() | st.tuples(numbers, numbers)
    start = draw(st.integers(0, 50))
    places = [Place(path=draw(texts), sha256="ef" * 32, start=3, end=3 + size)]
    return Report(
        id=draw(st.sampled_from(["aa", "bb", "-", ""])),
        source=Source(path=draw(texts), sha256="ab" * 32, encoding="utf-8", start=start, end=start + size, also_at=places),
        title=draw(words),
        publisher=draw(words),
        text=text,
        dates=[Date(**span, value=None, basis="explicit") for span in spans(2)],
        names=[
            Name(
                **span,
                kind=draw(st.sampled_from(["person", "person", "org", "place"])),
                name=draw(texts | st.just(span["text"])),
                entity=draw(entities),
            )
            for span in spans(4)
        ],
        articles=[Article(**span, refs=["X:1"], gloss=draw(words)) for span in spans(1)],
        claims=[
            Claim(
                **span,
                value=1,
                kind="count",
                subject=draw(words),
                attributed_to=draw(words),
                dims={"by": draw(texts)},
                sentence=draw(sentence),
            )
            for span in spans(2)
        ],
        warnings=[Warn(code="x", message=draw(texts))],
    )


@given(st.lists(records(), min_size=1, max_size=3), st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_names_are_hidden_and_had_back(reports: list[Report], data: st.DataObject) -> None:
    people = People()
    for report in reports:
        people.add(report)
    kept = data.draw(st.sets(st.sampled_from(sorted(people.forms, key=str)), max_size=1)) if people.forms else set()
    key = Key()
    hider = Hider(key, people, frozenset(kept))
    shared = [encode(hider.hide(report)) for report in reports]

    # `decode` checks that every mention of what is shared is where it says.
    read = [decode(line) for line in shared]
    for was, now in zip(reports, read, strict=True):
        assert now.source.end - now.source.start == len(now.text)
        assert len(now.names) == len(was.names)

    revealer = Revealer(key)
    assert [encode(revealer.reveal(report)) for report in read] == [encode(report) for report in reports]

    # A later run with the same key gives the same bytes.
    assert [encode(Hider(key, people, frozenset(kept)).hide(report)) for report in reports] == shared


@given(st.lists(st.tuples(st.sampled_from([1, 17, 12345]), st.sampled_from(["", "S", "G"]), st.integers(1, 12)) | texts, max_size=8))
@settings(deadline=None)
def test_each_pseudonym_is_read_back_as_itself(parts: list[tuple[int, str, int] | str]) -> None:
    literal = [part for part in parts if not isinstance(part, str) or (part and not TOKEN.search(part))]
    pieces = [(part, False) if isinstance(part, str) else (token(*part), True) for part in literal]
    written = "".join(joined(pieces))
    merged = "".join("\0" if is_token else piece for piece, is_token in pieces)
    if TOKEN.search(merged):
        return  # two literals that only together look like a pseudonym: the text is looked through as a whole before
    assert [m.group().removesuffix("_") for m in TOKEN.finditer(written)] == [piece for piece, is_token in pieces if is_token]
    assert TOKEN.sub("\0", written) == merged
