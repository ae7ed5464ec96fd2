"""What people write on forms: made-up names, dates, amounts, addresses, per language."""

from collections.abc import Callable, Sequence
from random import Random

from training.data.fonts import Language
from training.data.words import parts

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_EN_FIRST = parts(
    "Anna Peter Ruth James Olivia Samuel Grace Hugo Carol Ben Nadia Tom Irene Leo", " "
)
_EN_LAST = parts(
    "Hollis Marsh Okafor Brandt Quinn Delaney Foster Ivers Novak Pryce Lowe Tanner", " "
)
_EN_STREET = parts("Mill Lane;Station Road;Victoria Street;Elm Avenue;Church Hill;Park Row")
_EN_TOWN = parts("Ashford;Leeds;Bristol;Derby;Norwich;Preston;Oxford;Stirling;Exeter")
_EN_DEPT = parts("Accounts;Sales;Engineering;Human Resources;Workshop;Despatch;Research")
_EN_COMPANY = parts("Brightwell Supplies;Cobalt Print Ltd;K. Ames & Sons;Dale Motors;Fenn Catering")
_EN_BANK = parts("Lloyds, High St;Barclays;Nationwide;Co-operative Bank;NatWest")
_EN_ITEM = parts(
    "Train ticket;Taxi to airport;Copier paper A4;Lunch with client;Toner, black;Hotel, 2 nights;"
    "Cable drum 25 m;Safety gloves;Parking;Laptop stand;Desk lamp;Courier"
)
_EN_TEXT = parts(
    "Annual conference;Site visit;Client meeting;Repair;Training course;Family matter;As agreed;"
    "See attached;Stock check;Handover"
)
_EN_SENTENCE = parts(
    "The rear light was broken when I arrived, please repair before Friday.;Family wedding in Cork,"
    " back at work on Monday morning.;Two boxes were damaged in transit and one was missing.;Visit"
    " to the supplier to agree the new price list.;Slipped on wet floor near the loading bay, no"
    " serious injury.;Please send the replacement to the branch office."
)
_EN_WORD = parts("Good;Yes;None;Clerk;Nurse;Driver;Spouse;Director;Teacher;Fair")

_JA_LAST = parts(
    "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤 吉田 松本 井上 木村 清水 森", " "
)
_JA_FIRST = parts("健一 美咲 翔太 由美子 大輔 陽子 和也 さくら 直樹 恵子 拓海 真理 誠 千尋", " ")
_JA_KANA = parts("サトウ ケンイチ;スズキ ミサキ;タナカ ショウタ;ワタナベ ユミコ;ヤマモト ナオキ")
_JA_PLACE = parts("東京 大阪 名古屋 横浜 札幌 福岡 仙台 京都 神戸 広島 千葉 新潟", " ")
_JA_TOWN = parts("中央区本町 港区芝浦 北区赤羽 西区高砂町 緑区青葉台 南区宮前町", " ")
_JA_DEPT = parts("営業部 総務課 経理部 製造部 人事課 開発部 企画室 資材課", " ")
_JA_COMPANY = parts("山田商店 (株)光洋 富士電機工業(株) 丸山建設(株) (有)花田 三和物産(株)", " ")
_JA_BANK = parts("みずほ銀行 本店 三井住友 梅田支店 ゆうちょ銀行 北洋銀行 中央支店", " ")
_JA_ITEM = parts(
    "コピー用紙 A4;電車代;タクシー代;ボールペン 黒;宿泊費;書籍代;USBケーブル;会議費;切手;インク;"
    "作業手袋;椅子"
)
_JA_TEXT = parts(
    "打合せ;出張;研修会;現地調査;展示会;私用のため;別紙参照;社内行事;部品交換;定例会議"
)
_JA_SENTENCE = parts(
    "家族の看病のため休暇をいただきたくお願いします。;"
    "業務で使用する部品が不足しているため購入したい。;"
    "風邪による発熱のため自宅で療養しておりました。;来月の展示会の準備と打合せのため。;"
    "引越しに伴い住所を変更しました。よろしくお願いします。;先週から頭痛が続いています。"
)
_JA_WORD = parts("会社員 主任 係長 妻 長男 男 女 学生 自営 本人 良好", " ")

