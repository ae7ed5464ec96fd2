"""The window's language: Qt's own words and ours, dates, the shapes of characters."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from core.domain import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_HAN_FAMILIES = {
    Language.JAPANESE: (
        "Yu Gothic UI", "Meiryo UI", "Meiryo", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP",
        "Source Han Sans JP", "IPAexGothic", "IPAGothic", "TakaoGothic", "VL Gothic",
    ),
    Language.TRADITIONAL_CHINESE: (
        "Microsoft JhengHei UI", "Microsoft JhengHei", "PingFang TC", "Noto Sans CJK TC",
        "Noto Sans TC", "Source Han Sans TC", "AR PL UMing TW", "WenQuanYi Zen Hei",
    ),
}  # fmt: skip
"""One character is drawn differently in the two languages; which fonts draw it right."""


def install_language(
    application: QApplication, language: Language = Language.SYSTEM, system: QLocale | None = None
) -> Language:
    """Everything made from now on speaks this language, which is told; widgets that are there
    already do not change. English has a "translation", too: it holds the plural forms."""
    system = system or QLocale.system()
    spoken = spoken_language(language, system)
    locale = _locale(spoken, language, system)
    QLocale.setDefault(locale)
    for earlier in application.findChildren(QTranslator):
        application.removeTranslator(earlier)
        earlier.deleteLater()
    own = str(Path(str(resources.files("resources") / "i18n")))
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("kamiwake_en", own), ("kamiwake", own)):
        translator = QTranslator(application)
        file = name if name.endswith("_en") else f"{name}_{spoken}"
        if translator.load(file, folder):
            application.installTranslator(translator)  # the latest is asked first
        else:
            translator.deleteLater()
    application.setFont(_font(QFont(application.font()), spoken))
    return spoken


def spoken_language(language: Language, system: QLocale | None = None) -> Language:
    """What `SYSTEM` stands for: the first of the user's languages that there is."""
    if language is not Language.SYSTEM:
        return language
    for name in (system or QLocale.system()).uiLanguages():
        parts = name.replace("_", "-").split("-")
        if parts[0] == "ja":
            return Language.JAPANESE
        if parts[0] == "zh" and {"Hant", "TW", "HK", "MO"} & set(parts):
            return Language.TRADITIONAL_CHINESE
        if parts[0] == "en":
            break
    return Language.ENGLISH


def _locale(spoken: Language, wanted: Language, system: QLocale) -> QLocale:
    """The system's, which knows the country, unless another language was chosen."""
    own = QLocale(str(spoken))
    return system if Language.SYSTEM is wanted or own.language() == system.language() else own


def _font(font: QFont, spoken: Language) -> QFont:
    """Latin in the system's font; Han characters as the language writes them."""
    base = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    shapes = [name for name in _HAN_FAMILIES.get(spoken, ()) if QFontDatabase.hasFamily(name)]
    # An alias such as "Sans Serif" is no family: the next one would be taken for Latin as well.
    real = QFontInfo(base).family()
    font.setFamilies(_in_order([real], shapes) if shapes else base.families())
    return font


def _in_order(base: Sequence[str], shapes: Sequence[str]) -> list[str]:
    """The system's font comes first, unless it draws Han characters itself, maybe as another
    language writes them."""
    systems = QFontDatabase.WritingSystem
    han = {systems.Japanese, systems.SimplifiedChinese, systems.TraditionalChinese, systems.Korean}
    draws_han = any(han & set(QFontDatabase.writingSystems(name)) for name in base)
    first, last = (shapes, base) if draws_han else (base, shapes)
    return list(dict.fromkeys([*first, *last]))
