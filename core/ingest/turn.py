"""Turns pages of a document upright without re-encoding anything.

JPEG: the orientation of its Exif data. TIFF: the orientation tag. PDF: /Rotate. What comes out is
the few bytes that change, tried out: the changed document is decoded, and its pages have to look
as the old ones do turned. Runs in a child process, as reading does (see `workers`).
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image as PillowImage
from PIL import TiffImagePlugin

from core.errors import CannotTurn, DocumentBusy, KamiwakeError
from core.ingest.integrity import JPEG_START, PNG_START
from core.ingest.raster import ORIENTATION_TAG, orientation_of
from core.ingest.readers import opener, read_bytes
from core.ingest.refusals import NAME, name_file
from core.ingest.request import ReadRequest
from core.ingest.splices import spliced
from core.ingest.tiff import TIFF_STARTS, Cut
from core.ingest.turn_exif import set_jpeg_orientation, set_orientations, turned_orientation

if TYPE_CHECKING:
    from core.domain import Image, Splice

_LOOK_PX = 400
_MOST_DIFFERENCE = 8.0
"""Mean, of 255 levels: lines that are drawn turned fall differently on the pixels."""


@dataclass(frozen=True)
class TurnRequest:
    """`turns`: degrees clockwise by page number. `sha256`: of the document that is meant."""

    turns: Mapping[int, int]
    sha256: str
    max_page_pixels: int = 200_000_000


@dataclass(frozen=True)
class Turned:
    """`splices` make the turned document, which has the hash `sha256`, out of the file."""

    path: Path
    splices: tuple[Splice, ...]
    sha256: str


def turn_document(path: Path, request: TurnRequest) -> Turned:
    """Raises CannotTurn saying why, and DocumentBusy when the file is not the one meant or cannot
    be read now."""
    try:
        data, _ = read_bytes(path)
        if hashlib.sha256(data).hexdigest() != request.sha256:
            raise DocumentBusy(f"{NAME} has changed.", "It is read again when it is quiet.")
    except KamiwakeError as error:
        raise name_file(error, path) from error
    try:
        splices = _splices(data, request.turns)
        turned = spliced(data, splices)
        _try_out(data, turned, request)
    except (KamiwakeError, MemoryError):
        raise
    except Exception as error:  # parsers raise anything when a file is odd
        raise CannotTurn("it is not built as it should be") from error
    return Turned(path, tuple(splices), hashlib.sha256(turned).hexdigest())


def _splices(data: bytes, turns: Mapping[int, int]) -> list[Splice]:
    if data.startswith(JPEG_START):
        with PillowImage.open(io.BytesIO(data), formats=("JPEG", "MPO")) as picture:
            orientation = turned_orientation(orientation_of(picture), turns[1])
        return set_jpeg_orientation(data, orientation)
    if data.startswith(TIFF_STARTS):
        return _tiff_splices(data, turns)
    if b"%PDF-" in data[:1024] and not data.startswith(PNG_START):
        from core.ingest.turn_pdf import turn_pdf  # noqa: PLC0415 (pypdf is slow to import)

        return turn_pdf(data, turns)
    raise CannotTurn("only JPEG, TIFF and PDF can be turned without re-encoding")


def _tiff_splices(data: bytes, turns: Mapping[int, int]) -> list[Splice]:
    wanted = {}
    with PillowImage.open(io.BytesIO(data), formats=("TIFF",)) as picture:
        assert isinstance(picture, TiffImagePlugin.TiffImageFile)
        for number, clockwise in turns.items():
            picture.seek(number - 1)
            old = picture.tag_v2.get(ORIENTATION_TAG, 1)
            wanted[number] = turned_orientation(old, clockwise)
    try:
        return set_orientations(data, wanted)
    except Cut as error:
        raise CannotTurn("its list of pages is cut off") from error


def _try_out(data: bytes, turned: bytes, request: TurnRequest) -> None:
    look = ReadRequest(_LOOK_PX, max_page_pixels=request.max_page_pixels)
    before, after = opener(data)(data, look), opener(turned)(turned, look)
    same = before.page_count == after.page_count and all(
        _is_turned(before.decode(number), after.decode(number), clockwise)
        for number, clockwise in request.turns.items()
    )
    if not same:
        raise CannotTurn("programs would not show it upright")


def _is_turned(before: Image, after: Image, clockwise: int) -> bool:
    differences = [_difference(np.rot90(before, -turn), after) for turn in range(4)]
    wanted = differences[clockwise // 90]
    return wanted <= _MOST_DIFFERENCE and wanted == min(differences)


def _difference(expected: Image, shown: Image) -> float:
    """Sides may differ by a pixel, through rounding."""
    sides = list(zip(expected.shape[:2], shown.shape[:2], strict=True))
    if any(abs(side - other) > 1 for side, other in sides):
        return float("inf")
    height, width = map(min, sides)
    difference = expected[:height, :width].astype(np.int16) - shown[:height, :width]
    return float(np.abs(difference).mean())
