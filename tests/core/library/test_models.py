"""Taking another model, over a real database, with real models."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from core.database.engine import read
from core.database.library.tables import Embedding
from core.domain import Label
from core.errors import ModelError, ProfileUnavailable
from core.library.models import Models
from core.library.registry import Registry, Sample
from core.recognition.embedding import DEFAULT_MODEL, Embedder, default_model

Export = Callable[..., Path]


@pytest.fixture(scope="module")
def bundled() -> Embedder:
    return Embedder(default_model())


@pytest.fixture
def registry(database: sa.Engine, bundled: Embedder, sample: Callable[..., Sample]) -> Registry:
    """Four templates of the bundled model, one of them retired."""
    made = Registry(database, lambda: bundled)
    for seed in range(1, 5):
        made.register(sample(seed), Label(f"Form {seed}"))
    made.retire(Label("Form 4"))
    return made


@pytest.fixture
def models(database: sa.Engine, registry: Registry, tmp_path: Path) -> Models:
    return Models(database, tmp_path / "models")


def vectors(database: sa.Engine) -> dict[str, set[int]]:
    """Which templates have a vector, by model."""
    with read(database) as session:
        found: dict[str, set[int]] = {}
        for sha256, number in session.execute(
            sa.select(Embedding.model_sha256, Embedding.template_id)
        ):
            found.setdefault(sha256, set()).add(number)
    return found


def test_a_model_is_copied_and_in_force_when_every_template_has_a_vector_of_it(
    models: Models, registry: Registry, database: sa.Engine, export: Export, tree, tmp_path: Path
) -> None:
    path, told = export("モデル own", dim=64), []
    before = registry.generation()

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        assert (models.choice(), registry.generation()) == (None, before)  # nobody looks yet

    used = models.use(path, progress)
    assert (used.name, used.embedded, used.complete) == ("モデル own", 4, True)
    assert told == [(n, 4) for n in range(1, 5)]
    assert vectors(database)[used.sha256] == {1, 2, 3, 4}
    assert registry.generation() == before + 1
    choice = models.choice()
    assert choice is not None and choice.sha256 == used.sha256
    kept = {f"{choice.fingerprint[:16]}/モデル own{ending}" for ending in (".onnx", ".json")}
    assert tree(tmp_path / "models") == kept
    path.unlink()  # the profile needs it no more
    embedder = models.embedder(choice)
    assert embedder.model.dim == 64
    templates = Registry(database, lambda: embedder).templates()
    assert [t.template_id for t in templates] == [1, 2, 3]
    assert all(len(t.vector) == 64 for t in templates)


def test_an_interrupted_one_leaves_the_earlier_model_and_goes_on_where_it_was(
    models: Models, registry: Registry, database: sa.Engine, export: Export
) -> None:
    path, before, told = export(), registry.generation(), []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    used = models.use(path, progress, lambda: len(told) < 2)
    assert (used.embedded, used.complete) == (2, False)
    assert (models.choice(), registry.generation()) == (None, before)
    again = models.use(path, progress)
    assert (again.embedded, again.complete) == (2, True)
    assert told == [(1, 4), (2, 4), (1, 2), (2, 2)]
    assert vectors(database)[used.sha256] == {1, 2, 3, 4}


@pytest.mark.parametrize("when", [1, 4])
def test_what_is_registered_meanwhile_has_a_vector_at_the_switch(
    models: Models, registry: Registry, database: sa.Engine, export: Export, sample, when: int
) -> None:
    """`when` 4: after the last one was embedded, just before the switch."""

    def progress(done: int, total: int) -> None:
        if (done, total) == (when, 4):
            registry.register(sample(9), Label("Newcomer"))
            assert models.choice() is None

    used = models.use(export(), progress)
    assert (used.embedded, used.complete) == (5, True)
    assert vectors(database)[used.sha256] == {1, 2, 3, 4, 5}


def test_going_back_to_the_model_of_the_program_is_at_once(
    models: Models, registry: Registry, export: Export, sample
) -> None:
    models.use(export())
    assert models.choice() is not None
    used = models.use(None)
    assert (used.name, used.embedded, used.complete) == (DEFAULT_MODEL, 0, True)
    assert models.choice() is None


def test_another_calibration_of_the_same_network_is_another_model(
    models: Models, export: Export
) -> None:
    models.use(export())
    first = models.choice()
    calibration = default_model().description["calibration"]
    stricter = np.clip(np.asarray(calibration["thresholds"]) + 0.01, 0, 1).tolist()
    used = models.use(export(calibration=calibration | {"thresholds": stricter}))
    second = models.choice()
    assert used.embedded == 0  # the vectors are the same
    assert first is not None and second is not None
    assert first.sha256 == second.sha256 and first.fingerprint != second.fingerprint
    expected = models.embedder(first).calibration.threshold(10, 10) + 0.01
    assert models.embedder(second).calibration.threshold(10, 10) == pytest.approx(expected)


def test_a_model_that_is_no_good_leaves_no_trace(
    models: Models, registry: Registry, database: sa.Engine, export: Export, tmp_path: Path
) -> None:
    before = registry.generation(), vectors(database)
    path = export()
    path.write_bytes(b"no model")
    with pytest.raises(ModelError, match=r"own\.onnx"):
        models.use(path)
    assert (registry.generation(), vectors(database)) == before
    assert models.choice() is None
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize("ending", [".onnx", ".json"])
@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_a_model_of_the_profile_that_is_gone_or_damaged_is_told_and_never_replaced_silently(
    models: Models, registry: Registry, export: Export, ending: str, harm: str
) -> None:
    path = export()
    models.use(path)
    choice = models.choice()
    assert choice is not None
    kept = models.path(choice).with_suffix(ending)
    if harm == "gone":
        kept.unlink()
    else:
        content = kept.read_bytes()
        kept.write_bytes(content.replace(b"0.72772", b"0.02772") + b" ")
    with pytest.raises(ModelError) as caught:
        models.embedder(choice)
    assert str(models.path(choice)) in caught.value.message
    assert "kamiwake model use default" in caught.value.remedy
    models.use(path)  # brought again it is whole again
    assert models.embedder(choice).sha256 == choice.sha256


def test_a_library_can_be_put_in_order_while_its_model_is_damaged(
    models: Models, database: sa.Engine, export: Export, sample
) -> None:
    models.use(export())
    choice = models.choice()
    assert choice is not None
    models.path(choice).unlink()
    registry = Registry(database, lambda: models.embedder(choice))
    assert [one.label.class_name for one in registry.registered()] == ["Form 1", "Form 2", "Form 3"]
    registry.rename(Label("Form 1"), "Claim")
    assert registry.image(1).size
    with pytest.raises(ModelError):
        registry.register(sample(9), Label("Newcomer"))


def test_a_profile_that_takes_no_files_keeps_its_model(
    models: Models, export: Export, tmp_path: Path
) -> None:
    (tmp_path / "models").write_text("in the way")
    with pytest.raises(ProfileUnavailable, match=r"own\.onnx cannot be copied"):
        models.use(export())
    assert models.choice() is None
