"""Walks the widgets of a window and says what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
)

from app.widgets.parts import Elided

_PLACE = re.compile(r"(\{[^{}]*\}|%n|%L?\d|\n)")
_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéîñöüýÁÇÉÎÑÖÜÝ")
_SOLID = (QLineEdit, QComboBox, QAbstractSpinBox)


class LongLanguage(QTranslator):
    """Every string with accents and 60 % longer, by words such as those of real languages."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return lengthened(source)


def lengthened(source: str) -> str:
    parts = _PLACE.split(source)
    text = "".join(part if _PLACE.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    letters = sum(len(part) for part in parts if not _PLACE.fullmatch(part))
    more = round(letters * 0.6)
    words = []
    while more > 0:
        words.append("ñëüêr"[: max(2, min(5, more - 1))])
        more -= len(words[-1]) + 1
    # Names of files' kinds in dialogs and the like end in brackets that have to stay last.
    return " ".join([text, *words]) if letters > 1 else text


def problems_of(window: QWidget) -> list[str]:
    """One line for each thing that is cut, squeezed, or lies where nobody sees it."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or _is_inner(widget, window):
            continue
        found += [
            f"{described(widget, window)}: {problem}" for problem in _problems(widget, window)
        ]
    return found


def described(widget: QWidget, window: QWidget) -> str:
    return f"{type(widget).__name__} “{_said(widget)}” in {_owner(widget, window)}"


def _said(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    said = text() if callable(text) and not isinstance(widget, QLineEdit) else ""
    return said or widget.accessibleName()


def _owner(widget: QWidget, window: QWidget) -> str:
    """The nearest part of the program's own."""
    at: QObject | None = widget.parent()
    while at is not None and at is not window:
        if type(at).__module__.startswith("app."):
            return type(at).__name__
        at = at.parent()
    return type(window).__name__


def _is_inner(widget: QWidget, window: QWidget) -> bool:
    """Qt's own parts of a widget, such as the editor in a combo box."""
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    at = widget.parentWidget()
    while at is not None and at is not window:
        if isinstance(at, (*_SOLID, QAbstractItemView)):
            return True
        at = at.parentWidget()
    return False


def _problems(widget: QWidget, window: QWidget) -> Iterator[str]:
    yield from _squeezed(widget)
    yield from _cut(widget)
    yield from _out_of_sight(widget, window)


def _squeezed(widget: QWidget) -> Iterator[str]:
    """Smaller than it needs to be: only parts that cannot shrink by themselves."""
    kinds = (QAbstractButton, QLabel, QCheckBox, QRadioButton, *_SOLID)
    if not isinstance(widget, kinds) or isinstance(widget, Elided):
        return
    least = widget.minimumSizeHint()
    least = least.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
    if isinstance(widget, QLabel) and widget.wordWrap():
        return
    if widget.width() < least.width():
        yield f"{widget.width()} px wide, needs {least.width()}"
    if widget.height() < least.height():
        yield f"{widget.height()} px high, needs {least.height()}"


def _cut(widget: QWidget) -> Iterator[str]:
    """Text that has less room than it takes."""
    if isinstance(widget, Elided):
        return
    if isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget)
    elif isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton):
        yield from _cut_button(widget)


def _cut_label(label: QLabel) -> Iterator[str]:
    room, metrics = label.contentsRect(), label.fontMetrics()
    margin = 2 * label.margin()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height():
            yield f"{label.height()} px high, its lines need {needed}"
        widest = max((metrics.horizontalAdvance(word) for word in _words(label.text())), default=0)
        if widest > room.width() - margin:
            yield f"a word of {widest} px has {room.width() - margin}"
        return
    lines = label.text().split("\n")
    widest = max(metrics.horizontalAdvance(line) for line in lines)
    if widest > room.width() - margin:
        yield f"text of {widest} px has {room.width() - margin}"
    if metrics.height() * len(lines) > room.height() - margin:
        yield f"text of {metrics.height() * len(lines)} px height has {room.height() - margin}"


def _words(text: str) -> list[str]:
    """What cannot be broken: Latin words whole, other scripts letter by letter."""
    return re.findall(r"[\u0021-\u024f]+|[^\s\u0021-\u024f]", text)


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if isinstance(button, QToolButton):
        if button.text() and button.width() < button.sizeHint().width():
            yield f"{button.width()} px wide, its name needs {button.sizeHint().width()}"
        return
    if isinstance(button, QPushButton) and button.layout() is not None:
        return  # its parts are looked at one by one
    needed = max(
        (button.fontMetrics().horizontalAdvance(line) for line in button.text().split("\n")),
        default=0,
    )
    if needed > button.width():
        yield f"text of {needed} px in a button of {button.width()}"


def _out_of_sight(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Where it lies in its parent and in the window; what scrolls may be below."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or widget.size().isEmpty():
        return
    if _scrolled(widget):
        yield from _too_wide(widget)
        return
    if not parent.rect().contains(widget.geometry()):
        yield f"{_of(widget.geometry())} lies outside its parent, {_of(parent.rect())}"
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    if not _in_what_scrolls(widget, window) and not window.rect().contains(place):
        yield f"{_of(place)} lies outside the window, {_of(window.rect())}"


def _too_wide(scrolled: QWidget) -> Iterator[str]:
    """What scrolls up and down only is no wider than what is seen of it. Told are the parts that
    need the most."""
    viewport = scrolled.parentWidget()
    area = viewport.parentWidget() if viewport else None
    if not isinstance(area, QScrollArea) or viewport is None:
        return
    if area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return
    if scrolled.width() > viewport.width():
        parts = [one for one in scrolled.findChildren(QWidget) if one.isVisibleTo(scrolled)]
        ends = {f"{type(p).__name__} “{_said(p)}”": _least_end(p, scrolled) for p in parts}
        widest = sorted(ends, key=ends.__getitem__)[-2:]
        yield f"{scrolled.width()} px wide, {viewport.width()} are seen: {', '.join(widest)}"


def _least_end(part: QWidget, scrolled: QWidget) -> int:
    """How far to the right it reaches at least; containers reach nowhere by themselves."""
    if part.layout() is not None or not isinstance(part, QAbstractButton | QLabel | QLineEdit):
        return 0
    if isinstance(part, QLabel) and (part.wordWrap() or isinstance(part, Elided)):
        return 0
    return part.mapTo(scrolled, QPoint(0, 0)).x() + part.minimumSizeHint().width()


def _scrolled(widget: QWidget) -> bool:
    """The very widget that is moved in a scroll area."""
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent else None
    return isinstance(area, QAbstractScrollArea) and parent is area.viewport()


def _in_what_scrolls(widget: QWidget, window: QWidget) -> bool:
    at = widget.parentWidget()
    while at is not None and at is not window:
        if isinstance(at, QScrollArea):
            return True
        at = at.parentWidget()
    return False


def _of(rect: QRect) -> str:
    return f"({rect.x()}, {rect.y()}) {rect.width()} x {rect.height()}"
