"""Timing a whole command from outside: seconds, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One finished command: wall-clock seconds and peak resident megabytes."""

    seconds: float
    megabytes: float


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end; what it prints is kept back unless it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.stderr.write(printed.decode(errors="replace")[-4000:])
        raise SystemExit(f"{command[0]} ended with {process.returncode}.")
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def paired(
    ours: Sequence[str | Path], theirs: Sequence[str | Path], times: int = 3
) -> tuple[Run, Run]:
    """Run two commands in turn, once to warm up and then so many times; give each one's median."""
    runs: list[tuple[Run, Run]] = [(run(ours), run(theirs)) for _ in range(times + 1)][1:]
    return _middle([one for one, _ in runs]), _middle([other for _, other in runs])


def _middle(runs: list[Run]) -> Run:
    return Run(median(one.seconds for one in runs), median(one.megabytes for one in runs))
