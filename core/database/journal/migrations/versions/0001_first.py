"""The first tables of the journal."""

import sqlalchemy as sa
from alembic import op

from core.database import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filing",
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("source", types.PathText(), nullable=False),
        sa.Column("wished_target", types.PathText(), nullable=False),
        sa.Column("target", types.PathText(), nullable=True),
        sa.Column("temporary", types.PathText(), nullable=True),
        sa.Column("reserved", sa.Boolean(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("filed_sha256", sa.String(), nullable=True),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("inode", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["undoes"],
            ["filing.filing_id"],
        ),
        sa.PrimaryKeyConstraint("filing_id"),
    )
    op.create_index(op.f("ix_filing_at"), "filing", ["at"], unique=False)
    op.create_index(op.f("ix_filing_run_id"), "filing", ["run_id"], unique=False)
    op.create_index(op.f("ix_filing_source_sha256"), "filing", ["source_sha256"], unique=False)
    op.create_index(op.f("ix_filing_state"), "filing", ["state"], unique=False)
    op.create_table(
        "held",
        sa.Column("held_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("path", types.PathText(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mtime_ns", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("verdict", sa.JSON(), nullable=False),
        sa.Column("released_at", types.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("held_id"),
    )
    op.create_index(op.f("ix_held_at"), "held", ["at"], unique=False)
    op.create_index(op.f("ix_held_path"), "held", ["path"], unique=False)
    op.create_index(op.f("ix_held_run_id"), "held", ["run_id"], unique=False)
    op.create_table(
        "lease",
        sa.Column("lease_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("acquired_at", types.UtcTime(), nullable=False),
        sa.Column("renewed_at", types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("lease_id"),
    )
    op.create_table(
        "watched_folder",
        sa.Column("folder_id", sa.Integer(), nullable=False),
        sa.Column("inbox", types.PathText(), nullable=False),
        sa.Column("destination", types.PathText(), nullable=False),
        sa.Column("pattern", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("added_at", types.UtcTime(), nullable=False),
        sa.Column("removed_at", types.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("folder_id"),
    )
