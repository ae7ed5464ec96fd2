"""What the history is searched, filtered and counted by, beside each document."""

import os
import sqlite3

import sqlalchemy as sa
from alembic import op

from core.names import fold

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_LABEL = "json_extract(verdict, '$.label[0]'), json_extract(verdict, '$.label[1]')"
_COMMON = "kind = coalesce(json_extract(verdict, '$.kind'), ''), \
score = coalesce(json_extract(verdict, '$.score'), 0.0)"
# What the database cannot read as JSON, though Python wrote it, keeps the defaults.
_FILL_FILING = f"""
    UPDATE filing SET {_COMMON}, (class_name, sub_label) = ({_LABEL}),
    by_hand = coalesce(json_extract(verdict, '$.reason') GLOB 'Chosen by hand.*', 0),
    words = words_of(
        coalesce((
            WITH RECURSIVE earlier (source, refiles) AS (
                SELECT source, refiles FROM filing AS first
                WHERE first.filing_id = filing.refiles
                UNION ALL
                SELECT before.source, before.refiles FROM filing AS before
                JOIN earlier ON before.filing_id = earlier.refiles
            )
            SELECT source FROM earlier ORDER BY refiles IS NOT NULL LIMIT 1
        ), source),
        coalesce(target, wished_target), {_LABEL}, json_extract(verdict, '$.condition')
    )
    WHERE json_valid(verdict)
"""
_FILL_HELD = f"""
    UPDATE held SET {_COMMON},
    words = words_of(path, '', {_LABEL}, json_extract(verdict, '$.condition'))
    WHERE json_valid(verdict)
"""


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
    for table in ("filing", "held"):
        op.drop_index(f"ix_{table}_at", table)  # the new ones begin with it
    _fill()
    # Made last: that is quicker, and nothing has to be changed in them.
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


def _fill() -> None:
    """One statement a table: whoever opens the journal waits for it."""
    database = op.get_bind().connection.driver_connection
    assert isinstance(database, sqlite3.Connection)
    database.create_function("words_of", 5, _words, deterministic=True)
    database.execute(_FILL_FILING)
    database.execute(_FILL_HELD)


def _words(
    origin: str | bytes,
    filed: str | bytes,
    class_name: str | None,
    sub_label: str | None,
    condition: str | None,
) -> str:
    folder, name = os.path.split(os.fsdecode(origin))
    names = dict.fromkeys((name, os.path.split(os.fsdecode(filed))[1]))
    text = "\n".join(filter(None, (*names, class_name, sub_label, condition, folder)))
    return fold(text.encode("utf-8", "replace").decode())
