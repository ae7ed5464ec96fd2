"""What was moved, where it is not the document as it was scanned: a copy filed upright."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("filing", sa.Column("moved_sha256", sa.String(), nullable=True))
