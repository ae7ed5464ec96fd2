"""A document's page, upright, with the outline of its sheet; and beside it the template of which
print is missing, or the near-identical templates that it is between."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QWidget

from app import words
from app.item_models.documents import turn_of
from app.panels.near_identical import template_face
from app.pictures import PANEL_LONG_SIDE_PX, Pictures, document_key
from app.widgets.document_picture import picture_key
from app.widgets.faces import Face, Faces
from app.widgets.parts import Look, column, label
from core.domain import Label
from core.ingest.request import PAGE_LONG_SIDE_PX

if TYPE_CHECKING:
    from app.comparing_desk import ComparingDesk
    from app.item_models.documents import DocumentRow
    from core.comparing import Editions, Explanation, Missing


class WhyFaces(QWidget):
    """What cannot be worked out, because the file is gone, say, is left out without a word."""

    def __init__(self, look: Look, pictures: Pictures, desk: ComparingDesk) -> None:
        super().__init__()
        self._pictures, self._desk = pictures, desk
        self._row: DocumentRow | None = None
        self._asked: tuple[object, ...] = ()
        self._turned: tuple[tuple[int, int], QImage] | None = None
        self._explanation: Explanation | None = None
        self.faces = Faces(look.theme, pictures)
        self.difference = label(role="small", wrap=True)
        self.setLayout(column(self.faces, self.difference))
        pictures.loaded.connect(self._loaded)

    def show_document(self, row_: DocumentRow) -> None:
        self._row = row_
        self._explain(row_)
        self._show()

    def _explain(self, row_: DocumentRow) -> None:
        """Asks once what there is to show of a picture, as soon as it is there."""
        picture, verdict = self._upright(row_), row_.entry.verdict if row_.entry else None
        question = (row_.key, verdict, picture.cacheKey() if picture else None)
        if question == self._asked:
            return
        self._asked, self._explanation = question, None
        self._desk.forget(self)
        if picture is not None:
            self._desk.page(self, picture, verdict, self._explained)

    def _explained(self, explanation: Explanation) -> None:
        self._explanation = explanation
        self._show()

    def _loaded(self, key: str) -> None:
        if self._row is not None and key == self._face(self._row).key:
            self.show_document(self._row)

    def _show(self) -> None:
        assert self._row is not None
        told = self._explanation
        editions = told.editions if told else None
        faces = [self._face(self._row, told)]
        if told is not None and told.missing is not None:
            faces.append(self._lacked(told.missing))
        if editions is not None and editions.count:
            faces += self._templates(editions)
        self.faces.show_faces(faces)
        self.difference.setText(self._what_is_marked(told) if told else "")
        self.difference.setVisible(bool(self.difference.text()))

    def _what_is_marked(self, told: Explanation) -> str:
        if told.missing is not None and told.missing.on_page:
            name = told.missing.best.label
            return self.tr("Marked: where print of {label} is missing.").format(label=name)
        if told.editions is None:
            return ""
        labels = told.editions.best.label, told.editions.rival.label
        return words.between(*labels, told.editions.count, told.editions.complete)

    @staticmethod
    def _long_side_px(row_: DocumentRow) -> int:
        """Missing print may be small: it is looked for as the verdict did."""
        lacks = row_.entry is not None and row_.entry.verdict.print_missing
        return PAGE_LONG_SIDE_PX if lacks else PANEL_LONG_SIDE_PX

    def _face(self, row_: DocumentRow, told: Explanation | None = None) -> Face:
        shown = (told.missing or told.editions) if told else None
        return Face(
            self.tr("Scan"), row_.path.name,
            document_key(picture_key(row_), self._long_side_px(row_)),
            partial(self._upright, row_), shown.on_page if shown else (),
            told.outline if told else None, path=row_.path,
        )  # fmt: skip

    def _upright(self, row_: DocumentRow) -> QImage | None:
        """The page as its template lies; a copy that was filed upright lies so already."""
        page = row_.entry.verdict.page if row_.entry else 1
        place = picture_key(row_), row_.path, page, self._long_side_px(row_)
        picture = self._pictures.document(*place)
        degrees = turn_of(row_.entry) if row_.entry else 0
        if picture is None or not degrees:
            return picture
        key = picture.cacheKey(), degrees
        if self._turned is None or self._turned[0] != key:
            # Qt turns clockwise: back.
            self._turned = key, picture.transformed(QTransform().rotate(degrees))
        return self._turned[1]

    def _lacked(self, missing: Missing) -> Face:
        name = missing.best.label
        beside = Label(name.class_name if name.sub_label else "")
        return template_face(
            self._pictures, missing.best.template_id, name, beside, missing.on_best
        )

    def _templates(self, editions: Editions) -> list[Face]:
        sides = (editions.best, editions.on_best), (editions.rival, editions.on_rival)
        beside = editions.rival.label, editions.best.label
        return [
            template_face(self._pictures, one.template_id, one.label, other, marks)
            for (one, marks), other in zip(sides, beside, strict=True)
        ]
