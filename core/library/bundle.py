"""A library as one file, `NAME.kamiwake`: a zip of `manifest.json` and of the pages as stored.

Only what is in use goes in. The pages are WebP already and lie in it uncompressed, byte for byte;
the same library gives the same file. Vectors are not in it: whoever takes it in has to decode
every page anyway, to see that it is one, and so never has to trust a vector.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import stat
import uuid
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

import sqlalchemy as sa

from core.database.engine import read
from core.database.library.tables import DocumentClass, SubLabel, TemplateImage, TemplateRow
from core.domain import Label, SubLabelKind
from core.errors import BundleError
from core.files import require_folder, sync_folder
from core.library.manifest import (
    ClassLine,
    Manifest,
    OtherVersion,
    Senseless,
    SubLabelLine,
    TemplateLine,
    from_json,
    to_json,
)
from core.library.rows import corners_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ENDING = ".kamiwake"
_MANIFEST = "manifest.json"
_MOST_MANIFEST_BYTES = 200 * 2**20
_MOST_PAGE_BYTES = 8 * 2**20
_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can name: the time is no part of it
_ZIP = b"PK\x03\x04"
_READ_BACK = "Copy it again, or export the library again where it came from."
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Exported:
    path: Path
    classes: int
    templates: int


def export_library(
    engine: sa.Engine,
    path: Path,
    replace: bool = False,
    progress: Callable[[int, int], None] | None = None,
    wanted: Callable[[], bool] = lambda: True,
) -> Exported | None:
    """Writes what is in use to `path`, as a whole or not at all; None: it was not wanted any more.

    Raises BundleError when the file cannot be written, or is there already and not to be replaced,
    and FolderMissing where its folder is not there.
    """
    require_folder(path.parent)
    if not replace and path.exists():
        raise _in_the_way(path)
    part = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with part.open("xb") as file, read(engine) as session:
            manifest = _write(session, file, progress, wanted)
            if manifest is None:
                return None
            file.flush()
            os.fsync(file.fileno())
        _give_name(part, path, replace)
    except OSError as error:
        raise BundleError(
            f"{path} could not be written: {error.strerror or error}.",
            "Check that the folder may be written to and has room.",
            str(path),
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return Exported(path, len(manifest.classes), len(manifest.templates))


class Bundle:
    """An open library file."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.path, self.manifest = path, manifest
        self._archive = archive

    def page(self, number: int) -> bytes:
        """The WebP of the template at `number` in the manifest. Raises BundleError."""
        line = self.manifest.templates[number]
        with _translated(self.path):
            try:
                webp = _read(self._archive, page_name(number), _MOST_PAGE_BYTES)
            except (zipfile.BadZipFile, zlib.error, KeyError) as error:
                raise self.damaged_page(number) from error
        whole = hashlib.sha256(webp).hexdigest() == line.webp_sha256
        if not whole or webp[:4] != b"RIFF" or webp[8:12] != b"WEBP":
            raise self.damaged_page(number)
        return webp

    def damaged_page(self, number: int) -> BundleError:
        line, name = self.manifest.templates[number], self.path.name
        return BundleError(
            f"The sample of {line.label} in “{name}” is damaged (page {line.page} of "
            f"“{line.source_name}”).",
            _READ_BACK, str(self.path),
        )  # fmt: skip

    def mistaken_page(self, number: int) -> BundleError:
        """It is a picture, of another size than it should be."""
        line, name = self.manifest.templates[number], self.path.name
        return BundleError(
            f"Page {line.page} of “{line.source_name}” in “{name}” is not of the size that the "
            "file says.",
            _READ_BACK,
            str(self.path),
        )


@contextmanager
def open_bundle(path: Path) -> Iterator[Bundle]:
    """Raises BundleError naming the file."""
    with _translated(path):
        if not stat.S_ISREG(path.stat().st_mode):
            raise _not_one(path, "it is not a file")
        file = path.open("rb")
    with file:
        with _translated(path):
            archive = zipfile.ZipFile(file)
            manifest = _manifest(path, _read(archive, _MANIFEST, _MOST_MANIFEST_BYTES))
        yield Bundle(path, archive, manifest)


def page_name(number: int) -> str:
    return f"pages/{number + 1:06}.webp"


# Writing


def _write(
    session: Session, file: IO[bytes], progress: Callable[[int, int], None] | None,
    wanted: Callable[[], bool],
) -> Manifest | None:  # fmt: skip
    rows = _template_rows(session)
    lines: list[TemplateLine] = []
    with zipfile.ZipFile(file, "w") as archive:
        for number, (row, class_name, sub_label) in enumerate(rows):
            if not wanted():
                return None
            image = session.get_one(TemplateImage, row.template_id)
            _add(archive, page_name(number), image.webp)
            lines.append(_line(row, class_name, sub_label or "", image))
            session.expunge(image)  # a page at a time in memory
            if progress:
                progress(number + 1, len(rows))
        used = {line.label for line in lines}
        manifest = Manifest(tuple(_class_lines(session, used)), tuple(lines))
        _add(archive, _MANIFEST, to_json(manifest))
    return manifest


