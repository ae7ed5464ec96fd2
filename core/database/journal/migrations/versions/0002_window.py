"""What the window needs: which folder a document came from, what changed since the last look, how
the engine fares, and what it is asked to do."""

import sqlalchemy as sa
from alembic import op

from core.database import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("filing", "held"):
        op.add_column(table, sa.Column("folder_id", sa.Integer(), nullable=True))
        op.add_column(
            table, sa.Column("revision", sa.Integer(), nullable=False, server_default="0")
        )
        op.create_index(f"ix_{table}_revision", table, ["revision"])
    op.add_column("filing", sa.Column("refiles", sa.Integer(), nullable=True))
    op.add_column(
        "lease",
        sa.Column("stop_requested", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "folder_status",
        sa.Column("folder_id", sa.Integer(), primary_key=True),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "trouble",
        sa.Column("path", types.PathText(), primary_key=True),
        sa.Column("folder_id", sa.Integer(), nullable=True),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("remedy", sa.String(), nullable=False),
    )
    op.create_table(
        "activity",
        sa.Column("activity_id", sa.Integer(), primary_key=True),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
    )
    op.create_table(
        "sort_request",
        sa.Column("request_id", sa.Integer(), primary_key=True),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("path", types.PathText(), nullable=False),
        sa.Column("folder_id", sa.Integer(), nullable=False),
        sa.Column("done_at", types.UtcTime(), nullable=True, index=True),
    )
