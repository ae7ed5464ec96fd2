"""The use case: many files to templates at once, from a folder CLASS/[SUB-LABEL/]FILE.

First a plan, which touches nothing; then all that can be registered comes into the library as one
change. A file that cannot keeps none of the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.ahead import ahead
from core.domain import WHOLE, Document, Label, SubLabelKind
from core.errors import (
    DocumentBusy,
    DuplicateTemplate,
    KamiwakeError,
    LibraryError,
    UnreadableDocument,
    WrongUse,
)
from core.imaging.preprocess import TEMPLATE_LONG_SIDE_PX
from core.imaging.sheet import find_sheet
from core.ingest.readers import opener
from core.ingest.refusals import name_file
from core.ingest.request import ReadRequest
from core.library.batch import REGISTER_MANY, Batch
from core.library.entries import Sample
from core.library.names import checked_label
from core.library.planning import Contents, PlannedLabel, contents, planned_labels
from core.library.rows import Origin, duplicate, prepare
from core.registration import check_sample
from core.watch import list_files

if TYPE_CHECKING:
    import sqlalchemy as sa

    from core.ingest.workers import Decoders
    from core.library.registry import Registry
    from core.settings import Settings

HEAD_BYTES = 1024  # tells the format of anything that can be read
Progress = Callable[[int, int], None]
ONE_FILE = (UnreadableDocument, DocumentBusy, LibraryError)
"""Errors of a single file: the others go on."""


@dataclass(frozen=True)
class Job:
    """One file to register; of `page` None the first page that is not blank."""

    path: Path
    label: Label
    page: int | None = None


@dataclass(frozen=True)
class LeftOut:
    path: Path
    error: KamiwakeError


@dataclass(frozen=True)
class TreePlan:
    """What registering a folder would do. `left_out`: files that cannot be registered, and why; a
    blank page shows only when the file is read."""

    root: Path
    jobs: tuple[Job, ...]
    left_out: tuple[LeftOut, ...]
    labels: tuple[PlannedLabel, ...]

    @property
    def has_structure(self) -> bool:
        """Whether anything in it lies in a folder for a class."""
        return any(not isinstance(one.error, WrongUse) for one in self.left_out) or bool(self.jobs)


@dataclass(frozen=True)
class Brought:
    """One that came in."""

    template_id: int
    label: Label
    name: str
    page: int
    path: Path | None = None


@dataclass(frozen=True)
class Outcome:
    """How it ended. `event_id`: the one change that it is, None where nothing came in. `complete`:
    it was not left; what was left has changed nothing."""

    event_id: int | None
    brought: tuple[Brought, ...]
    left_out: tuple[LeftOut, ...]
    complete: bool = True


class BulkRegistration:
    def __init__(
        self, engine: sa.Engine, registry: Registry, decoders: Decoders, settings: Settings
    ) -> None:
        self._engine, self._registry = engine, registry
        self._decoders, self._settings = decoders, settings

    def plan(
        self, root: Path, folders: Sequence[Path] = (), progress: Progress | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> TreePlan | None:  # fmt: skip
        """`folders`: only these of the folders in `root`. None: it was not wanted any more."""
        known, unreadable = contents(self._engine), list[Path]()
        files = []
        for path in _files(root, folders, unreadable):
            if not wanted():
                return None
            files.append(path)
        left_out = [LeftOut(folder, _unlisted(folder)) for folder in unreadable]
        jobs: list[Job] = []
        seen: dict[str, Job] = {}
        for done, path in enumerate(files, 1):
            if not wanted():
                return None
            try:
                jobs.append(_planned(job_of(root, path), known, seen))
            except KamiwakeError as error:
                left_out.append(LeftOut(path, error))
            if progress:
                progress(done, len(files))
        labels = planned_labels((job.label for job in jobs), known)
        return TreePlan(root, tuple(jobs), tuple(left_out), labels)

    def read(
        self, jobs: Iterable[Job], outlines: bool = False
    ) -> Iterator[tuple[Job, Sample | KamiwakeError]]:
        """Every job with its sample, checked, or with what is wrong with its file. `outlines`:
        sheets are looked for in the pictures."""
        begun = ((job, self._decoders.submit(job.path, self._request(job))) for job in jobs)
        for job, future in ahead(begun, self._decoders.workers + 1):
            try:
                yield job, _sample(job, future.result(), outlines)
            except ONE_FILE as error:
                yield job, error

    def carry_out(
        self, jobs: Sequence[Job], source: str, kind: SubLabelKind = SubLabelKind.LAYOUT,
        progress: Progress | None = None, wanted: Callable[[], bool] = lambda: True,
        outlines: bool = False,
    ) -> Outcome:  # fmt: skip
        """All that can be registered comes into use at the end, at once. `kind`: of new
        sub-labels. `source`: the folder, for people. `outlines`: as of `read`. Not wanted any
        more, nothing is changed."""
        brought: list[Brought] = []
        left_out: list[LeftOut] = []
        with self._registry.batch() as batch:
            for done, (job, found) in enumerate(self.read(jobs, outlines), 1):
                if not wanted():
                    return Outcome(None, (), tuple(left_out), complete=False)
                try:
                    brought.append(_add(batch, job, found, kind))
                except ONE_FILE as error:
                    left_out.append(LeftOut(job.path, error))
                if progress:
                    progress(done, len(jobs))
            finished = batch.finish(REGISTER_MANY, source)
        for one in brought:
            if one.template_id in finished.refused and one.path:
                left_out.append(LeftOut(one.path, finished.refused[one.template_id]))
        came = tuple(one for one in brought if one.template_id not in finished.refused)
        return Outcome(finished.event_id, came, tuple(left_out))

    def _request(self, job: Job) -> ReadRequest:
        settings = self._settings
        return ReadRequest(
            TEMPLATE_LONG_SIDE_PX, settings.max_pages, settings.max_page_megapixels * 1_000_000,
            only_page=job.page, stop_at_content=True,
        )  # fmt: skip


def tree_jobs(root: Path) -> Iterator[Job]:
    """Raises WrongUse naming the first file that lies too high or too deep."""
    for sighting in list_files(root):
        yield job_of(root, sighting.path)


def job_of(root: Path, path: Path) -> Job:
    """Raises WrongUse for a file that lies too high or too deep."""
    parts = path.relative_to(root).parts
    if len(parts) not in (2, 3):
        raise WrongUse(
            f"{path} does not lie in CLASS/ or CLASS/SUB-LABEL/ below {root}.",
            "Put each sample into a folder named after its class.",
            str(path),
        )
    return Job(path, Label(parts[0], parts[1] if len(parts) == 3 else ""))


def _files(root: Path, folders: Sequence[Path], unreadable: list[Path]) -> Iterator[Path]:
    for folder in folders or (root,):
        for sighting in list_files(folder, unreadable=unreadable):
            yield sighting.path


def _planned(job: Job, known: Contents, seen: dict[str, Job]) -> Job:
    """Raises what registering it would raise, as far as that can be told without decoding."""
    label = checked_label(job.label)
    sha256 = _look_into(job.path)
    origin = Origin(job.path.name, sha256, 1)
    if (sha256, 1) in known.pages:
        raise duplicate(origin, known.pages[sha256, 1])
    if sha256 in seen:
        raise DuplicateTemplate(
            f"“{job.path.name}” is the same as “{seen[sha256].path.name}” of {seen[sha256].label}.",
            "One of the two is enough.",
            str(job.path),
        )
    seen[sha256] = job
    return Job(job.path, label)


def _look_into(path: Path) -> str:
    """The file's SHA-256. Raises UnreadableDocument for what is no document."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
            opener(head)
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentBusy(
            f"“{path.name}” cannot be opened ({error.strerror}).",
            "Close it in other programs, or check its permissions.",
            str(path),
        ) from error
    except KamiwakeError as error:
        raise name_file(error, path) from error


def _unlisted(folder: Path) -> KamiwakeError:
    return DocumentBusy(
        f"What is in the folder {folder} cannot be seen.", "Check its permissions.", str(folder)
    )


def _sample(job: Job, document: Document, outlines: bool) -> Sample:
    page = next((page for page in document.pages if not page.blank), document.pages[0])
    name = job.path.name.encode("utf-8", "replace").decode()  # undecodable names can be stored
    corners = (find_sheet(page.image) if outlines else None) or WHOLE
    sample = Sample(page.image, name, document.sha256, page.number, corners)
    check_sample(sample)
    return sample


def _add(batch: Batch, job: Job, found: Sample | KamiwakeError, kind: SubLabelKind) -> Brought:
    if isinstance(found, KamiwakeError):
        raise found
    batch.refuse(Origin(found.source_name, found.source_sha256, found.page))
    label = checked_label(job.label)
    number = batch.add(prepare(found, batch.embedder), label, kind)
    return Brought(number, label, found.source_name, found.page, job.path)
