"""A move that comes to nothing leaves no folder that it made."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from core.errors import FilingError
from core.filing.operations import FileOperations


def folders(office: Any) -> set[str]:
    paths = (path for path in office.root.rglob("*") if path.is_dir())
    return {path.relative_to(office.root).as_posix() for path in paths}


class Interrupted(FileOperations):
    """`meanwhile` happens when the folders are made and nothing is placed yet."""

    def __init__(self, meanwhile: Any) -> None:
        self._meanwhile = meanwhile

    def link(self, source: Path, target: Path) -> None:
        self._meanwhile(source, target)
        super().link(source, target)


def test_the_slower_of_two_that_move_one_document_leaves_no_folder(office: Any, filed: Any) -> None:
    source = office.put("inbox/scan.pdf", "one")
    slower, quicker = office.plan(source, "to/Letter/2024/scan.pdf"), "to/Claim/scan.pdf"

    def taken(source: Path, _: Path) -> None:
        (office.root / "to/Claim").mkdir()
        source.rename(office.root / quicker)

    with pytest.raises(FilingError, match="no longer in"):
        office.mover(Interrupted(taken)).carry_out(slower, filed, "run")
    assert office.tree() == {quicker: "one"}
    assert folders(office) == {"inbox", "to", "to/Claim"}


def test_what_was_there_before_and_what_somebody_put_in_stay(office: Any, filed: Any) -> None:
    (office.root / "to" / "Claim").mkdir(parents=True)
    plan = office.plan(office.put("inbox/scan.pdf", "one"), "to/Claim/2024/May/scan.pdf")

    def full(source: Path, target: Path) -> None:
        (target.parent.parent / "note.txt").write_text("mine")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    with pytest.raises(FilingError, match="Make room"):
        office.mover(Interrupted(full)).carry_out(plan, filed, "run")
    assert office.tree() == {"inbox/scan.pdf": "one", "to/Claim/2024/note.txt": "mine"}
    assert folders(office) == {"inbox", "to", "to/Claim", "to/Claim/2024"}


def test_a_move_that_succeeds_keeps_its_folders(office: Any, filed: Any) -> None:
    plan = office.plan(office.put("inbox/scan.pdf", "one"), "to/Claim/scan.pdf")
    office.mover().carry_out(plan, filed, "run")
    assert folders(office) == {"inbox", "to", "to/Claim"}
