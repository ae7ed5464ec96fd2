"""What `core` decides and refuses reaches people in their language, without a word of English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import words
from app.i18n import install_language
from app.sentences import translated
from core.domain import Candidate, Label, Language, SubLabelPolicy
from core.errors import KamiwakeError, SettingsError
from core.filing.naming import validate_pattern
from core.ingest.readers import read_document
from core.ingest.request import ReadRequest
from core.recognition.decision import DecisionRule, decide

FORM = "御見積書"
ENGLISH = re.compile(r"(?<![A-Za-z])[a-z]{3,}")
"""A word; names begin with a capital."""
ASK, FILE = SubLabelPolicy.REVIEW, SubLabelPolicy.FILE_AT_CLASS
Score = tuple[str, str, float, bool]
"""Class, sub-label, how alike, and whether print is missing."""
REASONS: list[tuple[SubLabelPolicy, list[Score], str]] = [
    (ASK, [], "まだ何も登録されていません。まずサンプルを1枚登録してください。"),
    (ASK, [(FORM, "", 0.2, False)], "登録済みの帳票に似たものはありません。"),
    (ASK, [(FORM, "", 0.5, False)], "「御見積書」に少し似ていますが、十分ではありません。"),
    (
        ASK,
        [(FORM, "", 0.92, False)],
        "「御見積書」に似ていますが、確実といえるほどではありません。",
    ),
    (ASK, [(FORM, "2024", 0.99, False)], "「御見積書 / 2024」に似ています。"),
    (
        ASK,
        [(FORM, "2024", 0.99, True)],
        "「御見積書 / 2024」に似ていますが、印刷の一部が足りません。"
        "登録されていない版かもしれません。",
    ),
    (
        FILE,
        [(FORM, "2024", 0.99, True)],
        "「御見積書 / 2024」に似ていますが、印刷の一部が足りません。"
        "登録されていない版かもしれないため、種類だけで仕分けました。",
    ),
    (
        ASK,
        [(FORM, "", 0.99, False), ("住民異動届", "", 0.98, False)],
        "「御見積書」に似ていますが、「住民異動届」にも同じくらい似ています。",
    ),
    (
        ASK,
        [(FORM, "2023", 0.99, False), (FORM, "", 0.98, False)],
        "「御見積書」に似ていますが、「2023」と「サブラベルなし」が同じくらい似ています。",
    ),
    (
        FILE,
        [(FORM, "2023", 0.99, False), (FORM, "2024", 0.98, False)],
        "「御見積書」に似ています。「2023」と「2024」が同じくらい似ています。"
        "種類だけで仕分けました。",
    ),
]


@pytest.fixture(params=[Language.JAPANESE, Language.TRADITIONAL_CHINESE])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    install_language(qapp, request.param)
    yield request.param
    install_language(qapp)


@pytest.mark.parametrize(("policy", "scores", "japanese"), REASONS)
def test_a_verdict_gives_its_reason(
    language: Language, policy: SubLabelPolicy, scores: Sequence[Score], japanese: str
) -> None:
    found = [
        Candidate(Label(name, sub), score, number, missing)
        for number, (name, sub, score, missing) in enumerate(scores)
    ]
    told = translated(decide(found, DecisionRule(0.95, 0.3, 0.05, policy)).reason)
    assert not ENGLISH.search(told), told
    if language is Language.JAPANESE:
        assert told == japanese


def refusal_of(path: Path) -> KamiwakeError:
    with pytest.raises(KamiwakeError) as refused:
        read_document(path, ReadRequest(100))
    return refused.value


def test_a_file_that_cannot_be_read_says_why_and_what_to_do(
    language: Language, tmp_path: Path
) -> None:
    empty, text = tmp_path / "空.pdf", tmp_path / "注記.pdf"
    empty.touch()
    text.write_text("Not a form.", "utf-8")
    japanese = {
        empty: "「空.pdf」は空です。スキャンまたはコピーし直してください。",
        text: "「注記.pdf」は、名前にかかわらず画像でもPDFでもありません。"
        "読めるのはJPEG、PNG、BMP、WebP、HEIC、TIFF、PDFです。いずれかの形式で保存または印刷してください。",
    }
    for path, wanted in japanese.items():
        told = words.error(refusal_of(path))
        assert not ENGLISH.search(told.replace(path.name, "")), told
        if language is Language.JAPANESE:
            assert told == wanted


@pytest.mark.parametrize("pattern", ["/{original}", "../{original}", "{class}/", "{class}/{klass}"])
def test_a_naming_pattern_that_cannot_be_used_says_why(language: Language, pattern: str) -> None:
    with pytest.raises(SettingsError) as refused:
        validate_pattern(pattern)
    told = re.sub(r"\{\w+\}", "", words.error(refused.value))
    assert not ENGLISH.search(told), told
