"""The .ts files against the source, by the tool that keeps them (`packaging/translate.py`)."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtCore", reason="Qt's system libraries are missing")
sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

import translate

NOT_YET: set[str] = set()
"""Languages that are still to be brought up to the source; empty when they are."""
THERE = [language for language in translate.LANGUAGES if translate.ts_file(language).exists()]


@pytest.mark.parametrize("language", translate.LANGUAGES)
def test_everything_is_translated(language: str, tmp_path: Path) -> None:
    kept, fresh = translate.ts_file(language), tmp_path / "fresh.ts"
    if kept.exists():
        shutil.copy(kept, fresh)
    translate.update(language, fresh)
    missing = [message.text for message in translate.messages(fresh) if message.missing]
    if missing and language in NOT_YET:
        pytest.xfail(f"{language} is to be translated: {len(missing)} missing")
    assert missing == []
    assert kept.read_text("utf-8") == fresh.read_text("utf-8"), "run translate.py update"


@pytest.mark.parametrize("language", THERE)
def test_what_the_program_reads_was_made_from_it(language: str, tmp_path: Path) -> None:
    translate.release(language, tmp_path / "fresh.qm")
    fresh = (tmp_path / "fresh.qm").read_bytes()
    assert translate.qm_file(language).read_bytes() == fresh, "run translate.py release"


@pytest.mark.parametrize("language", THERE)
def test_what_is_filled_in_is_filled_in_in_every_language(language: str) -> None:
    places = re.compile(r"\{\w*\}|&(?=\w)")
    differ = [
        (message.text, said)
        for message in translate.messages(translate.ts_file(language))
        for said in message.said
        if said and sorted(set(places.findall(said))) != sorted(set(places.findall(message.text)))
    ]
    assert differ == []


def test_a_fresh_file_holds_every_sentence_of_the_source_as_it_is(tmp_path: Path) -> None:
    """Quotes, line ends, plurals and comments pass through."""
    translate.update("ja", tmp_path / "fresh.ts")
    found = {(one.context, one.text, one.comment, one.counted) for one in translate.sentences()}
    assert {message.key for message in translate.messages(tmp_path / "fresh.ts")} == found
    assert any(one[3] for one in found) and any('"' in one[1] or "“" in one[1] for one in found)


def test_of_a_class_and_its_methods_every_sentence_is_found() -> None:
    source = """
class Panel(QWidget):
    def show(self, rows):
        self.tr("%n row(s)", "", len(rows))
        self.tr("one " "and two") if rows else [self.tr("three", "not four")]
        translate = QCoreApplication.translate
        translate("Words", "%n word(s)", "", n=len(rows))
"""
    found = translate.of_source(source, "app/panel.py")
    assert [(one.context, one.text, one.comment, one.counted) for one in found] == [
        ("Panel", "%n row(s)", "", True),
        ("Panel", "one and two", "", False),
        ("Panel", "three", "not four", False),
        ("Words", "%n word(s)", "", True),
    ]


@pytest.mark.parametrize(
    "call", ['self.tr(f"{x} rows")', "self.tr(words)", 'window.tr("a")', 'translate(this, "a")']
)
def test_what_cannot_be_collected_is_refused_with_its_place(call: str) -> None:
    source = f"class Panel:\n    def show(self):\n        {call}\n"
    with pytest.raises(translate.NotLiteral, match=r"app/panel\.py:3"):
        translate.of_source(source, "app/panel.py")
