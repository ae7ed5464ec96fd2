"""The window's language: Qt's own words and ours."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def install_language(application: QApplication, locale: QLocale | None = None) -> None:
    """The system's language where there is a translation, else English, whose "translation"
    holds the plural forms."""
    wanted = locale or QLocale()
    own = Path(str(resources.files("resources") / "i18n"))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("kamiwake", str(own))):
        translator = QTranslator(application)
        if translator.load(wanted, name, "_", folder) or (
            name == "kamiwake" and translator.load(f"{name}_en", folder)
        ):
            application.installTranslator(translator)
