"""Collects the sentences that `core` says, so that the window can say them in other languages.

    python packaging/sentences.py            # writes app/core_sentences.py

Taken is every string in `core` of three words or more that people may see: not docstrings, not what
goes to the log, no SQL; and whole sentences of fewer words. What an f-string fills in becomes {0},
{1}, ...
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "app" / "core_sentences.py"
_WORDS = re.compile(r"[A-Za-z]{2,}")
_FEWEST_WORDS = 3
_SHORT = re.compile(r"(?=.*[a-z]{2})[A-Z{“].* .*\.|“\{0\}”")
"""Of fewer words: a whole sentence, and a name in quotes."""
_NOT_FOR_PEOPLE = re.compile(r"^(PRAGMA|SELECT|INSERT|CREATE|DROP|ALTER|VACUUM|UPDATE|retired_at) ")
_LEFT_OUT = ("database/journal", "database/library", "database/migrations.py")
_HEAD = '''"""Written by `python packaging/sentences.py`: what `core` says, as patterns."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

_MARKED: tuple[object, ...] = (
'''
_FOOT = """)
SENTENCES = tuple(map(str, _MARKED))
"""


def sentences() -> list[str]:
    """In the order of the files; each once."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "core").rglob("*.py")):
        if not path.relative_to(ROOT / "core").as_posix().startswith(_LEFT_OUT):
            found |= dict.fromkeys(_of_file(ast.parse(path.read_text("utf-8"))))
    return list(found)


def source() -> str:
    """The module that holds them."""
    lines = [f'    QT_TRANSLATE_NOOP("Core", {_quoted(one)}),\n' for one in sentences()]
    return _HEAD + "".join(lines) + _FOOT


def _of_file(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    hidden = {id(part) for node in ast.walk(tree) for part in _not_shown(node)}
    for node in ast.walk(tree):
        if id(node) not in hidden:
            pattern = _pattern(node, constants).strip()
            if _SHORT.fullmatch(pattern) or (
                len(_WORDS.findall(pattern)) >= _FEWEST_WORDS and _is_for_people(pattern)
            ):
                yield pattern


def _is_for_people(pattern: str) -> bool:
    strange = "\\" in pattern or " " not in pattern or not pattern.isprintable()
    return not strange and not _NOT_FOR_PEOPLE.match(pattern)


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node's parts is no sentence of its own."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value  # a docstring
    elif isinstance(node, ast.JoinedStr):
        for value in node.values:
            yield from ast.walk(value)
    elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log."):
        yield from ast.walk(node)


def _pattern(node: ast.AST, constants: dict[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    text, places = "", 0
    for value in node.values:
        if isinstance(value, ast.Constant):
            text += str(value.value)
        elif isinstance(value, ast.FormattedValue):
            name = value.value.id if isinstance(value.value, ast.Name) else ""
            if constants.get(name, "\0").isprintable():
                text += constants[name]
            else:
                text, places = f"{text}{{{places}}}", places + 1
    return text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    TARGET.write_text(source(), "utf-8")
