"""What the history is searched, filtered and counted by, beside each document."""

import json
import os
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa
from alembic import op

from core.names import fold

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_AT_ONCE = 1000
_BY_HAND = "Chosen by hand."
"""How the reason of what a person chose begins."""


def upgrade() -> None:
    for table in ("filing", "held"):
        op.add_column(table, sa.Column("words", sa.String(), nullable=False, server_default=""))
        op.add_column(table, sa.Column("kind", sa.String(), nullable=False, server_default=""))
        op.add_column(table, sa.Column("score", sa.Float(), nullable=False, server_default="0"))
    op.add_column("filing", sa.Column("class_name", sa.String(), nullable=True))
    op.add_column("filing", sa.Column("sub_label", sa.String(), nullable=True))
    op.add_column(
        "filing", sa.Column("by_hand", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    connection = op.get_bind()
    _fill_filing(connection)
    _fill_held(connection)
    # Made last: that is quicker, and nothing has to be changed in them.
    for table in ("filing", "held"):
        op.drop_index(f"ix_{table}_at", table)  # the new ones begin with it
    op.create_index(
        "ix_filing_history",
        "filing",
        ["at", "filing_id", "state", "undoes", "refiles", "by_hand", "class_name", "sub_label",
         "score", "run_id", "folder_id", "words"],
    )  # fmt: skip
    op.create_index(
        "ix_held_history",
        "held",
        ["at", "held_id", "why", "released_at", "kind", "run_id", "folder_id", "words"],
    )


def _fill_filing(connection: sa.Connection) -> None:
    query = sa.text(
        "SELECT filing_id AS id, source, coalesce(target, wished_target) AS target, refiles, "
        "verdict FROM filing WHERE filing_id > :after ORDER BY filing_id LIMIT :most"
    )
    change = sa.text(
        "UPDATE filing SET words = :words, kind = :kind, score = :score, class_name = :class_name, "
        "sub_label = :sub_label, by_hand = :by_hand WHERE filing_id = :id"
    )
    for rows in _batches(connection, query):
        values = []
        for row in rows:
            verdict = json.loads(row.verdict)
            class_name, sub_label = verdict.get("label") or (None, None)
            origin = _path(_origin(connection, row.source, row.refiles))
            values.append(
                {
                    **_common(row.id, verdict),
                    "class_name": class_name,
                    "sub_label": sub_label,
                    "by_hand": str(verdict.get("reason", "")).startswith(_BY_HAND),
                    "words": _words(origin, _path(row.target).name, verdict),
                }
            )
        connection.execute(change, values)


def _fill_held(connection: sa.Connection) -> None:
    query = sa.text(
        "SELECT held_id AS id, path, verdict FROM held WHERE held_id > :after "
        "ORDER BY held_id LIMIT :most"
    )
    change = sa.text(
        "UPDATE held SET words = :words, kind = :kind, score = :score WHERE held_id = :id"
    )
    for rows in _batches(connection, query):
        values = []
        for row in rows:
            verdict = json.loads(row.verdict)
            words = _words(_path(row.path), "", verdict)
            values.append({**_common(row.id, verdict), "words": words})
        connection.execute(change, values)


def _batches(connection: sa.Connection, query: sa.TextClause) -> Iterator[Any]:
    after = -1
    while rows := connection.execute(query, {"after": after, "most": _AT_ONCE}).all():
        yield rows
        after = rows[-1].id


def _common(number: int, verdict: dict[str, Any]) -> dict[str, Any]:
    score = verdict.get("score") or 0.0
    return {"id": number, "kind": verdict.get("kind", ""), "score": score}


def _origin(connection: sa.Connection, source: Any, refiles: int | None) -> Any:
    query = sa.text("SELECT source, refiles FROM filing WHERE filing_id = :id")
    while refiles is not None and (row := connection.execute(query, {"id": refiles}).first()):
        source, refiles = row
    return source


def _path(kept: str | bytes) -> PurePath:
    return PurePath(os.fsdecode(kept))


def _words(origin: PurePath, filed_name: str, verdict: dict[str, Any]) -> str:
    names = dict.fromkeys((origin.name, filed_name))
    label = verdict.get("label") or ()
    parts = (*names, *label, verdict.get("condition", ""), str(origin.parent))
    text = "\n".join(filter(None, parts))
    return fold(text.encode("utf-8", "replace").decode())
