"""Sentences of letters and reports, and what shops print on receipts."""

from random import Random

from training.data.fonts import Language
from training.data.words import parts

_EN = parts(
    "Thank you for your letter of last week about the delivery.;The work was finished in good"
    " time and"
    " within the agreed budget.;Please find enclosed the documents that you asked for.;During"
    " the second"
    " quarter, orders from abroad rose by a tenth.;We are sorry for the delay and have taken"
    " the matter up"
    " with our carrier.;The committee met on Tuesday and approved the minutes without change.;"
    "As the"
    " figure shows, costs have fallen since the new machine was installed.;Staff are asked to"
    " keep the"
    " fire doors closed at all times.;We would be glad to meet you at our office to discuss the"
    " details."
    ";The survey covered forty households in three districts.;Repairs to the roof will begin"
    " after the"
    " holidays and last about six weeks.;No further action is needed on your part.;Should you"
    " have any"
    " questions, do not hesitate to call us.;The samples were kept at room temperature and"
    " measured twice."
)
_JA = parts(
    "拝啓 時下ますますご清栄のこととお慶び申し上げます。;"
    "平素は格別のお引き立てを賜り厚く御礼申し上げます。;"
    "さて、先般ご依頼いただきました資料を同封いたします。;"
    "第二四半期の受注は前年同期を一割上回りました。;"
    "工事は予定どおり完了し、費用も予算内に収まりました。;"
    "図に示すとおり、導入後の経費は減少しています。;"
    "ご不明な点がございましたら担当者までお知らせください。;"
    "会議では次年度の計画について意見が交わされた。;"
    "駐車場の利用方法が来月から変更になります。;調査は三つの地区で四十世帯を対象に行った。;"
    "今後ともよろしくお願い申し上げます。;試料は室温で保管し、二回測定した。"
)
_ZH = parts(
    "感謝貴公司日前來函詢問交貨事宜。;檢附貴公司所需文件,敬請查收。;"
    "本季海外訂單較去年同期成長一成。;"
    "工程已如期完工,費用亦在預算之內。;由圖可知,新設備啟用後成本逐月下降。;"
    "會中通過上次會議紀錄及明年度計畫。;"
    "如有任何疑問,歡迎隨時與承辦人聯絡。;停車場自下月起實施新的管理辦法。;"
    "本次調查對象為三個地區共四十戶。;"
    "屋頂修繕工程預計六週完成,造成不便敬請見諒。;請各單位於月底前繳交報告。;"
    "樣品於室溫保存並重複量測兩次。"
)
PROSE = {Language.EN: _EN, Language.JA: _JA, Language.ZH: _ZH}
TITLES = {
    Language.EN: (
        "Quarterly report",
        "Minutes of the meeting",
        "Memorandum",
        "Site survey",
        "Notice",
    ),
    Language.JA: ("業務報告書", "議事録", "お知らせ", "調査結果について", "社内通知"),
    Language.ZH: ("業務報告", "會議紀錄", "公告", "調查結果說明", "通知"),
}
CAPTIONS = {
    Language.EN: ("Orders by month", "Fire drill", "Visitors in the year", "Parking", "Costs"),
    Language.JA: ("月別受注", "避難訓練", "来館者数", "駐車場のご案内", "経費の推移"),
    Language.ZH: ("每月訂單", "消防演習", "參觀人數", "停車公告", "成本變化"),
}
GREETINGS = {
    Language.EN: ("Dear Sir or Madam,", "Yours faithfully,"),
    Language.JA: ("各位", "敬具"),
    Language.ZH: ("敬啟者:", "敬上"),
}
SLIPS = {
    Language.EN: ("Delivery note", "Invoice", "Statement of account", "Packing list"),
    Language.JA: ("納品書", "請求明細", "出荷案内", "在庫一覧"),
    Language.ZH: ("送貨單", "銷貨明細", "對帳單", "庫存清單"),
}
RECEIPTS = {Language.EN: "RECEIPT", Language.JA: "領収書", Language.ZH: "收據"}
THANKS = {
    Language.EN: "Thank you for shopping with us",
    Language.JA: "ありがとうございました",
    Language.ZH: "謝謝惠顧",
}


def paragraph(language: Language, rng: Random, sentences: int) -> str:
    """A paragraph of so many sentences."""
    gap = " " if language is Language.EN else ""
    return gap.join(rng.choices(PROSE[language], k=sentences))
