"""The naming pattern of new folders, with what it makes of one's own documents."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app import words
from app.panels.settings_page import SettingsPage
from app.settings_desk import Example, SettingsDesk
from app.widgets.flow import FlowLayout
from app.widgets.parts import Look, button, column, label, restyle, shortcut
from app.widgets.setting_controls import Control
from core.domain import Label
from core.errors import KamiwakeError
from core.filing.naming import render, validate_pattern


class NamingPage(SettingsPage):
    def __init__(self, look: Look, desk: SettingsDesk) -> None:
        super().__init__(look)
        self._desk = desk
        self.head(
            self.tr("Naming"),
            self.tr("Where below its destination a document goes, and what it is called there."),
        )
        self.pattern = PatternControl()
        self.add_setting(
            "naming_pattern", self.tr("Folders and names"),
            self.tr("Of folders that are added from now on; those that are watched keep theirs. "
                    "Enter takes it, Esc leaves it as it was."),
            self.pattern, below=True,
        )  # fmt: skip

    def refresh(self) -> None:
        self._desk.example(self.pattern.show_example)


class PatternControl(Control):
    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self._value = ""  # before there is anything to show
        self._example: Example | None = None
        self._preview = label(wrap=True)
        self._of = label(role="small", wrap=True)
        self._problem = label(role="error", wrap=True)
        self.places = FlowLayout(gap=4)
        for text, name in self._placeholders():
            made = button(name, partial(self.insert, text), "chip", tip=text)
            made.setAccessibleName(self.tr("Insert: {name}").format(name=name))
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click does not end the typing
            self.places.addWidget(made)
        self.setLayout(
            column(self.edit, self._problem, self._preview, self._of, self.places, gap=6)
        )
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._check)
        self.edit.editingFinished.connect(self._entered)
        shortcut(self.edit, "Esc", self.leave, says=self.tr("Leave the pattern as it was"))
        self._check()

    def _placeholders(self) -> list[tuple[str, str]]:
        return [
            ("{class}", self.tr("Class")),
            ("{sub_label}", self.tr("Sub-label")),
            ("{condition}", self.tr("Condition")),
            ("{original}", self.tr("File name")),
            ("{stem}", self.tr("Name without ending")),
            ("{ext}", self.tr("Ending")),
            ("{date:%Y-%m-%d}", self.tr("Date")),
            ("{page}", self.tr("Page")),
            ("{counter:03}", self.tr("Counter")),
        ]

    def _draw(self, value: Any) -> None:
        self.edit.setText(value)

    def words(self, value: Any) -> str:
        return str(value)

    def set_name(self, name: str) -> None:
        self.edit.setAccessibleName(name)

    @property
    def pending(self) -> bool:
        return self.edit.hasFocus() and self.edit.text() != self._value

    def insert(self, text: str) -> None:
        self.edit.insert(text)
        self.edit.setFocus()

    def leave(self) -> None:
        self.edit.setText(self._value)

    def show_example(self, example: Example | None) -> None:
        self._example = example
        self._check()

    @property
    def preview(self) -> str:
        return self._preview.text()

    @property
    def problem(self) -> str:
        return self._problem.text()

    def _entered(self) -> None:
        text = self.edit.text()
        if text != self._value and not self.problem:
            self.settle(text, 0)

    def _check(self) -> None:
        try:
            validate_pattern(self.edit.text())
        except KamiwakeError as error:
            self._say(words.error(error), "", "")
            return
        seen = self._example
        example = seen or Example(
            Label(self.tr("Claim form A"), self.tr("2024")), "scan_0412.pdf",
            datetime.now().astimezone(), 1, "",
        )  # fmt: skip
        path = render(
            self.edit.text(), example.label, example.original, example.at.astimezone(),
            example.page, condition=example.condition,
        )  # fmt: skip
        if seen:
            of = self.tr("What it makes of {name}, which was filed last.")
            self._say("", str(path), of.format(name=seen.original))
        else:
            self._say("", str(path), self.tr("What it makes of a scan, for example."))

    def _say(self, problem: str, preview: str, of: str) -> None:
        restyle(self.edit, "wrong", "true" if problem else None)
        for part, text in ((self._problem, problem), (self._preview, preview), (self._of, of)):
            part.setText(text)
            part.setVisible(bool(text))
