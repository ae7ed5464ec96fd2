"""One set asked by several methods, with other templates beside its own or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from accuracy import baselines, orb, program
from accuracy.answers import MARGIN, Answer, AnswersFile, answers_of
from accuracy.bench_set import BenchSet, Template
from accuracy.figures import Figures, figures_of, pairs_json, pairs_of_answers, pairs_of_scores
from accuracy.telling import told

PROGRAM, ORB = "twins", "orb"
METHODS = (*baselines.METHODS, PROGRAM, ORB)


@dataclass(frozen=True)
class Others:
    """Templates beside those of the set; `tree` holds their files."""

    tree: Path
    templates: tuple[Template, ...]


class Bench:
    def __init__(
        self, given: BenchSet, kept: AnswersFile, profile: Path, workers: int = 1,
        others: Others | None = None,
    ) -> None:  # fmt: skip
        """`profile`: the program's, made when it is first needed; not there yet, or made by an
        equal one."""
        self._set, self._kept, self._workers = given, kept, workers
        self._profile, self._others = profile, others

    @property
    def templates(self) -> tuple[Template, ...]:
        others = self._others.templates if self._others else ()
        return (*self._set.templates, *others)

    def figures(self, methods: Sequence[str]) -> list[Figures]:
        """In the order of `methods`; what is kept is not asked again."""
        missing = [name for name in methods if name != PROGRAM and not self._has(name)]
        probes = self._set.probes
        compared: dict[str, baselines.Compared] = {}
        plain = [name for name in missing if name != ORB]
        if plain:
            compared |= baselines.compare(plain, self.templates, probes, self._workers)
        if ORB in missing:
            compared[ORB] = self._laid_on_all()
        for name, (scores, median_ms) in compared.items():
            pairs = pairs_json(pairs_of_scores(scores, self.templates, probes))
            beside = {"probes": len(probes), "pairs": pairs, "median_ms": median_ms}
            self._kept.keep(self._key(name), probes, answers_of(scores, self.templates), beside)
        return [self._figures(name) for name in methods]

    def _laid_on_all(self) -> baselines.Compared:
        """Asks for what is not kept; what was compared before an interruption is."""
        key, probes = self._key(ORB), self._set.probes
        kept = self._kept.rows(key)
        missing = [probe for probe in probes if probe.path.name not in kept]
        if missing:
            for probe, row in orb.compare(self.templates, missing, self._workers):
                self._kept.keep_row(key, probe, row)
        rows = [self._kept.rows(key)[probe.path.name] for probe in probes]
        points = np.array([points for points, _ in rows], np.float32)
        return baselines.Compared(points, float(np.median([spent_ms for _, spent_ms in rows])))

    def program_answers(self) -> list[Answer]:
        """Asks for what is not kept; what was answered before an interruption is."""
        key = self._key(PROGRAM)
        kept = self._kept.of(key)
        missing = [probe for probe in self._set.probes if probe.path.name not in kept]
        if missing:
            parts = program.classify(self.registered(), missing)
            for part in told(parts, program.parts(len(missing)), "parts classified"):
                self._kept.keep(key, [probe for probe, _ in part], [answer for _, answer in part])
            kept = self._kept.of(key)
        return [kept[probe.path.name] for probe in self._set.probes]

    def registered(self) -> Path:
        """The profile, in which all templates are registered."""
        if not self._profile.exists():
            program.register(self._profile, self._set.folder / "templates")
            if self._others is not None:
                program.register(self._profile, self._others.tree)
        return self._profile

    def _figures(self, method: str) -> Figures:
        probes = self._set.probes
        if method == PROGRAM:
            answers = self.program_answers()
            pairs = pairs_json(pairs_of_answers(answers, self.templates, probes))
            return figures_of(method, probes, answers, MARGIN, pairs)
        kept, beside = self._kept.of(self._key(method)), self._kept.beside(self._key(method))
        answers = [kept[probe.path.name] for probe in probes]
        return figures_of(method, probes, answers, MARGIN, beside["pairs"], beside["median_ms"])

    def _has(self, method: str) -> bool:
        kept, beside = self._kept.of(self._key(method)), self._kept.beside(self._key(method))
        same_count = beside.get("probes") == len(self._set.probes)
        return same_count and all(probe.path.name in kept for probe in self._set.probes)

    def _key(self, method: str) -> str:
        return f"{method}, beside {len(self._others.templates)}" if self._others else method
