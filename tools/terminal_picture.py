"""Draw docs/terminal.svg, the picture in the README: real commands, their real output on the sample reports.

python tools/terminal_picture.py
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "terminal.svg"
WIDTH = 104
COMMANDS = [
    "reptrack run seeds -o corpus",
    "reptrack track political-prisoners corpus --from 2024-11 --to 2025-02 --format table",
    "reptrack check corpus --format table | head -n 12",
    'reptrack names --explain "Maryja Kaleśnikava" "Мария Колесникова" --format table',
]


def draw() -> str:
    """Run the commands in a copy of the samples and give the picture as SVG."""
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w", encoding="utf-8"), force_terminal=True)  # noqa: PTH123, SIM115
    env = {**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "seeds", Path(folder) / "seeds")
        for command in COMMANDS:
            done = subprocess.run(["bash", "-c", command + " 2>&1"], cwd=folder, env=env, capture_output=True, text=True, check=True)  # noqa: S603, S607
            console.print(Text("$ ", style="bold green") + Text(command, style="bold"))
            console.print(Text.from_ansi(done.stdout))
    return console.export_svg(title="reptrack", unique_id="reptrack")


if __name__ == "__main__":
    TARGET.write_text(draw(), encoding="utf-8")
