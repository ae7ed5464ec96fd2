"""By which settings each held document was judged, so that a change is noticed at any time."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("held", sa.Column("judged_by", sa.String(), nullable=True))
