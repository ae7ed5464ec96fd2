"""Kinds of form: what a named form asks for and the order in which it asks.

`blocks` names sections (plan.py turns each into one); fields, columns and questions are written
as in words.py. The look of a form (paper, header, lines, colours) is not fixed here: it comes
from the seed.
"""

from dataclasses import dataclass

from training.data.fonts import Language


@dataclass(frozen=True)
class Kind:
    """One kind of form in one language."""

    title: str
    language: Language
    blocks: tuple[str, ...]
    fields: tuple[str, ...]
    columns: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def _kind(
    language: Language, title: str, blocks: str, fields: str, columns: str = "", questions: str = ""
) -> Kind:
    def parts(text: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in text.split(";") if part.strip())

    return Kind(
        title, language, tuple(blocks.split()), parts(fields), parts(columns), parts(questions)
    )


_EN, _JA, _ZH = Language.EN, Language.JA, Language.ZH

KINDS: tuple[Kind, ...] = (
    _kind(
        _EN,
        "Travel expense claim",
        "fields table total ticks notes sign office",
        "Name/name;Employee no./id;Department/dept;Cost centre/id;Purpose of travel/text;"
        "Period/date",
        "Date/date/1.6;From/place/2.4;To/place/2.4;Description/item/4;Miles/qty/1.2;"
        "Amount/amount/2",
        "Payment: Bank transfer, Cheque, Petty cash",
    ),
    _kind(
        _EN,
        "Leave request",
        "fields ticks free sign office",
        "Employee/name;Department/dept;First day of leave/date;Last day of leave/date;"
        "Number of days/qty;Contact while away/phone",
        "",
        "Type of leave: Annual, Sick, Parental, Unpaid, Compassionate, Other;"
        "Half day: Morning, Afternoon",
    ),
    _kind(
        _EN,
        "Purchase order",
        "lanes table total notes sign",
        "Supplier/company;Address/address;Order no./id;Date/date;Deliver to/place;Contact/name;"
        "Terms/text",
        "Item/row/1;Part no./id/2;Description/item/5;Qty/qty/1;Unit price/amount/2;Total/amount/2",
    ),
    _kind(
        _EN,
        "Membership application",
        "photo combs ticks notes sign slip",
        "Surname/name;First names/name;Date of birth/date;Address/address;Postcode/zip;"
        "Telephone/phone;E-mail/email;Occupation/text",
        "",
        "Membership: Adult, Junior, Family, Senior, Life;Interests: Walking, Cycling, Sailing,"
        " Climbing, Photography, Music",
    ),
    _kind(
        _EN,
        "Vehicle inspection report",
        "fields checks sketch free sign",
        "Registration/id;Make and model/text;Mileage/qty;Inspector/name;Date/date;Depot/place",
        "",
        "Result: Pass, Pass with advice, Fail",
    ),
    _kind(
        _EN,
        "Patient registration",
        "captions ticks2 free likert sign",
        "Last name/name;First name/name;Date of birth/date;Address/address;Telephone/phone;"
        "Insurance company/company;Policy no./id;Family doctor/name;Emergency contact/name",
        "",
        "Sex: Male, Female, Other;Smoker: Yes, No, Formerly;Allergies: None, Penicillin, Latex,"
        " Food,"
        " Pollen, Other;Have you had: Asthma, Diabetes, Heart disease, Epilepsy, Surgery",
    ),
    _kind(
        _EN,
        "Weekly timesheet",
        "fields week total sign",
        "Name/name;Week ending/date;Project/text;Supervisor/name",
        "Day/day/2;Start/time/1.5;Finish/time/1.5;Break/time/1.2;Hours/qty/1.2;Task/text/4",
    ),
    _kind(
        _EN,
        "Customer survey",
        "notes likert ticks2 free fields",
        "Name (optional)/name;Date of visit/date;Branch/place",
        "",
        "Age: Under 20, 20-39, 40-59, 60 or over;How often do you visit?: First time, Monthly,"
        " Weekly, Daily",
    ),
    _kind(
        _EN,
        "Incident report",
        "office captions free sketch ticks sign",
        "Date of incident/date;Time/time;Place/place;Person reporting/name;Telephone/phone;"
        "Injured person/name;Witness/name",
        "",
        "Type: Injury, Near miss, Damage, Theft, Fire;Reported to: Supervisor, Police, Insurer",
    ),
    _kind(
        _EN,
        "Direct debit mandate",
        "lanes combs notes sign slip",
        "Name of account holder/name;Bank/bank;Branch address/address;Account number/id;Sort"
        " code/id;"
        "Reference/id;Date/date",
    ),
    _kind(
        _EN,
        "Statement of taxable income",
        "fields amounts notes amounts sign",
        "Name/name;Tax number/id;Year/date;Address/address",
    ),
    _kind(
        _EN,
        "Equipment loan agreement",
        "lanes table notes2 sign",
        "Borrower/name;Staff or student no./id;Department/dept;Loan date/date;Return date/date",
        "Asset tag/id/2;Equipment/item/4;Accessories/text/3;Condition/grade/2",
    ),
    _kind(
        _JA,
        "休暇届",
        "seals addressee fields ticks free notes",
        "所属/dept;氏名/name;社員番号/id;期間/date;日数/qty;休暇中の連絡先/phone",
        "",
        "休暇の種類: 年次有給休暇, 慶弔休暇, 病気休暇, 特別休暇, 代休, 欠勤",
    ),
    _kind(
        _JA,
        "経費精算書",
        "fields seals table total notes",
        "申請日/date;所属/dept;氏名/name;件名/text",
        "月日/date/1.4;支払先/company/3;内容/item/4;科目/account/2;金額/amount/2",
    ),
    _kind(
        _JA,
        "御見積書",
        "lanes total table notes",
        "御中/company;件名/text;見積番号/id;発行日/date;有効期限/date;担当/name;電話/phone",
        "品名/item/5;数量/qty/1;単位/unit/1;単価/amount/2;金額/amount/2;備考/text/2",
    ),
    _kind(
        _JA,
        "入会申込書",
        "combs ticks notes slip sign",
        "フリガナ/kana;氏名/name;生年月日/date;郵便番号/zip;住所/address;電話番号/phone;職業/job",
        "",
        "会員区分: 正会員, 準会員, 家族会員, 法人会員;お支払方法: 口座振替, 現金, カード",
    ),
    _kind(
        _JA,
        "履歴書",
        "photo history free",
        "フリガナ/kana;氏名/name;生年月日/date;現住所/address;電話/phone;連絡先/address",
        "年/qty/1;月/qty/0.7;学歴・職歴/company/8",
    ),
    _kind(
        _JA,
        "住民異動届",
        "ticks captions people office sign",
        "届出日/date;異動日/date;新しい住所/address;世帯主/name;今までの住所/address;本籍/address;"
        "届出人/name;電話番号/phone",
        "氏名/name/3;生年月日/date/2.4;性別/sex/1;続柄/kin/1.2;備考/text/2",
        "届出の種類: 転入, 転出, 転居, 世帯変更",
    ),
    _kind(
        _JA,
        "稟議書",
        "seals fields free table vertical",
        "起案日/date;決裁日/date;起案者/name;部署/dept;件名/text;金額/amount",
        "項目/item/4;金額/amount/2;摘要/text/3",
    ),
    _kind(
        _JA,
        "問診票",
        "fields likert ticks2 free notes",
        "氏名/name;生年月日/date;年齢/qty;住所/address;電話番号/phone",
        "",
        "喫煙: 吸う, 吸わない, やめた;飲酒: 毎日, 時々, 飲まない;既往症: なし, 高血圧, 糖尿病,"
        " 心臓病,"
        " ぜんそく, その他",
    ),
    _kind(
        _JA,
        "年末調整申告書",
        "captions amounts people notes",
        "氏名/name;住所/address;生年月日/date;給与の支払者/company;個人番号/id",
        "扶養親族の氏名/name/3;続柄/kin/1.2;生年月日/date/2;所得の見積額/amount/2",
    ),
    _kind(
        _JA,
        "会議室使用願",
        "addressee vertical fields sign",
        "団体名/company;代表者/name;使用日時/date;人数/qty;使用目的/text",
    ),
    _kind(
        _ZH,
        "請款單",
        "fields table total seals notes",
        "申請日期/date;單號/id;部門/dept;申請人/name;受款人/company;付款日/date",
        "項次/row/0.8;摘要/item/5;會計科目/account/2;數量/qty/1.2;金額/amount/2",
    ),
    _kind(
        _ZH,
        "請假單",
        "fields ticks free seals notes",
        "姓名/name;部門/dept;職稱/job;代理人/name;起始日/date;結束日/date;共計天數/qty",
        "",
        "假別: 事假, 病假, 特休假, 婚假, 喪假, 公假, 其他",
    ),
    _kind(
        _ZH,
        "活動報名表",
        "photo ticks2 free notes slip",
        "姓名/name;性別/sex;出生日期/date;身分證字號/id;聯絡電話/phone;通訊地址/address;"
        "電子郵件/email",
        "",
        "梯次: 第一梯, 第二梯, 第三梯;用餐: 葷食, 素食;身分: 學生, 社會人士, 會員",
    ),
    _kind(
        _ZH,
        "出差旅費報告表",
        "lanes table total sign seals",
        "姓名/name;職稱/job;出差事由/text;起訖日期/date;共計天數/qty;附單據/qty",
        "月日/date/1.5;起訖地點/place/2.6;工作記要/text/4;交通費/amount/1.8;住宿費/amount/1.8;"
        "總計/amount/2",
    ),
    _kind(
        _ZH,
        "採購申請單",
        "seals fields table notes free",
        "申請單位/dept;申請人/name;申請日期/date;需用日期/date;用途/text",
        "品名/item/4;規格/id/2;單位/unit/1;數量/qty/1.2;預估單價/amount/2;預估總價/amount/2",
    ),
    _kind(
        _ZH,
        "匯款申請書",
        "combs amounts ticks sign office",
        "匯款人姓名/name;收款人戶名/name;收款銀行/bank;收款帳號/id;匯款金額/amount;聯絡電話/phone",
        "",
        "匯款方式: 電匯, 票匯, 跨行;手續費: 匯款人負擔, 收款人負擔",
    ),
    _kind(
        _ZH,
        "設備維修單",
        "captions sketch checks sign",
        "報修單位/dept;報修人/name;設備名稱/item;財產編號/id;報修日期/date;故障情形/sentence",
        "",
        "處理結果: 修復, 送修, 報廢, 待料",
    ),
    _kind(
        _ZH,
        "滿意度調查表",
        "notes ticks likert free",
        "姓名/name;日期/date",
        "",
        "身分: 家長, 學生, 教師, 來賓;年齡: 20歲以下, 21-40歲, 41-60歲, 61歲以上",
    ),
    _kind(
        _ZH,
        "學生轉學申請書",
        "photo people vertical notes sign",
        "學生姓名/name;出生日期/date;身分證字號/id;轉入學校/school;戶籍地址/address;家長姓名/name",
        "學期/qty/1.2;學業成績/qty/2;操行/grade/2;出缺席/grade/3",
    ),
)


def kinds_in(language: Language) -> tuple[Kind, ...]:
    """The kinds printed in one language, in a fixed order."""
    return tuple(kind for kind in KINDS if kind.language is language)
