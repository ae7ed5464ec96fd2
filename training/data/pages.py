"""The pool of pages: every distinct page is a class.

Shards are tar files of images with a `NAME.jsonl` beside them that says which document each page
belongs to. Documents held out of training are chosen by a hash of their name, so the split
never changes when pages are added.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.data.stack import Stack

LOOK_ALIKE_SIDE_PX = 24
LOOK_ALIKE_CORRELATION = 0.995


@dataclass(frozen=True, eq=False, init=False)
class Pool:
    """Square pages, uint8 (N, 3, side, side) RGB, and the document each one belongs to."""

    stack: Stack
    documents: NDArray[np.str_]

    def __init__(self, images: NDArray[np.uint8] | Stack, documents: NDArray[np.str_]) -> None:
        """`images` may be an array, a memory map or several of them."""
        stack = images if isinstance(images, Stack) else Stack((images,))
        object.__setattr__(self, "stack", stack)
        object.__setattr__(self, "documents", documents)

    def __len__(self) -> int:
        return len(self.stack)

    @property
    def images(self) -> NDArray[np.uint8]:
        """All pages as one array: reads them into memory unless they already are one."""
        return self.stack.whole()

    @property
    def nbytes(self) -> int:
        """Size of all pages."""
        return self.stack.nbytes

    def read(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Some pages, as an array of their own."""
        return self.stack.read(rows)

    def split(self, held_out_share: float) -> tuple[Pool, Pool]:
        """Pages to train on, and those of documents held out of training."""
        held = np.array([is_held_out(name, held_out_share) for name in self.documents], bool)
        return self._take(~held), self._take(held)

    def without_look_alikes(self) -> Pool:
        """Keeps the first of pages that are the same sheet to the eye."""
        return self._take(first_of_look_alikes(self.stack))

    def only(self, wanted: Callable[[str], bool]) -> Pool:
        """Pages of the documents whose names are wanted."""
        return self._take(np.array([wanted(str(name)) for name in self.documents], bool))

    def limited(self, count: int) -> Pool:
        """A fixed choice of so many pages, in their order; all of them where there are no more."""
        if count >= len(self):
            return self
        return self._take(np.sort(np.random.default_rng(0).permutation(len(self))[:count]))

    def joined(self, other: Pool) -> Pool:
        """The pages of both, without copying any."""
        return Pool(
            self.stack.joined(other.stack), np.concatenate((self.documents, other.documents))
        )

    def _take(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Pool:
        return Pool(self.stack.take(chosen), self.documents[chosen])


def load_shards(folder: Path, names: tuple[str, ...], side_px: int) -> Pool:
    """Reads every shard of the sets named (`pages` stands for pages-00.tar and so on).

    Raises FileNotFoundError naming the file when a set or shard is missing, ValueError naming
    shard and file of a page that is missing or damaged.
    """
    images = np.empty((count_pages(folder, names), 3, side_px, side_px), np.uint8)
    documents = []
    for row, (document, page) in enumerate(shard_pages(folder, names, side_px)):
        images[row] = page
        documents.append(document)
    return Pool(images[: len(documents)], np.array(documents, dtype=np.str_))


def count_pages(folder: Path, names: tuple[str, ...]) -> int:
    """How many pages the sets list."""
    return sum(len(_listed(folder, name)) for name in names)


def shards_fingerprint(folder: Path, names: tuple[str, ...]) -> str:
    """Hex; another one when a set lists anything else or a shard has another size.

    A shard's date says nothing: copies change it. Raises FileNotFoundError for a missing file.
    """
    seen = hashlib.sha256()
    for name in names:
        seen.update(hashlib.sha256(_list_file(folder, name).read_bytes()).digest())
        for shard in sorted({row["shard"] for row in _listed(folder, name)}):
            seen.update(f"{shard} {(folder / shard).stat().st_size}\n".encode())
    return seen.hexdigest()


def shard_pages(
    folder: Path, names: tuple[str, ...], side_px: int
) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Document and square, uint8 (3, side, side), of every page of the sets, one after another."""
    for document, page in full_pages(folder, names):
        yield document, square_page(page, side_px)


def full_pages(folder: Path, names: tuple[str, ...]) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Document and picture, uint8 (H, W, 3), of every page of the sets, as stored.

    Raises ValueError naming shard and file of a page that is not there or cannot be decoded.
    """
    for name in names:
        documents: dict[str, dict[str, str]] = {}  # by shard and file: shards may share names
        for row in _listed(folder, name):
            documents.setdefault(row["shard"], {})[row["file"]] = row["document"]
        for shard, document_of in sorted(documents.items()):
            missing = set(document_of)
            for member, data in _members(folder / shard):
                if member in missing:
                    missing.remove(member)
                    yield f"{name}/{document_of[member]}", _decoded(data, folder / shard, member)
            if missing:
                raise ValueError(
                    f"{folder / shard} has no {min(missing)}, one of {len(missing)} that "
                    f"{name}.jsonl lists; fetch the shard again, or take those rows out"
                )


def _decoded(data: bytes, shard: Path, member: str) -> NDArray[np.uint8]:
    try:
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    except Exception as error:  # damaged files make decoders raise all there is
        raise ValueError(
            f"{shard}: {member} cannot be decoded ({str(error) or type(error).__name__}); "
            "fetch the shard again, or take its row out of the .jsonl"
        ) from error


def _listed(folder: Path, name: str) -> list[dict[str, str]]:
    with _list_file(folder, name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _list_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.jsonl"


def square_page(page: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    """uint8 (H, W, 3) -> (3, side, side)."""
    small = cv2.resize(page, (side_px, side_px), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small.transpose(2, 0, 1))


def _members(shard: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(shard) as archive:
        for member in archive:
            stream = archive.extractfile(member)
            if stream is not None:
                yield member.name, stream.read()


def first_of_look_alikes(stack: Stack) -> NDArray[np.bool_]:
    """bool (N,): False for pages that are the same sheet to the eye as one before them."""
    small = np.empty((len(stack), LOOK_ALIKE_SIDE_PX**2), np.float32)  # rows of unit length
    for start in range(0, len(stack), 1024):
        rows = np.arange(start, min(start + 1024, len(stack)))
        small[rows] = [thumbnail(image) for image in stack.read(rows)]
    keep = np.ones(len(stack), bool)
    for start in range(0, len(small), 1024):
        block = small[start : start + 1024]
        earlier = block @ small[: start + len(block)].T > LOOK_ALIKE_CORRELATION
        for row, alike in enumerate(earlier):
            keep[start + row] = not (alike[: start + row] & keep[: start + row]).any()
    return keep


def thumbnail(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """uint8 (3, side, side) -> float32 (576,), mean 0, unit length: dots are correlations.

    Pages that correlate by more than LOOK_ALIKE_CORRELATION are the same sheet to the eye.
    """
    grey = image.mean(0).astype(np.float32)
    side = LOOK_ALIKE_SIDE_PX
    vector = cv2.resize(grey, (side, side), interpolation=cv2.INTER_AREA).ravel()
    vector = vector - vector.mean()
    return np.asarray(vector / (np.linalg.norm(vector) + 1e-6), np.float32)


def is_held_out(document: str, share: float) -> bool:
    """Whether a document belongs to the share kept from training."""
    number = int.from_bytes(hashlib.sha256(document.encode()).digest()[:8], "big")
    return number / 2**64 < share
