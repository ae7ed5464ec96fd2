"""Small print without end: phrases of official forms made from a seed, per language.

They mean little and repeat hardly ever; at the size of a scan they look like the real thing.
"""

from random import Random

from training.data.fonts import Language
from training.data.words import parts

_EN_STARTS = parts(
    "Enter;Add;Subtract;If you have;Tell us about;Give details of;Multiply;Only complete;See;"
    "Attach;Do not include;State;Have you received;Explain;Claim;Report;Amount of;Total;"
    "Is there;What was;Name of;Date of;Number of;Did the claimant provide;Part-year;Net;Gross;"
    "Carry forward;Deduct;You must send;Any other;The respondent's;Whether or not;Your"
)
_EN_WORDS = parts(
    "income amount line schedule benefit employer dependant spouse credit province transfer tax"
    " payable period year relevant hearing claim form address details contributions pension"
    " deduction eligible maximum minimum lesser greater difference result reduction interest"
    " dividends property residence allowance medical expenses tuition donations support payments"
    " received from other sources before after during the of to and for by under on section"
    " regulations notice decision appeal order tribunal office date signature witness agent"
    " representative person authority statement evidence copy certificate account number base"
    " percentage return assessment balance refund unused carried forward adjustment training"
    " union dues employment insurance premiums supplement disability age",
    " ",
)
_JA_WORDS = parts(
    "所得 控除 金額 申告 給与 支払 保険料 税額 計算 合計 差引 対象 期間 届出 証明 添付 該当 記入"
    " 世帯 配偶者 扶養 親族 住民 資格 受給 給付 負担 割合 基準 限度 特例 適用 年月日 番号 区分 種類"
    " 理由 事業 収入 経費 残高 前年 翌年 繰越 納付 還付 口座 代理人 委任 同意 決定 通知 変更",
    " ",
)
_JA_JOINTS = (
    "の",
    "を",
    "に",
    "及び",
    "による",
    "又は",
    "・",
    "から",
    "した場合の",
    "に係る",
    "等",
)
_ZH_WORDS = parts(
    "所得 扣除 金額 申報 年度 薪資 給付 保險費 稅額 計算 合計 差額 適用 期間 申請 證明 符合 填寫"
    " 戶籍 配偶 扶養 親屬 身分 資格 領取 補助 負擔 比率 標準 上限 特別 規定 日期 號碼 類別 事由"
    " 營業 收入 費用 餘額 上期 次期 結轉 繳納 退還 帳戶 代理人 委託 同意 核定 通知 變更",
    " ",
)
_ZH_JOINTS = ("之", "及", "或", "應", "與", "、", "者", "依", "於", "者之", "所")


def phrase(language: Language, rng: Random, ems: float) -> str:
    """About `ems` widths of a letter M long, without a full stop."""
    if language is Language.EN:
        text = rng.choice(_EN_STARTS)
        while len(text) * 0.5 < ems:
            text += " " + rng.choice(_EN_WORDS)
            if rng.random() < 0.06:
                text += f" (line {rng.randint(1, 480)})"
        return text
    words, joints = (_JA_WORDS, _JA_JOINTS) if language is Language.JA else (_ZH_WORDS, _ZH_JOINTS)
    text = rng.choice(words)
    while len(text) < ems:
        text += rng.choice(joints if rng.random() < 0.5 else words)
    return text


def sentences(language: Language, rng: Random, ems: float) -> str:
    """A paragraph about `ems` long."""
    stop, gap = (".", " ") if language is Language.EN else ("。", "")
    text = ""
    while len(text) * (0.5 if language is Language.EN else 1) < ems:
        text += phrase(language, rng, rng.uniform(8, 30)) + stop + gap
    return text.strip()
