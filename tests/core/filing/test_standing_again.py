"""A putting back is taken back: the filing stands again, as if nobody had touched it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from core.domain import FilingPlan, FilingState, HeldReason, Label, Splice, Verdict
from core.errors import FilingError, NotFiledAnyMore, UndoRefused
from core.filing.decisions import Decisions
from core.filing.folders import WatchedFolders
from core.filing.plan import Turn, as_scanned
from core.filing.rejections import Rejections
from core.filing.spot_checks import SpotChecks

AT = datetime(2026, 11, 24, tzinfo=UTC)
UPRIGHT = "one turned upright"


def decisions(office: Any, turn: Turn = as_scanned, fuse: Any = None) -> Decisions:
    folders = WatchedFolders(office.engine)
    if not folders.all():
        folders.add(office.inbox, office.root / "filed", "{class}/{original}")
    return Decisions(office.journal, folders, office.mover(fuse=fuse), "by hand", turn=turn)


def file(office: Any, verdict: Verdict, turned: bool = False) -> tuple[int, Path]:
    """Files one for a spot check, as the program does."""
    source, target = office.put("inbox/scan.pdf", "one"), "filed/Claim/scan.pdf"
    plan = office.turned_plan(source, target) if turned else office.plan(source, target)
    number, path = office.mover().carry_out(replace(plan, spot_check=True), verdict, "run")
    return number, path


def test_a_spot_check_that_was_called_unknown_is_due_again_as_it_was(
    office: Any, filed: Verdict
) -> None:
    decide, checks = decisions(office), SpotChecks(office.engine)
    rejections = Rejections(office.engine)
    number, target = file(office, filed)
    before, due = office.journal.history(), checks.due()
    move_back, _ = decide.put_back(number)
    checks.wrong(number)
    (held,) = office.journal.held()
    said = rejections.call_unknown([held.entry_id])
    assert office.tree() == {"inbox/scan.pdf": "one"}
    assert office.journal.held()[0].held is HeldReason.CALLED_UNKNOWN
    assert rejections.of(held.sha256).unknown
    assert (checks.observed().wrong, checks.observed().corrected) == (1, 1)

    rejections.withdraw(said)
    decide.stand_again(move_back)
    checks.reopen(number)
    assert office.tree() == {"filed/Claim/scan.pdf": "one"}
    assert (office.journal.history(), checks.due()) == (before, due)
    assert (checks.observed().checked, checks.observed().corrected) == (0, 0)
    assert office.journal.held() == []
    decide.put_back(number)  # it is a filing like any other
    assert office.tree() == {"inbox/scan.pdf": "one"}
    assert not target.exists()


def test_the_name_it_gets_is_the_one_that_is_free_then(office: Any, filed: Verdict) -> None:
    decide = decisions(office)
    number, _ = file(office, filed)
    move_back, _ = decide.put_back(number)
    office.put("filed/Claim/scan.pdf", "another")
    _, path = decide.stand_again(move_back)
    assert path.name == "scan (2).pdf"
    (entry,) = office.journal.history()
    assert (entry.entry_id, entry.target, entry.state) == (number, path, FilingState.DONE)
    decide.put_back(number)
    assert office.tree() == {"inbox/scan.pdf": "one", "filed/Claim/scan.pdf": "another"}


def test_one_that_was_filed_upright_is_turned_again(office: Any, filed: Verdict) -> None:
    def turn(plan: FilingPlan, verdict: Verdict) -> tuple[FilingPlan, Verdict]:
        digest = sha256(UPRIGHT.encode()).hexdigest()
        splices = (Splice(3, 0, b" turned upright"),)
        return replace(plan, filed_sha256=digest, splices=splices), verdict

    decide = decisions(office, turn)
    number, _ = file(office, filed, turned=True)
    move_back, _ = decide.put_back(number)
    assert office.tree() == {"inbox/scan.pdf": "one"}
    decide.stand_again(move_back)
    assert office.tree() == {"filed/Claim/scan.pdf": UPRIGHT}
    decide.put_back(number)
    assert office.tree() == {"inbox/scan.pdf": "one"}


def _decided(office: Any, decide: Decisions, move_back: int) -> None:
    decide.file_held(office.journal.held()[0].entry_id, Label("Letter"), AT)


def _changed(office: Any, decide: Decisions, move_back: int) -> None:
    (office.inbox / "scan.pdf").write_text("other")


def _done_already(office: Any, decide: Decisions, move_back: int) -> None:
    decide.stand_again(move_back)


@pytest.mark.parametrize(
    ("first", "error"),
    [(_decided, FilingError), (_changed, FilingError), (_done_already, NotFiledAnyMore)],
)
def test_what_went_on_meanwhile_is_left_alone(
    office: Any, filed: Verdict, first: Callable[..., None], error: type[Exception]
) -> None:
    decide = decisions(office)
    number, _ = file(office, filed)
    move_back, _ = decide.put_back(number)
    first(office, decide, move_back)
    tree, states = office.tree(), office.states()
    with pytest.raises(error):
        decide.stand_again(move_back)
    assert (office.tree(), office.states()) == (tree, states)


def test_without_its_destination_it_stays_in_the_inbox(office: Any, filed: Verdict) -> None:
    decide = decisions(office)
    number, _ = file(office, filed)
    move_back, _ = decide.put_back(number)
    shutil.rmtree(office.root / "filed")  # as a share that is not connected
    with pytest.raises(UndoRefused, match=r"where “scan\.pdf” was filed, cannot be reached"):
        decide.stand_again(move_back)
    assert office.tree() == {"inbox/scan.pdf": "one"}


def test_killed_at_any_step_it_stands_again_or_waits_as_before(
    new_office: Any, filed: Verdict, fuse: Any, killed: Any
) -> None:
    office = new_office()
    number, _ = file(office, filed)
    move_back, _ = decisions(office).put_back(number)
    whole = fuse()
    decisions(office, fuse=whole).stand_again(move_back)
    for step in range(1, len(whole.steps) + 1):
        office = new_office()
        number, target = file(office, filed)
        move_back, _ = decisions(office).put_back(number)
        with pytest.raises(killed):
            decisions(office, fuse=fuse(step)).stand_again(move_back)
        office.mover().recover()
        assert office.contents() == {"one": 1}
        (entry,) = office.journal.history()
        stands = target.exists()
        assert entry.state is (FilingState.DONE if stands else FilingState.UNDONE)
        assert len(office.journal.held()) == (not stands)
        if not stands:
            decisions(office).stand_again(move_back)
        assert office.tree() == {"filed/Claim/scan.pdf": "one"}
