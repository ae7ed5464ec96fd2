from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from core.database.engine import open_database, read
from core.database.library.tables import EventRow, TemplateImage, TemplateRow
from core.domain import Label, SubLabelKind
from core.errors import DuplicateTemplate, LabelNotFound, LibraryError
from core.imaging.preprocess import decode_template, model_input
from core.library.registry import LabelSummary, Registry, checked_name
from core.recognition.index import TemplateIndex

LAYOUT, CONDITION = SubLabelKind.LAYOUT, SubLabelKind.CONDITION


def labels(registry: Registry) -> dict[int, str]:
    return {t.template_id: str(t.label) for t in registry.templates()}


def listing(registry: Registry) -> list[tuple[str, int]]:
    return [(str(line.label), line.samples) for line in registry.summaries()]


def state(registry: Registry) -> tuple[dict[int, str], list[tuple[str, int]]]:
    return labels(registry), listing(registry)


def answers(index: TemplateIndex, vector: np.ndarray) -> list[tuple[str, float, int]]:
    _, found = index.search(vector[None])
    return [(str(c.label), round(c.score, 5), c.template_id) for c in found]


@pytest.fixture
def filled(registry: Registry, sample) -> Registry:
    """Templates 1-2: Claim, 3: Claim / 2023, 4: Claim / 2024, 5: Invoice, 6: Invoice / 2024."""
    claim = [Label("Claim", sub) for sub in ("", "", "2023", "2024")]
    for seed, label in enumerate([*claim, Label("Invoice"), Label("Invoice", "2024")], 1):
        assert registry.register(sample(seed), label) == seed
    return registry


FILLED = (
    {
        1: "Claim",
        2: "Claim",
        3: "Claim / 2023",
        4: "Claim / 2024",
        5: "Invoice",
        6: "Invoice / 2024",
    },
    [
        ("Claim", 2),
        ("Claim / 2023", 1),
        ("Claim / 2024", 1),
        ("Invoice", 1),
        ("Invoice / 2024", 1),
    ],
)


def test_a_sample_makes_its_class_and_sub_label(registry: Registry, sample) -> None:
    registry.register(sample(1), Label("保険金請求書 A", "汚れ"), CONDITION)
    assert registry.summaries() == [
        LabelSummary(Label("保険金請求書 A"), None, 0),
        LabelSummary(Label("保険金請求書 A", "汚れ"), CONDITION, 1),
    ]


def test_the_page_and_its_vector_are_kept(
    registry: Registry, database: sa.Engine, embedder, sample
) -> None:
    page = sample(7, page=3)
    number = registry.register(page, Label("Claim"))
    with read(database) as session:
        row = session.get_one(TemplateRow, number)
        kept = (row.source_name, row.source_sha256, row.page, row.width_px, row.height_px)
        stored = decode_template(session.get_one(TemplateImage, number).webp)
    assert kept == ("scan 7.png", page.source_sha256, 3, 160, 240)
    assert np.abs(stored.astype(int) - page.image).mean() < 3
    (template,) = registry.templates()
    (expected,) = embedder.embed(model_input(stored, embedder.size_px)[None])
    np.testing.assert_array_equal(template.vector, expected)


def test_names_that_differ_only_in_case_or_width_are_one_class(registry: Registry, sample) -> None:
    for seed, name in enumerate(["Claim Form A", "claim form a", "Ｃｌａｉｍ Form A"], 1):
        registry.register(sample(seed), Label(f"  {name} "))
    assert listing(registry) == [("Claim Form A", 3)]


@pytest.mark.parametrize("second", [Label("Claim"), Label("Claim", "2024"), Label("Invoice")])
def test_the_same_page_is_registered_once(registry: Registry, sample, second: Label) -> None:
    registry.register(sample(1), Label("Claim"))
    before, generation = state(registry), registry.generation()
    with pytest.raises(DuplicateTemplate, match=r"scan 1\.png.*registered as Claim already"):
        registry.register(sample(1), second)
    assert (state(registry), registry.generation()) == (before, generation)


