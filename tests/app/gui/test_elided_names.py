"""Names that do not fit: what tells editions apart stays to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from desk_top import LONG_NAME
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.pictures import Pictures, image_of, pixels_of
from app.tasks import TaskRunner
from app.widgets.faces import Face, Faces
from app.widgets.marks import LEAST_PX, ring
from app.widgets.parts import ElidedLabel, Look, label
from app.widgets.yielding import ElidedButton, ElidedCheck, ElidedRadio, FoldedCheck
from core.domain import Label, Region


def shown(name: Label, width: int, qtbot: Any) -> ElidedLabel:
    made = ElidedLabel(name)
    qtbot.addWidget(made)
    made.resize(QSize(width, 20))
    made.show()
    return made


def test_the_sub_label_stays_whole_where_the_class_can_be_cut(qtbot: Any, look: Look) -> None:
    old, new = (shown(Label(LONG_NAME, year), 140, qtbot) for year in ("2023", "2024"))
    assert old.text().endswith("… / 2023") and new.text().endswith("… / 2024")
    assert old.text().startswith(LONG_NAME[:2])
    assert old.toolTip() == old.accessibleName() == f"{LONG_NAME} / 2023"


def test_of_a_long_sub_label_both_ends_stay(qtbot: Any, look: Look) -> None:
    label = shown(Label("Claim form A", "edition of the year 2023, revised"), 140, qtbot)
    head, tail = label.text().split(" / ")
    assert head.startswith("Cl") and tail.startswith("e") and tail.endswith("d")
    assert QFontMetrics(label.font()).horizontalAdvance(label.text()) <= 140


def test_a_name_that_fits_is_whole(qtbot: Any, look: Look) -> None:
    assert shown(Label("Claim", "2023"), 300, qtbot).text() == "Claim / 2023"
    assert "…" in shown(Label(LONG_NAME), 140, qtbot).text()


@pytest.fixture
def pictures() -> Pictures:
    """None is asked for: every face here has its own."""

    def none() -> None:
        raise AssertionError

    return Pictures(none, none, TaskRunner())  # type: ignore[arg-type]


@pytest.fixture
def show(look: Look, pictures: Pictures, qtbot: Any) -> Iterator[Callable[..., Faces]]:
    """`show("2023", "2024")`: faces of these names, as wide as in the window."""
    window = QWidget()
    window.resize(300, 500)
    qtbot.addWidget(window)
    picture = QImage(60, 80, QImage.Format.Format_RGB888)

    def shown_faces(*names: str) -> Faces:
        faces = Faces(look.theme, pictures)
        faces.setParent(window)
        faces.resize(270, 400)
        window.show()
        faces.show_faces([Face(name, f"Form / {name}", name, lambda: picture) for name in names])
        QApplication.processEvents()
        return faces

    yield shown_faces
    window.close()


def test_what_names_begin_with_alike_is_left_out_first(show: Callable[..., Faces]) -> None:
    names = ["Scan", "令和六年度版（新様式）の写し", "令和五年度版（旧様式）の写し"]
    faces = show(*names)
    texts = [one.text() for one in faces.buttons]
    assert texts[0] == "Scan"
    assert texts[1].startswith("…六") and texts[2].startswith("…五")
    assert [one.toolTip() for one in faces.buttons] == [f"Form / {name}" for name in names]


def test_one_face_needs_no_buttons(show: Callable[..., Faces]) -> None:
    assert show("2023").buttons == []


def test_the_chosen_face_stays_when_the_same_are_shown_again(show: Callable[..., Faces]) -> None:
    faces = show("Scan", "2023")
    faces.buttons[1].click()
    faces.show_faces(faces._faces)
    assert faces.shown.name == "2023" and faces.buttons[1].isChecked()


@pytest.mark.parametrize("width", [0.0, 0.001, 0.5])
def test_a_ring_has_its_place_in_the_middle_and_is_never_too_small(width: float) -> None:
    place = QRectF(10, 20, 200, 300)
    found = ring(Region(0.4, 0.6, width, 0.001), place)
    assert found.width() == max(LEAST_PX, 200 * width) and found.height() == LEAST_PX
    assert found.center().x() == pytest.approx(10 + 200 * (0.4 + width / 2))
    assert found.center().y() == pytest.approx(20 + 300 * 0.6005)


def test_a_picture_and_its_pixels_are_the_same() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (7, 5, 3)).astype(np.uint8)
    np.testing.assert_array_equal(pixels_of(image_of(pixels)), pixels)


@pytest.mark.parametrize(
    "text", ["As the system", "Light", "Dark", "Open its folder", "種類", "確認する"]
)
@pytest.mark.parametrize("kind", [ElidedButton, ElidedCheck, ElidedRadio])
def test_words_that_have_the_room_they_ask_for_are_not_cut(
    look: Look, qtbot: Any, kind: type[ElidedButton], text: str
) -> None:
    made = kind(text)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    assert made.text() == text


@pytest.mark.parametrize("width", [460, 300])
def test_a_long_question_takes_a_second_line_before_it_is_cut(
    look: Look, qtbot: Any, width: int
) -> None:
    text = "“Forms of the office” itself is the class, its folders are sub-labels"
    made = FoldedCheck(text)
    qtbot.addWidget(made)
    made.resize(width, 60)
    made.show()
    assert made.text().count("\n") == 1
    assert made.text().replace("\n", " ") == text
    room = made.width() - made._chrome_px()
    for line in made.text().split("\n"):
        assert made.fontMetrics().horizontalAdvance(line) <= room
    made.resize(made.sizeHint())
    assert made.text() == text


def test_a_name_without_spaces_goes_on_in_the_next_line(look: Look, qtbot: Any) -> None:
    name = "Claim_form_for_the_reimbursement_of_travel_expenses_of_employees_abroad_2024_final"
    made = label("", "heading", wrap=True)
    qtbot.addWidget(made)
    made.setText(f"Looks like {name}.")
    made.resize(200, 400)
    made.show()
    assert made.text() == f"Looks like {name}."  # what is read, copied and compared is the name
    lines = made.heightForWidth(200) // made.fontMetrics().lineSpacing()
    widest = made.fontMetrics().horizontalAdvance(name)
    assert lines > widest // 200
    made.setText("Donaudampfschifffahrt is a word")
    assert QLabel.text(made) == made.text()  # words are left whole
    made.setText(LONG_NAME)
    assert QLabel.text(made) == LONG_NAME
