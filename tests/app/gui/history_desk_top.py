"""A desk for tests of the history: an archive whose documents were filed, and the view over it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from desk_top import settle
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.bootstrap import Profile
from app.comparing_desk import ComparingDesk
from app.history_desk import HistoryDesk
from app.item_models.documents import Status
from app.pictures import Pictures
from app.tasks import TaskRunner
from app.views.history_view import HistoryView
from app.widgets.inspector import Inspector
from app.widgets.parts import Look
from core.database.engine import write
from core.database.journal.tables import FilingRow
from core.database.types import utc_now
from core.domain import Candidate, FileStamp, FilingPlan, FilingState, Label, Verdict, VerdictKind
from core.filing.facts import words_of
from core.filing.records import verdict_to_record

CLAIM, LETTER = Label("Claim", "2024"), Label("Letter")
LIKELY = (Candidate(CLAIM, 0.9, 1), Candidate(LETTER, 0.7, 2))
FILED = Verdict(VerdictKind.FILED, CLAIM, 0.9, 0.2, 0.8, 0, 1, "It looks like it.", LIKELY)
UNSURE = Verdict(VerdictKind.REVIEW, None, 0.6, 0.0, 0.8, 0, 1, "Two are alike.", LIKELY)


class Archive:
    """A watched folder; documents are filed and held as an engine does it."""

    def __init__(self, root: Path, profile: Profile) -> None:
        self.root, self.profile = root, profile
        (root / "inbox").mkdir()
        profile.folders.add(root / "inbox", root / "filed", "{class}/{original}")

    def put(self, name: str) -> tuple[Path, str, FileStamp]:
        path = self.root / "inbox" / name
        path.write_text(name)
        digest = hashlib.sha256(name.encode()).hexdigest()
        return path, digest, FileStamp.of(path.stat())

    def file(self, *names: str, run: str = "run") -> None:
        for name in names:
            path, digest, stamp = self.put(name)
            plan = FilingPlan(path, self.root / "filed/Claim" / name, digest, stamp, 1)
            self.profile.mover.carry_out(plan, FILED, run)

    def hold(self, name: str) -> None:
        path, digest, stamp = self.put(name)
        self.profile.journal.hold(path, UNSURE, digest, stamp, "run", 1)

    def tree(self) -> set[str]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix() for path in files}

    def lost(self, count: int) -> None:
        """Documents that somebody took away after they were filed."""
        values = [
            {
                "run_id": "old", "at": utc_now() - timedelta(days=9, seconds=number),
                "state": FilingState.DONE, "source": self.root / f"inbox/old {number}.pdf",
                "wished_target": self.root / f"filed/old {number}.pdf",
                "target": self.root / f"filed/old {number}.pdf", "reserved": False,
                "source_sha256": "s", "filed_sha256": "s", "device": "1", "inode": "1",
                "size": 1, "mtime_ns": 1, "verdict": verdict_to_record(FILED), "folder_id": 1,
                "revision": 1, "kind": "filed", "score": 0.9, "class_name": "Claim",
                "sub_label": "2024", "by_hand": False,
                "words": words_of(Path(f"/inbox/old {number}.pdf"), "", CLAIM, ""),
            }
            for number in range(count)
        ]  # fmt: skip
        with write(self.profile.journal_engine) as session:
            session.execute(sa.insert(FilingRow), values)
            session.commit()


class Desk:
    """The view in a window of its own, beside an inspector."""

    def __init__(self, profile: Profile, look: Look) -> None:
        self.desk, self.comparing = HistoryDesk(profile), ComparingDesk(profile)
        self._tasks = TaskRunner(1)
        pictures = Pictures(lambda: profile.registry, lambda: profile.decoders, self._tasks)
        self.inspector = Inspector()
        self.view = HistoryView(look, pictures, self.desk, self.comparing, self.inspector)
        self.window = QWidget()
        layout = QHBoxLayout(self.window)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.inspector)
        self.window.resize(1100, 640)
        self.said: list[str] = []
        self.refused: list[str] = []
        self.view.said.connect(lambda text, undo: self.said.append(text))
        self.view.refused.connect(self.refused.append)
        self.desk.failed.connect(lambda error: self.refused.append(str(error)))

    def open(self, qtbot: Any) -> None:
        self.window.show()
        qtbot.waitExposed(self.window)
        self.view.activate()
        settle(lambda: self.view.model.found is not None)

    def close(self) -> None:
        for part in (self.desk, self.comparing, self._tasks):
            part.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What one sees

    def names(self) -> list[Any]:
        model = self.view.model
        return [model.index(at, 0).data() for at in range(model.rowCount())]

    def statuses(self) -> list[Status | None]:
        rows = (self.view.model.row_at(at) for at in range(self.view.model.rowCount()))
        return [row.status if row else None for row in rows]

    def selected(self) -> list[int]:
        return [first + at for first, many in self.view.table.ranges() for at in range(many)]

    def press(self, qtbot: Any, *keys: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            qtbot.keyClick(focus, key, modifier)
