"""Turned documents are shown upright by the readers, and are else byte for byte what they were."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pypdf
import pytest
from PIL import Image, ImageOps
from pypdf.generic import NameObject, NumberObject

from core.domain import Splice
from core.errors import CannotTurn, DocumentBusy
from core.ingest.readers import read_document
from core.ingest.request import ReadRequest
from core.ingest.splices import spliced
from core.ingest.turn import TurnRequest, turn_document
from core.ingest.workers import Decoders

TURNS = (90, 180, 270)
ORIENTATION = 274
WHOLE = ReadRequest(0)


def turn(path: Path, turns: dict[int, int]) -> tuple[Path, tuple[Splice, ...]]:
    """The turned document beside the file, made of what the turner tells."""
    data = path.read_bytes()
    turned = turn_document(path, TurnRequest(turns, sha256(data).hexdigest()))
    out = path.with_stem(f"{path.stem} turned")
    out.write_bytes(spliced(data, turned.splices))
    assert turned.sha256 == sha256(out.read_bytes()).hexdigest()
    return out, turned.splices


def images(path: Path) -> list[np.ndarray[Any, Any]]:
    return [page.image.astype(int) for page in read_document(path, WHOLE).pages]


def check_turned(path: Path, turns: dict[int, int], most: float = 0.0) -> tuple[Splice, ...]:
    """Every page is as before, turned clockwise by its angle. `most`: mean difference allowed."""
    out, splices = turn(path, turns)
    before, after = images(path), images(out)
    assert len(before) == len(after)
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        expected = np.rot90(old, -(turns.get(number, 0) // 90))
        assert np.abs(expected - new).mean() <= most
    return splices


def pixels_of(data: bytes) -> bytes:
    """Of a JPEG: all from the start of its scan on."""
    return data[data.index(b"\xff\xda") :]


@pytest.mark.parametrize("clockwise", TURNS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_is_turned_whatever_its_orientation_was(
    page: Callable[..., Image.Image], tmp_path: Path, orientation: int, clockwise: int
) -> None:
    path = tmp_path / "scan.jpg"
    exif = Image.Exif()
    exif[ORIENTATION], exif[271] = orientation, "A maker of scanners"
    page().save(path, exif=exif)
    (change,) = check_turned(path, {1: clockwise})
    assert (change.removed, len(change.inserted)) == (2, 2)


@pytest.mark.parametrize("kind", ["plain", "progressive", "grey", "cmyk", "with Exif", "no JFIF"])
@pytest.mark.parametrize("clockwise", TURNS)
def test_a_jpeg_without_orientation_is_given_one(
    page: Callable[..., Image.Image], tmp_path: Path, kind: str, clockwise: int
) -> None:
    path = tmp_path / "scan.jpg"
    picture = page()
    match kind:
        case "progressive":
            picture.save(path, progressive=True)
        case "grey":
            picture.convert("L").save(path)
        case "cmyk":
            picture.convert("CMYK").save(path)
        case "with Exif":
            exif = Image.Exif()
            exif[271], exif[306] = "A maker of scanners", "2024:05:06 07:08:09"
            exif.get_ifd(0x8769)[36867] = "2024:05:06 07:08:10"
            picture.save(path, exif=exif)
        case _:
            picture.save(path)
    if kind == "no JFIF":
        data = path.read_bytes()
        path.write_bytes(data[:2] + data[20:])
    check_turned(path, {1: clockwise})
    old, new = path.read_bytes(), turn(path, {1: clockwise})[0].read_bytes()
    assert pixels_of(old) == pixels_of(new)
    with Image.open(io.BytesIO(old)) as first, Image.open(io.BytesIO(new)) as second:
        assert np.array_equal(np.asarray(first), np.asarray(second))
        kept = {key: value for key, value in second.getexif().items() if key != ORIENTATION}
        assert kept == dict(first.getexif())
        assert second.getexif().get_ifd(0x8769) == first.getexif().get_ifd(0x8769)


def test_the_orientation_is_the_one_that_other_programs_know(
    page: Callable[..., Image.Image], tmp_path: Path
) -> None:
    """Pillow's own transposition, which is not ours, shows it upright."""
    path = tmp_path / "scan.jpg"
    page().transpose(Image.Transpose.ROTATE_90).save(path, quality=95)
    out, _ = turn(path, {1: 90})
    with Image.open(out) as picture:
        shown = ImageOps.exif_transpose(picture)
        assert np.abs(np.asarray(shown, int) - np.asarray(page(), int)).mean() < 3


def test_a_jpeg_with_damaged_exif_data_stays(write_file: Callable[[str], Path]) -> None:
    path = write_file("jpg")
    data = path.read_bytes()
    damaged = b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"
    segment = b"\xff\xe1" + struct.pack(">H", len(damaged) + 2) + damaged
    path.write_bytes(data[:2] + segment + data[2:])
    with pytest.raises(CannotTurn, match="Exif data are damaged"):
        turn(path, {1: 90})


