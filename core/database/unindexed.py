"""Keeps SQLite from a poor choice of index.

It has no statistics and takes any index of an equality for a narrow one. One on the state of moves,
of which nearly all are done, leads through every wide row of the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

if TYPE_CHECKING:
    import sqlalchemy as sa
    from sqlalchemy.orm import InstrumentedAttribute

T = TypeVar("T")


def unindexed(column: InstrumentedAttribute[T]) -> sa.ColumnElement[T]:
    """The column, as something that no index is of: with a unary plus."""
    return UnaryExpression(column.expression, operator=custom_op("+"), type_=column.type)
