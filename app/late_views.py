"""Views that nobody has asked for yet: made one after the other, once the window is there."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BETWEEN_MS = 120
"""In which the window answers whoever is at it."""


class LateViews(QObject):
    """`names`: of modules in `app.views`, which are loaded beside the window; `make`: the view."""

    def __init__(
        self, names: Sequence[str], make: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._names = list(names)
        self._make = make
        self._loading = TaskRunner(1, self)
        self._timer = QTimer(self, interval=_BETWEEN_MS, singleShot=True)
        self._timer.timeout.connect(self._load_next)

    def start(self) -> None:
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()
        self._loading.close()

    def _load_next(self) -> None:
        if self._names:
            name = self._names.pop(0)
            self._loading.run(
                partial(import_module, f"app.views.{name}"), lambda _: self._loaded(name)
            )

    def _loaded(self, name: str) -> None:
        self._make(name)
        self._timer.start()
