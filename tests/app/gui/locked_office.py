"""The parts of the window that the administrator's password has to do with, over a real profile."""

from __future__ import annotations

from typing import Any

from argon2 import PasswordHasher
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.bootstrap import Profile
from app.comparing_desk import ComparingDesk
from app.engine_process import EngineKeeper
from app.gate import Gate
from app.library_desk import LibraryDesk
from app.model_desk import ModelDesk
from app.panels.unlock import LockButton, UnlockBar
from app.pictures import Pictures
from app.sorting_desk import SortingDesk
from app.tasks import TaskRunner
from app.views.library_view import LibraryView
from app.views.sort_view import SortView
from app.widgets.inspector import Inspector
from app.widgets.parts import Look
from core.access import Access

CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
SECRET = "four words in a row"


class Clock:
    now_s = 1_000.0

    def __call__(self) -> float:
        return self.now_s


class LockedOffice(QWidget):
    """Its gate has clocks that stand still until a test sets them."""

    def __init__(self, profile: Profile, look: Look, clock: Clock) -> None:
        super().__init__()
        self.access_clock = Clock()
        self.gate = Gate(Access(profile.path, CHEAP, self.access_clock), self, clock)
        self.library_desk = LibraryDesk(profile, self, self.gate)
        self.keeper = EngineKeeper(profile.path, self)
        self.sorting_desk = SortingDesk(profile, self.keeper, self, self.gate)
        self.sorting_desk.keeps_engine = False
        self.model_desk = ModelDesk(profile, self, self.gate)
        self.comparing = ComparingDesk(profile, self)
        self.picture_tasks = TaskRunner(2, self)
        pictures = Pictures(
            lambda: profile.registry, lambda: profile.decoders, self.picture_tasks, self
        )
        self.bar = UnlockBar(look, self.gate)
        self.padlock = LockButton(look, self.gate)
        inspector = Inspector()
        self.library = LibraryView(look, pictures, self.library_desk, self.comparing, inspector)
        self.sort = SortView(
            look, pictures, self.sorting_desk, self.comparing, inspector, "{class}/{original}"
        )
        views = QVBoxLayout()
        for part in (self.bar, self.library, self.sort):
            views.addWidget(part)
        whole = QHBoxLayout(self)
        whole.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.padlock)
        whole.addLayout(views, 1)
        whole.addWidget(inspector)
        self.resize(QSize(1120, 740))
        self.failures: list[Exception] = []
        for desk in (self.library_desk, self.sorting_desk, self.model_desk):
            desk.failed.connect(self.failures.append)

    def show_view(self, view: LibraryView | SortView) -> None:
        for one in (self.library, self.sort):
            one.setVisible(one is view)
        view.activate()

    def end(self) -> None:
        for desk in (self.sorting_desk, self.model_desk, self.comparing, self.library_desk):
            desk.close()
        self.gate.close()
        self.picture_tasks.close()
        self.close()


def press(key: Qt.Key, qtbot: Any, control: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    modifier = Qt.KeyboardModifier
    qtbot.keyClick(focus, key, modifier.ControlModifier if control else modifier.NoModifier)


def type_password(office: LockedOffice, qtbot: Any, password: str = SECRET) -> None:
    """By keyboard alone: the field has the focus."""
    assert QApplication.focusWidget() is office.bar.field
    qtbot.keyClicks(office.bar.field, password)
    press(Qt.Key.Key_Return, qtbot)


def labels(office: LockedOffice) -> list[str]:
    assert office.library_desk.state is not None
    return sorted(str(one.label) for one in office.library_desk.state.registered)


def select(office: LockedOffice, name: str) -> None:
    office.library._select_class(name)
    office.library.class_grid.setFocus()


def first_class(office: LockedOffice) -> str:
    return str(office.library.classes.rows[0].name)
