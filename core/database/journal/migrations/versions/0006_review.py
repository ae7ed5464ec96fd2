"""What people said in review that a document is not, and since when each document waits."""

import sqlalchemy as sa
from alembic import op

from core.database.types import UtcTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("held", sa.Column("since", UtcTime(), nullable=True))
    op.create_table(
        "dismissal",
        sa.Column("dismissal_id", sa.Integer(), primary_key=True),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("held_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True, index=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("why_before", sa.String(), nullable=False),
        sa.Column("verdict_before", sa.JSON(), nullable=False),
        sa.Column("withdrawn_at", UtcTime(), nullable=True),
        sa.Column("known_since", UtcTime(), nullable=True),
    )
    op.create_table(
        "rejection",
        sa.Column("rejection_id", sa.Integer(), primary_key=True),
        sa.Column(
            "dismissal_id",
            sa.Integer(),
            sa.ForeignKey("dismissal.dismissal_id"),
            nullable=False,
            index=True,
        ),
        sa.Column("class_name", sa.String(), nullable=False),
        sa.Column("sub_label", sa.String(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=True),
        sa.Column("whole_label", sa.Boolean(), nullable=False),
    )
