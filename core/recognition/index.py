"""Nearest templates. Annoy proposes, the exact cosine decides.

Up to `annoy_from` templates everything is scanned exactly, which is faster than a tree. Above,
Annoy covers what it was built from; newer templates sit in a tail that is scanned exactly until a
rebuild in the background swaps the generation. Whatever is wrong with Annoy or its file, the
exact scan answers.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.domain import Candidate, Label, Template, Vectors
from core.recognition.annoy_file import AnnoyGeneration, build_generation
from core.recognition.calibrate import first_of_near_identical

if TYPE_CHECKING:
    from numpy.typing import NDArray

ANNOY_FROM = 20_000
TAIL_LIMIT = 2_000
_FIRST_LOOK = 64
_RETIRED_COS = -2.0  # below every cosine


@dataclass(frozen=True, eq=False)
class _Moment:
    """The templates at one moment, retired ones included: a row keeps its number for ever."""

    ids: NDArray[np.int64]
    label_of: NDArray[np.int64]
    vectors: Vectors
    alive: NDArray[np.bool_]
    generation: AnnoyGeneration | None = None

    @cached_property
    def label_numbers(self) -> NDArray[np.int64]:
        return np.unique(self.label_of[self.alive])

    def exact(self, vectors: Vectors) -> NDArray[np.float32]:
        """Cosines (R, N) to every row."""
        cosines = vectors @ self.vectors.T
        cosines[:, ~self.alive] = _RETIRED_COS
        return np.asarray(cosines, np.float32)

    def proposed(
        self, generation: AnnoyGeneration, vector: NDArray[np.float32], count: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """What Annoy gives and the whole tail: rows and their cosines."""
        tail = np.arange(generation.size, len(self.ids))
        rows = np.append(generation.propose(vector, count), tail)
        rows = rows[self.alive[rows]]
        return rows, self.vectors[rows] @ vector


class TemplateIndex:
    """The registered templates, searchable. Reads may go on while one thread changes it."""

    def __init__(
        self,
        templates: Iterable[Template] = (),
        cache: Path | None = None,
        annoy_from: int = ANNOY_FROM,
    ) -> None:
        """`cache`: folder for Annoy files; without it every search is exact."""
        self._cache = cache
        self._annoy_from = annoy_from
        self._lock = threading.Lock()
        self._labels: list[Label] = []
        self._label_numbers: dict[Label, int] = {}
        # Replaced as a whole by every change: a search keeps the moment it started with.
        self._moment = _Moment(
            np.empty(0, np.int64),
            np.empty(0, np.int64),
            np.empty((0, 0), np.float32),
            np.empty(0, bool),
        )
        self._builder: threading.Thread | None = None
        self._tried = 0  # rows that the last generation was, or could not be, built from
        self._distinct: int | None = None
        self.add(templates)

    def __len__(self) -> int:
        return int(self._moment.alive.sum())

    @property
    def template_ids(self) -> set[int]:
        moment = self._moment
        return {int(number) for number in moment.ids[moment.alive]}

    @property
    def distinct_count(self) -> int:
        """Templates, near-identical ones of a class counted once."""
        if self._distinct is None:
            self._distinct = self._count_distinct()
        return self._distinct

    @property
    def uses_annoy(self) -> bool:
        return self._moment.generation is not None

    def add(self, templates: Iterable[Template]) -> None:
        """Makes templates searchable at once; one that is there already is replaced.

        Raises ValueError for vectors that are no direction.
        """
        new = list(templates)
        if not new:
            return
        vectors = np.stack([template.vector for template in new]).astype(np.float32)
        if not np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3):
            raise ValueError("a template's vector is not of unit length")
        ids = np.asarray([template.template_id for template in new], np.int64)
        numbers = [self._label_number(template.label) for template in new]
        with self._lock:
            now = self._moment
            held = now.vectors if len(now.ids) else np.empty((0, vectors.shape[1]), np.float32)
            self._moment = _Moment(
                np.append(now.ids, ids),
                np.append(now.label_of, np.asarray(numbers, np.int64)),
                np.concatenate((held, vectors)),
                np.append(now.alive & ~np.isin(now.ids, ids), np.ones(len(new), bool)),
                now.generation,
            )
            self._distinct = None
        self._rebuild_when_due()

    def update(self, templates: Iterable[Template]) -> bool:
        """Makes these the templates, adding and removing only what differs: after a registration,
        a retirement, and a rename or merge, which give a template another label.

        Tells whether anything differed. A template's vector never changes under one model.
        """
        wanted = {template.template_id: template for template in templates}
        moment = self._moment
        rows = np.flatnonzero(moment.alive)
        held = {int(moment.ids[row]): self._labels[moment.label_of[row]] for row in rows}
        gone = held.keys() - wanted.keys()
        new = [t for number, t in wanted.items() if held.get(number) != t.label]
        self.remove(gone)
        self.add(new)
        return bool(gone or new)

    def remove(self, template_ids: Iterable[int]) -> None:
        """Takes retired templates out of every later search."""
        ids = np.asarray(list(template_ids), np.int64)
        with self._lock:
            now = self._moment
            self._moment = replace(now, alive=now.alive & ~np.isin(now.ids, ids))
            self._distinct = None

    def search(self, vectors: Vectors, labels: int = 5) -> tuple[int, tuple[Candidate, ...]]:
        """The row of `vectors` (R, D) that matches best, and its best distinct labels, best first.

        Scores are (cos + 1) / 2. Fewer than `labels` only when fewer are registered. When all are
        of one class, the best label of another class follows them: without it nobody could tell
        whether the class is certain.
        """
        moment = self._moment
        if not len(moment.label_numbers):
            return 0, ()
        if moment.generation is None:
            return self._search_exactly(moment, vectors, labels)
        return self._search_proposed(moment, moment.generation, vectors, labels)

    def relatives(self, template_id: int, least_score: float, labels: int) -> tuple[Candidate, ...]:
        """Labels with a template near a given one, best first, its own label left out."""
        moment = self._moment
        rows = np.flatnonzero((moment.ids == template_id) & moment.alive)
        if not len(rows):
            return ()  # retired meanwhile
        _, found = self.search(moment.vectors[rows[:1]], labels + 1)
        own = self._labels[moment.label_of[rows[0]]]
        near = [one for one in found if one.score >= least_score and one.label != own]
        return tuple(near[:labels])

    def wait_for_rebuild(self) -> None:
        """Returns when no rebuild is under way."""
        if self._builder:
            self._builder.join()

    def _search_exactly(
        self, moment: _Moment, vectors: Vectors, labels: int
    ) -> tuple[int, tuple[Candidate, ...]]:
        cosines = moment.exact(vectors)
        best = int(cosines.max(1).argmax())
        rows = np.flatnonzero(moment.alive)
        return best, self._best_labels(moment, rows, cosines[best, rows], labels)

    def _search_proposed(
        self, moment: _Moment, generation: AnnoyGeneration, vectors: Vectors, labels: int
    ) -> tuple[int, tuple[Candidate, ...]]:
        found = [moment.proposed(generation, vector, _FIRST_LOOK) for vector in vectors]
        best = max(range(len(found)), key=lambda row: found[row][1].max(initial=_RETIRED_COS))
        rows, cosines = found[best]
        look = _FIRST_LOOK
        while not self._enough(moment, rows, labels):
            look *= 4
            if look >= generation.size:
                # So many of one label, or retired, that only the whole scan finds the others.
                return self._search_exactly(moment, vectors, labels)
            rows, cosines = moment.proposed(generation, vectors[best], look)
        return best, self._best_labels(moment, rows, cosines, labels)

    def _enough(self, moment: _Moment, rows: NDArray[np.int64], labels: int) -> bool:
        """Whether `rows` hold as many labels as are wanted, and two classes if there are two."""
        numbers = np.unique(moment.label_of[rows])
        if len(numbers) < min(labels, len(moment.label_numbers)):
            return False
        return self._several_classes(numbers) or not self._several_classes(moment.label_numbers)

    def _several_classes(self, numbers: NDArray[np.int64]) -> bool:
        names = (self._labels[number].class_name for number in numbers)
        first = next(names, None)
        return any(name != first for name in names)

    def _best_labels(
        self,
        moment: _Moment,
        rows: NDArray[np.int64],
        cosines: NDArray[np.float32],
        labels: int,
    ) -> tuple[Candidate, ...]:
        order = np.argsort(-cosines, kind="stable")
        _, firsts = np.unique(moment.label_of[rows[order]], return_index=True)
        ranked = order[np.sort(firsts)]  # the best of each label, best first

        def candidate(at: int) -> Candidate:
            row = rows[at]
            label = self._labels[moment.label_of[row]]
            return Candidate(label, _score(float(cosines[at])), int(moment.ids[row]))

        chosen = [candidate(at) for at in ranked[:labels]]
        if len({c.label.class_name for c in chosen}) == 1:
            others = (candidate(at) for at in ranked[labels:])
            chosen += islice((c for c in others if _differs(c, chosen[0])), 1)
        return tuple(chosen)

    def _label_number(self, label: Label) -> int:
        if label not in self._label_numbers:
            self._labels.append(label)
            self._label_numbers[label] = len(self._labels) - 1
        return self._label_numbers[label]

    def _count_distinct(self) -> int:
        moment = self._moment
        rows_of_class: dict[str, list[int]] = {}
        for row in np.flatnonzero(moment.alive):
            class_name = self._labels[moment.label_of[row]].class_name
            rows_of_class.setdefault(class_name, []).append(int(row))
        groups = rows_of_class.values()
        return sum(len(first_of_near_identical(moment.vectors[rows])) for rows in groups)

    def _rebuild_when_due(self) -> None:
        moment = self._moment
        size = len(moment.ids)
        due = size >= self._annoy_from and size - self._tried > TAIL_LIMIT
        if self._cache is None or not due or (self._builder and self._builder.is_alive()):
            return
        self._tried = size
        self._builder = threading.Thread(
            target=self._rebuild, args=(self._cache, moment.vectors), name="index", daemon=True
        )
        self._builder.start()

    def _rebuild(self, cache: Path, vectors: Vectors) -> None:
        generation = build_generation(cache, vectors)
        if generation:
            with self._lock:
                self._moment = replace(self._moment, generation=generation)


def _differs(one: Candidate, other: Candidate) -> bool:
    return one.label.class_name != other.label.class_name


def _score(cosine: float) -> float:
    return min(1.0, max(0.0, (cosine + 1) / 2))