def test_a_jpeg_whose_exif_data_fill_their_segment_stays(write_file: Callable[[str], Path]) -> None:
    path = write_file("jpg")
    data = path.read_bytes()
    block = struct.pack(">2sHIHHHI4sI", b"MM", 42, 8, 1, 271, 2, 1, b"A\0\0\0", 0)
    exif = b"Exif\0\0" + block.ljust(65_533 - 6, b"\0")
    path.write_bytes(data[:2] + b"\xff\xe1\xff\xff" + exif + data[2:])
    with pytest.raises(CannotTurn, match="leave no room"):
        turn(path, {1: 90})


def stack_of(path: Path, pages: Sequence[Image.Image], **options: Any) -> Path:
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], **options)
    return path


@pytest.mark.parametrize("compression", ["group4", "tiff_lzw", "jpeg", None])
@pytest.mark.parametrize("big", [False, True])
def test_pages_of_a_tiff_are_turned_each_by_its_own_angle(
    page: Callable[..., Image.Image], tmp_path: Path, compression: str | None, big: bool
) -> None:
    mode = "1" if compression == "group4" else "RGB"
    pages = [page(number).convert(mode) for number in range(1, 5)]
    path = stack_of(tmp_path / "s.tif", pages, compression=compression, big_tiff=big)
    splices = check_turned(path, {1: 90, 2: 180, 4: 270})
    kept = path.read_bytes()
    for splice in splices:  # nothing of the old file is longer or shorter, and only places differ
        assert splice.removed == len(splice.inserted) or splice.at == len(kept)
    assert sum(splice.removed for splice in splices) == 2 * (8 if kept[2] == 43 else 4)


@pytest.mark.parametrize("clockwise", TURNS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_tiff_is_turned_whatever_its_orientation_was(
    page: Callable[..., Image.Image], tmp_path: Path, orientation: int, clockwise: int
) -> None:
    path = tmp_path / "s.tif"
    page().convert("1").save(path, compression="group4", tiffinfo={ORIENTATION: orientation})
    (change,) = check_turned(path, {1: clockwise})
    assert (change.removed, len(change.inserted)) == (2, 2)


@pytest.mark.parametrize("orientation", [None, 6])
def test_a_big_endian_tiff_is_turned(tmp_path: Path, orientation: int | None) -> None:
    side = 64
    pixels = np.tile(np.arange(side, dtype=np.uint8) * 3, (side, 1))
    tags = {256: side, 257: side, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: side, 279: side**2}
    tags |= {ORIENTATION: orientation} if orientation else {}
    body = pixels.tobytes()
    entries = b"".join(struct.pack(">HHII", tag, 4, 1, tags[tag]) for tag in sorted(tags))
    directory = struct.pack(">H", len(tags)) + entries + struct.pack(">I", 0)
    path = tmp_path / "s.tif"
    path.write_bytes(struct.pack(">2sHI", b"MM", 42, 8 + len(body)) + body + directory)
    check_turned(path, {1: 90})


def update(path: Path, change: Callable[[pypdf.PdfWriter], None], **options: Any) -> None:
    writer = pypdf.PdfWriter(path, **options) if options else pypdf.PdfWriter(clone_from=path)
    change(writer)
    writer.write(path)


@pytest.fixture
def pdf(page: Callable[..., Image.Image], tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    first, *others = (page(number) for number in range(1, 4))
    first.save(path, save_all=True, append_images=others, resolution=75, title="A claim")
    return path


def check_pdf(path: Path, turns: dict[int, int]) -> pypdf.PdfReader:
    (change,) = check_turned(path, turns, most=3.0)
    data = path.read_bytes()
    assert (change.at, change.removed) == (len(data), 0)
    whole = data + change.inserted
    reader = pypdf.PdfReader(io.BytesIO(whole), strict=True)
    before = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata == before.metadata
    assert [page.rotation % 360 for page in reader.pages] == [
        (page.rotation + turns.get(number, 0)) % 360 for number, page in enumerate(before.pages, 1)
    ]
    return reader


@pytest.mark.parametrize("clockwise", TURNS)
def test_pages_of_a_pdf_are_turned(pdf: Path, clockwise: int) -> None:
    reader = check_pdf(pdf, {1: clockwise, 3: 180})
    assert reader.metadata is not None
    assert reader.metadata.title == "A claim"


@pytest.mark.parametrize("already", [90, 180, 270, -90])
def test_a_pdf_that_is_turned_already_is_turned_on(pdf: Path, already: int) -> None:
    def rotate(writer: pypdf.PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/Rotate")] = NumberObject(already)

    update(pdf, rotate)
    check_pdf(pdf, {2: 90})


def test_a_rotation_that_pages_inherit_counts(pdf: Path) -> None:
    def rotate(writer: pypdf.PdfWriter) -> None:
        writer.root_object["/Pages"].get_object()[NameObject("/Rotate")] = NumberObject(90)

    update(pdf, rotate)
    assert b"/Rotate 90" in pdf.read_bytes()
    check_pdf(pdf, {1: 180})


def test_a_pdf_with_a_cross_reference_stream_is_updated_by_another(pdf: Path) -> None:
    """Made by an update of pypdf, whose cross-reference is a stream."""
    update(pdf, lambda writer: writer.add_metadata({"/Subject": "again"}), incremental=True)
    assert b"/XRef" in pdf.read_bytes()
    check_pdf(pdf, {1: 90, 2: 180})


def test_a_page_inside_an_object_stream_is_turned(tmp_path: Path) -> None:
    """As most programs write PDFs since version 1.5: there is no page in plain sight."""
    inside = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 300]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
    )
    starts = [sum(map(len, inside[:index])) for index in range(3)]
    head = b" ".join(b"%d %d" % (index + 1, start) for index, start in enumerate(starts)) + b" "
    drawing = b"20 20 30 200 re f 20 20 120 30 re f"
    body = head + b"".join(inside)
    parts = [b"%PDF-1.5\n"]
    parts += [
        b"4 0 obj\n<</Type/ObjStm/N 3/First %d/Length %d>>\nstream\n%s\nendstream\nendobj\n"
        % (len(head), len(body), body),
        b"5 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(drawing), drawing),
    ]
    at = [sum(map(len, parts[:index])) for index in (1, 2, 3)]
    rows = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), *((1, place, 0) for place in at)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    form = b"6 0 obj\n<</Type/XRef/Size 7/Root 1 0 R/W[1 2 1]/Length %d>>\nstream\n%s\nendstream"
    parts += [form % (len(table), table), b"\nendobj\nstartxref\n%d\n%%%%EOF" % at[2]]
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"".join(parts))
    check_pdf(path, {1: 90})


