"""What a form asks and in which order: sections made from a kind of form and a seed."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from training.data.blocks import BigTotal, Free, Notes, Office, Sketch, Slip, Upright
from training.data.elements import Align
from training.data.fonts import Language
from training.data.kinds import Kind
from training.data.look import Fields
from training.data.sections import (
    CombRows,
    Field,
    FieldRows,
    PhotoFields,
    Seals,
    Section,
    Signatures,
    Ticks,
)
from training.data.tables import Amounts, Column, Rating, Table
from training.data.words import WORDS, Words

DAYS = {
    Language.EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    Language.JA: ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
    Language.ZH: ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
}
CURRENCY = {Language.EN: "£", Language.JA: "¥", Language.ZH: "NT$"}
PHOTO = {Language.EN: "Photograph", Language.JA: "写真を貼る位置", Language.ZH: "相片黏貼處"}
CHECKS = {
    Language.EN: ("OK", "Repair", "N/A"),
    Language.JA: ("良", "不良", "該当なし"),
    Language.ZH: ("正常", "異常", "不適用"),
}
PARTS = {
    Language.EN: (
        "Brakes",
        "Lights",
        "Tyres",
        "Steering",
        "Horn",
        "Mirrors",
        "Oil level",
        "Seat belts",
        "Wipers",
        "First aid kit",
        "Extinguisher",
    ),
    Language.JA: ("ブレーキ", "照明", "タイヤ", "電源", "配線", "温度", "油量", "消火器", "清掃"),
    Language.ZH: ("電源", "馬達", "線路", "溫度", "壓力", "油量", "滅火器", "清潔", "螢幕"),
}


@dataclass(frozen=True)
class Band:
    """Sections side by side in lanes; `parts` are the lanes' shares of the width, together 1."""

    lanes: tuple[tuple[Section, ...], ...]
    parts: tuple[float, ...] = (1.0,)


def fields_of(labels: tuple[str, ...]) -> tuple[Field, ...]:
    """Parse "printed label/content"."""
    return tuple(Field(*label.rsplit("/", 1)) for label in labels)


def question_of(text: str) -> tuple[str, tuple[str, ...]]:
    """Parse "question: option, option"."""
    question, options = text.split(": ", 1)
    return question, tuple(option.strip() for option in options.split(","))


def columns_of(texts: tuple[str, ...]) -> tuple[Column, ...]:
    """Parse "head/content/weight"."""
    parts = (text.rsplit("/", 2) for text in texts)
    return tuple(Column(label, content, float(weight)) for label, content, weight in parts)


