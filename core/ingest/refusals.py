"""Why a document was not read, in the words its errors share.

Openers see bytes, not paths: they raise with `NAME` where the file's name belongs and without a
subject, and `name_file` fills both in.
"""

from __future__ import annotations

from pathlib import Path

from core.errors import DamagedDocument, DecoderFailed, DocumentTooLarge, KamiwakeError

NAME = "\0"  # no file name holds it
_JOINERS = "\u200c\u200d"  # inside emoji and Persian words


def printable(text: str) -> str:
    """Without line breaks, direction marks and undecodable bytes, which become "\ufffd"."""
    return "".join(c if c.isprintable() or c in _JOINERS else "\ufffd" for c in text)


def shown_name(path: Path) -> str:
    """The file's name for people."""
    return f"“{printable(path.name)}”"


def name_file(error: KamiwakeError, path: Path) -> KamiwakeError:
    """An opener's error, with the file in it."""
    if error.subject:
        return error
    return type(error)(error.message.replace(NAME, shown_name(path)), error.remedy, str(path))


def damaged(detail: str) -> DamagedDocument:
    return DamagedDocument(
        f"{NAME} is damaged or incomplete ({detail}).", "Open it to check, then scan it again."
    )


def page_too_large(width_px: int, height_px: int) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"{NAME} has a page of {width_px:,} x {height_px:,} pixels, more than a page may have.",
        "Scan it at a lower resolution, or raise the limit in the settings.",
    )


def file_too_large(size_bytes: int, most_bytes: int) -> DocumentTooLarge:
    return DocumentTooLarge(
        f"{NAME} is {size_bytes / 2**20:,.0f} MB large; at most {most_bytes // 2**20:,} MB are "
        "read.",
        "Split it, or scan it at a lower resolution.",
    )


def out_of_memory() -> DecoderFailed:
    return DecoderFailed(
        f"{NAME} needs more memory than a document may take.",
        "Scan it at a lower resolution, or raise the memory limit in the settings.",
    )


def decoder_failed(what: str) -> DecoderFailed:
    return DecoderFailed(
        f"{NAME} cannot be decoded: it {what}.", "Open it to check, then scan or save it again."
    )