def test_another_page_of_the_same_file_is_another_sample(registry: Registry, sample) -> None:
    registry.register(sample(1), Label("Claim"))
    registry.register(sample(1, page=2), Label("Claim", "page 2"))
    assert listing(registry) == [("Claim", 1), ("Claim / page 2", 1)]


def test_a_retired_page_can_be_registered_again(registry: Registry, sample) -> None:
    registry.register(sample(1), Label("Claim"))
    registry.retire(Label("Claim"))
    assert registry.register(sample(1), Label("Invoice")) == 2
    assert state(registry) == ({2: "Invoice"}, [("Invoice", 1)])


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (" Claim ", "Claim"),
        ("\u3000請求書\u3000", "請求書"),
        ("Cafe\u0301", "Café"),
        ("x" * 120, "x" * 120),
        ("👩\u200d💼", "👩\u200d💼"),
        ("A/B", "A/B"),
    ],
)
def test_names_are_stored_in_one_form(name: str, kept: str) -> None:
    assert checked_name(name) == kept


@pytest.mark.parametrize(
    "name",
    ["", "   ", "x" * 121, "a\nb", "a\x00b", "a\x7fb", "a\u2028b", "bad\udcff", "\u200b\u200b"],
)
def test_names_that_cannot_be_shown_are_refused(name: str, registry: Registry, sample) -> None:
    for label in (Label(name), Label("Claim", name)):
        if label.sub_label.strip() or not label.class_name.strip():
            with pytest.raises(LibraryError):
                registry.register(sample(1), label)
    assert listing(registry) == []


def test_a_label_of_old_is_known_by_its_template_under_the_name_it_has_now(
    filled: Registry, sample
) -> None:
    torn = filled.register(sample(7), Label("Claim", "torn"), CONDITION)
    filled.move([2], Label("Invoice"))
    assert filled.called_now(Label("claim"), 2) == Label("Claim")  # it is called so still
    filled.rename(Label("Claim", "2023"), "First")
    assert filled.called_now(Label("Claim", "2023"), 3) == Label("Claim", "First")
    filled.rename(Label("Claim"), "Form")
    assert filled.called_now(Label("Claim", "2023"), 3) == Label("Form", "First")
    assert filled.called_now(Label("Claim"), torn) == Label("Form")
    filled.merge(Label("Form"), Label("Invoice"))
    assert filled.called_now(Label("Claim"), 1) == Label("Invoice")
    assert filled.called_now(Label("Claim"), 99) == Label("Claim")


def test_a_class_is_renamed_with_everything_below_it(filled: Registry) -> None:
    filled.rename(Label("claim"), "Application")
    assert state(filled) == (
        {
            1: "Application",
            2: "Application",
            3: "Application / 2023",
            4: "Application / 2024",
            5: "Invoice",
            6: "Invoice / 2024",
        },
        [
            ("Application", 2),
            ("Application / 2023", 1),
            ("Application / 2024", 1),
            ("Invoice", 1),
            ("Invoice / 2024", 1),
        ],
    )


def test_only_the_case_of_a_name_may_be_changed(filled: Registry) -> None:
    filled.rename(Label("Invoice"), "INVOICE")
    assert listing(filled)[3:] == [("INVOICE", 1), ("INVOICE / 2024", 1)]


def test_a_merged_class_brings_its_sub_labels(filled: Registry) -> None:
    filled.merge(Label("Claim"), Label("Invoice"))
    assert state(filled) == (
        {
            1: "Invoice",
            2: "Invoice",
            3: "Invoice / 2023",
            4: "Invoice / 2024",
            5: "Invoice",
            6: "Invoice / 2024",
        },
        [("Invoice", 3), ("Invoice / 2023", 1), ("Invoice / 2024", 2)],
    )


