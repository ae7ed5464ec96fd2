"""The page of a document as lists show it: small, with a thin frame, or a sign in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.item_models.documents import turn_of
from app.pictures import Pictures, document_key

if TYPE_CHECKING:
    from app.item_models.documents import DocumentRow
    from app.widgets.parts import Look

_SIGN_PX = 24


def picture_key(row: DocumentRow) -> str:
    """By content where it is known, so that a moved document keeps its picture."""
    if row.entry is not None and row.entry.sha256:
        upright = row.entry.filed_sha256 if row.entry.upright else None
        return f"{upright or row.entry.sha256}-{row.entry.verdict.page}"
    return f"{row.path}-{row.at.timestamp()}"


def paint_document(
    painter: QPainter, area: QRectF, row: DocumentRow, look: Look, pictures: Pictures, ratio: float
) -> None:
    """Upright, in the middle of `area`. `ratio`: device pixels to a logical one."""
    key, page = picture_key(row), row.entry.verdict.page if row.entry else 1
    image = pictures.document(key, row.path, page)
    if image is None:
        sign = look.icons.pixmap("file-text", "control", _SIGN_PX, ratio)
        painter.drawPixmap(area.center() - QPointF(_SIGN_PX, _SIGN_PX) / 2, sign)
        return
    degrees = turn_of(row.entry) if row.entry else 0
    room = area.size().toSize()
    if degrees % 180:
        room.transpose()
    pixmap = pictures.scaled(document_key(key), image, room, ratio)
    wide, high = pixmap.width() / ratio, pixmap.height() / ratio
    sheet = QRectF(-wide / 2, -high / 2, wide, high)
    painter.save()
    painter.translate(area.center())
    painter.rotate(degrees)
    painter.drawPixmap(sheet.topLeft(), pixmap)
    painter.setPen(QPen(look.theme.colour("line")))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(sheet)
    painter.restore()
