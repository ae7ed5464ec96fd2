"""Keeps the translations of the window in step with its source.

    python packaging/translate.py update     # brings resources/i18n/*.ts up to the source
    python packaging/translate.py release    # the .qm files the program reads
    python packaging/translate.py count      # how much there is, how much is missing

lupdate cannot read our Python rightly (6.11: it leaves out `translate(..., len(x))` and takes
counted sentences for plain ones), so the sentences are collected here and given to it as C++.
`update` stops where one cannot be collected: `tr` and `translate` take literals.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("en", "ja", "zh_TW")
PLURALS_ONLY = ("en",)
"""The source is English; its translation holds "1 document" and "2 documents"."""


@dataclass(frozen=True)
class Sentence:
    context: str
    text: str
    comment: str
    """Tells apart what is the same in English."""
    counted: bool
    place: str


class NotLiteral(Exception):
    """A sentence that nobody can collect; says where."""


def sentences(root: Path = ROOT) -> list[Sentence]:
    """In the order of the files. Raises NotLiteral."""
    found: list[Sentence] = []
    for path in sorted((root / "app").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        found += of_source(path.read_text("utf-8"), place)
    return found


def of_source(source: str, place: str) -> list[Sentence]:
    return list(_walk(ast.parse(source), "", place))


def _walk(node: ast.AST, class_name: str, place: str) -> Iterator[Sentence]:
    if isinstance(node, ast.ClassDef):
        class_name = node.name
    elif isinstance(node, ast.Call):
        yield from _of_call(node, class_name, place)
    for part in ast.iter_child_nodes(node):
        yield from _walk(part, class_name, place)


def _of_call(call: ast.Call, class_name: str, place: str) -> Iterator[Sentence]:
    name = ast.unparse(call.func)
    values = [*call.args, *(word.value for word in call.keywords)]
    where = f"{place}:{call.lineno}"
    if name == "self.tr" and class_name:
        context = class_name
    elif name in ("translate", "QCoreApplication.translate", "QT_TRANSLATE_NOOP"):
        if place == "app/sentences.py":  # says what QT_TRANSLATE_NOOP marks
            return
        context = _literal(values.pop(0), where)
    elif name.endswith(".tr"):
        raise NotLiteral(f"{where}: only `self.tr` in a class says which class it belongs to")
    else:
        return
    text = _literal(values[0], where)
    comment = _literal(values[1], where) if len(values) > 1 else ""
    yield Sentence(context, text, comment, len(values) > 2, place)


def _literal(node: ast.expr, where: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotLiteral(f"{where}: {ast.unparse(node)} is no literal")


def as_cpp(found: list[Sentence]) -> str:
    """A source that lupdate reads: every sentence once, with the files that say it."""
    places: dict[tuple[str, str, str, bool], dict[str, None]] = {}
    for one in found:
        key = (one.context, one.text, one.comment, one.counted)
        places.setdefault(key, {})[one.place] = None
    lines = ["void sentences(int n) {"]
    for (context, text, comment, counted), files in places.items():
        values = ", ".join(map(_quoted, (context, text, comment)))
        lines.append(f"//: {', '.join(files)}")
        lines.append(f"QCoreApplication::translate({values}{', n' if counted else ''});")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def update(language: str, file: Path | None = None) -> None:
    """Brings a .ts file up to the source; what is not said any more goes."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "sentences.cpp"
        source.write_text(as_cpp(sentences()), "utf-8")
        only = ["-pluralonly"] if language in PLURALS_ONLY else []
        _run(
            "lupdate", *only, "-silent", "-no-obsolete", "-locations", "none",
            "-source-language", "en", "-target-language", language,
            str(source), "-ts", str(file or ts_file(language)),
        )  # fmt: skip


def release(language: str, target: Path | None = None) -> None:
    target = target or qm_file(language)
    fresh = target.with_suffix(".new")
    _run("lrelease", "-silent", str(ts_file(language)), "-qm", str(fresh))
    fresh.replace(target)  # windows that are open have the old file mapped into memory


def ts_file(language: str) -> Path:
    return FOLDER / f"kamiwake_{language}.ts"


def qm_file(language: str) -> Path:
    return ts_file(language).with_suffix(".qm")


@dataclass(frozen=True)
class Message:
    context: str
    text: str
    comment: str
    counted: bool
    said: tuple[str, ...]
    """The translation, or its plural forms; empty words where there is none."""
    finished: bool

    @property
    def key(self) -> tuple[str, str, str, bool]:
        return self.context, self.text, self.comment, self.counted

    @property
    def missing(self) -> bool:
        return not self.finished or not all(self.said)


def messages(file: Path) -> list[Message]:
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found.append(
                Message(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    message.findtext("comment", ""),
                    message.get("numerus") == "yes",
                    tuple(forms or [translation.text or ""]),
                    translation.get("type") is None,
                )
            )
    return found


def _count() -> None:
    found = {(one.context, one.text, one.comment): one for one in sentences()}
    core = sum(one.context == "Core" for one in found.values())
    counted = sum(one.counted for one in found.values())
    words = sum(len(one.text.split()) for one in found.values())
    print(f"{len(found)} sentences, {words} words; {core} of core, {counted} with a number")
    for language in filter(lambda one: ts_file(one).exists(), LANGUAGES):
        missing = sum(message.missing for message in messages(ts_file(language)))
        print(f"{language}: {missing} of {len(messages(ts_file(language)))} missing in the .ts")


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=str(Path(PySide6.__file__).parent))
    if program is None:
        raise FileNotFoundError(f"{tool} comes with PySide6-Essentials and is not there")
    subprocess.run([program, *arguments], check=True)


def main(arguments: list[str]) -> int:
    if arguments == ["count"]:
        _count()
    elif arguments in (["update"], ["release"]):
        for language in LANGUAGES:
            (update if arguments == ["update"] else release)(language)
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NotLiteral as error:
        sys.exit(str(error))
