"""The figures on hand-made gold never fall below `tests/eval_baseline.json` (raise them with `python benchmarks/evaluate.py --update`)."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = json.loads((ROOT / "tests" / "eval_baseline.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def evaluation():
    spec = importlib.util.spec_from_file_location("evaluate", ROOT / "benchmarks" / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["evaluate"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["evaluate"]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls(evaluation, name):
    if name not in evaluation.available():
        pytest.skip(f"the gold set {name} is not here")
    figures = evaluation.headline(evaluation.evaluate(name)[""])
    fallen = {figure: (figures.get(figure), floor) for figure, floor in FLOORS[name].items() if figures.get(figure, 0.0) < floor}
    assert not fallen


def test_the_scorer_gives_full_marks_to_gold_itself(evaluation):
    """A scorer that cannot reach 1 measures nothing."""
    gold, texts = evaluation.SETS["seeds"]
    files = json.loads((gold / "files.json").read_text(encoding="utf-8"))
    for name, spec in files.items():
        lines = [json.loads(line) for line in (gold / name).read_text(encoding="utf-8").splitlines()]
        text = (texts / spec["text"]).read_bytes().decode()
        perfect = {"dates": [], "names": [], "articles": [], "claims": []}
        for line in lines:
            place = {"start": line["start"], "end": line["end"], "text": line["text"]}
            if line["type"] == "date":
                perfect["dates"].append({**place, "value": line["value"]})
            elif line["type"] in {"name", "org", "place"}:
                kind = {"name": "person"}.get(line["type"], line["type"])
                perfect["names"].append({**place, "kind": kind, "entity": line.get("entity")})
            elif line["type"] == "article":
                perfect["articles"].append({**place, "refs": line["refs"]})
            elif line["type"] == "claim":
                claim = {"value": line["value"], "kind": line["kind"], "qualifier": line.get("qual") or "exact", "subject": line.get("of")}
                perfect["claims"].append({**place, **claim, "time": line.get("time"), "attributed_to": line.get("source")})
        record = {"title": None, "source": {"start": 0, "end": len(text)}, **perfect}
        result = evaluation.score_document(evaluation.Document(name, text, lines, [record], (0, len(text))))
        for layer, values in result.figures().items():
            assert layer == "items" or values.get("f1", values.get("accuracy")) == 1 or not values["gold"], (name, layer)
