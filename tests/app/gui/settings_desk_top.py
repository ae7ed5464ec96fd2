"""The settings over a real profile, as a window shows them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from desk_top import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from app.bootstrap import Profile
from app.engine_process import EngineKeeper
from app.model_desk import ModelDesk
from app.settings_desk import SettingsDesk
from app.sorting_desk import SortingDesk
from app.views.settings_view import SettingsView
from app.widgets.parts import Look
from app.widgets.setting_row import SettingRow

Key = Qt.Key


class Shown:
    """The settings as a window shows them. `said`: every toast, with what takes it back."""

    def __init__(self, profile: Profile, look: Look) -> None:
        self.profile = profile
        self.keeper = EngineKeeper(profile.path)
        self.sorting = SortingDesk(profile, self.keeper)
        self.sorting.keeps_engine = False
        self.models = ModelDesk(profile)
        self.desk = SettingsDesk(profile)
        self.view = SettingsView(
            look, self.desk, self.sorting, self.models, profile.settings.naming_pattern
        )
        self.said: list[tuple[str, Callable[[], object] | None]] = []
        self.failures: list[str] = []
        self.view.said.connect(lambda text, undo: self.said.append((text, undo)))
        self.desk.failed.connect(lambda error: self.failures.append(str(error)))
        self.window = QMainWindow()
        self.window.setMinimumSize(440, 560)
        self.window.setCentralWidget(self.view)
        self.window.resize(748, 560)
        self.window.show()
        self.window.activateWindow()
        self.sorting.start()
        self.desk.start()
        settle(lambda: self.desk.in_force is not None and self.sorting.known)
        self.view.activate()

    def row(self, name: str) -> SettingRow:
        """With its page in front."""
        page = next(page for page in self.view.pages if name in page.rows)
        self.view.show_page(page)
        return page.rows[name]

    def written(self) -> dict[str, Any]:
        try:
            values: dict[str, Any] = json.loads(self.profile.store.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        return values

    def close(self) -> None:
        self.desk.close()
        self.sorting.close()
        self.models.close()
        self.window.close()
        self.window.deleteLater()


def press(widget: Any, *keys: Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)
