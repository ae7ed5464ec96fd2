"""What a method says of a probe, and the file that keeps it, so that nothing is asked twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from accuracy.bench_set import Probe, Template
from core.domain import Candidate, Label, VerdictKind
from core.recognition.recognizer import SHOWN_LABELS
from core.settings import Settings
from training.metrics import Scores, label_scores

MARGIN = Settings().margin
_NUMBER = 0  # candidates of a file have no template number


@dataclass(frozen=True)
class Answer:
    """`candidates`: distinct labels, best first, at most SHOWN_LABELS. A plain method has no
    verdict: what it would file follows from a threshold."""

    candidates: tuple[Candidate, ...]
    verdict: VerdictKind | None = None
    filed_as: Label | None = None
    threshold: float = 0.0
    reason: str = ""
    rotation: int = 0

    @property
    def label(self) -> Label | None:
        return self.candidates[0].label if self.candidates else None

    @property
    def score(self) -> float:
        return self.candidates[0].score if self.candidates else 0.0

    def edition_unclear(self, margin: float) -> bool:
        """Held though the class is certain: two editions of it are equally likely, or it may be
        one that is not registered."""
        if self.verdict is not VerdictKind.REVIEW or self.score < self.threshold:
            return False
        near = [one for one in self.candidates if one.score > self.score - margin + 1e-9]
        return len({one.label.class_name for one in near}) == 1

    def to_json(self) -> dict[str, Any]:
        return {
            "candidates": [
                [one.label.class_name, one.label.sub_label, round(one.score, 6)]
                for one in self.candidates
            ],
            "verdict": self.verdict and self.verdict.value,
            "filed_as": self.filed_as and [self.filed_as.class_name, self.filed_as.sub_label],
            "threshold": self.threshold,
            "reason": self.reason,
            "rotation": self.rotation,
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Answer:
        candidates = tuple(
            Candidate(Label(class_name, sub_label), score, _NUMBER)
            for class_name, sub_label, score in values["candidates"]
        )
        return cls(
            candidates,
            VerdictKind(values["verdict"]) if values["verdict"] else None,
            Label(*values["filed_as"]) if values["filed_as"] else None,
            values["threshold"], values["reason"], values["rotation"],
        )  # fmt: skip

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Answer:
        """A line of `kamiwake classify --json`."""
        candidates = tuple(
            Candidate(Label(one["class"], one["sub_label"] or ""), one["score"], _NUMBER)
            for one in record["candidates"]
        )
        verdict = VerdictKind(record["verdict"])
        filed = verdict is VerdictKind.FILED
        label = Label(record["class"], record["sub_label"] or "") if filed else None
        reason, threshold = record.get("error") or record["reason"], record["threshold"]
        return cls(candidates, verdict, label, threshold, reason, record["rotation"])


def answers_of(scores: Scores, templates: Sequence[Template]) -> list[Answer]:
    """(P, T): every probe's best labels."""
    labels, best = label_scores(scores, [one.label for one in templates])
    order = np.argsort(-best, axis=1, kind="stable")[:, :SHOWN_LABELS]
    return [
        Answer(tuple(Candidate(labels[at], float(row[at]), _NUMBER) for at in first))
        for row, first in zip(best, order, strict=True)
    ]


class AnswersFile:
    """Answers by method and probe, and each method's figures that need more than its answers.
    Without a path nothing is kept. Remove the file when the program has changed."""

    def __init__(self, path: Path | None, folder: Path) -> None:
        """Raises SystemExit where the file is of another set."""
        self._path = path
        self._kept: dict[str, Any] = {"set": folder.resolve().name, "methods": {}}
        if path is not None and path.exists():
            kept = json.loads(path.read_text("utf-8"))
            if kept["set"] != self._kept["set"]:
                raise SystemExit(f"{path} holds answers of {kept['set']}; give another file.")
            self._kept = kept

    def of(self, method: str) -> dict[str, Answer]:
        """By the probe's file name."""
        kept = self._kept["methods"].get(method, {}).get("answers", {})
        return {name: Answer.from_json(values) for name, values in kept.items()}

    def beside(self, method: str) -> dict[str, Any]:
        """Its figures that need more than its answers; empty where there are none."""
        found: dict[str, Any] = self._kept["methods"].get(method, {}).get("beside", {})
        return found

    def keep(
        self, method: str, probes: Sequence[Probe], answers: Sequence[Answer],
        beside: dict[str, Any] | None = None,
    ) -> None:  # fmt: skip
        entry = self._kept["methods"].setdefault(method, {"answers": {}})
        for probe, answer in zip(probes, answers, strict=True):
            entry["answers"][probe.path.name] = answer.to_json()
        entry["beside"] = beside or {}
        self._write()

    def rows(self, method: str) -> dict[str, tuple[list[int], float]]:
        """Of a slow method, what was compared so far, by the probe's file name."""
        rows: dict[str, tuple[list[int], float]] = self._kept.get("rows", {}).get(method, {})
        return rows

    def keep_row(self, method: str, probe: Probe, row: tuple[list[int], float]) -> None:
        self._kept.setdefault("rows", {}).setdefault(method, {})[probe.path.name] = row
        self._write()

    def _write(self) -> None:
        if self._path is not None:
            part = self._path.with_name(self._path.name + ".part")
            part.write_text(json.dumps(self._kept, ensure_ascii=False), "utf-8")
            part.replace(self._path)
