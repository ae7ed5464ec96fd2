"""Which process carries out a move and holds the lease, what held documents were judged by, and
what watched folders lay on when they were set up."""

import sqlalchemy as sa
from alembic import op

from core.database import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("filing", sa.Column("owner", sa.String(), nullable=True))
    op.add_column("lease", sa.Column("owner", sa.String(), nullable=True))
    op.add_column("held", sa.Column("generation", sa.Integer(), nullable=True))
    for name in ("inbox_mount", "destination_mount"):
        op.add_column("watched_folder", sa.Column(name, types.PathText(), nullable=True))
