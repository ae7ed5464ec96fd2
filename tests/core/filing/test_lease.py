"""Only one program sorts a profile."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import core
from core.database.engine import ChangeMonitor, write
from core.database.journal.tables import LeaseRow
from core.database.types import utc_now
from core.errors import ProfileInUse
from core.filing import lease as lease_module

HOLD = (
    "import sys; from pathlib import Path\n"
    "from core.database.engine import open_database\n"
    "from core.filing.journal import Journal\n"
    "with Journal(open_database(Path(sys.argv[1]), 'journal')).lease('other'):\n"
    "    print('held', flush=True); sys.stdin.readline()\n"
)


@pytest.fixture
def other_program(office: Any) -> Any:
    """Another process that holds the lease until it is told or killed."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, office.engine.url.database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(core.__path__[0]).parent)},
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    yield program
    program.kill()
    program.communicate()


def age(office: Any, seconds: float, **values: object) -> None:
    with write(office.engine) as session:
        renewed_at = utc_now() - timedelta(seconds=seconds)
        session.execute(sa.update(LeaseRow).values(renewed_at=renewed_at, **values))
        session.commit()


def test_a_second_program_is_told_who_sorts(office: Any, other_program: Any) -> None:
    with pytest.raises(ProfileInUse) as caught, office.journal.lease("me"):
        pass
    assert f"process {other_program.pid} on {socket.gethostname()} since " in caught.value.message
    assert caught.value.remedy == "Stop that one first, or let it do the work."


def test_a_lease_given_back_is_free_at_once(office: Any, other_program: Any) -> None:
    other_program.communicate("enough\n")
    with office.journal.lease("me") as lease:
        lease.renew()


@pytest.mark.skipif(os.name == "nt", reason="there the lease simply runs out")
def test_the_lease_of_a_killed_program_is_free_at_once(office: Any, other_program: Any) -> None:
    other_program.kill()
    other_program.communicate()
    with office.journal.lease("me") as lease:
        lease.check()


def test_two_engines_of_one_program_exclude_each_other_too(office: Any) -> None:
    with office.journal.lease("one") as first:
        with pytest.raises(ProfileInUse), office.journal.lease("two"):
            pass
        first.check()
    with office.journal.lease("two"):
        pass


@pytest.mark.parametrize(("seconds", "free"), [(14, False), (16, True)])
def test_a_lease_from_another_machine_is_free_when_it_was_not_renewed(
    office: Any, other_program: Any, seconds: float, free: bool
) -> None:
    other_program.communicate("enough\n")
    with office.journal.lease("gone"):
        age(office, seconds, host="elsewhere", owner="7||elsewhere", holder="theirs")
    if free:
        with office.journal.lease("me") as lease:
            lease.check()
    else:
        with pytest.raises(ProfileInUse, match="on elsewhere"), office.journal.lease("me"):
            pass


def test_who_lost_the_lease_learns_it_and_does_not_take_it_back(office: Any) -> None:
    with office.journal.lease("slow") as slow:
        age(office, 60, owner=f"{2**22 - 1}||{socket.gethostname()}")
        with office.journal.lease("quick") as quick:
            with pytest.raises(ProfileInUse, match="has taken over"):
                slow.renew()
            quick.check()


def test_a_clock_that_jumps_takes_the_lease_from_nobody(office: Any) -> None:
    with office.journal.lease("one"):
        for seconds in (86_400, -86_400):
            age(office, seconds)
            with pytest.raises(ProfileInUse), office.journal.lease("two"):
                pass


def test_the_number_of_a_dead_program_given_to_another_one_holds_nothing(office: Any) -> None:
    with office.journal.lease("dead"):
        started_earlier = f"{os.getpid()}|another boot|{socket.gethostname()}"
        age(office, 0, owner=started_earlier, holder="theirs")
    with office.journal.lease("looks, and finds damage") as lease:
        assert lease.left_behind
    with office.journal.lease("looks again") as lease:
        assert lease.left_behind
        lease.left_behind = False
    with office.journal.lease("has no reason to") as lease:
        assert not lease.left_behind


def test_the_lease_is_renewed_while_its_holder_is_busy(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease_module, "_RENEW_S", 0.05)
    with office.journal.lease("busy"):
        age(office, 60)
        monitor = ChangeMonitor(Path(office.engine.url.database))
        give_up_s = time.monotonic() + 20
        while not monitor.changed() and time.monotonic() < give_up_s:
            time.sleep(0.01)
        monitor.close()
        with pytest.raises(ProfileInUse), office.journal.lease("me"):
            pass


def test_leaving_gives_the_lease_back_after_an_error_too(office: Any) -> None:
    with pytest.raises(RuntimeError), office.journal.lease("one"):
        raise RuntimeError
    with office.engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(LeaseRow)) == 0
