"""A made report in which every script of a forum stands in every place of a page."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportgen.document import (
    Block,
    Cell,
    Citation,
    Cited,
    Column,
    Contents,
    Document,
    Furniture,
    Heading,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    PageBreak,
    Paragraph,
    Part,
    Properties,
    Quote,
    Row,
    Table,
    Text,
)
from reportgen.writers import write_pdf


@dataclass(frozen=True, slots=True)
class Words:
    """What an invented person says in a language: a name and two sentences."""

    language: str
    name: str
    short: str
    long: str


SAID: Mapping[str, Words] = {
    words.language: words
    for words in (
        Words(
            "el",
            "Ελένη Παπαδάκη",
            "Οι υπηρεσίες κρίνονται στο γκισέ.",
            "Προτείνουμε ένα κοινό μητρώο διευθύνσεων για όλους τους δήμους έως το 2027.",
        ),
        Words(
            "ru",
            "Павел Дробышев",
            "Услуги оценивают у окошка.",
            "Мы предлагаем единый реестр адресов для всех районов, включая сёла, до 2027 года.",
        ),
        Words(
            "ko",
            "한지원",
            "서비스는 창구에서 평가받습니다.",
            "우리는 2027년까지 모든 군이 하나의 주소 등록부를 함께 쓰자고 제안합니다.",
        ),
        Words(
            "zh",
            "林若溪",
            "公共服务的好坏，要看窗口。",
            "我们建议各县在2027年以前共用一个地址登记册（包括村庄），并公布谁来维护、谁来付费；"
            "没有人负责的系统，第二年就没有人使用。",
        ),
        Words(
            "ja",
            "青木ひなた",
            "行政サービスは窓口で評価されます。",
            "二〇二七年までに、すべての町が一つの住所台帳を使うことを提案します。「だれが直すのか」も決めましょう。",
        ),
        Words(
            "ar",
            "ليلى الحدّاد",
            "تُقاس الخدمات عند الشباك، لا في الأوراق.",
            "نقترح سجلاً واحداً للعناوين (بما فيها القرى) قبل نهاية عام 2027، على أن تنشر هيئة SIDA "
            "كلفته في كل سنة، وأن يعرف الناس من يصحّح الخطأ ومن يدفع ثمن الصيانة.",
        ),
        Words(
            "he",
            "נועה ברק",
            "שירות נמדד בדלפק (לא במסמך).",
            "אנו מציעים מרשם כתובות אחד לכל המועצות עד שנת 2027, עם תקציב תחזוקה [קבוע] ועם אחראי אחד "
            "שכל תושב יודע את שמו.",
        ),
        Words(
            "th",
            "ณัฐธิดา วงศ์คำ",
            "บริการวัดกันที่หน้าเคาน์เตอร์",
            "เราเสนอให้ทุกอำเภอใช้ทะเบียนที่อยู่เดียวกันภายในปี 2027 และประกาศให้ชาวบ้านรู้ว่าใครเป็นผู้แก้ไขข้อมูล"
            "ที่ผิดและใครเป็นผู้จ่ายค่าดูแลระบบในปีที่สอง",
        ),
        Words(
            "hi",
            "कविता श्रीवास्तव",
            "सेवा की परख खिड़की पर होती है।",
            "हमारा प्रस्ताव है कि सभी ज़िले 2027 तक पतों की एक ही पंजी रखें और बताएँ कि त्रुटि कौन सुधारेगा।",
        ),
    )
}
NEIGHBOURS = {
    "ko": "Dr. Han Ji-won (한지원, 韓智苑) of SIDA",
    "ar": "Ms. Layla al-Haddad (ليلى الحدّاد) of SIDA",
    "zh": "Ms. Lin Ruoxi (林若溪) of SIDA",
}
SOURCE = "transcripts/s1.vtt"


def plain(text: str, language: str = "") -> Paragraph:
    """Return a paragraph of body text."""
    return Paragraph((Text(text, language=language),))


def _person(number: int, words: Words) -> tuple[Block, ...]:
    item = Paragraph((Text(words.short, language=words.language),), "List Bullet")
    linked = Link(words.name, "https://forum.example.org/people")
    return (
        Heading(2, (Text(words.name, language=words.language),), f"person-{number}"),
        Paragraph(
            (
                Text("Dr. Han Ji-won (한지원) asked "),
                Text(words.name, "Strong", words.language),
                Text(", who said “"),
                Cited(words.long, number * 2 - 1),
                Text("”"),
                NoteRef(number),
                Text(" and gave the figures of 2026 (12.5 %). See "),
                linked,
                Text("."),
            )
        ),
        Quote(
            (Text("“"), Cited(words.short, number * 2), Text("”")),
            (Text(words.name, language=words.language), Text(", session 1, 14:05")),
        ),
        List((ListItem((item,)), ListItem((item, plain(words.long, words.language))))),
    )


def _table() -> Table:
    def cell(text: str, language: str = "", style: str = "Table Text") -> Cell:
        return Cell((Paragraph((Text(text, language=language),), style),))  # type: ignore[arg-type]

    head = Row(tuple(cell(t, style="Table Heading") for t in ("Who", "What", "Year")), "header")
    rows = [
        Row((cell(w.name, w.language), cell(w.long, w.language), cell("2027")))
        for w in SAID.values()
    ]
    caption = (Text("Table 1. " + " · ".join(w.name for w in SAID.values())),)
    columns = (Column(0.3), Column(0.55), Column(0.15, "right"))
    return Table(columns, (head, *rows), "Who proposed what", caption)


def scripts_document(language: str = "en-GB", title: str = "") -> Document:
    """Return the report, in an English frame or, for another language, with its own words."""
    own = SAID.get(language.split("-")[0])
    names = " · ".join(words.name for words in SAID.values())
    body = [block for n, words in enumerate(SAID.values(), 1) for block in _person(n, words)]
    frame = own.long if own else "Every script below was set by the same program."
    return Document(
        template="outcome_report",
        properties=Properties(
            title or f"Seomaru Forum: {names}",
            "Outcome report",
            "한지원, ليلى الحدّاد",
            language,
            dt.datetime(2026, 5, 20, 9, 30, tzinfo=dt.UTC),
            ("論壇", "منتدى"),
        ),
        furniture=Furniture(
            f"Seomaru {own.name}" if own else "Seomaru Forum · 서마루 포럼 · منتدى سيومارو",
            own.short if own else "Outcome report · תוצאות",
            "Draft",
            "20 May 2026",
            "ณัฐธิดา · कविता · 林若溪",
        ),
        cover=(
            Paragraph((Text(own.short if own else f"Seomaru Forum {names}"),), "Title"),
            Paragraph((Text(frame),), "Subtitle"),
        ),
        cover_page=False,
        parts=(
            Part("contents", (Contents("Contents"), PageBreak())),
            Part(
                "sessions",
                (
                    Heading(1, (Text("서마루 2026 · سيومارو (SIDA) · 林若溪"),), "sessions", "1."),
                    *(plain(text) for text in NEIGHBOURS.values()),
                    plain(frame),
                    *body,
                    _table(),
                ),
            ),
        ),
        notes=tuple(
            Note(n, (Text(f"{words.name}: ", language=words.language), Text(words.short)))
            for n, words in enumerate(SAID.values(), 1)
        ),
        citations=tuple(
            Citation(n, "quotation", text, SOURCE, "0" * 64, f"s1-{n}", 0, len(text), n)
            for n, text in enumerate(
                (text for words in SAID.values() for text in (words.long, words.short)), 1
            )
        ),
        fields={},
    )


@cache
def scripts_pdf(language: str = "en-GB") -> bytes:
    """The report in every script as PDF, written once a test run."""
    return write_pdf(scripts_document(language))
