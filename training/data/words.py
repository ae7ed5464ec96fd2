"""Words printed on forms, per language.

A label is written "printed text/content", where content names what a person writes there
(values.py); a question is written "question: option, option".
"""

from dataclasses import dataclass

from training.data.fonts import Language


@dataclass(frozen=True)
class Words:
    """One language's stock of printed words."""

    publishers: tuple[str, ...]
    headings: dict[str, tuple[str, ...]]  # by the name of a block in kinds.py
    labels: tuple[str, ...]
    questions: tuple[str, ...]
    statements: tuple[str, ...]  # rows of a rating grid
    scale: tuple[str, ...]
    sentences: tuple[str, ...]
    columns: tuple[str, ...]
    amounts: tuple[str, ...]
    signers: tuple[str, ...]
    seals: tuple[str, ...]
    office: str
    cut: str
    date: str
    total: str
    page: str
    addressee: str
    note: str


def parts(text: str, mark: str = ";") -> tuple[str, ...]:
    """The parts of a text between marks, without the space around them."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())


def _by_block(text: str) -> dict[str, tuple[str, ...]]:
    """Parse "block: heading, heading; block: heading"."""
    pairs = (part.split(": ", 1) for part in parts(text))
    return {block: parts(headings, ",") for block, headings in pairs}


EN = Words(
    publishers=parts(
        "Harrow & Finch Ltd;Northgate Borough Council;Ministry of Rural Affairs;Alder Clinic Group;"
        "Meridian Freight Services;Westbrook University;Union Mutual Insurance;Lakeside School"
        " Board;"
        "Castell Housing Trust;Pioneer Tool Hire;Department of Transport;Orchard Street Library"
    ),
    headings=_by_block(
        "fields: Your details, Applicant, Particulars, Part 1;"
        "captions: About you, Section A, Personal details;"
        "combs: Please print, Account details, Part A;"
        "ticks: Type of request, Options, Please tick;"
        "ticks2: About you, Choices, Circumstances;"
        "table: Details, Items, Statement;"
        "people: Persons concerned, Household;"
        "history: Record;"
        "week: Hours worked;"
        "likert: Please rate us, Your opinion;"
        "checks: Checklist, Inspection;"
        "amounts: Calculation, Step 2, Summary of amounts;"
        "sign: Declaration, Authorisation, Signatures;"
        "photo: Personal details, Member;"
        "free: Additional information, Remarks, Statement;"
        "sketch: Sketch, Plan of the place"
    ),
    labels=parts(
        "Full name/name;Surname/name;First name(s)/name;Date of birth/date;Address/address;"
        "Postcode/zip;Telephone/phone;E-mail/email;Employee no./id;Department/dept;Manager/name;"
        "Date/date;From/date;To/date;Reference/id;Company/company;Occupation/text;Account no./id;"
        "Sort code/id;Bank/bank;Amount/amount;Purpose/text;Town or city/place;Country/place;"
        "Next of kin/name;Job title/text;Cost centre/id;Vehicle reg./id;Membership no./id;"
        "Time/time;Location/place;Nationality/place;Policy number/id;Contact person/name;"
        "Number of days/qty;Project/text;Invoice no./id;Website/email;Previous address/address;"
        "Remarks/sentence;Reason/sentence;Description/sentence"
    ),
    questions=parts(
        "Title: Mr, Mrs, Ms, Dr;Payment method: Cash, Card, Bank transfer, Cheque;Sex: Male,"
        " Female,"
        " Other;Do you agree?: Yes, No;Type: New, Renewal, Change, Cancel;How did you hear"
        " about us?:"
        " Press, Friend, Internet, Radio, Other;Status: Single, Married, Divorced, Widowed;"
        "Condition: Good, Fair, Poor, Damaged;Delivery: Collect, Post, Courier;Urgency: Routine,"
        " Urgent, Immediate;Documents attached: Receipts, Passport copy, Contract, Photographs,"
        " None"
    ),
    statements=parts(
        "The staff were helpful;The premises were clean;I was seen on time;Information was clear;"
        "The price was fair;I would come again;Waiting time was acceptable;Parking was easy;"
        "My questions were answered;Equipment was in good order"
    ),
    scale=parts("Poor;Fair;Good;Very good;Excellent"),
    sentences=parts(
        "Please write in block capitals using black ink.;Attach original receipts for every item.;"
        "I declare that the information given on this form is true and complete to the best of my"
        " knowledge.;We will use your personal data only to process this request.;Incomplete forms"
        " will be returned.;Return this form to the address above within 14 days.;Any person who"
        " knowingly gives false information may be liable to prosecution.;Keep a copy for your own"
        " records.;If you need help with this form, telephone the office between 9 am and 5 pm.;"
        "Claims received after the closing date cannot be considered.;Continue on a separate"
        " sheet if"
        " there is not enough room.;Payment is normally made within ten working days of approval.;"
        "The company may ask for further evidence before a decision is made."
    ),
    columns=parts(
        "Date/date/2;Description/item/5;Quantity/qty/1.5;Unit price/amount/2;Amount/amount/2;"
        "Code/id/2;"
        "Name/name/3;From/place/2.5;To/place/2.5;Hours/qty/1.3;Remarks/text/3;VAT/amount/1.6;"
        "Start/time/1.4;Finish/time/1.4;Receipt no./id/2;Initials/text/1.4"
    ),
    amounts=parts(
        "Income from employment;Other income;Add lines 1 and 2;Pension contributions;Allowable"
        " expenses from line 14;Line 3 minus line 5 (if negative, enter 0);Credits carried forward;"
        "Multiply line 6 by 15 %;Tax already deducted;Balance owing or refund;Donations and gifts;"
        "Medical expenses;Basic personal amount;Subtotal;Enter the lesser of lines 8 and 9"
    ),
    signers=parts(
        "Signature;Approved by;Applicant's signature;Manager;Received by;Witness;Checked by"
    ),
    seals=parts("Prepared;Checked;Approved;Accounts"),
    office="For office use only",
    cut="Cut here and return this part",
    date="Date:        /        /        ",
    total="Total",
    page="Page 1 of 1",
    addressee="To:",
    note="Notes",
)

JA = Words(
    publishers=parts(
        "株式会社東和商事;北山市役所;みどり信用金庫;青葉総合病院;日進運輸株式会社;学校法人桜丘学園;"
        "中央健康保険組合;株式会社山崎製作所;大和不動産管理;川口市教育委員会;有限会社松井印刷"
    ),
    headings=_by_block(
        "fields: 申請者, 届出人, 申込内容;"
        "captions: 記入欄, 申告者, 変更内容;"
        "combs: 申込者, 口座情報, 記入欄;"
        "ticks: 区分, 該当に印, 種別;"
        "ticks2: 状況, 確認事項, 選択欄;"
        "table: 内訳, 明細;"
        "people: 対象者, 家族;"
        "history: 経歴;"
        "week: 勤務時間;"
        "likert: アンケート, 評価, 質問;"
        "checks: 点検表, 点検項目;"
        "amounts: 計算欄, 所得と控除;"
        "sign: 署名欄, 同意事項, 承認;"
        "photo: 本人, 会員情報;"
        "free: 備考, 理由, 特記事項;"
        "sketch: 略図, 見取図"
    ),
    labels=parts(
        "氏名/name;フリガナ/kana;住所/address;電話番号/phone;生年月日/date;所属/dept;社員番号/id;"
        "申請日/date;年齢/qty;郵便番号/zip;会社名/company;部署/dept;役職/job;理由/sentence;"
        "期間/date;金額/amount;件名/text;担当者/name;振込先/bank;口座番号/id;続柄/kin;本籍/address;"
        "勤務先/company;職業/job;目的/text;行先/place;備考/sentence;受付番号/id;連絡先/phone;"
        "使用日時/date;品名/item;数量/qty;メールアドレス/email;世帯主氏名/name;届出年月日/date;"
        "摘要/text"
    ),
    questions=parts(
        "性別: 男, 女;区分: 新規, 変更, 継続, 廃止;休暇の種類: 年次有給, 慶弔, 病気, 特別, 代休;"
        "支払方法: 現金, 振込, 口座振替;配偶者: 有, 無;同意しますか: はい, いいえ;添付書類: 領収書,"
        " 契約書, 見積書, その他;交通手段: 電車, バス, 自家用車, 徒歩;住居: 持家, 賃貸, 社宅,"
        " その他"
    ),
    statements=parts(
        "窓口の対応は丁寧でしたか;待ち時間は適切でしたか;説明は分かりやすかったですか;"
        "施設は清潔でしたか;"
        "また利用したいと思いますか;料金は適正でしたか;案内表示は見やすかったですか;"
        "頭痛がありますか;"
        "よく眠れますか;食欲はありますか"
    ),
    scale=parts("良い;やや良い;普通;やや悪い;悪い"),
    sentences=parts(
        "太枠の中を黒のボールペンで記入してください。;該当する番号を○で囲んでください。;"
        "記入された個人情報は本手続き以外の目的には使用しません。;上記のとおり届け出ます。;"
        "領収書を必ず添付してください。;内容に変更が生じたときは速やかに届け出てください。;"
        "この用紙は折り曲げないでください。;期日を過ぎた申請は受け付けられません。;"
        "訂正する場合は二重線で消し訂正印を押してください。;記載事項は事実に相違ありません。;"
        "不明な点は総務課までお問い合わせください。;下記のとおり申請いたしますのでご承認ください。"
    ),
    columns=parts(
        "月日/date/1.6;品名/item/4;数量/qty/1.2;単価/amount/1.8;金額/amount/2;摘要/text/3;"
        "行先/place/2;"
        "科目/account/1.8;備考/text/2.4;規格/id/2;交通機関/text/2;区間/place/2.4;氏名/name/2.4;"
        "単位/unit/1"
    ),
    amounts=parts(
        "給与収入金額;給与所得控除後の金額;社会保険料控除;生命保険料控除;基礎控除;配偶者控除;"
        "課税所得金額;"
        "算出税額;源泉徴収税額;差引納付税額;地震保険料控除;医療費控除;扶養控除"
    ),
    signers=parts("申請者署名;承認者;届出人署名;受領者;保護者署名;立会人"),
    seals=parts("担当;係長;課長;部長;社長;経理;受付"),
    office="事務処理欄(記入しないでください)",
    cut="切り取り線",
    date="令和    年    月    日",
    total="合計",
    page="1 / 1",
    addressee="殿",
    note="注意事項",
)

ZH = Words(
    publishers=parts(
        "大同貿易股份有限公司;臺北市信義區公所;中正國民小學;仁愛醫院;永豐運輸有限公司;新竹縣政府;"
        "華光文教基金會;國立中央圖書館;東海儀器股份有限公司;和平社區管理委員會;南山產物保險"
    ),
    headings=_by_block(
        "fields: 申請人資料, 基本資料, 申請事項;"
        "captions: 基本資料, 填表人, 申請單位;"
        "combs: 帳戶資料, 申請人;"
        "ticks: 類別, 請勾選, 申請項目;"
        "ticks2: 個人狀況, 勾選欄;"
        "table: 明細, 項目明細;"
        "people: 成員, 成績紀錄;"
        "history: 經歷;"
        "week: 工作時數;"
        "likert: 意見調查, 評分;"
        "checks: 檢查項目, 檢修紀錄;"
        "amounts: 金額計算, 所得及扣除;"
        "sign: 簽章, 同意事項, 審核;"
        "photo: 個人資料, 報名人;"
        "free: 說明, 備註, 其他事項;"
        "sketch: 位置圖, 示意圖"
    ),
    labels=parts(
        "姓名/name;身分證字號/id;出生日期/date;聯絡電話/phone;通訊地址/address;戶籍地址/address;"
        "部門/dept;"
        "職稱/job;員工編號/id;申請日期/date;事由/sentence;金額/amount;公司名稱/company;統一編號/id;"
        "銀行帳號/id;銀行名稱/bank;電子郵件/email;緊急聯絡人/name;關係/kin;起訖日期/date;"
        "地點/place;"
        "用途/text;品名/item;數量/qty;主管/name;性別/sex;學歷/job;服務單位/company;案號/id;"
        "備註/sentence;"
        "請假天數/qty;代理人/name;車號/id;領取日期/date;行動電話/phone;說明/sentence;郵遞區號/zip"
    ),
    questions=parts(
        "性別: 男, 女;假別: 事假, 病假, 特休, 婚假, 喪假, 公假;付款方式: 現金, 支票, 匯款;類別:"
        " 新申請,"
        " 變更, 續辦, 註銷;婚姻: 已婚, 未婚;是否同意: 是, 否;附件: 發票, 收據, 合約, 報價單, 其他;"
        "急迫性: 普通, 急件, 特急;學歷: 國中, 高中, 大學, 研究所;用餐: 葷食, 素食"
    ),
    statements=parts(
        "服務人員態度親切;等候時間合理;說明清楚易懂;環境整潔舒適;收費合理;整體滿意程度;"
        "課程內容充實;"
        "講師表達清楚;設備操作方便;願意推薦給他人"
    ),
    scale=parts("非常滿意;滿意;普通;不滿意;非常不滿意"),
    sentences=parts(
        "請以正楷填寫並附相關證明文件。;以上資料如有不實,願負法律責任。;個人資料僅供本次申請使用。;"
        "本表一式兩份,一份由申請人留存。;請於七日前提出申請。;粗框內由承辦單位填寫。;"
        "逾期恕不受理。;"
        "本人已閱讀並同意上述規定。;單據請依序黏貼於背面。;如有疑問請洽總務處承辦人員。;"
        "塗改處請加蓋私章。;經主管核准後送會計單位辦理付款。"
    ),
    columns=parts(
        "日期/date/1.8;品名/item/4;數量/qty/1.2;單價/amount/1.8;金額/amount/2;備註/text/2.5;"
        "規格/id/2;"
        "單位/unit/1;起點/place/2;訖點/place/2;會計科目/account/2;單據號碼/id/2.2;事由/text/3;"
        "姓名/name/2.4"
    ),
    amounts=parts(
        "薪資所得;執行業務所得;利息所得;租賃所得;免稅額;標準扣除額;列舉扣除額;所得淨額;應納稅額;"
        "已扣繳稅額;"
        "應補或應退稅額;保險費;醫藥及生育費"
    ),
    signers=parts("申請人簽章;主管簽核;領款人簽章;經辦人;會計;家長簽名"),
    seals=parts("經辦;會計;主管;總經理;核准;出納;覆核"),
    office="承辦單位填寫",
    cut="請沿虛線剪下",
    date="中華民國    年    月    日",
    total="合計",
    page="第 1 頁",
    addressee="此致",
    note="注意事項",
)

WORDS = {Language.EN: EN, Language.JA: JA, Language.ZH: ZH}
