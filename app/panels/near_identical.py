"""Templates that are one sheet to the eye with the one shown, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app import words
from app.pictures import Pictures, whole_template_key
from app.widgets.faces import Face, Faces
from app.widgets.parts import Elided, column, label
from core.domain import Candidate, Differences, Label, Region

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.comparing_desk import ComparingDesk

Twin = tuple[Candidate, Differences]


class NearIdentical(QWidget):
    """A list below a template; choosing a line marks the places on the template in `faces`, and
    choosing it again takes the marks away. Hidden while there is nothing to list."""

    def __init__(self, faces: Faces, pictures: Pictures, desk: ComparingDesk) -> None:
        super().__init__()
        self._faces, self._pictures, self._desk = faces, pictures, desk
        self._template_id = 0
        self._label = Label("")
        self._chosen: Candidate | None = None
        self.twins: tuple[Twin, ...] = ()
        self._heading = label(role="small", wrap=True)
        self._lines = column(gap=2)
        self.setLayout(column(self._heading, self._lines, gap=4))
        self.hide()

    def show_template(self, template_id: int, label_: Label) -> None:
        self._label = label_
        self._heading.setText(self._heading_of(label_))
        if template_id != self._template_id:
            self._template_id, self._chosen = template_id, None
            self._list(())
        self._show_faces()
        self._desk.near_identical(self, template_id, self._found)

    def _heading_of(self, name: Label) -> str:
        """Of a class with several sub-labels it says which of them is shown."""
        if not name.sub_label:
            return self.tr("Near-identical")
        return self.tr("Near-identical to {name}").format(name=name.sub_label)

    @property
    def lines(self) -> list[TwinLine]:
        parts = (self._lines.itemAt(at) for at in range(self._lines.count()))
        found = [part.widget() for part in parts if part is not None]
        return [part for part in found if isinstance(part, TwinLine)]

    def choose(self, twin: Candidate) -> None:
        self._chosen = None if self._chosen == twin else twin
        self._show_chosen()

    def _found(self, twins: tuple[Twin, ...], more: bool) -> None:
        if more and len(twins) < len(self.twins):
            return  # what is known is found again: the list stays until all is
        if twins != self.twins:
            self._list(twins)

    def _list(self, twins: Sequence[Twin]) -> None:
        self.twins = tuple(twins)
        for line in self.lines:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        for candidate, differences in twins:
            line = TwinLine(candidate.label, self._label, differences)
            line.clicked.connect(partial(self.choose, candidate))
            self._lines.addWidget(line)
        if self._chosen is not None and all(self._chosen != one for one, _ in twins):
            self._chosen = None
        self._show_chosen()
        self.setVisible(bool(twins))

    def _show_chosen(self) -> None:
        for line, (candidate, _) in zip(self.lines, self.twins, strict=True):
            line.setChecked(candidate == self._chosen)
        self._show_faces()

    def _show_faces(self) -> None:
        other = self._chosen
        here: tuple[Region, ...] = ()
        there: tuple[Region, ...] = ()
        for candidate, differences in self.twins:
            if candidate == other:
                here, there = differences.here, differences.there
        beside = other.label if other else self._label
        faces = [template_face(self._pictures, self._template_id, self._label, beside, here)]
        if other is not None:
            second = other.template_id, other.label, self._label, there
            faces.append(template_face(self._pictures, *second))
        self._faces.show_faces(faces)


def template_face(
    pictures: Pictures, template_id: int, name: Label, beside: Label, marks: tuple[Region, ...]
) -> Face:
    """A template, called by what tells it from `beside`."""

    def picture() -> QImage | None:
        return pictures.whole_template(template_id) or pictures.template(template_id)

    key = whole_template_key(template_id)
    return Face(words.short_label(name, beside), str(name), key, picture, marks)


class TwinLine(QPushButton):
    """One of them, called by what tells it from `beside`, and how much it differs."""

    def __init__(self, name: Label, beside: Label, differences: Differences) -> None:
        super().__init__()
        self.setProperty("role", "twin")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.said = words.places(differences.count, differences.complete)
        parts = Elided(words.short_label(name, beside)), label(self.said, "small")
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = column(*parts, gap=0)
        layout.setContentsMargins(8, 4, 8, 4)
        self.setLayout(layout)
        self.setMinimumHeight(layout.sizeHint().height())
        self.setAccessibleName(f"{name}, {self.said}")
        self.setToolTip(f"{name}\n{self.said}")
