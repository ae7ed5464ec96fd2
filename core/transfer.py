"""The use case: a library to a file, and from a file into a library.

A file that somebody else has made is not trusted: its pages are decoded in a child process, like
any document, and checked like any sample before they may be stored.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.ahead import ahead
from core.bulk import ONE_FILE, Brought, LeftOut, Outcome, Progress
from core.errors import BundleError, DocumentBusy, UnreadableDocument
from core.imaging.preprocess import TEMPLATE_LONG_SIDE_PX
from core.ingest.request import ReadRequest
from core.library.batch import IMPORT, Batch
from core.library.bundle import Bundle, Exported, export_library, open_bundle
from core.library.entries import Sample
from core.library.planning import ImportPlan, contents, plan_import
from core.library.rows import Origin, prepared_from
from core.registration import check_sample

if TYPE_CHECKING:
    import sqlalchemy as sa

    from core.domain import Document
    from core.ingest.workers import Decoders
    from core.library.manifest import Manifest
    from core.library.registry import Registry

_REQUEST = ReadRequest(0, max_pages=1, max_page_pixels=TEMPLATE_LONG_SIDE_PX**2)


@dataclass(frozen=True)
class ImportPreview:
    """What taking in a library file would do."""

    path: Path
    manifest: Manifest
    plan: ImportPlan

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(self.path, error) for error in self.plan.refused.values())


@dataclass(frozen=True)
class _Page:
    """A page on its way: its WebP and the picture that a child makes of it, or what is wrong."""

    number: int
    path: Path
    found: tuple[bytes, Future[Document]] | BundleError


class Transfers:
    def __init__(self, engine: sa.Engine, registry: Registry, decoders: Decoders) -> None:
        self._engine, self._registry, self._decoders = engine, registry, decoders

    def export(
        self, path: Path, replace: bool = False, progress: Progress | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Exported | None:  # fmt: skip
        """None: it was not wanted any more. Raises BundleError."""
        return export_library(self._engine, path, replace, progress, wanted)

    def preview(self, path: Path) -> ImportPreview:
        """Raises BundleError naming the file."""
        with open_bundle(path) as bundle:
            manifest = bundle.manifest
        return ImportPreview(path, manifest, plan_import(manifest, contents(self._engine)))

    def take_in(
        self, path: Path, progress: Progress | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Outcome:  # fmt: skip
        """All that is new comes into use at the end, at once; nothing that is there is touched.
        Not wanted any more, nothing is changed. Raises BundleError for a file that is none."""
        with (
            open_bundle(path) as bundle,
            self._registry.batch() as batch,
            tempfile.TemporaryDirectory(prefix="kamiwake-", ignore_cleanup_errors=True) as folder,
        ):
            plan = plan_import(bundle.manifest, contents(self._engine))
            left_out = [LeftOut(path, error) for error in plan.refused.values()]
            brought: list[Brought] = []
            for done, page in enumerate(self._pages(bundle, plan.new, Path(folder)), 1):
                if not wanted():
                    return Outcome(None, (), tuple(left_out), complete=False)
                try:
                    brought.append(_add(batch, bundle, page))
                except ONE_FILE as error:
                    left_out.append(LeftOut(path, error))
                if progress:
                    progress(done, len(plan.new))
            finished = batch.finish(IMPORT, path.name)
        left_out += [LeftOut(path, error) for error in finished.refused.values()]
        came = tuple(one for one in brought if one.template_id not in finished.refused)
        return Outcome(finished.event_id, came, tuple(left_out))

    def _pages(self, bundle: Bundle, numbers: Sequence[int], folder: Path) -> Iterator[_Page]:
        def begun() -> Iterator[_Page]:
            for number in numbers:
                path = folder / f"{number}.webp"
                try:
                    webp = bundle.page(number)
                except BundleError as error:
                    yield _Page(number, path, error)
                    continue
                path.write_bytes(webp)
                yield _Page(number, path, (webp, self._decoders.submit(path, _REQUEST)))

        for page in ahead(begun(), self._decoders.workers + 1):
            yield page
            page.path.unlink(missing_ok=True)


def _add(batch: Batch, bundle: Bundle, page: _Page) -> Brought:
    """Raises LibraryError for a page that cannot come in."""
    line, number = bundle.manifest.templates[page.number], page.number
    if isinstance(page.found, BundleError):
        raise page.found
    webp, future = page.found
    try:
        image = future.result().pages[0].image
    except (UnreadableDocument, DocumentBusy) as error:
        raise bundle.damaged_page(number) from error
    if image.shape[:2] != (line.height_px, line.width_px):
        raise bundle.mistaken_page(number)
    origin = Origin(line.source_name, line.source_sha256, line.page)
    check_sample(Sample(image, origin.source_name, origin.source_sha256, line.page, line.sheet))
    prepared = prepared_from(
        origin, webp, (line.width_px, line.height_px), image, line.sheet, batch.embedder,
        line.registered_at,
    )  # fmt: skip
    kind = bundle.manifest.kinds.get(line.label)
    if kind is None:
        added = batch.add(prepared, line.label)
    else:
        added = batch.add(prepared, line.label, kind, exactly=True)
    return Brought(added, line.label, line.source_name, line.page)
