"""Who sorts a profile: one program at a time."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from core.database.engine import read, write
from core.database.journal.tables import LeaseRow
from core.database.types import utc_now
from core.errors import ProfileError, ProfileInUse
from core.filing.owner import is_running, this_process

LEASE_EXPIRES_S = 15.0
_RENEW_S = 3.0
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Lease:
    """The right to sort a profile, free again soon after its holder's death.

    A thread of its own renews it, so that a document which takes minutes does not give it away.
    """

    def __init__(self, engine: sa.Engine, holder: str) -> None:
        """`holder`: unique to the caller."""
        self._engine = engine
        self._holder = holder
        self.left_behind = False
        """Whether the last holder died without giving the lease back. While this is set, so does
        this one: `release` frees the lease and leaves word of it for the next."""
        self._ended = threading.Event()
        self._heartbeat = threading.Thread(target=self._beat, name="lease", daemon=True)

    def acquire(self) -> None:
        """Raises ProfileInUse saying who holds it."""
        now, host = utc_now(), socket.gethostname()
        with write(self._engine) as session:
            row = session.get(LeaseRow, 1)
            if row is not None and lease_is_alive(row, now):
                raise ProfileInUse(
                    f"This profile is being sorted by process {row.pid} on {row.host} "
                    f"since {row.acquired_at.astimezone():%Y-%m-%d %H:%M}.",
                    "Stop that one first, or let it do the work.",
                    str(row.pid),
                )
            self.left_behind = row is not None
            session.merge(
                LeaseRow(
                    lease_id=1, holder=self._holder, pid=os.getpid(), host=host, acquired_at=now,
                    renewed_at=now, stop_requested=False, owner=this_process(),
                )
            )  # fmt: skip
            session.commit()
        self._heartbeat.start()

    def check(self) -> bool:
        """Whether the holder may go on: False when it was asked to stop. Raises ProfileInUse when
        another program has taken over meanwhile."""
        with read(self._engine) as session:
            row = session.get(LeaseRow, 1)
            if row is None or row.holder != self._holder:
                raise ProfileInUse(
                    "Another program has taken over this profile.", "Let it do the work."
                )
            return not row.stop_requested

    def renew(self) -> None:
        """Raises ProfileInUse when another program has taken over meanwhile."""
        with write(self._engine) as session:
            session.execute(
                sa.update(LeaseRow)
                .where(LeaseRow.holder == self._holder)
                .values(renewed_at=utc_now())
            )
            session.commit()
        self.check()

    def release(self) -> None:
        self._ended.set()
        if self._heartbeat.is_alive():
            self._heartbeat.join()
        # A disk that is full keeps the row: it is free all the same when this process has ended.
        with contextlib.suppress(ProfileError), write(self._engine) as session:
            mine = LeaseRow.holder == self._holder
            session.execute(
                sa.update(LeaseRow).where(mine).values(owner="", renewed_at=_LONG_AGO)
                if self.left_behind
                else sa.delete(LeaseRow).where(mine)
            )
            session.commit()

    def _beat(self) -> None:
        while not self._ended.wait(_RENEW_S):
            try:
                self.renew()
            except ProfileInUse:
                return  # the holder learns it at its own next `renew` or `check`
            except ProfileError:
                continue  # busy or full for the moment


def lease_is_alive(row: LeaseRow, now: datetime) -> bool:
    """Whether its holder still sorts the profile. On this machine the process itself tells,
    whatever the clock does; of another one only how long ago it was renewed."""
    running = is_running(row.owner) if row.owner else None
    if running is not None:
        return running
    return abs(now - row.renewed_at) <= timedelta(seconds=LEASE_EXPIRES_S)