class Builder:
    """Turns the names of blocks into sections of one form."""

    def __init__(self, rng: Random, kind: Kind, narrow: bool) -> None:
        self._rng = rng
        self._kind = kind
        self._narrow = narrow
        self._words: Words = WORDS[kind.language]
        self._headed = rng.random() < 0.75
        self._block = ""
        self._used: set[str] = set()
        self._questions = list(kind.questions)
        self._amount_line = 1

    def band(self, block: str) -> Band:
        """The sections for one block of a kind."""
        self._block = block
        if block == "lanes" and not self._narrow:
            return self._lanes()
        if block == "notes2":
            return Band(((self._notes(columns=2),),))
        makers: dict[str, Callable[[], Section]] = {
            "fields": lambda: self._fields(None),
            "lanes": lambda: self._fields(None),
            "captions": lambda: self._fields(Fields.CAPTION),
            "combs": self._combs,
            "ticks": lambda: self._ticks(1),
            "ticks2": lambda: self._ticks(3),
            "table": lambda: self._table(self._rng.randint(6, 14)),
            "people": lambda: self._table(self._rng.randint(3, 5), grow=0.2),
            "history": lambda: self._table(self._rng.randint(12, 18)),
            "week": self._week,
            "likert": self._rating,
            "checks": self._checks,
            "notes": lambda: self._notes(self._rng.choice((1, 1, 2))),
            "amounts": self._amounts,
            "sign": self._sign,
            "seals": self._seals,
            "addressee": self._addressee,
            "photo": self._photo,
            "office": self._office,
            "free": self._free,
            "sketch": self._sketch,
            "slip": self._slip,
            "total": self._total,
            "vertical": lambda: Upright(self._pick_fields(4, 7)),
        }
        return Band(((makers[block](),),))

    def _heading(self) -> str:
        """A heading that fits the block and was not used yet on this form."""
        block = "fields" if self._block == "lanes" else self._block
        choices = [text for text in self._words.headings.get(block, ()) if text not in self._used]
        if not self._headed or not choices:
            return ""
        chosen = self._rng.choice(choices)
        self._used.add(chosen)
        return chosen

    def _across(self) -> int:
        return self._rng.choice((1, 2)) if self._narrow else self._rng.choice((1, 2, 2, 3))

    def _pick_fields(self, least: int, most: int) -> tuple[Field, ...]:
        own = fields_of(self._kind.fields)
        count = self._rng.randint(least, most)
        extra = [label for label in fields_of(self._words.labels) if label not in own]
        more = self._rng.sample(extra, min(len(extra), max(0, count - len(own))))
        return (own + tuple(more))[:count]

    def _fields(self, style: Fields | None) -> FieldRows:
        rng = self._rng
        own = fields_of(self._kind.fields)
        fields = own if own else self._pick_fields(4, 12)
        return FieldRows(
            fields,
            self._across(),
            self._heading(),
            label_part=rng.uniform(0.2, 0.38),
            style=style,
            tall=rng.choice((1.0, 1.0, 1.2)),
        )

    def _lanes(self) -> Band:
        rng = self._rng
        fields = self._pick_fields(6, 9)
        cut = rng.randint(2, len(fields) - 2)
        part = rng.choice((0.4, 0.5, 0.6))
        left = FieldRows(fields[:cut], 1, self._heading(), label_part=0.34, grow=0.2)
        right = FieldRows(fields[cut:], 1, self._heading(), label_part=0.34, grow=0.2)
        return Band(((left,), (right,)), (part, 1 - part))

    def _combs(self) -> CombRows:
        rng = self._rng
        fields = tuple(f for f in self._pick_fields(5, 9) if f.content != "sentence")
        return CombRows(
            fields,
            rng.choice((15, 18, 22, 26)),
            self._heading(),
            low_strokes=rng.random() < 0.35,
            above=rng.random() < 0.3,
        )

    def _ticks(self, most: int) -> Ticks:
        rng = self._rng
        if not self._questions:
            self._questions = rng.sample(self._words.questions, most)
        count = min(most, len(self._questions))
        taken, self._questions = self._questions[:count], self._questions[count:]
        return Ticks(
            tuple(question_of(text) for text in taken),
            rng.choice((3, 4, 4, 5)),
            self._heading(),
            circle=rng.random() < 0.25,
            grid=rng.random() < 0.4,
            list_down=rng.random() < 0.2,
        )

    def _table(self, rows: int, grow: float = 1.0) -> Table:
        rng = self._rng
        columns = columns_of(self._kind.columns)
        if not columns:
            texts = rng.sample(self._words.columns, rng.randint(3, 5 if self._narrow else 7))
            columns = columns_of(tuple(texts))
        if self._narrow:
            columns = columns[-4:]
        total = self._words.total if columns[-1].content == "amount" and rng.random() < 0.7 else ""
        return Table(
            columns,
            min(rows, 7) if self._narrow else rows,
            total,
            self._heading(),
            grow=grow,
            row_part=rng.choice((0.75, 0.9, 1.05)),
            zebra=rng.random() < 0.2,
            dark_head=rng.random() < 0.3,
            no_downs=rng.random() < 0.15,
        )

    def _week(self) -> Table:
        columns = columns_of(self._kind.columns)
        if not columns:
            picked = self._rng.sample(self._words.columns, 4)
            columns = columns_of((" /text/1.5", *picked))
        return Table(
            columns,
            7,
            "",
            self._heading(),
            row_part=1.3,
            grow=0.6,
            row_labels=DAYS[self._kind.language],
            zebra=self._rng.random() < 0.4,
        )

    def _rating(self) -> Rating:
        rng = self._rng
        words = self._words
        count = rng.randint(4, 9)
        return Rating(
            tuple(rng.sample(words.statements, count)),
            words.scale,
            rng.random() < 0.3,
            rng.random() < 0.6,
            self._heading(),
        )

    def _checks(self) -> Rating:
        language = self._kind.language
        parts = self._rng.sample(PARTS[language], self._rng.randint(7, 9))
        return Rating(tuple(parts), CHECKS[language], circle=False, heading=self._heading())

    def _notes(self, columns: int) -> Notes:
        rng = self._rng
        sentences = rng.sample(self._words.sentences, rng.randint(2, 7) if columns == 1 else 8)
        return Notes(
            tuple(sentences),
            1 if self._narrow else columns,
            rng.random() < 0.5,
            rng.random() < 0.3,
            self._words.note if rng.random() < 0.4 else "",
            size_part=rng.choice((0.75, 0.85, 1.0)),
        )

    def _amounts(self) -> Amounts:
        rng = self._rng
        count = rng.randint(6, min(12, len(self._words.amounts)))
        first, self._amount_line = self._amount_line, self._amount_line + count
        return Amounts(
            tuple(rng.sample(self._words.amounts, count)),
            first,
            self._heading(),
            two_columns=rng.random() < 0.4,
            cells=rng.random() < 0.4,
        )

    def _sign(self) -> Signatures:
        rng = self._rng
        stacked = rng.random() < 0.4
        labels = rng.sample(
            self._words.signers, rng.randint(1, 2) if stacked else rng.randint(2, 3)
        )
        return Signatures(
            tuple(labels), self._words.date, rng.random() < 0.35, stacked, self._heading()
        )

    def _seals(self) -> Seals:
        rng = self._rng
        labels = self._words.seals[: rng.randint(3, min(6, len(self._words.seals)))]
        return Seals(labels, rng.choice((Align.RIGHT, Align.RIGHT, Align.LEFT, Align.CENTRE)))

    def _addressee(self) -> FieldRows:
        word = self._words.addressee
        fields = (Field("", "company"), Field(word, "date"))
        return FieldRows(fields, 2, style=Fields.LINE, grow=0.0)

    def _photo(self) -> PhotoFields:
        rows = FieldRows(self._pick_fields(5, 8), self._rng.choice((1, 2)), label_part=0.28)
        return PhotoFields(
            rows, PHOTO[self._kind.language], self._rng.random() < 0.4, self._heading()
        )

    def _office(self) -> Office:
        labels = fields_of(self._words.labels)
        short = [field for field in labels if field.content in ("id", "date", "amount", "name")]
        picked = self._rng.sample(short, 3 if self._narrow else 4)
        return Office(self._words.office, tuple(picked))

    def _free(self) -> Free:
        rng = self._rng
        label = rng.choice(
            [f.label for f in fields_of(self._words.labels) if f.content == "sentence"]
        )
        return Free(
            label, rng.random() < 0.6, rng.random() < 0.8, rng.randint(3, 6), self._heading()
        )

    def _sketch(self) -> Sketch:
        label = self._rng.choice(self._words.headings["sketch"])
        return Sketch(label, self._rng.choice((4.0, 5.0, 8.0)))

    def _slip(self) -> Slip:
        fields = tuple(f for f in self._pick_fields(3, 5) if f.content != "sentence")
        inner = FieldRows(fields, 2, style=self._rng.choice((Fields.LINE, Fields.GRID)))
        return Slip(self._words.cut, self._kind.title, inner)

    def _total(self) -> BigTotal:
        align = self._rng.choice((Align.RIGHT, Align.LEFT, Align.CENTRE))
        return BigTotal(self._words.total, CURRENCY[self._kind.language], align)
