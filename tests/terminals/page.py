"""A test page for the measure itself: two panes of text side by side, sent to the terminal rightly or wrongly.

Usage: page.py SENDING COLUMNS [SCRIPT]   with SENDING one of SENDINGS and SCRIPT one of SCRIPTS; it is printed line
by line, without any framework.
"""

from __future__ import annotations

import os
import re
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Mapping
from itertools import zip_longest
from unicodedata import decomposition

from reference import Field
from rich.cells import cell_len
from rich.segment import Segment

from mali_tui.rtl.encodings import Encoding, encode
from mali_tui.rtl.line_layout import layout_cells
from mali_tui.terminal.detect import identify, probe

PANES = (
    "زار وزير خارجية مالي، عبدالله ديوب، العاصمة الروسية موسكو زيارة رسمية في 10 نوفمبر 2021. وقال ●نظيره الروسي إن "
    "موسكو وقّعت مع باماكو عددًا من الاتفاقيات، وإن بلاده ملتزمة بالوفاء بهذه العقود. وتُعرف المجموعة بالرمز (G5)، "
    "ولا تخفض فرنسا قواتها دفعة واحدة: من نحو 5100 عنصر إلى ما يقارب 2500–3000 جندي.",
    "▼الحدث: عملية «سيرفال» (يناير 2013). تقوم عليه خمسة أقوال، منها أن الجماعات الإرهابية هيمنت على الشمال، وأن "
    "العملية تحولت إلى «برخان». المصدر: مركز المستقبل [23 نوفمبر 2021]، وقد ذكر Wagner Group أيضًا؛ فهل من رد؟",
)
# In each script, two texts with signs, numbers and Latin words in them.
SCRIPTS: Mapping[str, tuple[str, str]] = {
    "arabic": PANES,
    "hebrew": (
        "שר החוץ של מאלי, עבדאללה דיופ, ביקר במוסקבה ב־10 בנובמבר 2021 (ביקור רשמי). ●הממשלה הודיעה: Wagner Group "
        "אינה במדינה; האם יש תשובה?",
        "▼בחר: מבצע «סרוואל» [ינואר 2013] החל בצפון, ומספר החיילים ירד מ־5100 אל 2500–3000. – סוף",
    ),
    "urdu": (
        "مالی کے وزیر خارجہ نے 10 نومبر 2021 کو ماسکو کا دورہ کیا (سرکاری)۔ ●ڈرامہ، ٹیم، گاڑی اور Wagner Group: کیا "
        "جواب ہے؟",
        "▼چنیں: آپریشن «سروال» [جنوری 2013] شمال میں شروع ہوا، فوجی 5100 سے 2500–3000 رہ گئے۔",
    ),
    "persian": (
        "وزیر خارجه مالی در 10 نوامبر 2021 به مسکو رفت (رسمی). ●دولت گفت: Wagner Group در کشور نیست؛ آیا پاسخی هست؟ "
        "می‌خواهد.",
        "▼برگزینید: عملیات «سروال» [ژانویه 2013] در شمال آغاز شد، سربازان از ۵۱۰۰ به 2500–3000 رسیدند.",
    ),
    "pashto": (
        "د مالي د بهرنیو چارو وزیر په 10 نومبر 2021 مسکو ته ولاړ (رسمي). ●حکومت وویل: Wagner Group په هېواد کې "
        "نشته؛ ځواب شته؟",
        "▼وټاکئ: د «سروال» عملیات [جنوري 2013] په شمال کې پیل شول، ښځې او څلور ډلې له 5100 څخه.",
    ),
    "sorani": (
        "وەزیری دەرەوەی مالی لە 10ی 2021 سەردانی مۆسکۆی کرد (فەرمی). ●حکومەت گوتی: Wagner Group لە شار نییە؛ وەڵام "
        "هەیە؟",
        "▼هەڵبژێرە: کردەی «سێرڤال» [2013] لە باکوور دەستی پێکرد، سەرباز لە 5100 بۆ 2500–3000 کەم بوونەوە.",
    ),
}
MARGIN = 2  # cells: a border and a blank
Row = tuple[str, str]  # a logical line of the right pane, and the one beside it in the left