@pytest.mark.parametrize(
    ("source", "into", "moved"),
    [
        (Label("Claim", "2023"), Label("Claim", "2024"), {3: "Claim / 2024"}),
        (Label("Claim", "2023"), Label("Claim"), {3: "Claim"}),
        (Label("Claim", "2023"), Label("Invoice"), {3: "Invoice"}),
        (Label("Claim", "2023"), Label("Invoice", "2024"), {3: "Invoice / 2024"}),
        (
            Label("Invoice"),
            Label("Claim", "2023"),
            {5: "Claim / 2023", 6: "Claim / 2023"},
        ),
    ],
)
def test_merging_moves_every_sample(
    filled: Registry, source: Label, into: Label, moved: dict[int, str]
) -> None:
    filled.merge(source, into)
    assert labels(filled) == FILLED[0] | moved
    assert str(source) not in dict(listing(filled))


def test_retired_labels_are_out_of_use(filled: Registry) -> None:
    filled.retire(Label("Claim", "2023"))
    filled.retire(Label("Invoice"))
    assert state(filled) == (
        {1: "Claim", 2: "Claim", 4: "Claim / 2024"},
        [("Claim", 2), ("Claim / 2024", 1)],
    )


CHANGES: dict[str, Callable[[Registry], object]] = {
    "rename class": lambda r: r.rename(Label("Claim"), "Application"),
    "rename sub-label": lambda r: r.rename(Label("Claim", "2023"), "2022"),
    "merge classes": lambda r: r.merge(Label("Claim"), Label("Invoice")),
    "merge class into sub-label": lambda r: r.merge(Label("Invoice"), Label("Claim", "2023")),
    "merge sub-labels": lambda r: r.merge(Label("Claim", "2023"), Label("Claim", "2024")),
    "merge sub-label into its class": lambda r: r.merge(Label("Claim", "2023"), Label("Claim")),
    "retire class": lambda r: r.retire(Label("Claim")),
    "retire sub-label": lambda r: r.retire(Label("Claim", "2024")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_can_be_undone(name: str, filled: Registry) -> None:
    CHANGES[name](filled)
    assert state(filled) != FILLED
    assert filled.undo_last().kind == name.split(maxsplit=1)[0]
    assert state(filled) == FILLED


def test_changes_are_undone_one_after_the_other(filled: Registry, sample) -> None:
    seen = [state(filled)]
    for change in (
        lambda: filled.rename(Label("Claim"), "Application"),
        lambda: filled.retire(Label("Application", "2023")),
        lambda: filled.register(sample(9), Label("Claim", "2023")),
        lambda: filled.merge(Label("Application"), Label("Claim")),
        lambda: filled.retire(Label("Claim")),
    ):
        change()
        seen.append(state(filled))
    while len(seen) > 1:
        assert state(filled) == seen.pop()
        filled.undo_last()
    assert state(filled) == FILLED


def test_undoing_registrations_takes_what_came_with_them(filled: Registry) -> None:
    expected = [
        [("Claim", 2), ("Claim / 2023", 1), ("Claim / 2024", 1), ("Invoice", 1)],
        [("Claim", 2), ("Claim / 2023", 1), ("Claim / 2024", 1)],
        [("Claim", 2), ("Claim / 2023", 1)],
        [("Claim", 2)],
        [("Claim", 1)],
        [],
    ]
    for lines in expected:
        assert filled.undo_last().kind == "register"
        assert listing(filled) == lines
    with pytest.raises(LibraryError, match="nothing to undo"):
        filled.undo_last()


def test_an_empty_class_outlives_an_undone_registration(registry: Registry, sample) -> None:
    registry.register(sample(1), Label("Claim", "2023"))
    registry.retire(Label("Claim", "2023"))
    registry.register(sample(2), Label("Claim"))
    registry.undo_last()
    assert listing(registry) == [("Claim", 0)]


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (lambda r: r.rename(Label("Nothing"), "X"), LabelNotFound, "Nothing"),
        (lambda r: r.rename(Label("Claim", "1999"), "X"), LabelNotFound, "Claim / 1999"),
        (lambda r: r.rename(Label("Claim"), "invoice"), LibraryError, "Invoice"),
        (lambda r: r.rename(Label("Claim", "2023"), "2024"), LibraryError, "2024"),
        (lambda r: r.rename(Label("Claim"), "a\tb"), LibraryError, "cannot be shown"),
        (lambda r: r.merge(Label("Claim"), Label("Claim")), LibraryError, "the same"),
        (lambda r: r.merge(Label("Claim"), Label("Claim", "2023")), LibraryError, "itself"),
        (lambda r: r.merge(Label("Claim"), Label("Nothing")), LabelNotFound, "Nothing"),
        (lambda r: r.retire(Label("Invoice", "2023")), LabelNotFound, "Invoice / 2023"),
    ],
)
def test_a_refused_change_says_why_and_changes_nothing(
    filled: Registry, change, error: type[LibraryError], words: str
) -> None:
    generation = filled.generation()
    with pytest.raises(error, match=words) as caught:
        change(filled)
    assert caught.value.remedy
    assert (state(filled), filled.generation()) == (FILLED, generation)


