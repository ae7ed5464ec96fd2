"""A desk for tests of review: documents that wait, and the view over a real profile."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from desk_top import SAMPLES, put, register_samples, settle
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.bootstrap import Profile
from app.comparing_desk import ComparingDesk
from app.library_desk import LibraryDesk, LibraryState
from app.page_desk import PageDesk
from app.pictures import Pictures
from app.review_desk import ReviewDesk
from app.tasks import TaskRunner
from app.views.review_view import ReviewView
from app.widgets.inspector import Inspector
from app.widgets.parts import Look
from core.domain import Label
from core.settings import Settings

TIMESHEET, MANDATE = Label("Weekly timesheet"), Label("Direct debit mandate")
ONE, TWO, OTHER = "scan_0027.jpg", "scan_0035.png", "scan_0016.jpg"
"""Two timesheets and a mandate."""
STRANGE, BROKEN = "scan_0019.jpg", "z broken.pdf"
PATTERN = "{class}/{sub_label}/{original}"


def fill_office(*names: str, **settings: float) -> Callable[[Profile], None]:
    """Documents in a watched inbox beside the profile, sorted once. Whatever is near waits:
    nothing leads by so wide a margin."""

    def fill(profile: Profile) -> None:
        register_samples(profile)
        root = profile.path.parent
        inbox = root / "inbox"
        profile.folders.add(inbox, root / "filed", PATTERN)
        put(inbox, *(SAMPLES / "scans" / name for name in names if name != BROKEN))
        if BROKEN in names:
            (inbox / BROKEN).write_bytes(b"%PDF-1.4 nothing more")
        wanted = {"margin": 0.5, "stable_s": 0, "workers": 1, **settings}
        with Profile(profile.path, Settings(**wanted)) as sorting:  # type: ignore[arg-type]
            list(sorting.engine().run(once=True))

    return fill


def move_office(made: Path, to: Path) -> None:
    """The folders of documents beside a profile, copied: the journal takes them for those that
    they were."""
    for name in ("inbox", "filed"):
        if (made / name).exists():
            shutil.copytree(made / name, to / name)
    columns = {"held": ["path"], "watched_folder": ["inbox", "destination"],
               "filing": ["source", "wished_target", "target"]}  # fmt: skip
    with closing(sqlite3.connect(to / "profile" / "journal.db")) as journal, journal:
        for table, names in columns.items():
            for name in names:
                journal.execute(
                    f"UPDATE {table} SET {name} = replace({name}, ?, ?)",
                    (str(made), str(to)),
                )


def contents(root: Path) -> list[str]:
    """Of all documents, wherever they are."""
    files = (p for name in ("inbox", "filed") for p in (root / name).rglob("*") if p.is_file())
    return sorted(sha256(p.read_bytes()).hexdigest() for p in files)


@dataclass
class Desk:
    """The view in a frame of its own, and what it said."""

    frame: QWidget
    view: ReviewView
    desk: ReviewDesk
    library: LibraryDesk
    pages: PageDesk
    inspector: Inspector
    said: list[tuple[str, Any]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        return [row.path.name for row in self.view.queue.model.rows]

    def current(self) -> str:
        row = self.view.current
        return row.path.name if row else ""

    def select(self, *names: str) -> None:
        model, keys = self.view.list.selectionModel(), self.names()
        self.view.queue.select(self.view.queue.model.rows[keys.index(names[0])].key)
        for name in names[1:]:
            index = self.view.queue.model.index(keys.index(name))
            model.select(index, model.SelectionFlag.Select)
        self.see()

    def see(self) -> None:
        """The page under the hand is to be seen."""
        settle(lambda: self.view.comparison.ready)

    def press(self, key: Qt.Key | str, qtbot: Any, *modifiers: Qt.KeyboardModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        qtbot.keyClick(focus, key, held)

    def undo(self, qtbot: Any) -> None:
        self.press(Qt.Key.Key_Z, qtbot, Qt.KeyboardModifier.ControlModifier)

    def told(self, words: str) -> bool:
        return any(words in text for text, _ in self.said)


@contextmanager
def review_of(profile: Profile, look: Look, qtbot: Any) -> Iterator[Desk]:
    frame = QWidget()
    frame.resize(1120, 740)
    library, desk, pages = LibraryDesk(profile, frame), ReviewDesk(profile, frame), None
    comparing, tasks = ComparingDesk(profile, frame), TaskRunner(1, frame)
    pages = PageDesk(profile, frame)
    pictures = Pictures(lambda: profile.registry, lambda: profile.decoders, tasks, frame)
    inspector = Inspector()
    view = ReviewView(look, pictures, desk, library, pages, comparing, inspector)
    layout = QHBoxLayout(frame)
    layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    layout.addWidget(view, 1)
    layout.addWidget(inspector)
    made = Desk(frame, view, desk, library, pages, inspector)
    view.said.connect(lambda text, undo: made.said.append((text, undo)))
    view.refused.connect(made.refused.append)
    library.changed.connect(lambda state: view.offer(_labels(state)))
    frame.show()
    qtbot.waitExposed(frame)
    library.start()
    desk.start()
    settle(lambda: desk.known and library.state is not None)
    view.activate()
    yield made
    frame.hide()
    desk.close()
    pages.close()
    comparing.close()
    library.close()
    tasks.close()
    frame.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _labels(state: LibraryState) -> list[Label]:
    return list(dict.fromkeys(sample.label for sample in state.registered))
