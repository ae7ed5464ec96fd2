"""Soak: many small documents through a watched folder; rate, memory and handles stay flat.

python tests/proof/soak.py [--documents 20000] [--picture tests/proof/soak.png]
"""

from __future__ import annotations

import argparse
import io
import json
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import cv2
import numpy as np
from office import ROOT, SAMPLES, Profile, make_library
from PIL import Image
from report import report, tell

PORTION = 500
SAMPLE_EVERY_S = 2.0
MARGIN = 1.10
"""What memory and handles of the last quarter may be, against the second one."""


@dataclass(frozen=True)
class Sample:
    """`memory_mb`: of the engine and its decoders together."""

    at_s: float
    done: int
    memory_mb: float
    handles: int
    threads: int


def small_documents() -> list[bytes]:
    """Bundled scans, as small black-and-white TIFF files."""
    documents = []
    for path in sorted((SAMPLES / "scans").glob("scan_*.*")):
        if path.suffix in (".jpg", ".png", ".webp"):
            page = Image.open(path).convert("L")
            page.thumbnail((900, 900))
            out = io.BytesIO()
            page.point(lambda value: 255 * (value > 160)).convert("1").save(
                out, "TIFF", compression="group4"
            )
            documents.append(out.getvalue())
    return documents


def processes(pid: int) -> list[int]:
    found, look = [], [pid]
    while look:
        found.append(look.pop())
        for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            try:
                look += map(int, children.read_text("ascii").split())
            except OSError:
                continue
    return found


def take_sample(pid: int, journal: Path, begun_s: float) -> Sample:
    memory_kb, handles, threads = 0, 0, 0
    for process in processes(pid):
        try:
            status = Path(f"/proc/{process}/status").read_text("ascii")
            fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
            memory_kb += int(fields["VmRSS"].split()[0])
            threads += int(fields["Threads"])
            handles += sum(1 for _ in Path(f"/proc/{process}/fd").iterdir())
        except (OSError, KeyError):
            continue
    return Sample(time.monotonic() - begun_s, done_in(journal), memory_kb / 1024, handles, threads)


def done_in(journal: Path) -> int:
    with closing(sqlite3.connect(journal, timeout=30)) as database:
        (filed,) = database.execute("SELECT count(*) FROM filing WHERE state='done'").fetchone()
        (held,) = database.execute("SELECT count(*) FROM held WHERE released_at IS NULL").fetchone()
    return int(filed + held)


def soak(folder: Path, documents: int) -> list[Sample]:
    inbox, filed, profile = folder / "inbox", folder / "filed", folder / "profile"
    inbox.mkdir()
    make_library(profile)
    (profile / "settings.json").write_text(json.dumps({"stable_s": 0.5, "relist_s": 1.0}), "utf-8")
    with Profile(profile) as opened:
        opened.folders.add(inbox, filed, "{class}/{date:%Y-%m-%d}/{original}")
    pages, journal = small_documents(), profile / "journal.db"
    with (folder / "engine.log").open("wb") as log:
        engine = subprocess.Popen(
            [sys.executable, "-m", "app.start", "watch", "--profile", str(profile)],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=log,
        )  # fmt: skip
    samples, put, begun_s = [], 0, time.monotonic()
    try:
        while not samples or samples[-1].done < documents:
            assert engine.poll() is None, (folder / "engine.log").read_text("utf-8")
            while put < documents and put - (samples[-1].done if samples else 0) < 2 * PORTION:
                for number in range(put, min(put + PORTION, documents)):
                    # A tail of its own gives each a content of its own.
                    data = pages[number % len(pages)] + number.to_bytes(4, "big")
                    part = inbox / f".{number}.part"
                    part.write_bytes(data)
                    part.rename(inbox / f"scan {number:06}.tif")
                put += PORTION
            time.sleep(SAMPLE_EVERY_S)
            samples.append(take_sample(engine.pid, journal, begun_s))
            if len(samples) % 15 == 0:
                tell(samples[-1])
    finally:
        engine.send_signal(signal.SIGTERM)
        engine.wait(60)
    files = [p for place in (inbox, filed) for p in place.rglob("*") if p.is_file()]
    contents = {path.read_bytes() for path in files}
    assert len(files) == len(contents) == documents, (len(files), len(contents))
    return samples


def quarter(samples: list[Sample], number: int, value: Callable[[Sample], float]) -> float:
    size = len(samples) // 4
    return statistics.median(value(s) for s in samples[number * size : (number + 1) * size])


def rate(samples: list[Sample], number: int) -> float:
    """Documents a second in one quarter of the time."""
    size = len(samples) // 4
    part = samples[number * size : (number + 1) * size]
    return (part[-1].done - part[0].done) / (part[-1].at_s - part[0].at_s)


def draw(samples: list[Sample], picture: Path) -> None:
    """Four curves over the minutes, one below the other."""
    rates = [
        (b.done - a.done) / (b.at_s - a.at_s)
        for a, b in zip(samples, samples[5:], strict=False)
    ]  # fmt: skip
    curves = [
        ("documents done", [float(s.done) for s in samples]),
        ("documents a second (over 10 s)", rates),
        ("memory of engine and decoders, MB", [s.memory_mb for s in samples]),
        ("open handles", [float(s.handles) for s in samples]),
    ]
    width, height, left = 900, 170, 70
    canvas = np.full((height * len(curves) + 30, width, 3), 255, np.uint8)
    for row, (title, values) in enumerate(curves):
        top, most = row * height + 30, max(values) or 1.0
        base = top + height - 50
        x = np.linspace(left, width - 20, len(values))
        y = base - np.asarray(values) / most * (height - 60)
        points = np.stack([x, y], 1).round().astype(np.int32)
        cv2.line(canvas, (left, base), (width - 20, base), (160, 160, 160), 1)
        cv2.polylines(canvas, [points], False, (150, 80, 20), 2, cv2.LINE_AA)
        for text, at in [
            (title, (left, top - 2)),
            (f"{most:,.0f}", (8, top + 16)),
            ("0", (8, base)),
        ]:
            cv2.putText(
                canvas, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (40, 40, 40), 1, cv2.LINE_AA
            )
    ends = f"0 to {samples[-1].at_s / 60:.0f} minutes"
    cv2.putText(canvas, ends, (left, canvas.shape[0] - 12), cv2.FONT_HERSHEY_SIMPLEX, 0.45,
                (40, 40, 40), 1, cv2.LINE_AA)  # fmt: skip
    picture.write_bytes(cv2.imencode(".png", canvas)[1].tobytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--picture", type=Path, default=Path(__file__).with_name("soak.png"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kamiwake-soak-") as folder:
        samples = soak(Path(folder), asked.documents)
    draw(samples, asked.picture)
    memory = [quarter(samples, n, lambda s: s.memory_mb) for n in (1, 3)]
    handles = [quarter(samples, n, lambda s: s.handles) for n in (1, 3)]
    rates = [rate(samples, n) for n in range(4)]
    report(
        "soak",
        f"{asked.documents:,} documents in {samples[-1].at_s / 60:.1f} minutes; a second in each "
        f"quarter: {', '.join(f'{r:.1f}' for r in rates)}. Memory of the engine and its decoders "
        f"in the second and the last quarter: {memory[0]:.0f} and {memory[1]:.0f} MB; open "
        f"handles: {handles[0]:.0f} and {handles[1]:.0f}. Lost: 0.",
    )
    assert memory[1] <= MARGIN * memory[0], "memory grows"
    assert handles[1] <= MARGIN * handles[0], "handles grow"


if __name__ == "__main__":
    main()
