"""Filed documents that a person is to look at, and what they found; originals whose time is over;
and what finds the later moves of a document, so that old ones can be forgotten."""

import sqlalchemy as sa
from alembic import op

from core.database.types import UtcTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spot_check",
        sa.Column("filing_id", sa.Integer(), sa.ForeignKey("filing.filing_id"), primary_key=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", UtcTime(), nullable=True),
    )
    op.create_table(
        "expired_original",
        sa.Column("sha256", sa.String(), primary_key=True),
        sa.Column("at", UtcTime(), nullable=False),
    )
    for column in ("undoes", "refiles"):
        op.create_index(f"ix_filing_{column}", "filing", [column])
    # Most that was ever held waits no more.
    op.create_index(
        "ix_held_waiting", "held", ["path"], sqlite_where=sa.text("released_at IS NULL")
    )