_ZH_LAST = parts("陳 林 黃 張 李 王 吳 劉 蔡 楊 許 鄭 謝 郭 洪 曾", " ")
_ZH_FIRST = parts("志明 雅婷 建宏 淑芬 家豪 怡君 俊傑 美玲 冠宇 詩涵 文雄 秀英 柏翰", " ")
_ZH_PLACE = parts("臺北 臺中 高雄 新竹 臺南 花蓮 嘉義 桃園 基隆 宜蘭", " ")
_ZH_ROAD = parts("中山路 民生東路 忠孝街 復興北路 和平西路 光明街 建國路 文化路", " ")
_ZH_DEPT = parts("業務部 會計室 總務處 研發部 人事室 工程部 企劃課 倉管組", " ")
_ZH_COMPANY = parts("大發文具行 永昌工業(股) 華新印刷 信義電機行 全球旅行社 富邦機械", " ")
_ZH_BANK = parts("臺灣銀行 第一銀行 土地銀行 玉山銀行 中國信託", " ")
_ZH_ITEM = parts(
    "影印紙;高鐵車票;計程車資;住宿費;印表機墨水匣;辦公椅;延長線;郵資;便當;原子筆;投影機;手套"
)
_ZH_TEXT = parts("業務洽談;參加研習;設備採購;家中有事;如附件;例行檢查;廠商會議;展覽;教育訓練")
_ZH_SENTENCE = parts(
    "因家中有事需返鄉處理,請准予請假。;機器運轉時有異音,請派員檢修。;"
    "赴臺中參加產品說明會及拜訪客戶。;"
    "原有設備老舊不堪使用,擬汰換更新。;身體不適,需在家休養二日。;活動內容豐富,希望明年再辦。"
)
_ZH_WORD = parts("男 女 經理 專員 組長 父子 配偶 大學 良好 本人 工程師", " ")


def _digits(rng: Random, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def _date(language: Language, rng: Random) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2019, 2026)
    if language is Language.JA:
        forms = (
            f"令和{year - 2018}年{month}月{day}日",
            f"{year}.{month}.{day}",
            f"R{year - 2018}.{month}.{day}",
        )
    elif language is Language.ZH:
        forms = (
            f"{year - 1911}年{month}月{day}日",
            f"{year - 1911}.{month}.{day}",
            f"{year}/{month}/{day}",
        )
    else:
        forms = (
            f"{day}/{month}/{year}",
            f"{day:02d}.{month:02d}.{year % 100}",
            f"{day}-{month}-{year}",
        )
    return rng.choice(forms)


def _amount(language: Language, rng: Random) -> str:
    if language is Language.EN:
        return (
            f"{rng.choice((rng.randint(3, 99), rng.randint(100, 4800))):,}.{rng.randint(0, 99):02d}"
        )
    return f"{rng.choice((rng.randint(8, 99), rng.randint(100, 4800))) * 10:,}"


def _phone(language: Language, rng: Random) -> str:
    if language is Language.EN:
        return f"0{rng.randint(1200, 1999)} {_digits(rng, 6)}"
    head, group = ("090", 4) if language is Language.JA else ("0912", 3)
    return f"{head}-{_digits(rng, group)}-{_digits(rng, group)}"


def _zip(language: Language, rng: Random) -> str:
    if language is Language.EN:
        return (
            f"{rng.choice('BLMNS')}{rng.choice(_LETTERS)}{rng.randint(1, 29)} {rng.randint(1, 9)}XT"
        )
    return f"{_digits(rng, 3)}-{_digits(rng, 4)}" if language is Language.JA else _digits(rng, 5)


def _address(language: Language, rng: Random) -> str:
    number = rng.randint(1, 180)
    if language is Language.JA:
        town = f"{rng.choice(_JA_PLACE)}市{rng.choice(_JA_TOWN)}"
        return f"{town}{rng.randint(1, 9)}-{rng.randint(1, 30)}-{rng.randint(1, 20)}"
    if language is Language.ZH:
        road = f"{rng.choice(_ZH_PLACE)}市{rng.choice(_ZH_ROAD)}{rng.randint(1, 5)}段"
        return f"{road}{number}號{rng.randint(1, 12)}樓"
    return f"{number} {rng.choice(_EN_STREET)}, {rng.choice(_EN_TOWN)}"


