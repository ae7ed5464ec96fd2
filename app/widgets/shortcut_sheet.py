"""The keys that work in the view in front and everywhere, read from the shortcuts themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QObject, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QWidget

from app.theme import STEP_PX
from app.widgets.parts import (
    OWN_KEYS,
    SAYS,
    Look,
    column,
    holder,
    icon_button,
    label,
    row,
    shortcut,
)

_WIDE_PX, _HIGH_PX, _TITLE_PX = 760, 560, 48
_TO, _FEWEST_SHORTENED, _ROW_CHARACTERS = "–", 3, 17
_VEIL = 0.6
"""How much of the window behind is covered."""
_NARROW_PX = 640
"""With less room the groups stand below one another."""


@dataclass(frozen=True)
class KeyLine:
    """Keys as people on this system write them, and what they do."""

    keys: tuple[str, ...]
    says: str


class ShortcutSheet(QWidget):
    """Lies over its window until F1, Esc, or a click beside it; nothing behind it is stopped."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._over, self._look = window, look
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._back_to: QWidget | None = None
        self._groups = QGridLayout()
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.setHorizontalSpacing(4 * STEP_PX)
        self._groups.setVerticalSpacing(STEP_PX)
        close = icon_button(look, "x", self.tr("Close"), self.hide)
        title = row(label(self.tr("Keyboard"), "title"), 1, close)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = holder(self._groups, "scrolled")
        scroll.setWidget(self._inner)
        self._scroll = scroll
        self._card = holder(column(title, scroll, margin=2 * STEP_PX), "sheet")
        self._card.setParent(self)
        window.installEventFilter(self)
        everywhere = Qt.ShortcutContext.WindowShortcut
        shortcut(window, "F1", self.toggle, everywhere, self.tr("Show or hide these shortcuts"))
        self.hide()

    def toggle(self) -> None:
        if self.isVisible():
            self.hide()
        else:
            self._open()

    def _open(self) -> None:
        self._back_to = QApplication.focusWidget()
        self._fill()
        self.show()
        self._place()  # shown, its words have the sizes of the style sheet
        self.raise_()
        self.setFocus()

    def hideEvent(self, event: object) -> None:  # noqa: N802
        super().hideEvent(event)  # type: ignore[arg-type]
        back_to, self._back_to = self._back_to, None
        if back_to is not None and back_to.isVisible():
            back_to.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        ):
            QApplication.sendEvent(self._scroll.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if not self._card.geometry().contains(event.position().toPoint()):
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fill()
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        veil = self._look.theme.colour("ground")
        veil.setAlphaF(_VEIL)
        QPainter(self).fillRect(event.rect(), veil)

    def groups(self) -> dict[str, list[KeyLine]]:
        """What can be pressed now, under the headings it is shown with."""
        found = active_shortcuts(self._over)
        here = [one for one in found if one.parent() is not self._over]
        everywhere = [one for one in found if one.parent() is self._over]
        named = {
            self.tr("In this view"): key_lines(here, own_keys(self._over)),
            self.tr("Everywhere"): key_lines(everywhere),
        }
        return {name: lines for name, lines in named.items() if lines}

    def _fill(self) -> None:
        while (item := self._groups.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        wide = self._over.width() > _NARROW_PX
        for at, (name, lines) in enumerate(self.groups().items()):
            place = (0, at) if wide else (at, 0)
            made = _group(name, lines)
            self._groups.addWidget(made, *place, Qt.AlignmentFlag.AlignTop)
            made.show()  # what is hidden needs no room
            self._groups.setColumnStretch(place[1], 2 if place[1] else 3)

    def _place(self) -> None:
        self.setGeometry(self._over.rect())
        room = self.size().shrunkBy(_margins())
        wide = min(_WIDE_PX, room.width())
        inner_px = self._groups.totalHeightForWidth(wide - 6 * STEP_PX) + STEP_PX
        self._inner.setFixedHeight(inner_px)  # its own smallest height is that of narrow lines
        high = inner_px + 4 * STEP_PX + _TITLE_PX
        self._card.resize(wide, min(_HIGH_PX, room.height(), high))
        centre = self.rect().center() - self._card.rect().center()
        self._card.move(centre)


def active_shortcuts(window: QWidget) -> list[QShortcut]:
    """Those that answer now, wherever in the window the keyboard is."""
    return [
        one
        for one in window.findChildren(QShortcut)
        if one.isEnabled() and _parent(one).isVisibleTo(window)
    ]


def own_keys(window: QWidget) -> list[tuple[QKeySequence, str]]:
    """What widgets in sight answer themselves, as `parts.own_key` told."""
    return [
        (QKeySequence(keys), says)
        for widget in window.findChildren(QWidget)
        if widget.property(OWN_KEYS) and widget.isVisibleTo(window)
        for keys, says in widget.property(OWN_KEYS)
    ]


def key_lines(
    found: Iterable[QShortcut], own: Iterable[tuple[QKeySequence, str]] = ()
) -> list[KeyLine]:
    """One line for all that say the same; without those that say nothing."""
    keys: dict[str, list[str]] = {}
    for sequence, says in [*((one.key(), str(one.property(SAYS) or "")) for one in found), *own]:
        name = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        if says and name not in keys.setdefault(says, []):
            keys[says].append(name)
    return [KeyLine(tuple(names), says) for says, names in keys.items()]


def key_rows(keys: Sequence[str]) -> list[list[str]]:
    """As they stand below one another; 1 to 5 are "1", "–", "5"."""
    first, last = keys[0], keys[-1]
    follow = [
        f"{first[:-1]}{int(first[-1]) + at}" for at in range(len(keys)) if first[-1].isdigit()
    ]
    if len(keys) >= _FEWEST_SHORTENED and list(keys) == follow:
        return [[first, _TO, last]]
    rows: list[list[str]] = [[]]
    for key in keys:
        if rows[-1] and len("".join(rows[-1])) + len(key) > _ROW_CHARACTERS:
            rows.append([])
        rows[-1].append(key)
    return rows


def _caps(keys: list[str]) -> QLayout:
    parts = [label(key, "" if key == _TO else "key") for key in keys]
    return row(*parts, 1, gap=STEP_PX // 2)


def _group(name: str, lines: list[KeyLine]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2 * STEP_PX)
    grid.setVerticalSpacing(STEP_PX)
    grid.addWidget(label(name, "heading"), 0, 0, 1, 2)
    for at, line in enumerate(lines, 1):
        caps = [_caps(keys) for keys in key_rows(line.keys)]
        top = Qt.AlignmentFlag.AlignTop
        grid.addLayout(column(*caps, gap=STEP_PX // 2), at, 0, Qt.AlignmentFlag.AlignLeft | top)
        grid.addWidget(label(line.says, wrap=True), at, 1, top)
    grid.setColumnStretch(1, 1)
    return holder(grid)


def _parent(one: QShortcut) -> QWidget:
    owner = one.parent()
    assert isinstance(owner, QWidget)
    return owner


def _margins() -> QMargins:
    return QMargins(*[2 * STEP_PX] * 4)
