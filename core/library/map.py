"""The map of a library: where each template lies among the others."""

from __future__ import annotations

import io
import logging
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np
import sqlalchemy as sa

from core.database.engine import read
from core.database.library.tables import Embedding, TemplateRow
from core.library.neighbours import Neighbours, neighbours_of
from core.library.projection import Positions, adapted, projected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from core.domain import Vectors

log = logging.getLogger(__name__)
_ANEW_FROM = 0.3
"""Where a larger share of the templates is new, the map is drawn anew."""


@dataclass(frozen=True, eq=False)
class TemplateMap:
    """`ids` (N,) of templates, rising, and their `positions` (N, 2)."""

    ids: NDArray[np.int64]
    positions: Positions


class MapMaker:
    """Draws the map of a library, and keeps it in a file, so that it is the same tomorrow. For one
    thread at a time."""

    def __init__(
        self, engine: sa.Engine, model_sha256: Callable[[], str], cache: Path | None = None
    ) -> None:
        """`model_sha256`: of the model whose vectors are taken."""
        self._engine, self._model, self._cache = engine, model_sha256, cache
        self._lock = threading.Lock()
        self._known: tuple[str, Neighbours] | None = None
        self._drawn: tuple[str, TemplateMap] | None = None

    def neighbours(self) -> Neighbours:
        """Of all templates in use that have a vector."""
        model = self._model()
        ids, vectors = _vectors(self._engine, model)
        with self._lock:
            former = self._known[1] if self._known and self._known[0] == model else None
            if former is None or not np.array_equal(former.ids, ids):
                self._known = model, neighbours_of(ids, vectors, former)
            assert self._known is not None
            return self._known[1]

    def draw(self) -> TemplateMap:
        """Seconds for 10,000 templates the first time; later only what has changed is moved."""
        found, model = self.neighbours(), self._model()
        if self._drawn is None or self._drawn[0] != model:
            kept = self._load(model)
            self._drawn = (model, kept) if kept else None
        former = self._drawn[1] if self._drawn else None
        if former is None or not np.array_equal(former.ids, found.ids):
            drawn = TemplateMap(found.ids, _positions(found, former))
            self._drawn = model, drawn
            self._keep(model, drawn)
        assert self._drawn is not None
        return self._drawn[1]

    def _load(self, model: str) -> TemplateMap | None:
        if self._cache is None or not self._cache.exists():
            return None
        try:
            with np.load(self._cache, allow_pickle=False) as kept:
                ids, positions = kept["ids"], kept["positions"]
                fits = str(kept["model"]) == model and positions.shape == (len(ids), 2)
            if fits and np.isfinite(positions).all() and (np.diff(ids) > 0).all():
                return TemplateMap(ids.astype(np.int64), positions.astype(np.float32))
        except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
            log.warning("the kept map is damaged and drawn anew: %s", error)
        return None

    def _keep(self, model: str, drawn: TemplateMap) -> None:
        if self._cache is None:
            return
        data = io.BytesIO()
        np.savez(data, ids=drawn.ids, positions=drawn.positions, model=np.array(model))
        part = self._cache.with_name(f"{self._cache.name}.part")
        try:
            part.write_bytes(data.getvalue())
            part.replace(self._cache)
        except OSError as error:
            log.warning("the map cannot be kept: %s", error)


def _positions(found: Neighbours, former: TemplateMap | None) -> Positions:
    if former is None or not len(former.ids) or not len(found.ids):
        return projected(found)
    place = np.clip(np.searchsorted(former.ids, found.ids), 0, len(former.ids) - 1)
    known = former.ids[place] == found.ids
    if (~known).mean() > _ANEW_FROM:
        return projected(found)
    return adapted(found, former.positions[place], known)


def _vectors(engine: sa.Engine, model_sha256: str) -> tuple[NDArray[np.int64], Vectors]:
    query = (
        sa.select(Embedding.template_id, Embedding.vector)
        .join(TemplateRow, TemplateRow.template_id == Embedding.template_id)
        .where(Embedding.model_sha256 == model_sha256, TemplateRow.retired_at.is_(None))
        .order_by(Embedding.template_id)
    )
    with read(engine) as session:
        rows = session.execute(query).all()
    ids = np.asarray([number for number, _ in rows], np.int64)
    if not rows:
        return ids, np.empty((0, 0), np.float32)
    return ids, np.stack([np.frombuffer(vector, "<f4") for _, vector in rows]).astype(np.float32)
