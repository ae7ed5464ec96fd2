"""`python packaging/smoke.py`: freezes the program and runs its demo, away from the repository."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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
        return subprocess.run([str(program), "demo"], cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
