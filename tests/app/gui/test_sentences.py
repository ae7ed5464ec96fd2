"""What `core` says is recognised again, and told in another language."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from app.core_sentences import SENTENCES
from app.sentences import CONTEXT, joined, recognised, translated
from core.domain import Candidate, Label
from core.errors import UnsupportedFormat
from core.recognition.decision import DecisionRule, decide

ROOT = Path(__file__).parents[3]
PLACE = re.compile(r"\{\d\}")


class Shouting(QTranslator):
    """Every sentence of core in capitals, its places where they are."""

    def translate(self, context: str, source: str, *_: object) -> str:
        if context != CONTEXT:
            return ""
        return PLACE.sub(lambda place: place[0], source.upper())


@pytest.fixture
def shouting(qapp: QCoreApplication) -> Iterator[None]:
    translator = Shouting()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_the_list_is_as_the_source_says() -> None:
    written = runpy.run_path(str(ROOT / "packaging" / "sentences.py"))["source"]()
    assert (ROOT / "app" / "core_sentences.py").read_text("utf-8") == written, (
        "run `python packaging/sentences.py`"
    )


def test_every_sentence_is_recognised_with_what_stands_in_its_places() -> None:
    mistaken = {}
    for pattern in SENTENCES:
        values = tuple(f"value{at}" for at in range(len(PLACE.findall(pattern))))
        text = PLACE.sub(lambda place: values[int(place[0][1])], pattern)  # noqa: B023
        found = recognised(text) or ("", ())
        # Of places side by side nobody can say where the one ends.
        if (found[0], "".join(found[1])) != (pattern, "".join(values)):
            mistaken[pattern] = found
    assert mistaken == {}


def test_a_reason_is_told_with_its_labels_as_they_are(shouting: None) -> None:
    rule = DecisionRule(threshold=0.5, near=0.3, margin=0.1)
    close = [Candidate(Label("A. B", "2023"), 0.9, 1), Candidate(Label("A. B", "2024"), 0.9, 2)]
    assert translated(decide(close, rule).reason) == (
        "LOOKS LIKE A. B, BUT “2023” AND “2024” ARE EQUALLY LIKELY."
    )


def test_an_error_and_its_next_step_are_told_one_after_the_other(shouting: None) -> None:
    error = UnsupportedFormat("“x.doc” is no picture or PDF, whatever its name says.", "Scan it.")
    assert translated(str(error)) == (
        "“x.doc” IS NO PICTURE OR PDF, WHATEVER ITS NAME SAYS. Scan it."
    )


def test_what_follows_a_reason_is_not_taken_for_its_label(shouting: None) -> None:
    assert translated("Looks like A. B.") == "LOOKS LIKE A. B."
    turned = "It is filed turned as it was scanned: another program has it open."
    assert translated(f"Looks like A. B. {turned}") == f"LOOKS LIKE A. B. {turned.upper()}"


def test_what_nobody_knows_stays_as_it_is(shouting: None) -> None:
    assert translated("Une phrase. Une autre.") == "Une phrase. Une autre."


def test_between_sentences_is_the_space_of_the_language() -> None:
    assert joined("It stays.", "", "Try again.") == "It stays. Try again."
    assert joined("", "請再試一次。", "沒有遺失任何文件。") == "請再試一次。沒有遺失任何文件。"
