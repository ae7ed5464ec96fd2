from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image

from core.domain import FileStamp
from core.errors import (
    DamagedDocument,
    DocumentBusy,
    DocumentTooLarge,
    EmptyDocument,
    PasswordProtected,
    UnreadableDocument,
    UnsupportedFormat,
)
from core.ingest.blank import is_blank
from core.ingest.readers import read_document
from core.ingest.request import ReadRequest

REQUEST = ReadRequest(400)
KINDS = (
    "jpg", "png", "bmp", "webp", "heic", "jpg-cmyk", "png-alpha", "png-16", "png-palette",
    "tif-g4", "tif-g3", "tif-lzw", "tif-jpeg", "tif-deflate", "pdf",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_page_that_was_drawn(
    kind: str, write_file: Callable[[str], Path], page: Callable[..., Image.Image]
) -> None:
    path = write_file(kind)
    document = read_document(path, REQUEST)
    (found,) = document.pages
    expected = page().resize(found.image.shape[1::-1], Image.Resampling.BOX)
    difference = np.abs(found.image.astype(int) - np.asarray(expected).astype(int)).mean()
    assert found.image.dtype == np.uint8
    assert max(found.image.shape[:2]) == 400
    assert difference < 16, difference
    assert (document.page_count, found.number, found.blank) == (1, 1, False)
    assert document.sha256 == sha256(path.read_bytes()).hexdigest()
    assert document.stamp == FileStamp.of(path.stat())


@pytest.mark.parametrize("ending", ["tif", "pdf"])
def test_pages_come_in_order_and_blank_ones_are_noticed(
    ending: str, tmp_path: Path, page: Callable[..., Image.Image]
) -> None:
    path = tmp_path / f"stack.{ending}"
    white = Image.new("RGB", (620, 877), "white")
    white.save(path, save_all=True, append_images=[page(2), page(5)])
    document = read_document(path, REQUEST)
    assert [(p.number, p.blank) for p in document.pages] == [(1, True), (2, False), (3, False)]
    bars = [int((p.image[-50:-42, :, 0] < 128).sum(1).max()) for p in document.pages]
    assert bars[0] < bars[1] < bars[2]


def test_reading_ends_at_the_first_page_with_content_when_asked(
    tmp_path: Path, page: Callable[..., Image.Image]
) -> None:
    path = tmp_path / "stack.tif"
    white = Image.new("RGB", (620, 877), "white")
    white.save(path, save_all=True, append_images=[page(1), page(2), page(3)])
    document = read_document(path, ReadRequest(400, stop_at_content=True))
    assert [p.number for p in document.pages] == [1, 2]
    assert document.page_count == 4


def test_one_page_can_be_asked_for(tmp_path: Path, page: Callable[..., Image.Image]) -> None:
    path = tmp_path / "stack.pdf"
    page(1).save(path, save_all=True, append_images=[page(2)])
    assert [p.number for p in read_document(path, ReadRequest(400, only_page=2)).pages] == [2]
    with pytest.raises(UnreadableDocument, match="no page 3"):
        read_document(path, ReadRequest(400, only_page=3))


def test_photos_are_upright_by_their_exif(tmp_path: Path, page: Callable[..., Image.Image]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held so that the page lies on its right side
    page().rotate(90, expand=True).save(tmp_path / "photo.jpg", exif=exif)
    (found,) = read_document(tmp_path / "photo.jpg", REQUEST).pages
    assert found.image.shape[0] > found.image.shape[1]


def test_a_turned_pdf_page_is_shown_as_a_reader_shows_it(write_file: Callable[[str], Path]) -> None:
    path = write_file("pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    writer.pages[0].rotate(90)
    writer.write(path)
    (found,) = read_document(path, REQUEST).pages
    assert found.image.shape[1] > found.image.shape[0]


def test_the_content_tells_the_format_not_the_name(
    tmp_path: Path, write_file: Callable[[str], Path]
) -> None:
    path = write_file("png").rename(tmp_path / "請求書 😀\n.pdf")
    assert len(read_document(path, REQUEST).pages) == 1


@pytest.mark.parametrize("kind", ["jpg", "png", "tif-lzw", "tif-g4", "webp", "bmp", "heic", "pdf"])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_refused_by_name_and_never_half_read(
    kind: str, share: float, write_file: Callable[[str], Path], page: Callable[..., Image.Image]
) -> None:
    path = write_file(kind)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(UnreadableDocument, match="scan") as caught:
        read_document(path, REQUEST)
    assert caught.value.remedy
    assert caught.value.subject == str(path)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyDocument),
        (b"Dear Sir or Madam,\n", UnsupportedFormat),
        (b"PK\x03\x04" + bytes(200), UnsupportedFormat),
        (b"\xff\xd8\xff" + bytes(300), DamagedDocument),
        (b"%PDF-1.7\n" + bytes(300), DamagedDocument),
        (b"II*\0\xff\xff\xff\x7f", DamagedDocument),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(
    content: bytes, error: type[Exception], tmp_path: Path
) -> None:
    path = tmp_path / "thing.jpg"
    path.write_bytes(content)
    with pytest.raises(error, match=r"thing\.jpg"):
        read_document(path, REQUEST)
    assert path.read_bytes() == content


def test_a_password_is_named_as_the_reason(encrypted_pdf: Path) -> None:
    with pytest.raises(PasswordProtected, match="password"):
        read_document(encrypted_pdf, REQUEST)


def test_a_picture_too_large_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "bomb.png")
    with pytest.raises(DocumentTooLarge, match="20,000"):
        read_document(tmp_path / "bomb.png", REQUEST)


def test_more_pages_than_allowed_are_refused(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    for _ in range(12):
        writer.add_blank_page(200, 300)
    writer.write(tmp_path / "many.pdf")
    with pytest.raises(DocumentTooLarge, match="12 pages"):
        read_document(tmp_path / "many.pdf", ReadRequest(400, max_pages=10))


def test_a_missing_file_is_named_with_its_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentBusy, match=r"gone\.pdf"):
        read_document(tmp_path / "gone.pdf", REQUEST)


@pytest.mark.parametrize("start", [b"", b"%PDF-1.7\n", b"II*\0\x08\0\0\0"])
def test_a_file_of_many_gigabytes_is_refused_unread(start: bytes, tmp_path: Path) -> None:
    with (tmp_path / "huge.tif").open("wb") as file:
        file.write(start)
        file.truncate(10 * 2**30)
    with pytest.raises(DocumentTooLarge, match=r"huge\.tif.* 10,240 MB .* 1,000 MB") as caught:
        read_document(tmp_path / "huge.tif", REQUEST)
    assert caught.value.remedy


def test_a_picture_too_large_is_found_inside_a_form_of_a_pdf(
    write_file: Callable[[str], Path], tmp_path: Path
) -> None:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(400, 500)
    scan = pypdf.PdfReader(write_file("pdf")).pages[0]
    form = pypdf.generic.DecodedStreamObject()
    form.set_data(scan.get_contents().get_data())
    form.update({
        pypdf.generic.NameObject("/Type"): pypdf.generic.NameObject("/XObject"),
        pypdf.generic.NameObject("/Subtype"): pypdf.generic.NameObject("/Form"),
        pypdf.generic.NameObject("/BBox"): scan.mediabox,
        pypdf.generic.NameObject("/Resources"): scan["/Resources"].clone(writer),
    })  # fmt: skip
    content = pypdf.generic.DecodedStreamObject()
    content.set_data(b"/F Do")
    forms = {pypdf.generic.NameObject("/F"): writer._add_object(form)}
    page[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject("/XObject"): pypdf.generic.DictionaryObject(forms)}
    )
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(content)
    writer.write(tmp_path / "form.pdf")
    assert not read_document(tmp_path / "form.pdf", REQUEST).pages[0].blank
    with pytest.raises(DocumentTooLarge, match="620 x 877"):
        read_document(tmp_path / "form.pdf", ReadRequest(400, max_page_pixels=600 * 800))


def test_a_strip_too_narrow_for_writing_is_not_blank_at_any_size() -> None:
    for size in ((40, 65_500, 3), (65_500, 40, 3), (33, 30_000, 3), (1, 1, 3)):
        assert not is_blank(np.full(size, 255, np.uint8))


def test_what_is_said_of_a_file_is_fit_to_be_shown(tmp_path: Path) -> None:
    folder = tmp_path / "odd\u202e\nfolder"
    folder.mkdir()
    (folder / "noise\n.tif").write_bytes(b"II*\0" + bytes(range(1, 200)))
    for name, error in (("gone\x1b.pdf", DocumentBusy), ("noise\n.tif", DamagedDocument)):
        with pytest.raises(error) as caught:
            read_document(folder / name, REQUEST)
        assert str(caught.value).isprintable()
        assert "object at" not in str(caught.value)
        assert caught.value.subject == str(folder / name)