def rows_of(columns: int, script: str = "arabic") -> list[Row]:
    """The lines of the page, without borders."""
    right, left = (textwrap.wrap(text, columns // 2 - 2 * MARGIN) for text in SCRIPTS[script])
    most = max(len(right), len(left))
    return list(zip(right + [""] * (most - len(right)), left + [""] * (most - len(left)), strict=True))


def fields(columns: int, script: str = "arabic") -> list[Field]:
    """Where the page has which text."""
    width = columns // 2
    return [
        Field(number, left + MARGIN, width - 2 * MARGIN, text, "rtl")
        for number, row in enumerate(rows_of(columns, script))
        for left, text in zip((width, 0), row, strict=True)
        if text
    ]


def frame_line(text: str, width: int) -> str:
    """A logical line between the borders of its pane."""
    return f"│ {text}{' ' * (width - 2 * MARGIN - cell_len(text))} │"


def laid_out(text: str) -> str:
    return "".join(cell.text for cell in layout_cells(text, "rtl", False))


def visual(row: Row, width: int) -> str:
    return laid_out(frame_line(row[1], width)) + laid_out(frame_line(row[0], width))


def encode_line(line: str, encoding: Encoding) -> str:
    """A visual line as a terminal of that encoding is to be sent it."""
    segments = encode([Segment(line)], encoding)
    return "".join(each.style.render(each.text) if each.style else each.text for each in segments)


def logical(row: Row, width: int) -> str:
    """As the text is stored: what a program sends that knows nothing of Arabic."""
    return frame_line(row[1], width) + frame_line(row[0], width)


def unjoin_letters(row: Row, width: int) -> str:
    """In the right order, but with the letters' base forms; lām-alif stays in its one cell."""
    return "".join(
        character if "\ufef5" <= character <= "\ufefc" else unicodedata.normalize("NFKC", character)
        for character in visual(row, width)
    )


def unjoin_one(row: Row, width: int) -> str:
    """In each word one letter that ought to be joined on both sides, else on one, has its base form."""
    words = visual(row, width).split(" ")
    for index, word in enumerate(words):
        for form in ("<medial>", "<initial>", "<final>"):
            at = next((at for at, letter in enumerate(word) if decomposition(letter).startswith(form)), None)
            if at is not None:
                words[index] = word[:at] + unicodedata.normalize("NFKC", word[at]) + word[at + 1 :]
                break
    return " ".join(words)


def letters_reversed(row: Row, width: int) -> str:
    """Every word where it belongs, its letters from the left."""
    return encode_line(visual(row, width), "words_run")


def words_reversed(row: Row, width: int) -> str:
    """Every word as it should be, but the first word of a line at the left."""
    turned = (" ".join(laid_out(word) for word in text.split()) for text in (row[1], row[0]))
    return "".join(frame_line(" " * (width - 2 * MARGIN - len(text)) + text, width) for text in turned)


def panes_mixed(row: Row, width: int) -> str:
    """The whole row as one paragraph: the panes change places."""
    return laid_out(frame_line(row[1], width).replace("│", "|") + frame_line(row[0], width).replace("│", "|"))


def one_cell_off(row: Row, width: int) -> str:
    """All text a cell too far to the left."""
    return "".join(laid_out(frame_line(f" {text}", width)) for text in (row[1], row[0]))


def brackets_unmirrored(row: Row, width: int) -> str:
    """All as it should be but for the brackets and quotes, which face away from what they hold."""
    return visual(row, width).translate(str.maketrans("()[]«»", ")(][»«"))


def signs_moved(row: Row, width: int) -> str:
    """All as it should be but for signs at the beginning of a word, which stand at its end."""
    return re.sub("([^ │]+)([●▼])(?= )", r"\2\1", visual(row, width))


WRONG: Mapping[str, Callable[[Row, int], str]] = {
    "logical": logical,
    "unjoined": unjoin_letters,
    "one-unjoined": unjoin_one,
    "letters-reversed": letters_reversed,
    "words-reversed": words_reversed,
    "panes-mixed": panes_mixed,
    "one-cell-off": one_cell_off,
    "brackets-unmirrored": brackets_unmirrored,
    "signs-moved": signs_moved,
}
SENDINGS = ("right", *WRONG)


def count_wrong(sending: str, columns: int, script: str) -> int:
    """How many words are not as they should be in a page that is sent so."""
    width = columns // 2
    pairs = [(visual(row, width), WRONG[sending](row, width)) for row in rows_of(columns, script)]
    return sum(
        word != wrong for right, sent in pairs for word, wrong in zip_longest(right.split(" "), sent.split(" "))
    )


def main(sending: str, columns: int, script: str = "arabic") -> None:
    terminal = identify(probe(), os.environ)
    sys.stdout.write(terminal.enter + "\x1b[?25l\x1b[H\x1b[2J")
    for row in rows_of(columns, script):
        width = columns // 2
        line = WRONG.get(sending, visual)(row, width)
        sys.stdout.write(encode_line(line, terminal.encoding) + "\r\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
