"""Score the pipeline against hand-annotated gold: precision, recall, F1 and the list of errors.

    python benchmarks/evaluate.py                     all gold that is there
    python benchmarks/evaluate.py seeds --errors names
    python benchmarks/evaluate.py --json
    python benchmarks/evaluate.py --update            raise the floors that tests/test_eval.py holds the pipeline to

Gold sets: `seeds` (the sample reports), `houses`, `heldout` and `opened` (reports of other houses, countries and scripts) are open to rule writers; `fresh` is
the newest lot, closed until its first measurement: docs/evaluation.md says what was read of it since. Beside a checkout that has it, `dev` is the real documents in ../shared. What counts as right is strict: persons and places need the exact span,
dates, claims and articles an overlapping span and equal values, organisations an overlapping span.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

import reptrack

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SETS = {
    "dev": (SHARED / "gold" / "dev", SHARED / "seeds"),
    "seeds": (ROOT / "tests" / "gold" / "seeds", ROOT / "seeds"),
    "houses": (ROOT / "tests" / "gold" / "houses", ROOT / "tests" / "gold" / "houses"),
    "heldout": (ROOT / "tests" / "gold" / "heldout", ROOT / "tests" / "gold" / "heldout"),
    "opened": (ROOT / "tests" / "gold" / "opened", ROOT / "tests" / "gold" / "opened"),
    "fresh": (ROOT / "tests" / "gold" / "fresh", ROOT / "tests" / "gold" / "fresh"),
}
BASELINE = ROOT / "tests" / "eval_baseline.json"
LAYERS = ("items", "dates", "persons", "orgs", "places", "articles", "claims")
# Layers whose mentions have entities, and what the B-cubed figures are called.
ENTITIES = {"persons": "entities", "orgs": "entities_org", "places": "entities_place"}
DETAILS = ("published", "publisher", "dated", "subject", "time", "attributed")

Mention = dict[str, Any]
Span = tuple[int, int]


@dataclass
class Score:
    """Counts of one layer: right, invented, missed; and a line for each error."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Give precision, recall and F1."""
        precision = self.right / (self.right + self.extra) if self.right + self.extra else 0.0
        recall = self.right / (self.right + self.missed) if self.right + self.missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": precision, "r": recall, "f1": f1, "gold": self.right + self.missed}


@dataclass
class Result:
    """The scores of a gold set, or of one file of it."""

    layers: dict[str, Score] = field(default_factory=lambda: {layer: Score() for layer in LAYERS})
    details: Counter[str] = field(default_factory=Counter)
    detail_errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    entities: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: {layer: [] for layer in ENTITIES})

    def figures(self) -> dict[str, dict[str, float]]:
        """Give all figures by name."""
        out = {layer: score.figures() for layer, score in self.layers.items()}
        for detail in DETAILS:
            if total := self.details[f"{detail} asked"]:
                out[detail] = {"accuracy": self.details[f"{detail} right"] / total, "gold": total}
        for layer, figure in ENTITIES.items():
            if self.entities[layer]:
                out[figure] = b_cubed(self.entities[layer])
        return out


