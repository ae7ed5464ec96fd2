"""What settings are changed with: each shows a value and tells what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QLocale, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from app.widgets.parts import column, label, row
from app.widgets.yielding import ElidedCheck, ElidedRadio

SETTLED_MS, CHOSEN_MS = 500, 200
"""What is being stepped through is taken when it rests for so long: a number, and one of a few
values that the arrow keys pass."""

_NUMBER_PX, _HEIGHT_PX = 128, 30
Unit: TypeAlias = str | Callable[[int], str]


@dataclass(frozen=True)
class Option:
    """One of a few values; `sentence`: what it does, where the name does not say it."""

    value: Any
    text: str
    sentence: str = ""


class Control(QWidget):
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._value: Any = None
        self._wanted: Any = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._take)

    def show_value(self, value: Any) -> None:
        """What is in force, without telling that it was chosen."""
        self._rest.stop()
        self._value = value
        self._draw(value)

    def settle(self, value: Any, rest_ms: int) -> None:
        """Chosen, unless another value is within this time."""
        self._wanted = value
        self._rest.start(rest_ms)

    def _take(self) -> None:
        if self._wanted != self._value and self._value is not None:
            self._value = self._wanted
            self.chosen.emit(self._wanted)

    def _draw(self, value: Any) -> None:
        raise NotImplementedError

    def words(self, value: Any) -> str:
        """A value as people read it."""
        raise NotImplementedError

    def set_name(self, name: str) -> None:
        """What screen readers say, and which setting the keyboard is on."""
        raise NotImplementedError

    @property
    def pending(self) -> bool:
        """Somebody is in the middle of changing it."""
        return self._rest.isActive()


class Switch(Control):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.box = ElidedCheck(title)
        self.setLayout(row(self.box))
        self.box.clicked.connect(self._tell)
        self.setFocusProxy(self.box)

    def _tell(self) -> None:
        self.settle(self.box.isChecked(), 0)

    def _draw(self, value: Any) -> None:
        self.box.setChecked(value)

    def words(self, value: Any) -> str:
        return self.tr("on") if value else self.tr("off")

    def set_name(self, name: str) -> None:
        self.box.setAccessibleName(name)


class Choices(Control):
    """All are seen: for what has to be compared before it is chosen."""

    def __init__(self, options: Sequence[Option], beside: bool = False) -> None:
        super().__init__()
        self._options = options
        self._group = QButtonGroup(self)
        self.buttons: dict[Any, QRadioButton] = {}
        parts: list[QWidget] = []
        for option in options:
            made = ElidedRadio(option.text)
            made.clicked.connect(self._choose(option.value))
            self._group.addButton(made)
            self.buttons[option.value] = made
            parts.append(made)
            if option.sentence:
                said = label(option.sentence, "small", wrap=True)
                said.setIndent(24)
                parts.append(said)
                made.setAccessibleDescription(option.sentence)
        self.setLayout(row(*parts, 1, gap=16) if beside else column(*parts, gap=2))
        self.setFocusProxy(self.buttons[options[0].value])

    def _choose(self, value: Any) -> Callable[[], None]:
        return lambda: self.settle(value, CHOSEN_MS)

    def _draw(self, value: Any) -> None:
        self.buttons[value].setChecked(True)
        self.setFocusProxy(self.buttons[value])

    def words(self, value: Any) -> str:
        return next(option.text for option in self._options if option.value == value)

    def set_name(self, name: str) -> None:
        for option in self._options:
            self.buttons[option.value].setAccessibleName(f"{name}: {option.text}")


class Menu(Control):
    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._options = options
        self.box = CalmMenu()
        for option in options:
            self.box.addItem(option.text)
        self.box.activated.connect(lambda at: self.settle(options[at].value, SETTLED_MS))
        self.setLayout(row(self.box))
        self.setFocusProxy(self.box)

    def _draw(self, value: Any) -> None:
        at = next(n for n, option in enumerate(self._options) if option.value == value)
        self.box.setCurrentIndex(at)

    def words(self, value: Any) -> str:
        return next(option.text for option in self._options if option.value == value)

    def set_name(self, name: str) -> None:
        self.box.setAccessibleName(name)


class Number(Control):
    """Taken when it rests, so that stepping to a value does not try all those before it."""

    def __init__(
        self, least: float, most: float, unit: Unit = "", zero: str = "", decimals: int = 0,
        step: float = 1, scale: float = 1, before: str = "", deliberate: bool = False,
    ) -> None:  # fmt: skip
        """`unit`: behind the number, made for the number where it has plurals; `before`: in front
        of it; `zero`: what the least value means, where it means something of its own; `scale`:
        what is shown of 1, as 100 for percent; `deliberate`: taken by Enter and on leaving it, for
        what cannot be taken back."""
        super().__init__()
        self._decimals, self._unit, self._zero, self._least = decimals, unit, zero, least
        self._scale, self._before = scale, before
        least, most = least * scale, most * scale
        self.box: QSpinBox | QDoubleSpinBox
        if decimals:
            self.box = _CalmDouble()
            self.box.setDecimals(decimals)
            self.box.setRange(least, most)
            self.box.setSingleStep(step)
        else:
            self.box = _CalmSpin()
            self.box.setRange(int(least), int(most))
            self.box.setSingleStep(int(step))
            self.box.setGroupSeparatorShown(True)
        self.box.valueChanged.connect(self._show_unit)
        self._show_unit()
        if before:
            self.box.setPrefix(before)
        if zero:
            self.box.setSpecialValueText(zero)
        self.box.setAccelerated(True)
        self.box.setMinimumWidth(_NUMBER_PX)
        self.box.setMinimumHeight(_HEIGHT_PX)
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setLayout(row(self.box))
        self.setFocusProxy(self.box)
        self.box.setKeyboardTracking(False)
        self._deliberate = deliberate
        if deliberate:
            self.box.editingFinished.connect(lambda: self.settle(self._number(), 0))
        else:
            self.box.valueChanged.connect(lambda _: self.settle(self._number(), SETTLED_MS))

    def _draw(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setValue(value * self._scale)
        self.box.blockSignals(False)
        self._show_unit()

    def words(self, value: Any) -> str:
        if self._zero and value == self._least:
            return self._zero
        locale = QLocale()
        number = locale.toString(float(value) * self._scale, "f", self._decimals)
        return f"{self._before}{number} {self._unit_of(value)}".strip()

    def set_name(self, name: str) -> None:
        self.box.setAccessibleName(name)

    @property
    def pending(self) -> bool:
        stepping = self._deliberate and self.box.hasFocus() and self._number() != self._value
        return stepping or super().pending

    def _unit_of(self, value: float) -> str:
        return self._unit if isinstance(self._unit, str) else self._unit(int(value))

    def _show_unit(self) -> None:
        unit = self._unit_of(self.box.value())
        self.box.setSuffix(f" {unit}" if unit else "")

    def _number(self) -> float:
        value = self.box.value()
        return round(value / self._scale, 6) if self._decimals else value


class _CalmSpin(QSpinBox):
    """The wheel scrolls the page unless the number has the keyboard: every change is applied."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class _CalmDouble(QDoubleSpinBox):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class CalmMenu(QComboBox):
    """With an arrow, which the style sheet's frame takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5))
        right = self.width() - 12 if self.isLeftToRight() else 18
        middle = self.height() / 2
        painter.drawPolyline(
            [QPointF(right - 8, middle - 2), QPointF(right - 4, middle + 2),
             QPointF(right, middle - 2)]
        )  # fmt: skip

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        super().wheelEvent(event) if self.hasFocus() else event.ignore()
