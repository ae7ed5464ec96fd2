"""`python packaging/smoke.py`: freezes the program, runs its demo away from the repository, and has
its window file a scan through an engine it starts itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WINDOW_FILES_S = 60


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="kamiwake-frozen-") as name:
        folder = Path(name)
        subprocess.run(
            [
                sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
                "--distpath", str(folder / "dist"), "--workpath", str(folder / "build"),
                str(ROOT / "packaging" / "kamiwake.spec"),
            ],
            check=True,
        )  # fmt: skip
        program = folder / "dist" / "kamiwake" / "kamiwake"
        subprocess.run([str(program), "demo"], cwd=folder, check=True)
        return 0 if window_files_a_scan(program, folder) else 1


def window_files_a_scan(program: Path, folder: Path) -> bool:
    samples = ROOT / "resources" / "samples"
    profile, inbox, filed = folder / "profile", folder / "inbox", folder / "filed"
    inbox.mkdir()
    start = [str(program), "--profile", str(profile)]
    library = str(samples / "library")
    for command in (
        ["register", "--from-tree", library],
        ["folder", "add", str(inbox), "--to", str(filed)],
    ):
        subprocess.run([*start, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    window = subprocess.Popen([*start, "gui"], cwd=folder, env=environment)
    try:
        scan = samples / "scans" / "scan_0035.png"
        shutil.copy2(scan, inbox)
        target = filed / "Weekly timesheet" / scan.name
        until_s = time.monotonic() + WINDOW_FILES_S
        while not target.exists() and time.monotonic() < until_s and window.poll() is None:
            time.sleep(0.2)
        print(f"the frozen window filed {scan.name}: {target.exists()}")
        return target.exists()
    finally:
        window.terminate()
        window.wait(30)
        stop_engine(profile)


def stop_engine(profile: Path) -> None:
    """It goes on without the window, as it should; here it has to end."""
    with sqlite3.connect(profile / "journal.db") as journal:
        journal.execute("UPDATE lease SET stop_requested = 1")
    until_s = time.monotonic() + WINDOW_FILES_S
    while time.monotonic() < until_s:
        with sqlite3.connect(profile / "journal.db") as journal:
            if journal.execute("SELECT count(*) FROM lease").fetchone() == (0,):
                return
        time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
