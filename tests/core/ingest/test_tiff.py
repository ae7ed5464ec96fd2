import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from core.ingest.tiff import count_tiff_pages, tiff_is_whole


def _stack(pages: int, **options: object) -> bytes:
    out = io.BytesIO()
    first, *more = [Image.new("L", (8, 8), 10 * number) for number in range(pages)]
    first.save(out, "TIFF", save_all=True, append_images=more, **options)
    return out.getvalue()


@pytest.mark.parametrize("pages", [1, 2, 40])
@pytest.mark.parametrize("big", [False, True])
def test_the_pages_of_a_tiff_are_counted(pages: int, big: bool) -> None:
    data = _stack(pages, big_tiff=big)
    with Image.open(io.BytesIO(data)) as picture:
        assert count_tiff_pages(data) == picture.n_frames == pages


def test_the_pages_of_a_big_endian_tiff_are_counted() -> None:
    directory = struct.pack(">HHHII", 1, 256, 4, 1, 1)
    start = struct.pack(">2sHI", b"MM", 42, 8)
    data = start + directory + struct.pack(">I", 26) + directory + struct.pack(">I", 0)
    assert count_tiff_pages(data) == 2


def test_a_chain_of_pages_that_turns_back_ends_there() -> None:
    directory = struct.pack("<HHHIII", 1, 256, 4, 1, 1, 8)
    assert count_tiff_pages(struct.pack("<2sHI", b"II", 42, 8) + directory) == 1


@pytest.mark.parametrize("first", [0, 9, 2**31, 2**32 - 1])
def test_a_chain_that_leads_out_of_the_file_has_no_pages(first: int) -> None:
    assert count_tiff_pages(struct.pack("<2sHI", b"II", 42, first)) == 0


def test_every_cut_of_a_stack_tells_that_pages_are_missing(
    write_file: Callable[[str], Path],
) -> None:
    data = _stack(5)
    whole = count_tiff_pages(data)
    assert whole == 5
    assert all(count_tiff_pages(data[:cut]) == 0 for cut in range(8, len(data) - 400, 16))


@pytest.mark.parametrize("compression", [None, "tiff_lzw", "jpeg"])
@pytest.mark.parametrize("big", [False, True])
def test_a_tiff_is_whole_with_its_last_byte_of_pixels(compression: str | None, big: bool) -> None:
    """Also where the directories come first."""
    data = _stack(3, compression=compression, big_tiff=big)
    assert tiff_is_whole(io.BytesIO(data))
    for cut in range(0, len(data) - 300, 7):
        assert not tiff_is_whole(io.BytesIO(data[:cut]))


def test_pixels_before_their_directory_and_after_it_are_waited_for() -> None:
    directory = struct.pack("<H", 2)
    directory += struct.pack("<HHII", 273, 4, 1, 100) + struct.pack("<HHII", 279, 4, 1, 50)
    head = struct.pack("<2sHI", b"II", 42, 8) + directory + struct.pack("<I", 0)
    for size, whole in ((len(head), False), (149, False), (150, True)):
        assert tiff_is_whole(io.BytesIO(head.ljust(size, b"x"))) is whole


def test_directories_that_lie_over_each_other_are_not_all_looked_at() -> None:
    """Each claims 65,535 entries of one small file: gigabytes if all were read."""
    count = struct.pack("<H", 65_535)
    body = bytearray(b"\0" * 2_000_000)
    size = 2 + 12 * 65_535
    starts = range(8, 16_008, 16)
    for at, following in zip(starts, [*starts[1:], 0], strict=True):
        body[at : at + 2] = count
        body[at + size : at + size + 4] = struct.pack("<I", following)
    body[:8] = struct.pack("<2sHI", b"II", 42, 8)
    read: list[int] = []

    class Counted(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            data = super().read(size)
            read.append(len(data))
            return data

    assert tiff_is_whole(Counted(bytes(body)))
    assert sum(read) < 10 * 2**20
