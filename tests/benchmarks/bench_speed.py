"""`python tests/benchmarks/bench_speed.py`: pages a second beside the least they could cost.

Draws 300 dpi A4 scans from a bundled form, sorts them for real (read, decode, embed, search,
move, journal) and compares with the floor: reading, hashing, decoding at reduced size, one forward
pass of four rotations, and a rename, in one process without anything around it.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from app.bootstrap import Profile
from core.domain import Label, WatchedFolder
from core.imaging.preprocess import four_rotations
from core.ingest.request import PAGE_LONG_SIDE_PX
from core.library.registry import Sample
from core.settings import Settings

SCANS = 60
A4_300_DPI_PX = (2480, 3508)


def draw_scans(folder: Path, form: Image.Image) -> None:
    """The form at 300 dpi with a little noise, so that no two files are alike."""
    rng = np.random.default_rng(0)
    page = np.asarray(form.resize(A4_300_DPI_PX)).astype(np.int16)
    for number in range(SCANS):
        noise = rng.integers(-6, 7, (page.shape[0], page.shape[1], 1), dtype=np.int16)
        noisy = np.clip(page + noise, 0, 255).astype(np.uint8)
        Image.fromarray(noisy).save(folder / f"scan_{number:03}.jpg", quality=85, dpi=(300, 300))


def timed(work: Callable[..., Any], *arguments: object) -> tuple[Any, float]:
    started = time.perf_counter()
    result = work(*arguments)
    return result, time.perf_counter() - started


def decode_reduced(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (PAGE_LONG_SIDE_PX, PAGE_LONG_SIDE_PX))
        return picture.convert("RGB")


def floor_s(paths: list[Path], profile: Profile, target: Path) -> dict[str, float]:
    """Seconds for all files, step by step."""
    embedder = profile.embedder
    spent = dict.fromkeys(("read", "hash", "decode", "forward", "rename"), 0.0)
    for path in paths:
        data, seconds = timed(path.read_bytes)
        spent["read"] += seconds
        spent["hash"] += timed(hashlib.sha256, data)[1]
        page, seconds = timed(decode_reduced, data)
        spent["decode"] += seconds
        views = four_rotations(np.asarray(page), embedder.size_px)
        spent["forward"] += timed(embedder.embed, views)[1]
        spent["rename"] += timed(path.rename, target / path.name)[1]
    return spent


def main() -> None:
    library = resources.files("resources") / "samples" / "library"
    (sample, *_) = sorted(Path(str(library)).rglob("*.png"))
    form = Image.open(sample).convert("RGB")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        inbox, out, aside = (root / part for part in ("inbox", "out", "aside"))
        for folder in (inbox, out, aside):
            folder.mkdir()
        draw_scans(inbox, form)
        with Profile(root / "profile", Settings(stable_s=0)) as profile:
            registered = Sample(np.asarray(form), sample.name, "0" * 64)
            profile.registry.register(registered, Label("form"))
            least = floor_s(sorted(inbox.iterdir()), profile, aside)
            for path in aside.iterdir():
                path.rename(inbox / path.name)
            folder = WatchedFolder(0, inbox, out, "{class}/{original}")
            engine = profile.engine(lambda: [folder])
            started = time.perf_counter()
            filed = sum(outcome.target is not None for outcome in engine.run(once=True))
            spent_s = time.perf_counter() - started
            workers = profile.decoders.workers
    total_s = sum(least.values())
    for step, seconds in least.items():
        print(f"floor: {step:8} {1000 * seconds / SCANS:7.2f} ms a page")
    print(f"floor: together {1000 * total_s / SCANS:7.2f} ms a page, one core")
    print(f"sorted: {filed} of {SCANS} filed, {1000 * spent_s / SCANS:.2f} ms a page, "
          f"{SCANS / spent_s:.1f} pages a second with {workers} decoders")  # fmt: skip
    print(f"ratio to the floor: {spent_s / total_s:.2f}")


if __name__ == "__main__":
    main()
