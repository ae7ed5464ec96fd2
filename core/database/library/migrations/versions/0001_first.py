"""The first tables of the library."""

import sqlalchemy as sa
from alembic import op

from core.database import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_class",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String(), nullable=False),
        sa.Column("created_at", types.UtcTime(), nullable=False),
        sa.Column("retired_at", types.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("class_id"),
    )
    op.create_index(
        "one_class_of_a_name",
        "document_class",
        ["folded_name"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL"),
    )
    op.create_table(
        "event",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("at", types.UtcTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("undone_at", types.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("event_id"),
    )
    op.create_table(
        "generation",
        sa.Column("generation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("generation_id"),
    )
    op.create_table(
        "sub_label",
        sa.Column("sub_label_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("created_at", types.UtcTime(), nullable=False),
        sa.Column("retired_at", types.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["document_class.class_id"],
        ),
        sa.PrimaryKeyConstraint("sub_label_id"),
    )
    op.create_index(
        "one_sub_label_of_a_name",
        "sub_label",
        ["class_id", "folded_name"],
        unique=True,
        sqlite_where=sa.text("retired_at IS NULL"),
    )
    op.create_table(
        "template",
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("sub_label_id", sa.Integer(), nullable=True),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcTime(), nullable=False),
        sa.Column("retired_at", types.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"],
            ["document_class.class_id"],
        ),
        sa.ForeignKeyConstraint(
            ["sub_label_id"],
            ["sub_label.sub_label_id"],
        ),
        sa.PrimaryKeyConstraint("template_id"),
    )
    op.create_index(op.f("ix_template_class_id"), "template", ["class_id"], unique=False)
    op.create_index(op.f("ix_template_source_sha256"), "template", ["source_sha256"], unique=False)
    op.create_table(
        "embedding",
        sa.Column("model_sha256", sa.String(), nullable=False),
        sa.Column("template_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["template.template_id"],
        ),
        sa.PrimaryKeyConstraint("model_sha256", "template_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "template_image",
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("webp", sa.LargeBinary(), nullable=False),
        sa.Column("corners", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["template.template_id"],
        ),
        sa.PrimaryKeyConstraint("template_id"),
    )
    op.execute("INSERT INTO generation (generation_id, number) VALUES (1, 0)")