def test_every_change_is_one_event_and_one_generation(
    filled: Registry, database: sa.Engine
) -> None:
    counts = [filled.generation()]
    for change in CHANGES.values():
        change(filled)
        counts.append(filled.generation())
        filled.undo_last()
        counts.append(filled.generation())
    assert counts == list(range(6, 6 + 2 * len(CHANGES) + 1))
    with read(database) as session:
        kinds = list(session.scalars(sa.select(EventRow.kind).order_by(EventRow.event_id)))
    assert kinds == ["register"] * 6 + [name.split(maxsplit=1)[0] for name in CHANGES]


def test_another_model_sees_nothing_until_the_library_is_embedded_again(
    filled: Registry, database: sa.Engine, other_model
) -> None:
    filled.retire(Label("Invoice"))
    newer = Registry(database, lambda: other_model)
    assert newer.templates() == []
    told: list[tuple[int, int]] = []
    assert newer.re_embed(lambda done, total: told.append((done, total))) == 6
    assert told == [(n, 6) for n in range(1, 7)]
    assert labels(newer) == labels(filled)
    for template in newer.templates():
        with read(database) as session:
            image = decode_template(session.get_one(TemplateImage, template.template_id).webp)
        (expected,) = other_model.embed(model_input(image, other_model.size_px)[None])
        np.testing.assert_array_equal(template.vector, expected)
    assert newer.re_embed() == 0
    newer.undo_last()  # the retired class comes back with a vector of the new model
    assert labels(newer) == FILLED[0]
    assert labels(filled) == FILLED[0]


def test_starting_up_reads_no_images(filled: Registry, database: sa.Engine) -> None:
    statements: list[str] = []
    sa.event.listen(
        database, "before_cursor_execute", lambda *arguments: statements.append(arguments[2])
    )
    assert len(filled.templates()) == 6
    assert statements
    assert not any("webp" in statement for statement in statements)


@pytest.mark.parametrize("name", CHANGES)
def test_a_running_index_follows_every_change(name: str, filled: Registry) -> None:
    index = TemplateIndex(filled.templates())
    probe = filled.templates()[2].vector
    assert not index.update(filled.templates())
    for change in (CHANGES[name], Registry.undo_last):
        change(filled)
        assert index.update(filled.templates())
        fresh = TemplateIndex(filled.templates())
        assert answers(index, probe) == answers(fresh, probe)
        assert index.template_ids == fresh.template_ids


def test_a_class_named_twice_at_once_is_made_once(tmp_path: Path, embedder, sample) -> None:
    engines = [open_database(tmp_path / "library.sqlite", "library") for _ in range(4)]
    start = threading.Barrier(4)

    def work(engine: sa.Engine, first: int) -> None:
        start.wait()
        for seed in range(first, first + 5):
            Registry(engine, lambda: embedder).register(sample(seed), Label("Claim", f"{seed % 5}"))

    threads = [threading.Thread(target=work, args=(e, 100 * n)) for n, e in enumerate(engines)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert listing(Registry(engines[0], lambda: embedder)) == [
        ("Claim", 0),
        *((f"Claim / {n}", 4) for n in range(5)),
    ]
    for engine in engines:
        engine.dispose()
