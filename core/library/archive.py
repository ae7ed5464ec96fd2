"""What a second look has worked out of templates, kept in the library's database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from core.database.engine import read, write
from core.database.library.tables import FeaturesRow, PairRow
from core.errors import KamiwakeError
from core.recognition.features import Features
from core.recognition.twins import VERSION, Twins

if TYPE_CHECKING:
    from core.domain import Image

log = logging.getLogger(__name__)


class TemplateArchive:
    """Whatever cannot be kept is worked out again another time."""

    def __init__(self, engine: sa.Engine, image: Callable[[int], Image]) -> None:
        self._engine, self.image = engine, image

    def features(self, template_id: int) -> Features | None:
        """None when there are none of this version, or they cannot be read."""
        with read(self._engine) as session:
            row = session.get(FeaturesRow, template_id)
            if row is None or row.version != VERSION:
                return None
            data = row.features
        try:
            return Features.from_bytes(data)
        except ValueError:
            log.warning("the features of template %s are damaged and made again", template_id)
            return None

    def keep_features(self, template_id: int, features: Features) -> None:
        values = {
            "template_id": template_id, "version": VERSION, "features": features.to_bytes(),
        }  # fmt: skip
        self._keep(insert(FeaturesRow).values(values), ["template_id"])

    def pair(self, first_id: int, second_id: int) -> tuple[Twins | None] | None:
        """None when the two were never compared, or by another version."""
        with read(self._engine) as session:
            row = session.get(PairRow, (first_id, second_id))
            if row is None or row.version != VERSION:
                return None
            return (None if row.twins is None else Twins.from_json(row.twins),)

    def compared(self) -> dict[tuple[int, int], bool]:
        """Every two templates that were compared by this version, the lower number first: whether
        they are one sheet."""
        query = sa.select(PairRow.first_id, PairRow.second_id, PairRow.twins.is_not(None))
        with read(self._engine) as session:
            rows = session.execute(query.where(PairRow.version == VERSION))
            return {(first, second): bool(one_sheet) for first, second, one_sheet in rows}

    def keep_pair(self, first_id: int, second_id: int, twins: Twins | None) -> None:
        values = {
            "first_id": first_id, "second_id": second_id, "version": VERSION,
            "twins": None if twins is None else twins.to_json(),
        }  # fmt: skip
        self._keep(insert(PairRow).values(values), ["first_id", "second_id"])

    def _keep(self, statement: sa.dialects.sqlite.Insert, keys: list[str]) -> None:
        fresh = {column.name: column for column in statement.excluded if column.name not in keys}
        try:
            with write(self._engine) as session:
                session.execute(statement.on_conflict_do_update(keys, set_=fresh))
                session.commit()
        except KamiwakeError as error:
            log.warning("not kept for another time: %s", error)
