"""Run the console blocks of README.md and put their real output in (`tests/test_docs.py` compares, so the README cannot go stale).

    python tools/readme.py

A block is fenced as ```console; each line that begins with `$ ` is a command, what follows is its output. The commands run one after another in
a folder that holds a copy of `seeds/`; a block may end a long output with `…`, then only its beginning is shown.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def render(text: str) -> str:
    """Give the README with the output of its commands as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "seeds", Path(folder) / "seeds")
        return _BLOCK.sub(lambda block: f"```console\n{_COMMAND.sub(lambda c: _run(c, folder), block[1])}```", text)


def _run(command: re.Match[str], folder: str) -> str:
    line, shown = command[1], command[2]
    env = {**os.environ, "COLUMNS": "110", "NO_COLOR": "1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", line], cwd=folder, env=env, capture_output=True, text=True, check=False)  # noqa: S603, S607
    output = "".join(f"{row.rstrip()}\n" for row in (done.stdout + done.stderr).splitlines())
    if shown.endswith("…\n"):
        kept = len(shown.splitlines()) - 1
        output = "".join(f"{row}\n" for row in output.splitlines()[:kept]) + "…\n"
    return f"$ {line}\n{output}"


if __name__ == "__main__":
    README.write_text(render(README.read_text(encoding="utf-8")), encoding="utf-8")
