"""A short word at the foot of the window, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.theme import STEP_PX
from app.widgets.parts import label

_SHOWN_MS = 7000


class Toast(QWidget):
    """Floats over its parent; the newest word replaces the one before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.above: Sequence[QWidget] = ()
        """The first of them that is shown is not covered, nor is what lies below it."""
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = label(wrap=False)
        self._text.setWordWrap(True)
        self._button = QPushButton()
        self._action: Callable[[], object] | None = None
        self._button.clicked.connect(self._act)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        layout.setSpacing(2 * STEP_PX)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action = do
        self._button.setText(action)
        self._button.setVisible(do is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    @property
    def text(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def act(self) -> None:
        self._button.click()

    def _act(self) -> None:
        self.hide()
        if self._action:
            self._action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._over
        room = parent.width() - 4 * STEP_PX
        wide = self._text.fontMetrics().horizontalAdvance(self._text.text())
        wide += self._button.sizeHint().width() + 8 * STEP_PX
        self.setFixedWidth(max(200, min(room, 640, wide)))
        self.setFixedHeight(max(self.heightForWidth(self.width()), self.sizeHint().height()))
        floor = parent.height() - STEP_PX
        for part in self.above:
            if part.isVisible():
                floor = part.mapTo(parent, QPoint(0, 0)).y()
                break
        self.move((parent.width() - self.width()) // 2, floor - self.height() - STEP_PX)