def _name(language: Language, rng: Random) -> str:
    if language is Language.JA:
        return f"{rng.choice(_JA_LAST)} {rng.choice(_JA_FIRST)}"
    if language is Language.ZH:
        return rng.choice(_ZH_LAST) + rng.choice(_ZH_FIRST)
    return f"{rng.choice(_EN_FIRST)} {rng.choice(_EN_LAST)}"


def surname(language: Language, rng: Random) -> str:
    """A family name, for a seal."""
    if language is Language.EN:
        return rng.choice(_EN_LAST)
    return rng.choice(_JA_LAST if language is Language.JA else _ZH_LAST)


_LISTS: dict[str, tuple[Sequence[str], Sequence[str], Sequence[str]]] = {
    "place": (_EN_TOWN, _JA_PLACE, _ZH_PLACE),
    "dept": (_EN_DEPT, _JA_DEPT, _ZH_DEPT),
    "company": (_EN_COMPANY, _JA_COMPANY, _ZH_COMPANY),
    "bank": (_EN_BANK, _JA_BANK, _ZH_BANK),
    "item": (_EN_ITEM, _JA_ITEM, _ZH_ITEM),
    "text": (_EN_TEXT, _JA_TEXT, _ZH_TEXT),
    "sentence": (_EN_SENTENCE, _JA_SENTENCE, _ZH_SENTENCE),
    "word": (_EN_WORD, _JA_WORD, _ZH_WORD),
    "kana": (_EN_LAST, _JA_KANA, _ZH_LAST),
    "account": (
        ["Travel", "Meals", "Office", "Postage"],
        ["旅費", "消耗品", "通信費", "会議費"],
        ["旅運費", "文具用品", "郵電費", "修繕費"],
    ),
    "job": (
        ["Clerk", "Nurse", "Driver", "Teacher"],
        ["会社員", "主任", "係長", "学生", "自営業"],
        ["經理", "專員", "組長", "工程師", "大學"],
    ),
    "school": (["Hill School"], ["桜丘高等学校"], ["中正國小", "仁愛國中", "建國高中"]),
    "sex": (["M", "F"], ["男", "女"], ["男", "女"]),
    "kin": (
        ["Spouse", "Son", "Daughter"],
        ["妻", "長男", "長女", "父", "母", "夫"],
        ["配偶", "長子", "長女", "父", "母"],
    ),
    "grade": (["Good", "Fair", "Very good"], ["良", "可", "優"], ["甲", "優", "乙", "良好"]),
    "unit": (["pcs", "box", "set"], ["個", "箱", "式", "本"], ["個", "箱", "組", "台"]),
}
_MADE: dict[str, Callable[[Language, Random], str]] = {
    "name": _name,
    "date": _date,
    "amount": _amount,
    "phone": _phone,
    "zip": _zip,
    "address": _address,
    "id": lambda _, rng: f"{rng.choice(_LETTERS)}{_digits(rng, rng.randint(4, 8))}",
    "qty": lambda _, rng: str(rng.choice((1, 1, 2, 3, 5, 10, 12, 24, rng.randint(1, 99)))),
    "day": lambda _, rng: (
        f"{rng.randint(2019, 2026)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    ),
    "time": lambda _, rng: f"{rng.randint(7, 19)}:{rng.choice(('00', '15', '30', '45'))}",
    "email": lambda _, rng: f"{rng.choice(_EN_LAST).lower()}{_digits(rng, 2)}@example.org",
}


def value(content: str, language: Language, rng: Random) -> str:
    """A value of a kind; an unknown kind gives a short text."""
    if content in _MADE:
        return _MADE[content](language, rng)
    english, japanese, chinese = _LISTS.get(content, _LISTS["text"])
    choices = {Language.EN: english, Language.JA: japanese, Language.ZH: chinese}[language]
    return rng.choice(choices)