def test_a_pdf_turned_twice_is_as_it_was(pdf: Path) -> None:
    once, _ = turn(pdf, {1: 90, 2: 180})
    twice, _ = turn(once, {1: 270, 2: 180})
    for old, new in zip(images(pdf), images(twice), strict=True):
        assert np.array_equal(old, new)


def test_an_encrypted_pdf_that_opens_without_a_password_stays(pdf: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(pdf)
    assert len(images(pdf)) == 3
    with pytest.raises(CannotTurn, match="encrypted"):
        turn(pdf, {1: 90})


def test_a_signed_pdf_stays(pdf: Path) -> None:
    def sign(writer: pypdf.PdfWriter) -> None:
        form = pypdf.generic.DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
        writer.root_object[NameObject("/AcroForm")] = form

    update(pdf, sign)
    with pytest.raises(CannotTurn, match="signed"):
        turn(pdf, {1: 90})


def test_a_pdf_whose_table_is_broken_stays(pdf: Path) -> None:
    data = pdf.read_bytes()
    at = data.rindex(b"startxref")
    pdf.write_bytes(data[:at] + b"startxref\n7\n%%EOF\n")
    assert len(images(pdf)) == 3
    with pytest.raises(CannotTurn, match="list of objects"):
        turn(pdf, {1: 90})


def test_a_page_that_stands_in_two_places_stays(pdf: Path) -> None:
    def repeat(writer: pypdf.PdfWriter) -> None:
        pages = writer.root_object["/Pages"].get_object()
        pages["/Kids"].append(pages["/Kids"][0])
        pages[NameObject("/Count")] = NumberObject(4)

    update(pdf, repeat)
    with pytest.raises(CannotTurn, match="several places"):
        turn(pdf, {1: 90})


@pytest.mark.parametrize("kind", ["png", "bmp", "webp", "heic"])
def test_other_pictures_stay(write_file: Callable[[str], Path], kind: str) -> None:
    with pytest.raises(CannotTurn, match="only JPEG, TIFF and PDF"):
        turn(write_file(kind), {1: 90})


def test_a_file_that_changed_since_it_was_judged_is_busy(
    write_file: Callable[[str], Path],
) -> None:
    path = write_file("jpg")
    with pytest.raises(DocumentBusy, match=r"scan\.jpg.*changed"):
        turn_document(path, TurnRequest({1: 90}, "0" * 64))


def test_decoders_turn_in_a_child_process(write_file: Callable[[str], Path]) -> None:
    path = write_file("pdf")
    data = path.read_bytes()
    request = TurnRequest({1: 180}, sha256(data).hexdigest())
    with Decoders(workers=1) as decoders:
        assert decoders.turn(path, request) == turn_document(path, request)
        with pytest.raises(CannotTurn, match="only JPEG"):
            png = write_file("png")
            decoders.turn(png, TurnRequest({1: 180}, sha256(png.read_bytes()).hexdigest()))
        assert decoders.read(path, WHOLE).page_count == 1
