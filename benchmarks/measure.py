"""Measure: CPU seconds, wall time and peak memory of a command, the growth of a series, and what machine this is."""

from __future__ import annotations

import json
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["ENVIRONMENT", "REPTRACK", "Spent", "best", "exponent", "machine", "spend"]

REPTRACK = [str(Path(sys.executable).parent / "reptrack")]
# What is measured runs from compiled modules, as it does once installed; where they are not kept beside the sources, they are kept for this run.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
if len(ENVIRONMENT) < len(os.environ):
    _compiled = tempfile.TemporaryDirectory(prefix="reptrack-bench-pyc-")
    ENVIRONMENT["PYTHONPYCACHEPREFIX"] = _compiled.name
# A child's peak memory counts from the size of the process that started it; so a small one does, apart from the benchmark itself.
_LAUNCHER = """
import json, os, sys, time
source, target, *command = sys.argv[1:]
actions = [(os.POSIX_SPAWN_OPEN, 0, source, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
started = time.perf_counter()
pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - started
print(json.dumps([os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds of wall time and of CPU (its finished children's too), megabytes at its peak."""

    wall: float
    cpu: float
    peak: float


def spend(command: Sequence[str | Path], *, stdin: Path | str = os.devnull, stdout: Path | str = os.devnull) -> Spent:
    """Run a command to its end; its standard error goes through.

    Raises:
        RuntimeError: it ended with another exit code than 0.
    """
    words = [sys.executable, "-S", "-c", _LAUNCHER, str(stdin), str(stdout), *map(str, command)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    code, wall, cpu, peak = json.loads(done.stdout)
    if code:
        raise RuntimeError(f"{' '.join(map(str, command))} ended with {code}: {done.stderr.strip()[-500:]}")
    return Spent(wall, cpu, peak / (1 << 10 if sys.platform != "darwin" else 1 << 20))


def best(times: int, command: Sequence[str | Path], *, stdin: Path | str = os.devnull) -> Spent:
    """Run a command several times and give the least of each figure: other work on the machine only ever adds."""
    spend(command, stdin=stdin)  # compiles what is not yet, and brings files into memory
    found = [spend(command, stdin=stdin) for _ in range(times)]
    return Spent(min(s.wall for s in found), min(s.cpu for s in found), min(s.peak for s in found))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Give the power with which costs grow with size, between the first and the last: 1 is in proportion, 2 quadratic."""
    return math.log(costs[-1] / costs[0]) / math.log(sizes[-1] / sizes[0])


def machine() -> str:
    """Describe the machine in a line."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [
            line.split(":", 1)[1].strip() for line in cpuinfo.read_text(encoding="utf-8").splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    load = os.getloadavg()[0]
    return f"{model}, {os.cpu_count()} cores, {memory} GB, {platform.system()} {platform.release()}, Python {platform.python_version()}, load {load:.1f}"