def b_cubed(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """Score a clustering by B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    both, gold, found = Counter(pairs), Counter(g for g, _ in pairs), Counter(f for _, f in pairs)
    precision = sum(n * n / found[f] for (_, f), n in both.items()) / len(pairs)
    recall = sum(n * n / gold[g] for (g, _), n in both.items()) / len(pairs)
    return {"p": precision, "r": recall, "f1": 2 * precision * recall / (precision + recall), "gold": len(pairs)}


def overlap(a: Span, b: Span) -> int:
    """Give the number of characters two spans share (negative if they lie apart)."""
    return min(a[1], b[1]) - max(a[0], b[0])


def pair_up(gold: list[Mention], found: list[Mention], *, exact: bool) -> list[tuple[int, int]]:
    """Pair gold and found mentions one to one, the best overlap first."""
    candidates = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            shared = overlap(g["span"], f["span"])
            if shared > 0 and (not exact or g["span"] == f["span"]):
                union = max(g["span"][1], f["span"][1]) - min(g["span"][0], f["span"][0])
                candidates.append((-shared / union, i, j))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def same_date(gold: Mention, found: Mention) -> bool:
    """Compare EDTF values; a second right answer counts."""
    return found["value"] in {gold.get("value"), gold.get("alt_value", gold.get("value"))}


def same_claim(gold: Mention, found: Mention) -> bool:
    """Compare value, kind and qualifier; second right answers count."""
    kinds = {gold["kind"], *gold.get("alt_kind", [])}
    qualifiers = {gold.get("qual") or "exact", gold.get("qual_alt") or gold.get("qual") or "exact"}
    return equal(gold.get("value"), found["value"]) and found["kind"] in kinds and found["qualifier"] in qualifiers


def equal(a: Any, b: Any) -> bool:  # noqa: ANN401 - a number, a duration or nothing
    """Compare two values, numbers with a little tolerance."""
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) < 1e-6
    return bool(a == b)


class Document:
    """One text with its gold and what was found in it."""

    def __init__(self, name: str, text: str, gold: list[Mention], records: list[dict[str, Any]], window: Span) -> None:
        self.name, self.text, self.records, self.window = name, text, records, window
        self.gold = [{**line, "span": (line["start"], line["end"])} for line in gold]

    def gold_of(self, kind: str) -> list[Mention]:
        """Give the gold lines of a type."""
        return [line for line in self.gold if line["type"] == kind]

    def found(self, layer: str) -> list[Mention]:
        """Give the found mentions of a layer, placed in the raw text."""
        key = "names" if layer in {"persons", "orgs", "places"} else layer
        out = []
        for record in self.records:
            base = record["source"]["start"]
            for mention in record[key]:
                span = (base + mention["start"], base + mention["end"])
                if self.window[0] <= span[0] < self.window[1] and (key != "names" or mention["kind"] == layer[:-1]):
                    out.append({**mention, "span": span})
        return out

    def line(self, what: str, span: Span, note: str) -> str:
        """Give an error as one line with its surroundings."""
        around = self.text[max(0, span[0] - 40) : span[1] + 40].replace("\n", "⏎")
        return f"{self.name}:{span[0]} {what:6} {self.text[span[0] : span[1]]!r} {note}   …{around}…"


def score_mentions(doc: Document, layer: str, kind: str, result: Result) -> None:
    """Score dates, names or claims of one document."""
    score = result.layers[layer]
    gold, found = doc.gold_of(kind), doc.found(layer)
    same = {"dates": same_date, "claims": same_claim}.get(layer, lambda _g, _f: True)
    pairs = pair_up(gold, found, exact=layer in {"persons", "places"})
    for i, j in pairs:
        g, f = gold[i], found[j]
        if g.get("optional"):
            continue
        if same(g, f):
            score.right += 1
        else:
            score.extra += 1
            score.missed += 1
            score.errors.append(
                doc.line("VALUE", g["span"], f"want {g.get('value')} {g.get('qual', '')} got {f.get('value')} {f.get('qualifier', '')}")
            )
        if layer == "claims":
            score_claim_details(doc, g, f, result)
        if layer in ENTITIES and g.get("entity"):
            result.entities[layer].append((g["entity"], f["entity"] or f"none-{doc.name}-{f['span']}"))
    score_unpaired(doc, score, gold, found, pairs)


def score_unpaired(doc: Document, score: Score, gold: list[Mention], found: list[Mention], pairs: list[tuple[int, int]]) -> None:
    """Count what was missed and what was invented."""
    got, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, g in enumerate(gold):
        if i not in got and not g.get("optional"):
            score.missed += 1
            score.errors.append(doc.line("MISSED", g["span"], str(g.get("value", ""))))
    for j, f in enumerate(found):
        if j not in used and not any(g.get("optional") and overlap(g["span"], f["span"]) > 0 for g in gold):
            score.extra += 1
            score.errors.append(doc.line("EXTRA", f["span"], str(f.get("value", f.get("name", "")))))


def score_claim_details(doc: Document, gold: Mention, found: Mention, result: Result) -> None:
    """Score subject, time and attribution of a paired claim, where gold has them."""

    def note(wanted: str, given: object) -> str:
        return doc.line("DETAIL", gold["span"], f"want {wanted!r} got {given!r}")

    if wanted := gold.get("of"):
        a, b = set(wanted.lower().split()), set((found["subject"] or "").lower().split())
        right = bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.5
        tell(result, "subject", note(wanted, found["subject"]), right=right)
    if wanted := gold.get("time"):
        tell(result, "time", note(wanted, found["time"]), right=found["time"] in {wanted, gold.get("alt_time", wanted)})
    if wanted := gold.get("source"):
        asked, given = wanted.lower(), (found["attributed_to"] or "").lower()
        tell(result, "attributed", note(wanted, found["attributed_to"]), right=bool(given) and (asked in given or given in asked))


def tell(result: Result, detail: str, note: str, *, right: bool) -> None:
    """Count one answer to a detail; keep a line for a wrong one."""
    result.details[f"{detail} asked"] += 1
    result.details[f"{detail} right"] += right
    if not right:
        result.detail_errors[detail].append(note)


def score_articles(doc: Document, result: Result) -> None:
    """Score article references ref by ref."""
    score = result.layers["articles"]
    gold = [(g, ref) for g in doc.gold_of("article") for ref in g["refs"]]
    found = [(f, ref) for f in doc.found("articles") for ref in f["refs"]]
    used: set[int] = set()
    for g, ref in gold:
        hit = next((j for j, (f, r) in enumerate(found) if j not in used and r == ref and overlap(g["span"], f["span"]) > 0), None)
        if hit is not None:
            used.add(hit)
        if g.get("optional"):
            continue
        if hit is not None:
            score.right += 1
        else:
            score.missed += 1
            score.errors.append(doc.line("MISSED", g["span"], ref))
    optional = [g for g in doc.gold_of("article") if g.get("optional")]
    for j, (f, ref) in enumerate(found):
        if j not in used and not any(overlap(g["span"], f["span"]) > 0 for g in optional):
            score.extra += 1
            score.errors.append(doc.line("EXTRA", f["span"], ref))


def score_items(doc: Document, result: Result) -> None:
    """Score how the file was split, and what is said of each item."""
    score = result.layers["items"]
    left = [
        (title_span(doc, record), record)
        for record in doc.records
        if record["title"] and doc.window[0] <= record["source"]["start"] < doc.window[1]
    ]
    for g in doc.gold_of("item"):
        hit = next((pair for pair in left if overlap(g["span"], pair[0]) > 0), None)
        if hit is None:
            if not g.get("optional"):
                score.missed += 1
                score.errors.append(doc.line("MISSED", g["span"], ""))
            continue
        left.remove(hit)
        if g.get("optional"):
            continue
        score.right += 1
        for name in ("published", "publisher"):
            note = doc.line("DETAIL", g["span"], f"want {g.get(name)!r} got {hit[1][name]!r}")
            tell(result, name, note, right=(hit[1][name] or None) == (g.get(name) or None))
        if g.get("true_published"):
            note = doc.line("DETAIL", g["span"], f"want {g['true_published']!r} got {hit[1]['dated']!r}")
            tell(result, "dated", note, right=hit[1]["dated"] == g["true_published"])
    for span, _ in left:
        score.extra += 1
        score.errors.append(doc.line("EXTRA", span, ""))


def title_span(doc: Document, record: dict[str, Any]) -> Span:
    """Find a record's title in the raw text."""
    at = doc.text.find(record["title"], record["source"]["start"], record["source"]["end"])
    return (at, at + len(record["title"])) if at >= 0 else (record["source"]["start"], record["source"]["start"] + 1)


def documents(name: str) -> Iterator[Document]:
    """Run the pipeline over the texts of a gold set and give each gold file with what was found."""
    gold, texts = SETS[name]
    files = json.loads((gold / "files.json").read_text(encoding="utf-8"))
    paths = sorted({texts / spec["text"] for spec in files.values()})
    by_path: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in reptrack.merge(reptrack.extract(reptrack.ingest(paths))):
        by_path[record.source.path].append(msgspec.to_builtins(record))
    for gold_name, spec in sorted(files.items()):
        path = texts / spec["text"]
        text = path.read_bytes().decode("utf-8")
        lines = [json.loads(line) for line in (gold / gold_name).read_text(encoding="utf-8").splitlines()]
        window = (spec.get("from", 0), spec.get("to") or len(text))
        yield Document(gold_name.removesuffix(".gold.jsonl"), text, lines, by_path[path.as_posix()], window)


def score_document(doc: Document) -> Result:
    """Score one document."""
    result = Result()
    score_items(doc, result)
    for layer, kind in (("dates", "date"), ("persons", "name"), ("claims", "claim")):
        score_mentions(doc, layer, kind, result)
    for layer, kind in (("orgs", "org"), ("places", "place")):
        if doc.gold_of(kind):
            score_mentions(doc, layer, kind, result)
    score_articles(doc, result)
    return result


def add_up(results: Iterable[Result]) -> Result:
    """Add the counts of several results."""
    total = Result()
    for result in results:
        for layer, score in result.layers.items():
            mine = total.layers[layer]
            mine.right, mine.extra, mine.missed = mine.right + score.right, mine.extra + score.extra, mine.missed + score.missed
            mine.errors += score.errors
        total.details.update(result.details)
        for detail, notes in result.detail_errors.items():
            total.detail_errors[detail] += notes
        for layer, pairs in result.entities.items():
            total.entities[layer] += pairs
    return total


def evaluate(name: str) -> dict[str, Result]:
    """Score a gold set: a result for each gold file, and the whole under `""`."""
    results = {doc.name: score_document(doc) for doc in documents(name)}
    return {"": add_up(results.values()), **results}


def headline(result: Result) -> dict[str, float]:
    """Give one number for each figure: F1, or accuracy, cut (not rounded) to three places."""
    return {name: math.floor(values.get("f1", values.get("accuracy", 0.0)) * 1000) / 1000 for name, values in result.figures().items()}


def update_floors(everything: dict[str, dict[str, Result]], *, lower: bool) -> None:
    """Write the present figures as floors; refuse to lower one unless told to."""
    floors = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    for name, found in everything.items():
        for figure, value in headline(found[""]).items():
            before = floors.setdefault(name, {}).get(figure, 0.0)
            if value < before and not lower:
                sys.exit(f"{name} {figure} fell from {before} to {value}; --allow-regression if it must be")
            floors[name][figure] = value
    BASELINE.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def available() -> list[str]:
    """List the gold sets that are there."""
    return [name for name, (gold, _) in SETS.items() if (gold / "files.json").is_file()]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="dev, seeds, houses, heldout, opened, fresh; default: all that are there")
    parser.add_argument("--errors", choices=(*LAYERS, *DETAILS), help="list the errors of one layer or detail")
    parser.add_argument("--each", action="store_true", help="a line for each gold file")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--update", action="store_true", help="write tests/eval_baseline.json")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    args = parser.parse_args()
    everything = {name: evaluate(name) for name in args.sets or available()}
    if args.update:
        update_floors(everything, lower=args.allow_regression)
    if args.json:
        json.dump(
            {name: {file: result.figures() for file, result in found.items()} for name, found in everything.items()}, sys.stdout, indent=1
        )
        return
    for name, found in everything.items():
        print(f"== {name}")
        for layer, values in found[""].figures().items():
            print(
                f"{layer:15}"
                + "  ".join(f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in values.items())
            )
        if args.each:
            for file, result in found.items():
                print(f"{file or 'all':28}" + "  ".join(f"{layer} {score.figures()['f1']:.3f}" for layer, score in result.layers.items()))
        if args.errors:
            whole = found[""]
            print(*(whole.layers[args.errors].errors if args.errors in LAYERS else whole.detail_errors[args.errors]), sep="\n")


if __name__ == "__main__":
    main()
