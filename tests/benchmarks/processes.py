"""What processes take, on Linux."""

from __future__ import annotations

import os
from pathlib import Path


def pss_mb(root: int | None = None) -> dict[str, float]:
    """Proportional set size of a process (this one by default) and all below it, by what they are,
    in MB of a million bytes: shared pages count in equal parts. "together" is the sum."""
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it has ended
        children.setdefault(parent, []).append(int(status.parent.name))
    found: dict[str, float] = {}
    wanted = [root or os.getpid()]
    while wanted:
        number = wanted.pop()
        wanted += children.get(number, [])
        name = _name(number, root or os.getpid())
        found[name] = found.get(name, 0.0) + _pss(number)
    return {**found, "together": sum(found.values())}


def _name(number: int, root: int) -> str:
    if number == root:
        return "window"
    try:
        command = Path(f"/proc/{number}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return "ended"
    return "engine" if "watch" in command else "decoders"


def _pss(number: int) -> float:
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return kilobytes * 1024 / 1e6
