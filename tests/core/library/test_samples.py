"""Single samples: listed, moved, retired; small pictures; sheets without their surroundings."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import sqlalchemy as sa
from PIL import Image as PillowImage

from core.database.engine import read, write
from core.database.library.tables import TemplateImage, TemplateRow, TemplateThumbnail
from core.domain import Label, SubLabelKind
from core.errors import LibraryError
from core.imaging.preprocess import decode_template
from core.imaging.sheet import rectify
from core.library.registry import Registry, Sample


@pytest.fixture
def add(registry: Registry, draw_page: Callable[[int], Any]) -> Callable[..., int]:
    def register(seed: int, label: Label, kind: SubLabelKind = SubLabelKind.LAYOUT) -> int:
        return registry.register(
            Sample(draw_page(seed), f"{seed}.pdf", f"{seed:064d}"), label, kind
        )

    return register


def shown(registry: Registry) -> list[tuple[int, str]]:
    return [(one.template_id, str(one.label)) for one in registry.registered()]


def test_samples_are_listed_by_class_and_sub_label(registry: Registry, add: Any) -> None:
    worn = add(1, Label("b class", "worn"), SubLabelKind.CONDITION)
    plain = add(2, Label("B Class"))
    other = add(3, Label("A class", "2024"))
    assert shown(registry) == [
        (other, "A class / 2024"),
        (plain, "b class"),
        (worn, "b class / worn"),
    ]
    assert [one.kind for one in registry.registered()] == [
        SubLabelKind.LAYOUT, None, SubLabelKind.CONDITION,
    ]  # fmt: skip


def test_samples_are_moved_to_old_and_new_labels_and_back(registry: Registry, add: Any) -> None:
    one, two = add(1, Label("A")), add(2, Label("A"))
    three = add(3, Label("B", "x"))
    before = shown(registry)
    registry.move([one], Label("B", "x"))
    assert shown(registry) == [(two, "A"), (one, "B / x"), (three, "B / x")]
    registry.move([two], Label("C", "new"), SubLabelKind.CONDITION)
    assert [str(line.label) for line in registry.summaries()] == ["A", "B", "B / x", "C", "C / new"]
    assert registry.undo_last().kind == "move"
    assert [str(line.label) for line in registry.summaries()] == ["A", "B", "B / x"]
    assert registry.undo_last().kind == "move"
    assert shown(registry) == before


def test_a_sample_is_retired_and_brought_back(registry: Registry, add: Any) -> None:
    one, two = add(1, Label("A")), add(2, Label("A"))
    registry.retire_templates([one])
    assert shown(registry) == [(two, "A")]
    assert [template.template_id for template in registry.templates()] == [two]
    with pytest.raises(LibraryError, match="not in the library any more"):
        registry.move([one], Label("B"))
    change = registry.last_change()
    assert change is not None and change.kind == "retire-samples"
    registry.undo_last()
    assert shown(registry) == [(one, "A"), (two, "A")]


def test_nothing_changed_means_no_last_change(registry: Registry) -> None:
    assert registry.last_change() is None


def test_thumbnails_are_small_and_are_made_again_when_missing(
    registry: Registry, database: sa.Engine, add: Any
) -> None:
    one = add(1, Label("A"))
    first = registry.thumbnail(one)
    with PillowImage.open(io.BytesIO(first)) as picture:
        assert (picture.format, max(picture.size)) == ("WEBP", 400)
    with write(database) as session:  # as a profile of the version before has it
        session.execute(sa.delete(TemplateThumbnail))
        session.commit()
    assert registry.thumbnail(one) == first
    with pytest.raises(LibraryError):
        registry.thumbnail(99)


def test_a_template_is_the_sheet_without_its_surroundings(
    registry: Registry, draw_page: Callable[[int], Any]
) -> None:
    page = draw_page(4)
    photo = np.full((480, 320, 3), 40, np.uint8)
    photo[120:360, 80:240] = page
    corners = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
    number = registry.register(Sample(photo, "p.jpg", "c" * 64, 1, corners), Label("A"))
    plain = registry.register(Sample(page, "q.jpg", "d" * 64), Label("B"))
    stored = registry.image(number)
    assert stored.shape == page.shape
    assert np.abs(stored.astype(int) - page).mean() < 6
    vectors = {t.template_id: t.vector for t in registry.templates()}
    assert float(vectors[number] @ vectors[plain]) > 0.99


def test_a_sheet_with_a_corner_out_of_the_picture_is_stored_and_read_again(
    registry: Registry, draw_page: Callable[[int], Any]
) -> None:
    page = draw_page(4)
    height, width = page.shape[:2]
    corners = ((-0.1, 0.05), (0.9, -0.05), (1.0, 0.95), (0.0, 1.05))
    number = registry.register(Sample(page, "p.jpg", "c" * 64, 1, corners), Label("A"))
    plain = registry.register(Sample(page, "q.jpg", "d" * 64), Label("B"))
    stored = registry.image(number)
    straight = rectify(registry.image(plain), corners)
    assert stored.shape == straight.shape
    assert np.abs(stored.astype(int) - straight).mean() < 1
    assert stored.shape[0] > 0.95 * height and stored.shape[1] > 0.95 * width


def test_a_page_of_any_size_is_stored_small(registry: Registry, database: sa.Engine) -> None:
    big = np.full((3508, 2480, 3), 255, np.uint8)
    big[500:600, 200:2000] = 0
    number = registry.register(Sample(big, "big.png", "f" * 64), Label("Claim"))
    with read(database) as session:
        row = session.get_one(TemplateRow, number)
        stored = decode_template(session.get_one(TemplateImage, number).webp)
    assert (row.width_px, row.height_px) == (1131, 1600)
    assert stored.shape == (1600, 1131, 3)
