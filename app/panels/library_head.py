"""The title line of the library: where one is, what can be searched, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QLineEdit, QMenu, QToolButton, QWidget

from app import words
from app.item_models.library import ClassOrder
from app.theme import STEP_PX
from app.widgets.parts import Elided, Look, button, column, holder, icon_button, row

if TYPE_CHECKING:
    from core.library.entries import LibraryChange


class LibraryHead(QWidget):
    """`more`: the menu behind the three dots, for what is wanted seldom."""

    back_asked = Signal()
    undo_asked = Signal()
    add_asked = Signal()
    map_asked = Signal(bool)
    """The map of all samples, or cards again."""
    close_only_asked = Signal(bool)
    order_asked = Signal(object)  # ClassOrder

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._back = icon_button(
            look, "chevron-left", self.tr("Back to all classes (Esc)"), self.back_asked.emit
        )
        self._title = Elided(self.tr("Library"), "title")
        self._title.setMinimumWidth(102)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self.search.setMinimumWidth(64)
        self._undo = icon_button(look, "undo-2", self.tr("Undo"), self.undo_asked.emit)
        self._undo.setEnabled(False)
        self.more = QMenu(self)
        self.more_button = icon_button(look, "ellipsis", self.tr("More"))
        self.more_button.setMenu(self.more)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._add_words = self.tr("Add a form…")
        self._add = button(self._add_words, self.add_asked.emit, "primary")
        self._add.setToolTip(self.tr("Choose files (Ctrl+O), drop them here, or paste (Ctrl+V)"))
        self.orders = self._order_actions()
        title = row(
            self._back, self._title, self._make_modes(look), self.search, self._undo,
            self.more_button, self._add,
        )  # fmt: skip
        title.setStretch(1, 1)
        layout = column(title, self._make_filters(look))
        layout.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        self.setLayout(layout)

    def _make_modes(self, look: Look) -> QWidget:
        self.cards_button = icon_button(look, "layout-grid", self.tr("Cards (Ctrl+M)"))
        self.map_button = icon_button(look, "chart-scatter", self.tr("Map (Ctrl+M)"))
        group = QButtonGroup(self)
        for made in (self.cards_button, self.map_button):
            made.setCheckable(True)
            group.addButton(made)
        self.cards_button.setChecked(True)
        group.buttonClicked.connect(lambda one: self.map_asked.emit(one is self.map_button))
        self._modes = holder(row(self.cards_button, self.map_button, gap=0))
        return self._modes

    def _make_filters(self, look: Look) -> QWidget:
        self.close_chip = QToolButton()
        self.close_chip.setProperty("role", "chip")
        self.close_chip.setCheckable(True)
        self.close_chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        look.icons.set(self.close_chip, "flag", "review", 14)
        self.close_chip.setToolTip(
            self.tr(
                "Shows only what another label looks like: such scans may have to be asked about"
            )
        )
        self.close_chip.toggled.connect(self.close_only_asked)
        self._filters = holder(row(self.close_chip, 1))
        self._filters.hide()
        return self._filters

    def _order_actions(self) -> dict[ClassOrder, QAction]:
        group = QActionGroup(self)
        names = {
            ClassOrder.NAME: self.tr("Sort by name"),
            ClassOrder.FILED: self.tr("Most filed first"),
            ClassOrder.SEEN: self.tr("Last seen first"),
        }
        made = {}
        for order, name in names.items():
            made[order] = self.more.addAction(name)
            made[order].setCheckable(True)
            made[order].setData(order)
            group.addAction(made[order])
        made[ClassOrder.NAME].setChecked(True)
        group.triggered.connect(lambda chosen: self.order_asked.emit(ClassOrder(chosen.data())))
        self.more.addSeparator()
        return made

    def toggle_map(self) -> None:
        if self._modes.isVisible() or self._back.isVisible():
            self.map_asked.emit(not self.map_button.isChecked())

    def show_mode(self, as_map: bool) -> None:
        (self.map_button if as_map else self.cards_button).setChecked(True)

    def show_close(self, pairs: int) -> None:
        """So many close pairs can be looked at."""
        self.close_chip.setText(self.tr("%n close pair(s)", "", pairs))
        if not pairs and self.close_chip.isChecked() and not self._back.isVisible():
            self.close_chip.setChecked(False)
        self._filters.setVisible(bool(pairs))

    def show_level(self, opened: str | None, anything: bool) -> None:
        """`opened`: the class whose samples are shown. `anything`: there are classes."""
        inside = opened is not None
        self._back.setVisible(inside)
        self._title.set_text(opened or self.tr("Library"))
        self._add.setVisible(anything)
        self._add_words = self.tr("Add a sample…") if inside else self.tr("Add a form…")
        self._add.setAccessibleName(self._add_words)
        self._undo.setVisible(anything or self._undo.isEnabled())
        self.search.setVisible(not inside and anything)
        self._modes.setVisible(not inside and anything)
        self._fold_add()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fold_add()

    def _fold_add(self) -> None:
        """Where its words have no room, a plus says what they do."""
        self._add.setIcon(QIcon())
        self._add.setText(self._add_words)
        head = self.layout()
        assert head is not None
        for layout in (*head.findChildren(QLayout), head):
            layout.invalidate()
        if head.minimumSize().width() > self.width():
            self._add.setText("")
            self._look.icons.set(self._add, "plus", "on_accent")

    def show_change(self, change: LibraryChange | None) -> None:
        """What undo would take back."""
        self._undo.setEnabled(change is not None)
        self._undo.setToolTip(self._undo_words(change))

    def _undo_words(self, change: LibraryChange | None) -> str:
        if change is None:
            return self.tr("Nothing to undo")
        when = words.time_of(change.at)
        return {
            "register": self.tr("Undo: registered at {when} (Ctrl+Z)"),
            "register-many": self.tr("Undo: a folder registered at {when} (Ctrl+Z)"),
            "import": self.tr("Undo: imported at {when} (Ctrl+Z)"),
            "rename": self.tr("Undo: renamed at {when} (Ctrl+Z)"),
            "merge": self.tr("Undo: merged at {when} (Ctrl+Z)"),
            "move": self.tr("Undo: moved at {when} (Ctrl+Z)"),
        }.get(change.kind, self.tr("Undo: retired at {when} (Ctrl+Z)")).format(when=when)
