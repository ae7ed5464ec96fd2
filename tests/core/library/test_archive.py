from __future__ import annotations

import numpy as np
import pytest
import sqlalchemy as sa

from core.database.engine import write
from core.database.library.tables import FeaturesRow, PairRow
from core.domain import Label
from core.library.archive import TemplateArchive
from core.recognition.features import extract
from core.recognition.second_look import KnownTemplates
from core.recognition.twins import Place, Twins

TWINS = Twins(np.eye(3), (Place(1, 2, 30, 40, 0.5, -1.0),))


@pytest.fixture
def archive(database: sa.Engine, registry, sample) -> TemplateArchive:
    """Of a library with the templates 1 and 2."""
    for seed in (1, 2):
        registry.register(sample(seed), Label(f"Form {seed}"))
    return TemplateArchive(database, registry.image)


def test_nothing_is_known_at_first(archive: TemplateArchive) -> None:
    assert archive.features(1) is None
    assert archive.pair(1, 2) is None


def test_what_was_kept_is_found_again(archive: TemplateArchive) -> None:
    features = extract(archive.image(1))
    archive.keep_features(1, features)
    found = archive.features(1)
    assert found is not None
    np.testing.assert_array_equal(found.descriptors, features.descriptors)
    archive.keep_pair(1, 2, None)
    assert archive.pair(1, 2) == (None,)
    archive.keep_pair(1, 2, TWINS)
    kept = archive.pair(1, 2)
    assert kept is not None
    assert kept[0] is not None
    assert kept[0].places == TWINS.places


def test_what_another_version_kept_is_made_again(
    archive: TemplateArchive, database: sa.Engine
) -> None:
    archive.keep_features(1, extract(archive.image(1)))
    archive.keep_pair(1, 2, TWINS)
    with write(database) as session:
        session.execute(sa.update(FeaturesRow).values(version=-1))
        session.execute(sa.update(PairRow).values(version=-1))
        session.commit()
    assert archive.features(1) is None
    assert archive.pair(1, 2) is None


def test_damaged_features_are_made_again(archive: TemplateArchive, database: sa.Engine) -> None:
    archive.keep_features(1, extract(archive.image(1)))
    with write(database) as session:
        session.execute(sa.update(FeaturesRow).values(features=b"PK\x03\x04 cut off"))
        session.commit()
    assert archive.features(1) is None


def test_templates_are_compared_once_for_all_runs(
    archive: TemplateArchive, database: sa.Engine
) -> None:
    asked: list[int] = []

    def image(template_id: int) -> np.ndarray:
        asked.append(template_id)
        return archive.image(template_id)

    first = KnownTemplates(TemplateArchive(database, image)).twins(2, 1)
    assert sorted(set(asked)) == [1, 2]
    asked.clear()
    again = KnownTemplates(TemplateArchive(database, image)).twins(1, 2)
    assert asked == []
    assert (first is None) == (again is None)
