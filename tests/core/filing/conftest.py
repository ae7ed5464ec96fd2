"""An office: an inbox, destinations, a journal, and ways of breaking things in the middle."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from core.database.engine import open_database
from core.database.journal.tables import FilingRow
from core.domain import Candidate, FileStamp, FilingPlan, Label, Splice, Verdict, VerdictKind
from core.filing.journal import Journal
from core.filing.mover import Mover
from core.filing.operations import FileOperations

FILED = Verdict(
    VerdictKind.FILED,
    Label("Claim", "2024"),
    0.93,
    0.2,
    0.8,
    90,
    1,
    "looks like Claim / 2024",
    (Candidate(Label("Claim", "2024"), 0.93, 4), Candidate(Label("Letter"), 0.7, 9)),
)
UNSURE = Verdict(VerdictKind.REVIEW, None, 0.6, 0.01, 0.8, 0, 1, "close to two forms")
CHANGING_STEPS = (
    "make_folder", "link", "rename", "copy", "copy_changed", "reserve", "replace", "remove",
    "sync_folder",
)  # fmt: skip
UPRIGHT = " turned upright"
LOOKING_STEPS = ("sha256", "stamp", "exists", "is_second_name")
JOURNAL_STEPS = (
    "record_intent", "record_target", "record_temporary", "record_placed",
    "record_done", "record_rolled_back",
)  # fmt: skip


class Killed(BaseException):
    """The program ends here."""


@dataclass
class Fuse:
    """Counts steps and breaks the one numbered `at`, before it or after it is done.

    `looking`: looking at files counts as a step, too.
    """

    at: int | None = None
    after: bool = True
    error: Callable[[], BaseException] = Killed
    looking: bool = False
    steps: list[str] = field(default_factory=list)

    def step(self, name: str, action: Callable[[], Any]) -> Any:
        self.steps.append(name)
        due = len(self.steps) == self.at
        if due and not self.after:
            raise self.error()
        try:
            return action()
        finally:
            if due:
                raise self.error()


def fused(thing: Any, names: tuple[str, ...], fuse: Fuse) -> Any:
    """The same object with a fuse before and after each of the methods."""
    for name in names:
        method = getattr(thing, name)

        def step(*a: Any, _name: str = name, _method: Any = method, **k: Any) -> Any:
            return fuse.step(_name, lambda: _method(*a, **k))

        setattr(thing, name, step)
    return thing


def _refuse(code: int, path: Path) -> None:
    raise OSError(code, os.strerror(code), str(path))


class NoLinks(FileOperations):
    """A volume without hard links; renaming without replacing works."""

    def link(self, source: Path, target: Path) -> None:
        _refuse(errno.EPERM, source)


class OtherVolume(FileOperations):
    """The destination lies on another volume, which has no hard links."""

    def link(self, source: Path, target: Path) -> None:
        _refuse(errno.EXDEV if source.parent != target.parent else errno.EPERM, source)

    def rename(self, source: Path, target: Path) -> None:
        if source.parent != target.parent:
            _refuse(errno.EXDEV, source)
        super().rename(source, target)


class OtherVolumeWithLinks(OtherVolume):
    """The destination lies on another volume; there, only links do not replace."""

    def link(self, source: Path, target: Path) -> None:
        if source.parent != target.parent:
            _refuse(errno.EXDEV, source)
        os.link(source, target)

    def rename(self, source: Path, target: Path) -> None:
        _refuse(errno.EINVAL, source)


class PlainVolume(FileOperations):
    """Neither links nor renaming without replacing: names have to be reserved."""

    def link(self, source: Path, target: Path) -> None:
        _refuse(errno.ENOTSUP, source)

    def rename(self, source: Path, target: Path) -> None:
        _refuse(errno.EINVAL, source)


_KINDS = [FileOperations, NoLinks, OtherVolume, OtherVolumeWithLinks, PlainVolume]
VOLUMES = {kind.__name__: kind for kind in _KINDS}


@dataclass
class Office:
    """Folders below one root and the journal of a profile, which keeps originals elsewhere."""

    root: Path
    engine: sa.Engine

    @property
    def originals(self) -> Path:
        return self.root.with_name(f"{self.root.name} originals")

    @property
    def journal(self) -> Journal:
        return Journal(self.engine)

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    def put(self, name: str, content: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        os.utime(path, ns=(1_600_000_000_123_456_700, 1_600_000_000_123_456_700))
        return path

    def plan(self, source: Path, target: str) -> FilingPlan:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        return FilingPlan(source, self.root / target, digest, FileStamp.of(source.stat()))

    def turned_plan(self, source: Path, target: str) -> FilingPlan:
        """Files a copy that ends with UPRIGHT."""
        plan, content = self.plan(source, target), source.read_bytes()
        upright = hashlib.sha256(content + UPRIGHT.encode()).hexdigest()
        splices = (Splice(len(content), 0, UPRIGHT.encode()),)
        return replace(plan, filed_sha256=upright, splices=splices)

    def tree(self) -> dict[str, str]:
        """Every file below the root, hidden ones too, with its content."""
        paths = [path for path in self.root.rglob("*") if path.is_file()]
        return {path.relative_to(self.root).as_posix(): path.read_text() for path in paths}

    def contents(self) -> Counter[str]:
        """A copy that is filed upright counts as what it was made of, where that is kept."""
        return Counter(map(self._counted_as, self.tree().values()))

    def _counted_as(self, content: str) -> str:
        original = content.removesuffix(UPRIGHT)
        kept = self.originals / hashlib.sha256(original.encode()).hexdigest()
        return original if kept.exists() and kept.read_text() == original else content

    def states(self) -> list[str]:
        with self.engine.connect() as connection:
            query = sa.select(FilingRow.state).order_by(FilingRow.filing_id)
            return list(connection.scalars(query))

    def mover(self, operations: FileOperations | None = None, fuse: Fuse | None = None) -> Mover:
        journal, files = self.journal, operations or FileOperations()
        if fuse:
            journal = fused(journal, JOURNAL_STEPS, fuse)
            files = fused(files, CHANGING_STEPS + LOOKING_STEPS * fuse.looking, fuse)
        return Mover(journal, files, originals=self.originals)


@pytest.fixture(scope="session")
def empty_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once for all tests."""
    path = tmp_path_factory.mktemp("empty") / "journal.sqlite"
    open_database(path, "journal").dispose()
    return path


@pytest.fixture
def new_office(tmp_path: Path, empty_journal: Path) -> Iterator[Callable[[], Office]]:
    """Makes offices, each with folders and a journal of its own."""
    offices: list[Office] = []

    def make() -> Office:
        number = len(offices)
        path = tmp_path / f"journal{number}.sqlite"
        shutil.copyfile(empty_journal, path)
        engine = open_database(path, "journal")
        offices.append(Office(tmp_path / f"office{number}", engine))
        return offices[-1]

    yield make
    for office in offices:
        office.engine.dispose()


@pytest.fixture(params=list(VOLUMES))
def volume(request: pytest.FixtureRequest) -> type[FileOperations]:
    """What the file systems at hand can do."""
    return VOLUMES[request.param]


@pytest.fixture
def filed() -> Verdict:
    return FILED


@pytest.fixture
def unsure() -> Verdict:
    return UNSURE


@pytest.fixture
def fuse() -> type[Fuse]:
    return Fuse


@pytest.fixture
def killed() -> type[Killed]:
    return Killed


@pytest.fixture
def office(new_office: Callable[[], Office]) -> Office:
    return new_office()
