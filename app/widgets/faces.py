"""A page, and others that it can be exchanged for on the spot: what differs jumps to the eye."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from app.no_picture import no_picture
from app.widgets.page_preview import PagePreview
from app.widgets.parts import column, row

if TYPE_CHECKING:
    from pathlib import Path

    from app.pictures import Pictures
    from app.theme import Theme
    from core.domain import Corners, Region


@dataclass(frozen=True)
class Face:
    """`name`: a word or two; `title`: the whole of it. `key`: what `Pictures` calls the picture."""

    name: str
    title: str
    key: str
    picture: Callable[[], QImage | None] = field(compare=False)
    marks: tuple[Region, ...] = ()
    outline: Corners | None = None
    path: Path | None = None
    """Of the document; None for a template."""


class Faces(QWidget):
    """Shows one face; buttons, where there are several, exchange it."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self._faces: tuple[Face, ...] = ()
        self._shown = 0
        self._frame: QSize | None = None
        self.preview = PagePreview(theme)
        self._switch = row(gap=4)
        self._group = QButtonGroup(self)
        self.setLayout(column(self.preview, self._switch))
        pictures.loaded.connect(self._loaded)

    def show_faces(self, faces: Sequence[Face]) -> None:
        """The first one is in front, unless another of the same names was chosen before."""
        before, self._faces = self._faces, tuple(faces)
        if [(face.key, face.title) for face in before] != [(f.key, f.title) for f in self._faces]:
            if not before or before[0].key != self._faces[0].key:
                self._frame = None
            self._shown = 0
            self._make_buttons()
        self._show()

    @property
    def shown(self) -> Face:
        return self._faces[self._shown]

    @property
    def buttons(self) -> list[QPushButton]:
        items = (self._switch.itemAt(at) for at in range(self._switch.count()))
        parts = (item.widget() for item in items if item is not None)
        return [part for part in parts if isinstance(part, QPushButton)]

    def choose(self, number: int) -> None:
        self._shown = number
        self._show()

    def _make_buttons(self) -> None:
        focused = any(old.hasFocus() for old in self.buttons)
        for old in self.buttons:
            self._group.removeButton(old)
            self._switch.removeWidget(old)
            old.hide()
            old.deleteLater()
        if len(self._faces) > 1:
            for number, face in enumerate(self._faces):
                made = _FaceButton(face, _shared([other.name for other in self._faces], number))
                self._group.addButton(made)
                made.setChecked(number == self._shown)
                made.clicked.connect(partial(self.choose, number))
                self._switch.addWidget(made)
        if focused and self.buttons:
            self.buttons[self._shown].setFocus()

    def _show(self) -> None:
        face = self.shown
        image = face.picture()
        if image is not None:
            if self._shown == 0:
                self._frame = image.size()
            self.preview.show_page(image, frame=self._frame)
            self.preview.show_marks(face.marks, face.outline)
        elif self._pictures.failed(face.key):
            self.preview.show_note(self._why_not(face), self._frame)
        else:
            self.preview.show_note("…", self._frame)
        self.preview.setAccessibleName(face.title or self.tr("Page"))
        places = self.tr("%n place(s) marked", "", len(face.marks)) if face.marks else ""
        self.preview.setAccessibleDescription(places)

    def _why_not(self, face: Face) -> str:
        if face.path is None:
            return self.tr("No picture of this page.")
        return no_picture(self._pictures.why_not(face.key), face.path)

    def _loaded(self, key: str) -> None:
        if self._faces and key == self.shown.key:
            self._show()


class _FaceButton(QPushButton):
    """As wide as there is room; where the name does not fit, what it begins with like another one
    is left out first. Whole in the tool tip."""

    def __init__(self, face: Face, shared: int) -> None:
        """`shared`: so many letters at the name's beginning tell nothing."""
        super().__init__()
        self._name, self._shared = face.name, shared
        self.setProperty("role", "face")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setToolTip(face.title)
        self.setAccessibleName(face.title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(face.name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        metrics, room = QFontMetrics(self.font()), max(16, self.width() - 14)
        name, own = self._name, self._name[self._shared :]
        if metrics.horizontalAdvance(name) > room and own:
            name = f"…{own}" if self._shared else own
        self.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, room))


def _shared(names: Sequence[str], number: int) -> int:
    """How many letters a name begins with like any of the others."""
    own, others = names[number], [name for at, name in enumerate(names) if at != number]
    alike = (takewhile(lambda pair: pair[0] == pair[1], zip(own, o, strict=False)) for o in others)
    return max((len(list(pairs)) for pairs in alike), default=0)
