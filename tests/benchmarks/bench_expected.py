"""`python tests/benchmarks/bench_expected.py [SET...]`: is the expected share of reviews right?

Each SET is a folder drawn by `python -m training.data.forms`; without any, the bundled samples. The
scans are judged by a profile with the forms registered, at several promises. Prints what a second
look leaves of the distance to 1 where both looks see the same form, and for each promise the share
of documents that wait for a person: as foretold from the verdicts at each other one, and as it is.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import resources
from pathlib import Path

import numpy as np

from app.bootstrap import Profile
from core.domain import Label, Verdict, VerdictKind
from core.expected import expected_reviews
from core.library.entries import Sample
from core.settings import Settings

PROMISES = (10, 100, 1_000, 10_000, 100_000)
SAMPLES = Path(str(resources.files("resources") / "samples"))


def register(profile: Profile, library: Path) -> None:
    for path in sorted(p for p in library.rglob("*") if p.is_file()):
        parts = path.relative_to(library).parts
        pages = profile.registrar.pages(path)
        page = profile.registrar.page(path, pages.suggested)
        label = Label(parts[0], parts[1] if len(parts) == 3 else "")
        profile.registry.register(Sample(page.image, path.name, pages.sha256, page.number), label)


def judged(folder: Path, scans: list[Path], promise: int) -> list[Verdict]:
    with Profile(folder, Settings(one_wrong_in=promise)) as profile:
        profile.refresh()
        return [outcome.verdict for outcome, _ in profile.classifier.classify(scans)]


def waiting(verdicts: list[Verdict]) -> float:
    held = [verdict.kind is not VerdictKind.FILED for verdict in verdicts]
    return float(np.mean(held))


def left_by_looking(first: list[Verdict], second: list[Verdict]) -> list[float]:
    return [
        (1 - after.candidates[0].score) / (1 - before.candidates[0].score)
        for before, after in zip(first, second, strict=True)
        if not before.looked_twice and after.looked_twice
        if before.candidates[0].label == after.candidates[0].label
    ]


def measure(library: Path, scans: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "profile"
        with Profile(folder, Settings()) as profile:
            register(profile, library)
        verdicts = {promise: judged(folder, scans, promise) for promise in PROMISES}
        with Profile(folder, Settings()) as profile:
            profile.refresh()
            foretold = {
                promise: expected_reviews(
                    verdicts[promise], profile.recognizer.rules_at, promise, PROMISES
                )
                for promise in PROMISES
            }
    left = left_by_looking(verdicts[PROMISES[0]], verdicts[PROMISES[-1]])
    quantiles = np.quantile(left, (0.1, 0.5, 0.9))
    print(f"{library.parent}: {len(scans)} scans")
    print(f"left by looking, of {len(left)}: 10 % {quantiles[0]:.3f}, 50 % {quantiles[1]:.3f}, "
          f"90 % {quantiles[2]:.3f}")  # fmt: skip
    print("one wrong in", *(f"{promise:>8}" for promise in PROMISES))
    print("as it is    ", *(f"{waiting(verdicts[promise]):8.1%}" for promise in PROMISES))
    for promise in PROMISES:
        shares = (review + unknown for _, review, unknown in foretold[promise].points)
        print(f"from {promise:>7}", *(f"{share:8.1%}" for share in shares))


def main() -> None:
    for folder in map(Path, sys.argv[1:]) if sys.argv[1:] else [SAMPLES]:
        scans = sorted(p for p in (folder / "scans").rglob("*") if p.is_file())
        measure(folder / "library", scans)


if __name__ == "__main__":
    main()
