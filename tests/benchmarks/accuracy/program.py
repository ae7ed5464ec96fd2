"""The program itself, run as a process: templates are registered, probes classified."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from accuracy.answers import Answer
from accuracy.bench_set import Probe

_PROBES_A_PROCESS = 200


def kamiwake(*arguments: str) -> Iterator[dict[str, Any]]:
    """The program's JSON lines, as they come. Raises RuntimeError with what it complained of."""
    command = [sys.executable, "-m", "app.start", *arguments, "--json"]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaint,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=complaint, text=True, encoding="utf-8"
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            yield json.loads(line)
        if process.wait() not in (0, 1):
            complaint.seek(0)
            raise RuntimeError(complaint.read())


def register(profile: Path, tree: Path) -> int:
    """How many templates there were. Raises RuntimeError where one could not be registered."""
    records = list(kamiwake("--profile", str(profile), "register", "--from-tree", str(tree)))
    failed = [f"{record['path']}: {record['error']}" for record in records if "error" in record]
    if failed:
        raise RuntimeError("\n".join(failed))
    return len(records)


def classify(profile: Path, probes: Sequence[Probe]) -> Iterator[list[tuple[Probe, Answer]]]:
    """Answers in parts, one process each, so that little is lost when it is interrupted."""
    for start in range(0, len(probes), _PROBES_A_PROCESS):
        part = probes[start : start + _PROBES_A_PROCESS]
        paths = [str(probe.path) for probe in part]
        records = kamiwake("--profile", str(profile), "classify", *paths)
        answers = {Path(record["path"]).name: Answer.from_record(record) for record in records}
        yield [(probe, answers[probe.path.name]) for probe in part]


def parts(count: int) -> int:
    """How many processes classify so many probes."""
    return -(-count // _PROBES_A_PROCESS)
