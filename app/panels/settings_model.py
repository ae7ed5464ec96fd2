"""The recognition model in use, and taking another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from app import words
from app.panels.settings_page import SettingsPage
from app.widgets.parts import Elided, Look, button, column, holder, label, row

if TYPE_CHECKING:
    from app.model_desk import ModelDesk
    from app.settings_desk import ModelInUse, SettingsDesk


class ModelPage(SettingsPage):
    def __init__(self, look: Look, desk: SettingsDesk, models: ModelDesk) -> None:
        super().__init__(look)
        self._desk, self._models = desk, models
        self.head(self.tr("Model"), self.tr("What forms are recognised by."))
        self.name = Elided(role="heading")
        self.since = label(role="small", wrap=True)
        self.add(holder(column(self.name, self.since, gap=2)))
        self.choose = button(self.tr("Choose another file…"), self.browse)
        self.bundled = button(self.tr("Use the bundled model"), lambda: models.take(None))
        self.add(holder(row(self.choose, self.bundled, 1)))
        self.add(
            label(
                self.tr(
                    "A model is a file NAME.onnx with NAME.json beside it; it can be dropped on "
                    "this window, too. The library is embedded again from its stored images. Until "
                    "that is complete, the present model goes on."
                ),
                "small", wrap=True,
            )
        )  # fmt: skip
        self.bundled.hide()
        models.began.connect(self._began)
        models.over.connect(self.refresh)

    def refresh(self) -> None:
        self._desk.model(self._show)

    def browse(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a model"), str(Path.home()), self.tr("Models (*.onnx)")
        )
        if chosen:
            self._models.take(Path(chosen))

    def _began(self) -> None:
        self.choose.setEnabled(False)
        self.bundled.setEnabled(False)

    def _show(self, model: ModelInUse) -> None:
        busy = bool(self._models.taking)
        self.name.set_text(model.name)
        self.choose.setEnabled(not busy)
        self.bundled.setEnabled(not busy)
        self.bundled.setVisible(model.since is not None)
        if model.since is None:
            self.since.setText(self.tr("It comes with the program."))
        else:
            when = words.time_of(model.since)
            self.since.setText(self.tr("In use since {time}.").format(time=when))
