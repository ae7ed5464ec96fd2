"""The pane at the right that shows whatever is selected, the same in every view."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.theme import STEP_PX
from app.widgets.parts import column, holder, label, line

WIDTH_PX = 300
WIDE_PX = 420
"""While a form is registered: the page and what it is like stand beside each other."""


class Inspector(QWidget):
    """One panel at a time; each scrolls where it is taller than the window."""

    def __init__(self) -> None:
        super().__init__()
        self._room = WIDE_PX
        self._wide = False
        self._aside = False
        self._there_before = True
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

    def show_panel(self, panel: QWidget | None, hint: str = "") -> None:
        """None: nothing is selected; `hint` then says what one could do.

        A panel's `footer`, where it has one, stays in sight below what scrolls.
        """
        self._panel = panel
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

    def step_aside(self, aside: bool) -> None:
        """A view that needs all the room takes the pane away, and gives it back."""
        if aside and not self._aside:
            self._there_before = not self.isHidden()
            self.hide()
        elif self._aside and not aside:
            self.setVisible(self._there_before)
        self._aside = aside

    @property
    def unfolded(self) -> bool:
        """Whether people want it, apart from a view that needs the room."""
        return self._there_before if self._aside else not self.isHidden()

    def fit(self, room_px: int) -> None:
        """`room_px`: what the window can spare at most."""
        self._room = room_px
        self._widen(self._wide)

    def _widen(self, wide: bool) -> None:
        self._wide = wide
        self.setFixedWidth(max(WIDTH_PX, min(WIDE_PX, self._room)) if wide else WIDTH_PX)

    @property
    def panel(self) -> QWidget | None:
        return self._panel
