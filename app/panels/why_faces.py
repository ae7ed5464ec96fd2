"""A document's page with the outline of its sheet, and, where it is between near-identical
templates, those templates beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from app import words
from app.comparing_desk import ComparingDesk
from app.item_models.documents import DocumentRow
from app.panels.near_identical import template_face
from app.pictures import PANEL_LONG_SIDE_PX, Pictures, document_key
from app.widgets.document_list import picture_key
from app.widgets.faces import Face, Faces
from app.widgets.parts import Look, column, label
from core.comparing import Editions, Explanation
from core.domain import Candidate


class WhyFaces(QWidget):
    """What cannot be worked out, because the file is gone, say, is left out without a word."""

    def __init__(self, look: Look, pictures: Pictures, desk: ComparingDesk) -> None:
        super().__init__()
        self._pictures, self._desk = pictures, desk
        self._row: DocumentRow | None = None
        self._asked: tuple[object, ...] = ()
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
        picture, candidates = self._face(row_).picture(), _candidates(row_)
        question = (row_.key, candidates, picture.cacheKey() if picture else None)
        if question == self._asked:
            return
        self._asked, self._explanation = question, None
        self._desk.forget(self)
        if picture is not None:
            self._desk.page(self, picture, candidates, self._explained)

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
        if editions is not None and editions.count:
            faces += self._templates(editions)
        self.faces.show_faces(faces)
        self.difference.setVisible(editions is not None)
        if editions is not None:
            labels = editions.best.label, editions.rival.label
            self.difference.setText(words.between(*labels, editions.count, editions.complete))

    def _face(self, row_: DocumentRow, told: Explanation | None = None) -> Face:
        key, page = picture_key(row_), row_.entry.verdict.page if row_.entry else 1
        picture = partial(self._pictures.document, key, row_.path, page, PANEL_LONG_SIDE_PX)
        marks = told.editions.on_page if told and told.editions else ()
        return Face(
            self.tr("Scan"), row_.path.name, document_key(key, PANEL_LONG_SIDE_PX), picture,
            marks, told.outline if told else None,
        )  # fmt: skip

    def _templates(self, editions: Editions) -> list[Face]:
        sides = (editions.best, editions.on_best), (editions.rival, editions.on_rival)
        beside = editions.rival.label, editions.best.label
        return [
            template_face(self._pictures, one.template_id, one.label, other, marks)
            for (one, marks), other in zip(sides, beside, strict=True)
        ]


def _candidates(row_: DocumentRow) -> tuple[Candidate, ...]:
    return row_.entry.verdict.candidates if row_.entry else ()
