"""How soon is there something to see? `python tests/benchmarks/bench_start.py [--times 7]`

Starts `kamiwake gui` over a profile in which the samples are registered and sorted, and measures
from the start of the interpreter to the first painting of the window, and to the first painting of
its documents. Exits with 1 when the median of the first is over `--limit-s`.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CHILD = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    told = 0
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            if watched is WINDOW[0] and not self.told:
                Watch.told = 1
                print(time.time(), flush=True)
                QTimer.singleShot(0, look)
            elif watched is not WINDOW[0]:
                QTimer.singleShot(0, tell_documents)
        return False

def look():
    # The sort view is there when it has been painted.
    listed = WINDOW[0].sort_view.list.viewport()
    listed.installEventFilter(WATCH)

def tell_documents():
    if Watch.told == 1 and WINDOW[0].sort_view.documents.rows:
        Watch.told = 2
        print(time.time(), flush=True)
        os._exit(0)

WATCH, WINDOW = Watch(), []
from PySide6.QtWidgets import QMainWindow
made = QMainWindow.__init__
def init(window, *rest):
    made(window, *rest)
    WINDOW.append(window)
    window.installEventFilter(WATCH)
QMainWindow.__init__ = init
from app.start import main
sys.argv = ["kamiwake", "gui", "--profile", sys.argv[1]]
main()
"""


def seen_s(profile: Path) -> tuple[float, float]:
    """Seconds to the first painting of the window, and of its documents."""
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }  # fmt: skip
    begun = time.time()
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(profile)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert child.stdout is not None
    painted, listed = float(child.stdout.readline()), float(child.stdout.readline())
    child.terminate()
    child.wait()
    return painted - begun, listed - begun


def fill(path: Path, work: Path) -> None:
    """Registers the samples and sorts their scans. Called in a process of its own, so that nothing
    of it is loaded here."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "app" / "gui")]
    from desk_top import register_samples

    from app.bootstrap import Profile

    inbox = work / "inbox"
    shutil.copytree(ROOT / "resources" / "samples" / "scans", inbox)
    with Profile(path) as profile:
        register_samples(profile)
        folder = profile.folders.add(inbox, work / "filed", "{class}/{original}")
        list(profile.engine().run(once=True))
        profile.folders.enable(folder.folder_id, False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--limit-s", type=float, default=1.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        profile = Path(work) / "profile"
        filling = multiprocessing.get_context("spawn").Process(
            target=fill, args=(profile, Path(work))
        )
        filling.start()
        filling.join()
        took = [seen_s(profile) for _ in range(asked.times + 1)][1:]
    for what, took_s in zip(("window", "documents"), zip(*took, strict=True), strict=True):
        middle = statistics.median(took_s)
        print(f"{what} painted: median {middle:.2f} s, {min(took_s):.2f} to {max(took_s):.2f} s")
    if statistics.median(window for window, _ in took) > asked.limit_s:
        sys.exit(1)


if __name__ == "__main__":
    main()
