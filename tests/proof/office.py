"""An office on real folders: a profile with the bundled library, inboxes, and documents of every
kind; and what must be true of it at any moment, and in the end."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from pypdf import PdfReader, PdfWriter

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from app.bootstrap import Profile
from core.database.check import problems_of
from core.domain import WatchedFolder
from core.filing.originals import FOLDER as ORIGINALS

SAMPLES = Path(str(resources.files("resources") / "samples"))
SETTINGS = {"stable_s": 0.0, "relist_s": 0.2, "workers": 2, "rotate_filed": True}
ODD_NAMES = (
    "請求書 二〇二六年十一月分 (控え・再送分) その一 とても長い名前の書類でも失われない.jpg",
    "new\nline.jpg", "right\u202eto-left.jpg", "📄 emoji.jpg", "con.jpg", " spaces .jpg",
    "n" * 251 + ".jpg", "dots...jpg",
)  # fmt: skip
_HIDDEN = ".kamiwake-"


def make_library(profile: Path, settings: dict[str, object] | None = None) -> None:
    """A profile that knows the bundled forms. Made by a process of its own: this one stays free of
    threads, so that it may fork."""
    profile.mkdir(parents=True)
    (profile / "settings.json").write_text(json.dumps(SETTINGS | (settings or {})), "utf-8")
    command = ["register", "--from-tree", str(SAMPLES / "library"), "--profile", str(profile)]
    subprocess.run(
        [sys.executable, "-m", "app.start", *command],
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


@dataclass(frozen=True)
class Office:
    """`near` is filed on the volume of the inbox, `far` on another one where there is one."""

    root: Path
    far_root: Path

    @property
    def profile(self) -> Path:
        return self.root / "profile"

    @property
    def inboxes(self) -> tuple[Path, Path]:
        return self.root / "near", self.root / "far"

    @property
    def folders(self) -> tuple[Path, ...]:
        return (*self.inboxes, self.root / "filed", self.far_root / "filed")

    @classmethod
    def make(cls, root: Path, library: Path) -> Office:
        shm = Path("/dev/shm")
        far = tempfile.mkdtemp(prefix="kamiwake-far-", dir=shm if shm.is_dir() else root)
        office = cls(root, Path(far))
        for inbox in office.inboxes:
            inbox.mkdir(parents=True)
        shutil.copytree(library, office.profile)
        with Profile(office.profile) as opened:
            opened.folders.add(office.inboxes[0], office.root / "filed", "{class}/{original}")
            opened.folders.add(office.inboxes[1], office.far_root / "filed", "{class}/{original}")
        return office

    def remove(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self.far_root, ignore_errors=True)

    def watched(self) -> list[WatchedFolder]:
        with Profile(self.profile) as opened:
            return opened.folders.all()

    def put_documents(self, count: int, seed: int = 1) -> Counter[str]:
        """Known, unknown and damaged ones, doubles, odd names; returns their hashes."""
        pick = random.Random(seed)
        scans = sorted((SAMPLES / "scans").iterdir())
        sources = [(scan.name, scan.read_bytes()) for scan in scans]
        jpeg = next(data for name, data in sources if name.endswith(".jpg"))
        turned = next(data for name, data in sources if name == "scan_0024.jpg")
        extras = [
            ("upside down.jpg", turned),
            ("empty.pdf", b""),
            ("cut off.jpg", jpeg[: len(jpeg) // 2]),
            ("text.pdf", b"no document at all"),
            ("locked.pdf", _encrypted(next(d for n, d in sources if n.endswith(".pdf")))),
            ("the same again.jpg", jpeg),
            ("folder/in a folder/scan.jpg", sources[-1][1]),
            *((name, jpeg + name.encode()) for name in ODD_NAMES),
        ]
        chosen = (extras + sources)[:count] if count < 20 else extras + sources
        while len(chosen) < count:
            name, data = pick.choice(sources)
            chosen.append((f"{len(chosen)} {name}", data + bytes([len(chosen) % 256])))
        for number, (name, data) in enumerate(chosen):
            path = self.inboxes[number % 3 == 0] / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        taken = self.root / "filed" / "Weekly timesheet" / "scan_0035.png"
        taken.parent.mkdir(parents=True, exist_ok=True)
        taken.write_bytes(b"a stranger of that name")
        return self.contents()

    # What must be true

    def files(self) -> list[Path]:
        """All documents; the program's own unfinished copies do not count."""
        found = (path for folder in self.folders for path in folder.rglob("*"))
        return [p for p in found if p.is_file() and not p.name.startswith(_HIDDEN)]

    def contents(self) -> Counter[str]:
        """A copy that was filed upright counts as the scan, where that is kept."""
        scans = self._kept_scans()
        found = (_hash(path) for path in self.files())
        return Counter(scans.get(content, content) for content in found)

    def _kept_scans(self) -> dict[str, str]:
        """By the hash of the copy, as the journal tells; only of those that are really there."""
        with closing(sqlite3.connect(self.profile / "journal.db")) as journal:
            changed = journal.execute(
                "SELECT DISTINCT filed_sha256, source_sha256 FROM filing"
                " WHERE filed_sha256 != source_sha256"
            ).fetchall()
        kept = self.profile / ORIGINALS
        return {
            copy: scan
            for copy, scan in changed
            if (kept / scan).is_file() and _hash(kept / scan) == scan
        }

    def check_nothing_lost(self, before: Counter[str]) -> None:
        lost = before - self.contents()
        assert not lost, f"lost: {lost}"

    def check_settled(self, before: Counter[str]) -> None:
        """Every document exactly once, with one final row; sound databases, nothing left over."""
        assert self.contents() == before, (self.contents() - before, before - self.contents())
        hidden = [p for f in self.folders for p in f.rglob(f"{_HIDDEN}*")]
        assert not hidden, hidden
        assert not list((self.profile / ORIGINALS).glob("*.part"))
        with closing(sqlite3.connect(self.profile / "journal.db")) as journal:
            states = Counter(
                state
                for (state,) in journal.execute("SELECT state FROM filing WHERE undoes IS NULL")
            )
            filed = [
                os.fsdecode(path)
                for (path,) in journal.execute(
                    "SELECT target FROM filing WHERE state = 'done' AND undoes IS NULL"
                )
            ]
            held = [
                os.fsdecode(path)
                for (path,) in journal.execute("SELECT path FROM held WHERE released_at IS NULL")
            ]
        assert not states["intent"] and not states["placed"], states
        places = Counter(filed + held)
        stranger = str(self.root / "filed" / "Weekly timesheet" / "scan_0035.png")
        assert places == Counter(str(p) for p in self.files() if str(p) != stranger)
        for schema in ("journal", "library"):
            assert problems_of(self.profile / f"{schema}.db") == ()

    def filed(self) -> list[Path]:
        """What the program has filed and not taken back."""
        with Profile(self.profile) as opened:
            return [entry.path for entry in opened.feed.latest(10_000).entries if not entry.held]

    def revision(self) -> int:
        with Profile(self.profile) as opened:
            return opened.feed.latest(1).revision


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _encrypted(pdf: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
