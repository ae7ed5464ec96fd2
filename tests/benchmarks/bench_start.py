"""How soon is there something to see? `python tests/benchmarks/bench_start.py [--times 7]`

Starts `kamiwake gui` over a profile with the samples registered and measures from the start of the
interpreter to the first painting of the window, and to the first painting of its documents. Exits
with 1 when the median of the first is over `--limit-s`.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_CHILD = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            Watch.seen = True
            print(time.time(), flush=True)
            QTimer.singleShot(0, lambda: sys.exit())
        return False

def watch():
    from PySide6.QtWidgets import QApplication, QMainWindow
    made = QMainWindow.__init__
    def init(window, *rest):
        made(window, *rest)
        window.installEventFilter(WATCH)
    QMainWindow.__init__ = init

WATCH = Watch()
watch()
from app.start import main
sys.argv = ["kamiwake", "gui", "--profile", sys.argv[1]]
main()
"""


def first_paint_s(profile: Path) -> float:
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
    painted = float(child.stdout.readline())
    child.terminate()
    child.wait()
    return painted - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--limit-s", type=float, default=1.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        took_s = [first_paint_s(Path(work) / "profile") for _ in range(asked.times + 1)][1:]
    middle = statistics.median(took_s)
    print(f"first paint: median {middle:.2f} s, {min(took_s):.2f} to {max(took_s):.2f} s")
    if middle > asked.limit_s:
        sys.exit(1)


if __name__ == "__main__":
    main()
