"""Templates that come together: seen all at once, undone as one, never half."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from core.database.engine import read, write
from core.database.library.tables import Base, DocumentClass, TemplateRow
from core.domain import Label, SubLabelKind
from core.errors import DuplicateTemplate, LabelRefused
from core.library.batch import REGISTER_MANY, Batch
from core.library.registry import LabelSummary, Registry, Sample
from core.library.rows import Prepared, prepare
from core.library.vectors import without_vector

Make = Callable[..., Sample]


@pytest.fixture
def ready(sample: Make, embedder) -> Callable[..., Prepared]:
    def make(seed: int, page: int = 1) -> Prepared:
        return prepare(sample(seed, page), embedder)

    return make


def rows(database: sa.Engine) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database."""
    with read(database) as session:
        return {
            table.name: [tuple(row) for row in session.execute(sa.select(table))]
            for table in Base.metadata.sorted_tables
        }


def listing(registry: Registry) -> list[tuple[str, int]]:
    return [(str(line.label), line.samples) for line in registry.summaries()]


def add_some(batch: Batch, ready: Callable[..., Prepared]) -> list[int]:
    labels = [Label("Claim"), Label("claim", "2023"), Label("Invoice"), Label("Claim", "2024")]
    return [batch.add(ready(seed), label) for seed, label in enumerate(labels, 1)]


def test_nothing_is_seen_before_the_end_and_then_all_of_it_as_one_change(
    registry: Registry, ready: Callable[..., Prepared]
) -> None:
    generation = registry.generation()
    with registry.batch() as batch:
        numbers = add_some(batch, ready)
        assert (registry.templates(), registry.registered(), listing(registry)) == ([], [], [])
        assert registry.last_change() is None
        assert registry.generation() == generation  # a running engine need not look
        finished = batch.finish(REGISTER_MANY, "Forms")
    assert (finished.templates, finished.refused) == (tuple(numbers), {})
    assert [str(one.label) for one in registry.templates()] == [
        "Claim", "Claim / 2023", "Invoice", "Claim / 2024",
    ]  # fmt: skip
    assert registry.generation() == generation + 1
    change = registry.last_change()
    assert change is not None and change.event_id == finished.event_id
    assert change.what == "registration of 4 samples from the folder “Forms”"
    with pytest.raises(DuplicateTemplate):
        registry.register(Sample(*_same(ready(1))), Label("Other"))


def _same(prepared: Prepared) -> tuple[object, ...]:
    from core.imaging.preprocess import decode_template

    origin = prepared.origin
    return (
        decode_template(prepared.webp), origin.source_name, origin.source_sha256, origin.page,
    )  # fmt: skip


def test_one_undo_takes_all_of_it_back_and_leaves_what_was_there(
    registry: Registry, ready: Callable[..., Prepared], sample: Make
) -> None:
    registry.register(sample(90), Label("Claim"))
    before = listing(registry), [one.template_id for one in registry.registered()]
    with registry.batch() as batch:
        add_some(batch, ready)
        batch.finish(REGISTER_MANY, "Forms")
    assert listing(registry) == [
        ("Claim", 2), ("Claim / 2023", 1), ("Claim / 2024", 1), ("Invoice", 1),
    ]  # fmt: skip
    assert registry.undo_last().what == "registration of 4 samples from the folder “Forms”"
    assert (listing(registry), [one.template_id for one in registry.registered()]) == before
    with registry.batch() as batch:  # and it can come again
        add_some(batch, ready)
        assert len(batch.finish(REGISTER_MANY, "Forms").templates) == 4


def test_a_batch_that_is_left_leaves_no_trace(
    registry: Registry, database: sa.Engine, ready: Callable[..., Prepared], sample: Make
) -> None:
    registry.register(sample(90), Label("Claim"))
    before = rows(database)
    with registry.batch() as batch:
        add_some(batch, ready)
        assert rows(database) != before
    assert rows(database) == before
    with pytest.raises(RuntimeError, match="stop"), registry.batch() as batch:
        add_some(batch, ready)
        raise RuntimeError("stop")
    assert rows(database) == before


