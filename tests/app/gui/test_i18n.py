"""The language of the window: which one, its plurals, its characters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from app.i18n import install_language, spoken_language
from app.widgets.sorting_progress import time_words
from core.domain import Language


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    install_language(qapp, Language.SYSTEM)


@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        ("ja_JP", Language.JAPANESE),
        ("zh_TW", Language.TRADITIONAL_CHINESE),
        ("zh_HK", Language.TRADITIONAL_CHINESE),
        ("zh_CN", Language.ENGLISH),
        ("en_GB", Language.ENGLISH),
        ("de_DE", Language.ENGLISH),
        ("C", Language.ENGLISH),
    ],
)
def test_the_systems_language_is_spoken_where_it_is_known(system: str, spoken: Language) -> None:
    assert spoken_language(Language.SYSTEM, QLocale(system)) is spoken
    assert spoken_language(Language.JAPANESE, QLocale(system)) is Language.JAPANESE


@pytest.mark.parametrize(
    ("system", "chosen", "numbers"),
    [
        ("en_GB", Language.ENGLISH, "en_GB"),
        ("de_DE", Language.SYSTEM, "de_DE"),
        ("de_DE", Language.ENGLISH, "en_US"),
        ("en_GB", Language.JAPANESE, "ja_JP"),
        ("ja_JP", Language.TRADITIONAL_CHINESE, "zh_TW"),
    ],
)
def test_dates_follow_the_language_and_the_country(
    application: QApplication, system: str, chosen: Language, numbers: str
) -> None:
    install_language(application, chosen, QLocale(system))
    assert QLocale().name() == numbers


def test_a_language_leaves_nothing_of_the_one_before(application: QApplication) -> None:
    before = application.font().families()
    for language in (Language.ENGLISH, Language.JAPANESE, Language.TRADITIONAL_CHINESE):
        install_language(application, language)
        application.processEvents()
    assert application.translate("QPlatformTheme", "Cancel") == "取消"
    install_language(application, Language.ENGLISH)
    assert application.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert application.font().families() == before
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(application.findChildren(QTranslator)) <= 3


def test_numbers_have_their_plural_where_no_translation_has_them(
    application: QApplication,
) -> None:
    """What is not translated yet is said in good English."""
    install_language(application, Language.ENGLISH)
    assert time_words(61) == "about 1 minute left"
    assert time_words(180) == "about 3 minutes left"


def drawn(font: QFont, text: str) -> QImage:
    font.setPixelSize(64)
    picture = QImage(80, 80, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(picture.rect(), 0, text)
    painter.end()
    return picture


FAMILIES = {
    Language.JAPANESE: "Noto Sans CJK JP",
    Language.TRADITIONAL_CHINESE: "Noto Sans CJK TC",
}


@pytest.mark.parametrize("language", FAMILIES)
def test_characters_are_drawn_as_the_language_writes_them(
    application: QApplication, language: Language
) -> None:
    if not all(QFontDatabase.hasFamily(family) for family in FAMILIES.values()):
        pytest.skip(
            "the fonts that show the difference are missing: apt-get install fonts-noto-cjk"
        )
    install_language(application, Language.ENGLISH)  # fonts look at the language, too
    pictures = {one: drawn(QFont(family), "骨") for one, family in FAMILIES.items()}
    assert pictures[Language.JAPANESE] != pictures[Language.TRADITIONAL_CHINESE]
    install_language(application, language)
    assert drawn(application.font(), "骨") == pictures[language]
    assert QRawFont.fromFont(application.font()).familyName() not in FAMILIES.values()
