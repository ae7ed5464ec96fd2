"""What a second look needs of templates: their features, and where two of them differ."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    template_id = "template.template_id"
    op.create_table(
        "template_features",
        sa.Column("template_id", sa.Integer(), sa.ForeignKey(template_id), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("features", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "template_pair",
        sa.Column("first_id", sa.Integer(), sa.ForeignKey(template_id), primary_key=True),
        sa.Column("second_id", sa.Integer(), sa.ForeignKey(template_id), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("twins", sa.JSON(), nullable=True),
    )