def test_what_a_killed_batch_left_is_deleted_when_another_begins_a_day_later(
    registry: Registry, database: sa.Engine, ready: Callable[..., Prepared], embedder
) -> None:
    killed = Batch(database, embedder)
    add_some(killed, ready)  # and never finished or left
    with registry.batch() as batch:
        batch.add(ready(7), Label("Fresh"))
        with read(database) as session:
            assert session.scalar(sa.select(sa.func.count(TemplateRow.template_id))) == 5
        batch.finish(REGISTER_MANY, "Forms")
    with write(database) as session:
        for row in session.scalars(sa.select(DocumentClass)):
            if row.retired_at:
                row.retired_at -= timedelta(days=2)
        session.commit()
    with registry.batch() as batch:
        batch.add(ready(8), Label("Fresh"))
        batch.finish(REGISTER_MANY, "Forms")
    with read(database) as session:
        assert session.scalar(sa.select(sa.func.count(TemplateRow.template_id))) == 2
        assert session.scalars(sa.select(DocumentClass.name)).all() == ["Fresh"]
    assert listing(registry) == [("Fresh", 2)]


def test_another_model_passes_over_a_batch_under_way(
    registry: Registry, database: sa.Engine, ready: Callable[..., Prepared], other_model
) -> None:
    other = Registry(database, lambda: other_model)
    with registry.batch() as batch:
        add_some(batch, ready)
        assert other.re_embed(ahead=True) == 0
        batch.finish(REGISTER_MANY, "Forms")
    with read(database) as session:
        assert len(without_vector(session, other_model.sha256)) == 4
    assert other.re_embed() == 4


def test_what_somebody_registers_meanwhile_stays_and_that_page_alone_is_refused(
    registry: Registry, ready: Callable[..., Prepared], sample: Make
) -> None:
    with registry.batch() as batch:
        numbers = add_some(batch, ready)
        mine = registry.register(sample(2), Label("Mine"))
        finished = batch.finish(REGISTER_MANY, "Forms")
    assert finished.templates == (numbers[0], *numbers[2:])
    assert list(finished.refused) == [numbers[1]]
    assert isinstance(finished.refused[numbers[1]], DuplicateTemplate)
    assert mine in [one.template_id for one in registry.registered()]
    assert ("Mine", 1) in listing(registry)


def test_the_same_page_twice_in_a_batch_is_refused(
    registry: Registry, ready: Callable[..., Prepared]
) -> None:
    with registry.batch() as batch:
        batch.add(ready(1), Label("Claim"))
        with pytest.raises(DuplicateTemplate, match="registered as Claim already"):
            batch.add(ready(1), Label("Invoice"))
        batch.add(ready(1, page=2), Label("Invoice"))
        assert len(batch.finish(REGISTER_MANY, "Forms").templates) == 2


def test_a_sub_label_of_another_kind_is_refused_only_where_the_kind_matters(
    registry: Registry, ready: Callable[..., Prepared], sample: Make
) -> None:
    stained = Label("Claim", "stained")
    registry.register(sample(90), stained, SubLabelKind.CONDITION)
    with registry.batch() as batch:
        free = batch.add(ready(1), stained)
        exact = batch.add(ready(2), stained, SubLabelKind.LAYOUT, exactly=True)
        finished = batch.finish(REGISTER_MANY, "Forms")
    assert finished.templates == (free,)
    assert isinstance(finished.refused[exact], LabelRefused)
    assert "is a condition here, and a layout where it comes from" in str(finished.refused[exact])
    assert registry.summaries() == [
        LabelSummary(Label("Claim"), None, 0),
        LabelSummary(stained, SubLabelKind.CONDITION, 2),
    ]


def test_a_batch_of_which_nothing_comes_in_is_no_change(
    registry: Registry, database: sa.Engine, ready: Callable[..., Prepared], sample: Make
) -> None:
    registry.register(sample(1), Label("Mine"))
    before = rows(database)
    with registry.batch() as batch:
        with pytest.raises(DuplicateTemplate):
            batch.add(ready(1), Label("Claim"))
        with pytest.raises(LabelRefused):
            batch.add(ready(2), Label("a\nb"))
        assert batch.finish(REGISTER_MANY, "Forms").event_id is None
    assert rows(database) == before
