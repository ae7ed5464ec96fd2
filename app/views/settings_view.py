"""Settings: subjects at the left, what belongs to one at the right. Every change holds at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from app import words
from app.panels.administrator import AdministratorPanel
from app.panels.settings_backup import BackupPage
from app.panels.settings_caution import CautionPage
from app.panels.settings_folders import FoldersPage
from app.panels.settings_model import ModelPage
from app.panels.settings_naming import NamingPage
from app.panels.settings_page import SettingsPage
from app.panels.settings_plain import (
    AdvancedPage,
    AppearancePage,
    DocumentsPage,
    KeepingPage,
    SpotChecksPage,
)
from app.theme import STEP_PX
from app.widgets.parts import Look, button, column, holder, label, line, row, shortcut
from app.widgets.setting_controls import CalmMenu
from app.widgets.undoing import undo_key
from core.settings import InForce, Origin

if TYPE_CHECKING:
    from app.model_desk import ModelDesk
    from app.settings_desk import Applied, SettingsDesk
    from app.sorting_desk import SortingDesk
    from core.settings_store import Change

_SUBJECTS_PX = 168
_BOTH_PX = 580
"""From this width on the subjects stand beside the page; below, in a menu over it."""


class SettingsView(QWidget):
    said = Signal(str, object)
    """Something to tell, and what takes it back (None: nothing)."""
    refused = Signal(str)

    def __init__(
        self, look: Look, desk: SettingsDesk, sorting: SortingDesk, models: ModelDesk, pattern: str
    ) -> None:
        """`pattern`: of new folders, until the settings are read."""
        super().__init__()
        self._look, self._desk = look, desk
        self._undos = desk.undos
        self.folders = FoldersPage(look, sorting, pattern)
        self.naming = NamingPage(look, desk)
        self.caution = CautionPage(look, desk)
        self.spot_checks = SpotChecksPage(look)
        self.model = ModelPage(look, desk, models)
        self.backup = BackupPage(look, desk)
        self.administrator = self._administrator_page()
        self.pages: list[SettingsPage] = [
            self.folders, self.naming, self.caution, DocumentsPage(look), self.spot_checks,
            KeepingPage(look), AppearancePage(look), self.model, self.backup, self.administrator,
            AdvancedPage(look),
        ]  # fmt: skip
        self._build()
        self._connect()
        if desk.in_force is not None:
            self._show(desk.in_force)

    def _administrator_page(self) -> SettingsPage:
        page = SettingsPage(self._look)
        page.head(self.tr("Administrator"))
        panel = AdministratorPanel(self._desk.gate, words.place(self._desk.profile_path))
        panel.said.connect(page.said)
        page.add(panel)
        return page

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(220)
        self.search.setMinimumWidth(72)
        head = row(label(self.tr("Settings"), "title"), 1, self.search)
        head.setContentsMargins(2 * STEP_PX, 2 * STEP_PX, 2 * STEP_PX, STEP_PX)
        self._problem = label(role="error", wrap=True)
        self._repair = button(self.tr("Repair"), self._desk.repair)
        self._repair.setToolTip(self.tr("What cannot be used is taken out; the file is kept."))
        warning = row(self._problem, self._repair, gap=2 * STEP_PX)
        warning.setStretch(0, 1)
        warning.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, STEP_PX)
        self._warning = holder(warning)
        self._warning.hide()
        self.subjects = QListWidget()
        self.subjects.setProperty("role", "subjects")
        self.subjects.setAccessibleName(self.tr("Subjects"))
        self.subjects.setFixedWidth(_SUBJECTS_PX)
        self.menu = CalmMenu()
        self.menu.setAccessibleName(self.tr("Subjects"))
        self._stack = QStackedWidget()
        for page in self.pages:
            item = QListWidgetItem(page.title)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
            self.subjects.addItem(item)
            self.menu.addItem(page.title)
            self._stack.addWidget(page)
        self._stack.addWidget(self._make_nothing())
        side = column(self.subjects)
        side.setContentsMargins(STEP_PX, STEP_PX, STEP_PX, STEP_PX)
        self._side = holder(side)
        top = row(self.menu)
        top.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, STEP_PX)
        self._top = holder(top)
        self._rule = line(vertical=True)
        body = row(self._side, self._rule, self._stack, gap=0)
        body.setStretch(2, 1)
        whole = column(head, self._warning, self._top, line(), body, gap=0)
        whole.setStretch(4, 1)
        self.setLayout(whole)
        self.subjects.setCurrentRow(0)

    def _make_nothing(self) -> QWidget:
        """Where a search has found nothing."""
        self.said_nothing = label(role="muted", wrap=True)
        self.said_nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear_search = button(self.tr("Clear the search"), self._clear_search, "primary")
        self._nothing = holder(column(1, self.said_nothing, row(1, self.clear_search, 1), 2))
        return self._nothing

    def _connect(self) -> None:
        for page in self.pages:
            page.changed.connect(self._desk.change)
            page.reset_asked.connect(self._desk.reset)
            page.said.connect(self.said)
            page.refused.connect(self.refused)
        self.subjects.currentRowChanged.connect(self.show_subject)
        self.menu.activated.connect(self.show_subject)
        self.search.textChanged.connect(self._search)
        desk = self._desk
        desk.changed.connect(self._show)
        desk.applied.connect(self._applied)
        desk.put_back.connect(lambda: self.said.emit(self.tr("Undone."), None))
        desk.repaired.connect(self._repaired)
        everywhere = Qt.ShortcutContext.WindowShortcut  # while this view is the one in front
        says = self.tr("Take the latest change of a setting back")
        undo_key(self, self.undo, says, lambda text: self.said.emit(text, None))
        shortcut(self, QKeySequence.StandardKey.Find, self.search.setFocus, everywhere,
                 self.tr("Search"))  # fmt: skip

    # What the window asks

    def activate(self) -> None:
        """The view is in front now."""
        self._desk.look()
        self.page.refresh()
        self._refresh_facts()
        (self.subjects if self._side.isVisible() else self.menu).setFocus()

    @property
    def page(self) -> SettingsPage:
        """Also while nothing is shown because nothing was found."""
        return self.pages[min(self._stack.currentIndex(), len(self.pages) - 1)]

    def show_subject(self, at: int) -> None:
        if at < 0:
            return
        self._stack.setCurrentIndex(at)
        self.menu.setCurrentIndex(at)
        self.subjects.setCurrentRow(at)
        if self.isVisible():
            self.page.refresh()

    def show_page(self, page: SettingsPage) -> None:
        self.show_subject(self.pages.index(page))

    def undo(self) -> bool:
        """Takes the latest change back that was made here; False where there is none."""
        if not self._undos:
            return False
        self._desk.apply(self._undos.pop(), undone=True)
        return True

    # Showing

    def _show(self, in_force: InForce) -> None:
        for page in self.pages:
            page.show_settings(in_force)
        problem = in_force.problems[0] if in_force.problems else None
        self._problem.setText(words.error(problem.error) if problem else "")
        ours = any(one.origin is Origin.FILE for one in in_force.problems)
        self._repair.setVisible(ours)
        self._warning.setVisible(problem is not None)

    def _refresh_facts(self) -> None:
        self._desk.observed(self.spot_checks.show_observed)

    def _search(self, text: str) -> None:
        """Leads to the first subject that speaks of it; the others that do stay in the list."""
        found = [at for at, page in enumerate(self.pages) if not text or page.says(text)]
        for at in range(len(self.pages)):
            self.subjects.item(at).setHidden(at not in found)
        if not found:
            self.said_nothing.setText(self.tr("No setting matches “{text}”.").format(text=text))
            self._stack.setCurrentWidget(self._nothing)
            return
        if self._stack.currentIndex() not in found:
            before = self.subjects.currentRow()
            self.show_subject(before if before in found else found[0])
        matches = self.page.matches(text) if text else []
        if matches:
            self.page.ensureWidgetVisible(matches[0])

    def _clear_search(self) -> None:
        self.search.clear()
        self.search.setFocus()

    # Changing

    def _applied(self, applied: Applied) -> None:
        in_force = self._desk.in_force
        for page in self.pages:
            for name in applied.names & page.rows.keys():
                shown = page.rows[name]
                value = shown.words(in_force.entries[name].value) if in_force else ""
                text = self.tr("{setting}: {value}").format(setting=shown.title, value=value)
                self.said.emit(text, lambda: self._take_back(applied.undo))

    def _take_back(self, change: Change) -> None:
        if change in self._undos:
            self._undos.remove(change)
        self._desk.apply(change, undone=True)

    def _repaired(self, kept: Path) -> None:
        text = self.tr("The settings can be used again; the file as it was is kept as {file}.")
        self.said.emit(text.format(file=kept.name), None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        beside = event.size().width() >= _BOTH_PX
        for part in (self._side, self._rule):
            part.setVisible(beside)
        self._top.setVisible(not beside)
