"""Fixtures for hostile input: a terminal to run commands on, records that mean harm."""

from __future__ import annotations

import json
import os
import pty
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HARM = "\x1b]0;OWNED\x07\x1b[2J\x9b31m\u202eevil\u2066\x08\x7f"
"""A window title, a cleared screen, a colour by an 8-bit control, a right-to-left override, an isolate, a backspace, a delete."""
MARKUP = "[bold red]x[/bold red][link=http://evil.example]y[/link]"


@pytest.fixture(scope="session")
def on_terminal(command: list[str]) -> Callable[..., tuple[str, int]]:
    """Run a command on a pseudo-terminal and give what it showed, and its exit code."""

    def run(*args: str, cwd: Path) -> tuple[str, int]:
        pid, handle = pty.fork()
        if pid == 0:
            os.chdir(cwd)
            os.execve(command[0], [*command, *args], {**os.environ, "COLUMNS": "200", "TERM": "xterm-256color"})
        shown = b""
        while True:
            try:
                piece = os.read(handle, 65_536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        os.close(handle)
        return shown.decode("utf-8", "replace"), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    return run


def harmful(path: str | None = None) -> list[dict[str, Any]]:
    """Give records that are valid and carry harm in every field that is free text."""

    def evil(text: str) -> str:
        return text + HARM + MARKUP

    text = f"Anna Kavalenka and 7 people were detained in Minsk on 5 May 2024 under Article 342 of the Criminal Code, {HARM} said Viasna {HARM}.\n"

    def at(part: str, **fields: Any) -> dict[str, Any]:
        return {"start": text.index(part), "end": text.index(part) + len(part), "text": part, **fields}

    claim = at("7", value=7, kind="count", qualifier="at_least", subject=evil("people detained"), metric=evil("detained"))
    claim |= {"dims": {evil("gender"): evil("women")}, "time": "2024-05", "attributed_to": evil("Viasna"), "sentence": [0, len(text)]}
    record = {
        "id": "ab12ab12ab12ab12",
        "schema": "reptrack/1",
        "source": {"path": path or evil("in/a") + ".txt", "sha256": "0" * 64, "encoding": evil("utf-8"), "start": 0, "end": len(text)},
        "title": evil("Title"),
        "publisher": evil("Pub"),
        "published": "2024-05-06",
        "dated": "2024-05-06",
        "lang": "en",
        "text": text,
        "dates": [at("5 May 2024", value="2024-05-05", basis="explicit")],
        "names": [
            at("Anna Kavalenka", kind="person", name=evil("Anna Kavalenka"), entity=evil("anna-kavalenka")),
            at("Minsk", kind="place", name=evil("Minsk"), entity=evil("minsk")),
            at(f"Viasna {HARM}", kind="org", name=evil("Viasna"), entity="viasna"),
        ],
        "articles": [at("Article 342 of the Criminal Code", refs=[evil("BY-CC:342"), "BY-CC:342"], gloss=evil("x"))],
        "claims": [claim],
        "warnings": [{"code": evil("published-x"), "message": evil("m")}],
    }
    rival = json.loads(json.dumps(record)) | {"id": "cd12cd12cd12cd12"}
    rival["claims"][0]["value"] = 9
    misplaced = json.loads(json.dumps(record))
    misplaced["dates"][0]["text"] = "wrong" + HARM
    return [record, rival, misplaced, {**record, "schema": "reptrack/9" + HARM}, {**record, "publisher": {"x" + HARM: 1}}]


@pytest.fixture
def harm(tmp_path: Path) -> Path:
    """Give a folder with harmful records (`c.jsonl`), reports with harmful names (`in/`) and decisions (`decisions.csv`)."""
    lines = [json.dumps(record, ensure_ascii=False) for record in harmful()]
    (tmp_path / "c.jsonl").write_text("\n".join([*lines, "{" + HARM]) + "\n", encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[2J\u202e[bold].txt").write_text(harmful()[0]["text"], encoding="utf-8")
    (tmp_path / "in" / "e\x1b[31m.txt").write_text("")
    (tmp_path / "decisions.csv").write_text(f"{HARM},b,c\nx,y\n", encoding="utf-8")
    return tmp_path