def _template_rows(session: Session) -> list[tuple[TemplateRow, str, str | None]]:
    query = (
        sa.select(TemplateRow, DocumentClass.name, SubLabel.name)
        .join(DocumentClass, DocumentClass.class_id == TemplateRow.class_id)
        .join(TemplateImage, TemplateImage.template_id == TemplateRow.template_id)
        .outerjoin(SubLabel, SubLabel.sub_label_id == TemplateRow.sub_label_id)
        .where(TemplateRow.retired_at.is_(None))
        .order_by(TemplateRow.template_id)
    )
    return [(row, class_name, sub) for row, class_name, sub in session.execute(query)]


def _class_lines(session: Session, used: set[Label]) -> Iterator[ClassLine]:
    """`used`: the labels that have samples; no others are told."""
    classes = {label.class_name for label in used}
    subs: dict[int, list[SubLabel]] = {}
    in_use = sa.select(SubLabel).where(SubLabel.retired_at.is_(None))
    for sub in session.scalars(in_use.order_by(SubLabel.folded_name)):
        subs.setdefault(sub.class_id, []).append(sub)
    owners = sa.select(DocumentClass).where(DocumentClass.retired_at.is_(None))
    for owner in session.scalars(owners.order_by(DocumentClass.folded_name)):
        if owner.name in classes:
            yield ClassLine(
                owner.name,
                tuple(
                    SubLabelLine(sub.name, SubLabelKind(sub.kind))
                    for sub in subs.get(owner.class_id, ())
                    if Label(owner.name, sub.name) in used
                ),
            )


def _line(
    row: TemplateRow, class_name: str, sub_label: str, image: TemplateImage
) -> TemplateLine:  # fmt: skip
    return TemplateLine(
        class_name, sub_label, row.source_name, row.source_sha256, row.page, row.created_at,
        row.width_px, row.height_px, hashlib.sha256(image.webp).hexdigest(),
        corners_of(image.corners) if image.corners else None,
    )  # fmt: skip


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ALWAYS)
    entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
    archive.writestr(entry, content)


def _give_name(part: Path, path: Path, replace: bool) -> None:
    if replace:
        part.replace(path)
    else:
        try:
            os.link(part, path)
        except FileExistsError as error:
            raise _in_the_way(path) from error
        except OSError:  # a file system without hard links
            if path.exists():
                raise _in_the_way(path) from None
            part.rename(path)
    sync_folder(path.parent)


def _in_the_way(path: Path) -> BundleError:
    return BundleError(f"{path} is there already.", "Choose another name.", str(path))


# Reading


def _read(archive: zipfile.ZipFile, name: str, most_bytes: int) -> bytes:
    """Never more than `most_bytes`, whatever the file says of itself."""
    with archive.open(name) as member:
        content = member.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise Senseless(f"{name} is larger than {most_bytes // 2**20} MB")
    return content


def _manifest(path: Path, text: bytes) -> Manifest:
    try:
        return from_json(text)
    except OtherVersion as error:
        raise BundleError(
            f"“{path.name}” was written by a newer version of Kamiwake ({error}).",
            "Install that version or a later one; nothing was changed.",
            str(path),
        ) from error


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except BundleError:
        raise
    except FileNotFoundError as error:
        raise BundleError(f"There is no file {path}.", "Check the name.", str(path)) from error
    except OSError as error:
        why = f"“{path.name}” cannot be read: {error.strerror or error}."
        remedy = "Close it in other programs, or check its permissions."
        raise BundleError(why, remedy, str(path)) from error
    except Senseless as error:
        log.info("%s is not a library file", path, exc_info=True)
        raise _not_one(path, str(error)) from error
    except MemoryError as error:
        raise _not_one(path, "it asks for too much memory") from error
    except Exception as error:  # zipfile raises anything when a file is damaged
        log.info("%s is not a library file", path, exc_info=True)
        raise _foreign_or_damaged(path, error) from error


def _not_one(path: Path, why: str) -> BundleError:
    return BundleError(
        f"“{path.name}” is not a library file, or it is damaged ({why}).", _READ_BACK, str(path)
    )


def _foreign_or_damaged(path: Path, error: Exception) -> BundleError:
    """What zipfile says goes to the log: it means nothing to whoever chose the file."""
    is_zip = False
    with contextlib.suppress(OSError), path.open("rb") as file:
        is_zip = file.read(len(_ZIP)) == _ZIP
    if is_zip and not isinstance(error, KeyError):  # which is a zip with other things in it
        return BundleError(f"“{path.name}” is damaged or incomplete.", _READ_BACK, str(path))
    return BundleError(
        f"“{path.name}” is not a library file.",
        "Choose one that Kamiwake has exported; its name ends in .kamiwake.",
        str(path),
    )
