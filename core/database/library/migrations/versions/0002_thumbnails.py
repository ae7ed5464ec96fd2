"""Small pictures of templates, so that a grid of thousands need not decode whole pages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "template_thumbnail",
        sa.Column(
            "template_id", sa.Integer(), sa.ForeignKey("template.template_id"), primary_key=True
        ),
        sa.Column("webp", sa.LargeBinary(), nullable=False),
    )
