"""Models that neither the library nor a back-up of it needs go after a while, over real files."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from core.database.backup import Backups
from core.database.engine import HEADS, open_database, read
from core.library.models import Choice, Models
from core.library.old_models import KEPT_DAYS, UNNEEDED, OldModels

LATER_S = (KEPT_DAYS + 1) * 86_400
Export = Callable[..., Path]


class Place:
    """A profile with a library, its back-ups and its models."""

    def __init__(self, profile: Path, engine: sa.Engine) -> None:
        self.engine, self.folder = engine, profile / "models"
        self.models = Models(engine, self.folder)
        self.backups = Backups(profile, HEADS)

    def take(self, path: Path | None) -> str:
        """Takes a model; tells the name of its folder."""
        self.models.use(path)
        choice = self.models.choice()
        return self.models.path(choice).parent.name if choice else ""

    def sweep(self, later_s: float = 0) -> None:
        old = OldModels(
            self.engine, self.folder, self.backups.available, lambda: time.time() + later_s
        )
        for _ in old.sweep():
            pass

    def left(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()} if self.folder.exists() else set()


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    engine = open_database(tmp_path / "profile" / "library.db", "library")
    yield Place(tmp_path / "profile", engine)
    engine.dispose()


def test_without_models_of_its_own_there_is_nothing_to_do(place: Place) -> None:
    place.sweep(LATER_S)
    assert place.left() == set()


def test_a_model_goes_when_it_was_not_needed_for_long_and_the_one_in_force_stays(
    place: Place, export: Export
) -> None:
    first, second = place.take(export("one")), place.take(export("two"))
    place.sweep(LATER_S)  # seen for the first time not to be needed
    assert place.left() == {first, second}
    place.sweep(LATER_S / 2)
    assert place.left() == {first, second}
    place.sweep(LATER_S)
    assert place.left() == {second}
    assert place.models.embedder(place.models.choice()).model.name == "two"


def test_what_a_back_up_names_is_kept_as_long_as_the_back_up(place: Place, export: Export) -> None:
    first = place.take(export("one"))
    (backup,) = place.backups.make()
    second = place.take(export("two"))
    for _ in range(2):
        place.sweep(LATER_S)
    assert place.left() == {first, second}
    backup.unlink()
    place.sweep()
    assert place.left() == {first, second}
    place.sweep(LATER_S)
    assert place.left() == {second}


def test_a_model_that_is_needed_again_begins_anew(place: Place, export: Export) -> None:
    path = export("one")
    first = place.take(path)
    place.take(None)
    place.sweep()
    assert (place.folder / first / UNNEEDED).exists()
    assert place.take(path) == first
    assert not (place.folder / first / UNNEEDED).exists()
    place.sweep(LATER_S)
    place.take(None)
    place.sweep(LATER_S)
    assert place.left() == {first}  # only now it is not needed any more


def test_a_back_up_that_was_restored_finds_its_model(place: Place, export: Export) -> None:
    first = place.take(export("one"))
    (backup,) = place.backups.make()
    place.take(None)
    place.sweep()
    place.backups.restore(backup)
    place.sweep(LATER_S)
    assert place.models.embedder(place.models.choice()).model.name == "one"
    assert place.left() == {first}


def test_back_ups_that_are_damaged_or_of_something_else_need_nothing(
    place: Place, export: Export, tmp_path: Path
) -> None:
    first = place.take(export("one"))
    place.take(None)
    open_database(tmp_path / "profile" / "journal.db", "journal").dispose()
    place.backups.make()
    place.backups.folder.joinpath("library-damaged-1.db").write_bytes(b"no database" * 500)
    place.sweep()
    place.sweep(LATER_S)
    assert first not in place.left()


def test_killed_while_removing_it_is_gone_from_its_name_and_the_next_sweep_ends_it(
    place: Place, export: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = export("one")
    first = place.take(path)
    place.take(None)
    place.sweep()

    def killed(folder: Path) -> None:
        next(iter(folder.iterdir())).unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            place.sweep(LATER_S)
    assert first not in place.left()
    assert len(place.left()) == 1
    assert place.take(path) == first
    place.sweep(LATER_S)
    assert place.left() == {first}
    assert place.models.embedder(place.models.choice()).model.name == "one"


def test_a_model_put_in_force_between_two_looks_is_not_removed(
    place: Place, export: Export
) -> None:
    """Another program changes over while this one has found that nobody needs the model."""
    first = place.take(export("one"))
    choice = place.models.choice()
    place.take(None)
    place.sweep()
    sweep = OldModels(place.engine, place.folder, lambda: _switching(place, choice)).sweep()
    os.utime(place.folder / first / UNNEEDED, (0, 0))
    for _ in sweep:
        pass
    assert place.left() == {first}


def _switching(place: Place, choice: Choice | None) -> list[Path]:
    """While the back-ups are looked through."""
    assert choice
    with read(place.engine) as session:
        session.execute(
            sa.text(
                "INSERT INTO model_choice VALUES (1, :name, :sha256, :fingerprint, '2026-01-01')"
            ),
            {"name": choice.name, "sha256": choice.sha256, "fingerprint": choice.fingerprint},
        )
        session.commit()
    return []
