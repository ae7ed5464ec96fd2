"""The pane at the right that shows whatever is selected, the same in every view."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.theme import STEP_PX
from app.widgets.parts import bring_into_sight, column, holder, label, line

WIDTH_PX = 300
WIDE_PX = 420
"""While a form is registered: the page and what it is like stand beside each other."""
_SPARE_PX = 480
"""A window that can spare less is small."""


class _Aside(Enum):
    """Why it is not there though people want it."""

    VIEW = auto()
    NOTHING = auto()
    """Nothing is selected in a small window."""


class Inspector(QWidget):
    """One panel at a time; each scrolls where it is taller than the window."""

    def __init__(self) -> None:
        super().__init__()
        self._room = 2 * WIDE_PX
        self._wide = False
        self._aside: set[_Aside] = set()
        self._there_before = True
        self._yields = False
        self._back = QTimer(self, singleShot=True)
        self._back.timeout.connect(self._come_back)
        self.setFixedWidth(WIDTH_PX)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages: dict[QWidget, QWidget] = {}
        self._panel: QWidget | None = None
        self._stack = QStackedWidget()
        nothing = label(self.tr("Select something to see it here."), "muted", wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setMargin(3 * STEP_PX)
        self._nothing = nothing
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Brings what keys go to now into sight, once it is laid out."""
        if now is not None and self.isAncestorOf(now) and not _pressed():
            QTimer.singleShot(0, now, partial(bring_into_sight, now))

    def show_panel(self, panel: QWidget | None, hint: str = "", yields: bool = False) -> None:
        """None: nothing is selected; `hint` then says what one could do. `yields`: a small window
        gives the room to the view until something is.

        A panel's `footer`, where it has one, stays in sight below what scrolls.
        """
        self._panel = panel
        self._yields = yields and panel is None
        self._yield()
        if panel is None:
            self._nothing.setText(hint or self.tr("Select something to see it here."))
            self._stack.setCurrentWidget(self._nothing)
            self._widen(False)
            return
        if panel not in self._pages:
            self._pages[panel] = self._page_of(panel)
            self._stack.addWidget(self._pages[panel])
        self._stack.setCurrentWidget(self._pages[panel])
        self._widen(bool(panel.property("wide")))

    def _page_of(self, panel: QWidget) -> QWidget:
        edge = 2 * STEP_PX
        panel.setProperty("role", "scrolled")
        layout = panel.layout()
        if layout is not None:
            layout.setContentsMargins(edge, edge, edge, edge)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(panel)
        footer: QWidget | None = getattr(panel, "footer", None)
        if footer is None:
            return area
        inner = footer.layout()
        if inner is not None:
            inner.setContentsMargins(edge, STEP_PX, edge, edge)
        return holder(column(area, line(), footer, gap=0))

    def _yield(self) -> None:
        if self._yields and self._room < _SPARE_PX:
            self._back.stop()
            self._move(_Aside.NOTHING, True)
        elif _Aside.NOTHING in self._aside and _pressed():
            # A second click must not meet what came under the pointer with the first.
            self._back.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        else:
            self._come_back()

    def _come_back(self) -> None:
        self._back.stop()
        self._move(_Aside.NOTHING, False)

    def step_aside(self, aside: bool) -> None:
        """A view that needs all the room takes the pane away, and gives it back."""
        self._move(_Aside.VIEW, aside)

    def _move(self, why: _Aside, aside: bool) -> None:
        if aside and why not in self._aside:
            self._there_before = self.unfolded or not self.isHidden()
            self._aside.add(why)
            self.hide()
        elif why in self._aside and not aside:
            self._aside.discard(why)
            if not self._aside:
                self.setVisible(self._there_before or not self.isHidden())

    @property
    def unfolded(self) -> bool:
        """Whether people want it, apart from a view that needs the room."""
        return self._there_before if self._aside else not self.isHidden()

    def fit(self, room_px: int) -> None:
        """`room_px`: what the window can spare at most."""
        self._room = room_px
        self._widen(self._wide)
        if self._yields:
            self._yield()

    def _widen(self, wide: bool) -> None:
        self._wide = wide
        self.setFixedWidth(max(WIDTH_PX, min(WIDE_PX, self._room)) if wide else WIDTH_PX)

    @property
    def panel(self) -> QWidget | None:
        return self._panel


def _pressed() -> bool:
    """Whether this comes from a click."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
