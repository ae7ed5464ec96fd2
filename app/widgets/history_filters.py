"""Which documents of the history are shown: by class, by what became of them, by day, by run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QSizePolicy, QToolButton, QWidget

from app import words
from app.theme import STEP_PX
from app.widgets.flow import FlowLayout
from app.widgets.label_picker import NameBox
from app.widgets.parts import Look, button, column, holder, label, row
from core.filing.nouns import HistoryQuery, Ran, Standing
from core.names import fold

_ICONS = {
    Standing.FILED: ("circle-check", "filed"),
    Standing.REVIEW: ("circle-question-mark", "review"),
    Standing.UNKNOWN: ("circle-minus", "unknown"),
    Standing.BY_HAND: ("hand", "muted"),
    Standing.CORRECTED: ("replace", "muted"),
    Standing.UNDONE: ("undo-2", "muted"),
}


class Days(StrEnum):
    ALL = "all"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    RANGE = "range"


class HistoryFilters(QWidget):
    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._run: Ran | None = None
        self.class_box = NameBox(self.tr("Filed as"), self.tr("Any class"))
        self.class_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.class_box.setFixedWidth(208)
        self.class_box.editTextChanged.connect(self.changed)
        edit = self.class_box.lineEdit()
        assert edit is not None
        edit.setClearButtonEnabled(True)
        self.days = QComboBox()
        self.days.setAccessibleName(self.tr("Days"))
        for days, text in (
            (Days.ALL, self.tr("Any day")), (Days.TODAY, self.tr("Today")),
            (Days.WEEK, self.tr("Last 7 days")), (Days.MONTH, self.tr("Last 30 days")),
            (Days.RANGE, self.tr("From … to …")),
        ):  # fmt: skip
            self.days.addItem(text, days)
        self.days.currentIndexChanged.connect(self._days_chosen)
        self.first, self.last = _day_field(self.tr("First day")), _day_field(self.tr("Last day"))
        for field in (self.first, self.last):
            field.dateChanged.connect(self.changed)
        self._range = holder(row(self.first, label("–"), self.last, gap=4))
        self._range.hide()
        self.chips = {standing: self._chip(look, standing) for standing in Standing}
        self._run_chip = QToolButton()
        self._run_chip.setProperty("role", "chip")
        self._run_chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._run_chip.setToolTip(self.tr("Show documents of other runs, too"))
        look.icons.set(self._run_chip, "x", "muted", 12)
        self._run_chip.clicked.connect(lambda: self.show_run(None))
        self._run_chip.hide()
        self._clear = button(self.tr("Clear filters"), self.clear, "link")
        self._clear.hide()
        boxes = FlowLayout(self.class_box, self.days, self._range, self._run_chip, self._clear)
        chips = FlowLayout(*self.chips.values(), gap=4)
        layout = column(holder(boxes), holder(chips))
        layout.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, STEP_PX)
        self.setLayout(layout)
        self.changed.connect(self._show_clear)

    def query(self, text: str = "") -> HistoryQuery:
        since, until = self._moments(datetime.now().date())
        return HistoryQuery(
            text, self._class_name(),
            frozenset(standing for standing, chip in self.chips.items() if chip.isChecked()),
            since, until, self._run.run_id if self._run else "",
        )  # fmt: skip

    def offer(self, classes: Sequence[str]) -> None:
        self.class_box.offer(classes)

    def show_run(self, run: Ran | None) -> None:
        """Only what was sorted in it; None: all."""
        self._run = run
        if run is not None:
            self._run_chip.setText(
                " " + self.tr("One run, from {time} on").format(time=words.time_of(run.first))
            )
        self._run_chip.setVisible(run is not None)
        self.changed.emit()

    def clear(self) -> None:
        self.blockSignals(True)
        self.class_box.set_text("")
        self.days.setCurrentIndex(0)
        for chip in self.chips.values():
            chip.setChecked(False)
        self.show_run(None)
        self.blockSignals(False)
        self.changed.emit()

    @property
    def any_set(self) -> bool:
        return not self.query().is_open

    def _class_name(self) -> str:
        """The class that is meant, once its name is whole."""
        wanted = fold(self.class_box.text())
        names = (self.class_box.itemText(at) for at in range(self.class_box.count()))
        return next((name for name in names if wanted and fold(name) == wanted), "")

    def _moments(self, today: date) -> tuple[datetime | None, datetime | None]:
        days = Days(self.days.currentData())
        if days is Days.RANGE:
            first, last = sorted((_day_of(self.first), _day_of(self.last)))
            return _begin(first), _begin(last + timedelta(days=1))
        back = {Days.TODAY: 0, Days.WEEK: 6, Days.MONTH: 29}
        return (None if days is Days.ALL else _begin(today - timedelta(days=back[days]))), None

    def _days_chosen(self) -> None:
        self._range.setVisible(self.days.currentData() == Days.RANGE)
        self.changed.emit()

    def _show_clear(self) -> None:
        self._clear.setVisible(self.any_set)

    def _chip(self, look: Look, standing: Standing) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setText(f" {self._name(standing)}")  # a little away from the icon
        chip.setAccessibleName(self._name(standing))
        look.icons.set(chip, *_ICONS[standing], 14)
        chip.toggled.connect(self.changed)
        return chip

    def _name(self, standing: Standing) -> str:
        if standing is Standing.BY_HAND:
            return self.tr("By hand")
        if standing is Standing.CORRECTED:
            return self.tr("Corrected")
        return words.status(standing.value)


def _day_field(name: str) -> QDateEdit:
    field = QDateEdit(QDate.currentDate())
    field.setCalendarPopup(True)
    field.setAccessibleName(name)
    field.setToolTip(name)
    return field


def _day_of(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _begin(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()
