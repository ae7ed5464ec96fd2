"""Colours, light and dark, as tokens: a palette and one small style sheet are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

SMALL_PX, TEXT_PX, TITLE_PX = 12, 14, 20
"""The three sizes of type, in logical pixels."""
STEP_PX = 8
"""Spacing comes in multiples of this."""
CORNER_PX = 6


@dataclass(frozen=True)
class Tokens:
    """Colours by what they mean. Text on `ground` and `surface` has a contrast of 4.5 or more;
    `mark` lies on pictures of paper, which are white at night as well."""

    ground: str
    surface: str
    rail: str
    hover: str
    selected: str
    line: str
    control: str
    text: str
    muted: str
    accent: str
    on_accent: str
    filed: str
    review: str
    unknown: str
    error: str
    drop: str
    mark: str


LIGHT = Tokens(
    ground="#F6F6F4", surface="#FFFFFF", rail="#ECECE8", hover="#EFF3F5", selected="#DCEAF1",
    line="#DDDDD8", control="#8A8F94", text="#1C2024", muted="#5A6068", accent="#165E83",
    on_accent="#FFFFFF", filed="#24703B", review="#8A5A00", unknown="#566070", error="#B3261E",
    drop="#E3F0F7", mark="#B45309",
)  # fmt: skip
DARK = Tokens(
    ground="#1B1D1F", surface="#242729", rail="#151718", hover="#2C3134", selected="#24404E",
    line="#383C3F", control="#83898E", text="#ECEDEE", muted="#A6ADB3", accent="#6FB3D2",
    on_accent="#0C2530", filed="#7CC795", review="#E5B567", unknown="#A9B4C4", error="#FF8A80",
    drop="#1F3A47", mark="#B45309",
)  # fmt: skip


class Theme(QObject):
    """The colours in force; they follow the system unless a scheme is asked for."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.setStyle("Fusion")
        font = QFont(application.font())
        font.setPixelSize(TEXT_PX)
        application.setFont(font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._wanted = Qt.ColorScheme.Unknown
        self.tokens = LIGHT
        self._apply()

    @property
    def dark(self) -> bool:
        return self.tokens is DARK

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self.tokens, name))

    def ask_for(self, scheme: Qt.ColorScheme) -> None:
        """`Unknown` follows the system."""
        if scheme is self._wanted:
            return
        self._wanted = scheme
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._apply()

    def _apply(self) -> None:
        follows = self._wanted is Qt.ColorScheme.Unknown
        scheme = QGuiApplication.styleHints().colorScheme() if follows else self._wanted
        self.tokens = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        palette = _palette(self.tokens)
        self._application.setPalette(palette)
        # Fusion draws the outlines of these in a darker tint of `Window`: black at night.
        palette.setColor(QPalette.ColorRole.Window, self.colour("muted").lighter(150))
        for kind in (
            "QCheckBox",
            "QRadioButton",
            "QAbstractSpinBox",
        ):  # its stubs say bytes, which it refuses
            self._application.setPalette(palette, kind)  # type: ignore[arg-type]
        self._application.setStyleSheet(_style_sheet(self.tokens))
        self.changed.emit()


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for key, name in {
        role.Window: "ground", role.WindowText: "text", role.Base: "surface",
        role.AlternateBase: "ground", role.Text: "text", role.Button: "surface",
        role.ButtonText: "text", role.ToolTipBase: "surface", role.ToolTipText: "text",
        role.PlaceholderText: "muted", role.Highlight: "accent",
        role.HighlightedText: "on_accent", role.Link: "accent", role.LinkVisited: "accent",
        role.Mid: "line", role.Dark: "control", role.Light: "surface", role.BrightText: "error",
        role.Accent: "accent",
    }.items():  # fmt: skip
        palette.setColor(key, QColor(getattr(tokens, name)))
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, key, QColor(tokens.control))
    return palette


def _style_sheet(tokens: Tokens) -> str:
    sheet = (resources.files("resources") / "window.qss").read_text("utf-8")
    sizes = {"small": SMALL_PX, "title": TITLE_PX, "corner": CORNER_PX}
    return Template(sheet).substitute({**tokens.__dict__, **sizes})
