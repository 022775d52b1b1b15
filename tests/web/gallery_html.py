"""The gallery of `mali_tui.textual_rtl` as plain HTML on a grid of cells, with CSS's logical properties.

Written by hand from the texts of the gallery, not from what the app draws: a browser decides where letters and boxes
go. ``data-w`` is the selector of the widget that an element stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape

from mali_tui.textual_rtl.directions import TextDirection
from mali_tui.textual_rtl.gallery import FOLDER, NAMES, WORDS

COLUMNS = 90
FONT = "DejaVu Sans Mono"  # all its Arabic letters are as wide as its Latin ones
STYLE = f"""
* {{ box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; text-decoration: none }}
body {{ font: 16px/20px "{FONT}"; background: #121212; color: #e0e0e0; border: none }}
#screen {{ width: {COLUMNS}ch; background: #121212 }}
main {{ padding: 0 1ch }}
.row {{ display: flex }}
.fit {{ width: fit-content; white-space: pre }}
.box {{ border: solid transparent; border-width: 1lh 1ch; position: relative }}
.box::before, .lines > ::before {{ content: ""; position: absolute; inset: -.5lh -.5ch; border: 1px solid #4a7fb0 }}
.title {{ position: absolute; inset-inline-start: 2ch; top: -1lh; background: #121212; white-space: pre }}
.title.sub {{ inset-inline: auto 2ch; top: auto; bottom: -1lh }}
.scroll {{ overflow: hidden auto; height: 5lh }}
::-webkit-scrollbar {{ width: 2ch; height: 1lh }}
::-webkit-scrollbar-track, ::-webkit-scrollbar-corner {{ background: #000 }}
::-webkit-scrollbar-thumb {{ background: #56707f }}
td, th {{ padding: 0 1ch; text-align: start; white-space: nowrap }}
th {{ color: #0178d4; font-weight: normal }}
table {{ border-collapse: collapse }}
button {{ background: #2c3a46; border: none; min-width: 16ch; height: 3lh; text-align: center }}
a {{ text-decoration: underline }}
ul, ol {{ list-style: none }}
li {{ white-space: nowrap }}
.marked {{ display: flex; white-space: normal }}
.marked > :first-child {{ white-space: pre; color: #3d90d0 }}
h1 {{ text-align: center; color: #3d90d0 }}
details {{ padding: 0 0 1lh; padding-inline-start: 1ch; border-top: 1lh solid transparent }}
summary {{ list-style: none; width: fit-content; padding: 0 1ch; background: #2c3a46 }}
article > * {{ margin-bottom: 1lh }}
blockquote {{ border-inline-start: 1ch solid #3d90d0; padding: 0 1ch; background: #1e1e1e }}
.grid {{ display: grid }}
.lines > * {{ padding: 0 1ch; position: relative }}
nav > * {{ padding: 0 1ch; white-space: pre }}
nav {{ height: 2lh; background: linear-gradient(#333, #333) 0 1.5lh / 100% 2px no-repeat }}
nav > .active {{ background: linear-gradient(#3d90d0, #3d90d0) 0 1.5lh / 100% 2px no-repeat }}
nav > * {{ height: 2lh }}
hr {{ border: none; border-top: 1px solid #4a7fb0; position: relative; top: .5lh }}
.keys {{ width: 30ch; border-inline-start: 1px solid #888; padding-top: 1lh }}
.keys table {{ margin: 0 auto }}
.keys td {{ padding: 0; padding-inline-start: 1ch }}
.toast {{ border-inline-start: 1ch solid #3d90d0; padding: 1lh 1ch; width: 44ch; margin-inline: auto 1ch }}
#welcome {{ padding: 1lh 2ch; height: 18lh; position: relative }}
#welcome > * {{ margin-bottom: 1lh }}
#welcome blockquote {{ padding-inline: 1ch 2ch }}
#welcome button {{ position: absolute; inset: auto 0 0; background: #4ebf71; margin: 0 }}
.key {{ color: #ffa62b }}
.check {{ display: block; padding-inline: 1ch 2ch }}
.mark {{ white-space: pre; background: #2c3a46; color: #7f95a5 }}
.switch {{ background: #000; height: 1lh; width: 4ch; margin-inline: 2ch }}
.switch > * {{ background: #808080; height: 1lh; width: 2ch; margin-inline-start: auto }}
header, footer {{ background: #1f2b36 }}
html {{ background: #121212 }}
"""


class Pages:
    """The pages in one direction."""

    def __init__(self, direction: TextDirection) -> None:
        self.direction = direction
        self.auto = ' dir="auto"' if direction == "auto" else ""

    def document(self, names: Iterable[str] = (), tabs: Iterable[str] = ("text",), style: str = "") -> str:
        """All pages, or those named, one below the other, between header and footer; the first has the active tab."""
        root = "rtl" if self.direction == "rtl" else "ltr"
        pages = "".join(f'<main id="{name}">{self.page(name)}</main>' for name in names or PAGES)
        return (
            f'<!doctype html><html lang="ar" dir="{root}"><meta charset="utf-8"><style>{STYLE}{style}</style><body>'
            f'<div id="screen">{self.header(tabs, *names)}{pages}{self.footer()}</div></body></html>'
        )

    def page(self, name: str) -> str:
        """The content of a page."""
        return overlays_page(self) if name == OVERLAYS else PAGES[name](self)

    def text(self, words: str, widget: str = "", css: str = "", style: str = "") -> str:
        """A paragraph, in the direction of its first letter where that counts."""
        named = f' data-w="{escape(widget)}"' if widget else ""
        return f'<p{named}{self.auto} class="{css}" style="{style}">{escape(words)}</p>'

    def header(self, tabs: Iterable[str], active: str = "text", *_others: str) -> str:
        """The title of the app, and the tabs of pages."""
        shown = "".join(
            f'<div{" class=active" * (name == active)} data-w="ContentTab"{self.auto}>{WORDS["pages"][name]}</div>'
            for name in tabs
        )
        return (
            '<header class="row"><div data-w="HeaderIcon" style="width:8ch;padding:0 1ch">⭘</div>'
            f'<div data-w="HeaderTitle" style="flex:1;text-align:center">{WORDS["title"]}</div>'
            f'<div style="width:10ch"></div></header><nav class="row tabs">{shown}</nav>'
        )

    def footer(self) -> str:
        """The keys, that of the palette at the end."""
        keys = {"f2": "next_direction", "f3": "show_message", "f10": "quit"}
        shown = "".join(
            f'<div data-w="FooterKey:{at}" class="fit" style="padding-inline:1ch"{self.auto}>'
            f'<bdi class="key">{key}</bdi> {WORDS[name]}</div>'
            for at, (key, name) in enumerate(keys.items())
        )
        palette = '<bdi class="key">^p</bdi> palette'
        at_end = "margin-inline-start:auto;border-inline-start:1ch solid transparent;padding-inline-end:1ch"
        last = f'<div data-w="FooterKey:3" class="fit" style="{at_end}">{palette}</div>'
        return f'<footer class="row">{shown}{last}</footer>'


def text_page(pages: Pages) -> str:
    """Text, and what is around it."""
    title, latin = (
        f'<span class="title {css}">{WORDS[word]}</span>' for css, word in (("", "title"), ("sub", "latin"))
    )
    return (
        f'<div data-w=".bordered" class="box" style="width:40ch">{title}{latin}'
        f"{pages.text(WORDS['text'], style='padding-inline-start:2ch')}</div>"
        f"{pages.text(WORDS['mixed'], 'Label:0', 'fit')}{pages.text(WORDS['latin'], 'VerticalScroll > Static:2')}"
        f'<a class="fit" style="display:block" data-w="Link"{pages.auto}>{WORDS["title"]}</a>'
        '<details open data-w="Collapsible">'
        f'<summary data-w="CollapsibleTitle"{pages.auto}>▼ {WORDS["title"]}</summary>'
        f'<div data-w="Contents" style="padding-top:1lh;padding-inline-start:3ch">'
        f"{pages.text(WORDS['text'], 'Contents Label', 'fit')}</div></details>"
        f"{markdown(pages)}"
    )


def markdown(pages: Pages, wide: tuple[int, int] = (46, 35)) -> str:
    """The page of Markdown."""
    auto = pages.auto
    rows = "".join(
        f'<div data-w="MarkdownTableCellContents:{at}">{word}</div>'
        for at, word in enumerate(("اسم", "سنة", "مالي", "1960", "النيجر", "1960"))
    )
    grid = f"grid-template-columns:{wide[0]}ch {wide[1]}ch;gap:1lh 1ch;padding:1lh 1ch"
    return (
        '<article data-w="Markdown" style="padding:2lh 2ch">'
        f'<h1 data-w="MarkdownH1"{auto}>عنوان</h1>'
        f'<p data-w="MarkdownParagraph:0"{auto}>فقرة من <i>كلمات</i> و<b>كلمات</b> ورابط إلى <a>صفحة</a>.</p>'
        f'<ul data-w="MarkdownBulletList"{auto}><li class="marked"><span>• </span><p>بند أول</p></li>'
        '<li class="marked"><span>• </span><div style="flex:1"><p>بند ثان</p><ol data-w="MarkdownOrderedList">'
        '<li class="marked"><span> 1. </span><p>بند داخلي</p></li></ol></div></li></ul>'
        f'<blockquote data-w="MarkdownBlockQuote"{auto}><p>اقتباس</p></blockquote>'
        f'<div data-w="MarkdownTable" class="grid lines" style="{grid}"{auto}>{rows}</div>'
        '<pre data-w="MarkdownFence" dir="ltr" style="padding:1lh 2ch;background:#1e1e1e">'
        'print("x = 1")  # تعليق</pre></article>'
    )


def lists_page(pages: Pages) -> str:
    """Lists and trees."""
    options = "".join(pages.text(name) for name in NAMES)
    items = "".join(
        f'<div data-w="ListItem:{at}">{pages.text(name, f"ListItem Label:{at}", "fit")}</div>'
        for at, name in enumerate(NAMES[:7])
    )
    choices = "".join(f"<p{pages.auto}><bdi class=mark> X </bdi> {name}</p>" for name in NAMES)
    leaves = "".join(f"<li>{name}</li>" for name in NAMES[1:4])
    indent = "padding-inline-start:4ch"
    files = sorted(FOLDER.iterdir(), key=lambda file: (not file.is_dir(), file.name.lower()))
    names = "".join(f'<li style="{indent}">{ICON}<bdi>{file.name}</bdi></li>' for file in files)
    return (
        f'<div data-w="OptionList" class="box" style="padding:0 1ch"><div class="scroll">{options}</div></div>'
        f'<div data-w="ListView" class="scroll" style="height:7lh">{items}<p>-</p></div>'
        f'<div data-w="SelectionList" class="box" style="padding:0 1ch"><div class="scroll">{choices}</div></div>'
        f'<div data-w="Tree" class="box" style="height:7lh">▼ {WORDS["title"]}'
        f'<ul style="{indent}"><li>▼ {NAMES[0]}</li><ul style="{indent}">{leaves}</ul></ul></div>'
        f'<div data-w="DirectoryTree" class="box"><div class="scroll">{ICON}<bdi>{FOLDER.name}</bdi>'
        f"<ul>{names}</ul></div></div>"
    )


ICON = '<i style="display:inline-block;width:3ch"></i>'


def tables_page(pages: Pages) -> str:
    """Tables and records."""
    column = WORDS["column"]
    heads = "".join(f"<th>{name}</th>" for name in (column, WORDS["year"], *[f"{column} {at}" for at in range(2, 9)]))
    rows = "".join(
        f"<tr>{''.join(f'<td>{word}</td>' for word in (name, str(1960 + at), *NAMES[1:8]))}</tr>"
        for at, name in enumerate(NAMES)
    )
    lines = "".join(pages.text(line) for line in WORDS["log"])
    log = 'dir="ltr"' if pages.direction == "rtl" else ""
    shown = "{" + ", ".join(f"'{name}': {at}" for at, name in enumerate(NAMES[:3])) + "}"
    return (
        '<div data-w="DataTable" class="box"><div class="scroll">'
        f"<table><tr>{heads}</tr>{rows}</table></div></div>"
        f'<div data-w="Log" class="scroll" style="height:7lh;overflow-y:scroll" {log}>{lines}</div>'
        f'<div data-w="RichLog" class="scroll" style="height:7lh;overflow-y:scroll">{lines}</div>'
        f'<div data-w="Pretty" dir="ltr">{escape(shown)}</div>'
    )


def fields_page(pages: Pages) -> str:
    """What can be typed in: a field runs the way of what stands in it, unless that is hidden."""
    field = '<div data-w="Input:{at}" class="box" style="padding:0 2ch" dir="{side}">{words}</div>'
    code = "\n".join(f"{number}  {line}" for number, line in enumerate(WORDS["code"].split("\n"), 1))
    empty = "ltr" if pages.direction == "ltr" else "auto"
    root, hidden = "rtl" if pages.direction == "rtl" else "ltr", "•" * len(WORDS["text"])
    return (
        f"{field.format(at=0, side='auto', words=WORDS['mixed'])}"
        f"{field.format(at=1, side=empty, words=WORDS['placeholder'])}"
        f"{field.format(at=2, side=root, words=hidden)}"
        '<div data-w="MaskedInput" class="box" style="padding:0 2ch" dir="ltr">2021-11-23</div>'
        '<div data-w="SelectCurrent" class="box row" style="padding:0 2ch">'
        f"{pages.text(NAMES[1], 'SelectCurrent #label', style='flex:1')}"
        '<span data-w="SelectCurrent .down-arrow" style="padding-inline-start:1ch">▼</span></div>'
        f'<div data-w="TextArea:0" class="box" style="padding:0 1ch;height:5lh">{pages.text(WORDS["text"])}</div>'
        '<pre data-w="TextArea:1" class="box" style="padding:0 1ch;height:5lh" dir="ltr">'
        f"{code}</pre>"
    )


def choices_page(pages: Pages) -> str:
    """Buttons and switches."""
    buttons = "".join(
        f'<button data-w="Button:{at}"{pages.auto}>{name}</button>' for at, name in enumerate(NAMES[:3])
    )
    radio = "".join(
        f'<label data-w="RadioButton:{at}" style="display:block"{pages.auto}><bdi class=mark> ● </bdi> {name}</label>'
        for at, name in enumerate(NAMES[:3])
    )
    tabs = "".join(
        f'<div data-w="TabPane Tab:{at}" class="{"" if at else "active"}"{pages.auto}>{name}</div>'
        for at, name in enumerate(NAMES[:4])
    )
    return (
        f'<div class="row" data-w=".buttons">{buttons}</div>'
        f'<label data-w="Checkbox" class="box fit check"{pages.auto}>'
        f"<bdi class=mark> X </bdi> {NAMES[0]}</label>"
        '<div data-w="Switch" class="box" style="width:10ch"><div class="switch"><div></div></div></div>'
        f'<div data-w="RadioSet" class="box" style="padding:0 1ch">{radio}</div>'
        f'<nav class="row">{tabs}</nav>'
    )


def signs_page(pages: Pages) -> str:
    """What is drawn rather than written."""
    percentage = "width:5ch;text-align:end"
    placeholder = "width:24ch;height:3lh;padding-top:1lh;text-align:center;background:#2c3a46"
    names = "".join(pages.text(name, css="fit") for name in NAMES)
    bars = "".join(f'<i style="flex:1;background:#3d90d0;height:{high / 9}lh"></i>' for high in (1, 2, 4, 8, 4, 9, 1))
    return (
        '<div data-w="Digits" style="height:3lh"></div>'
        '<div data-w="ProgressBar" class="row" style="width:37ch"><div data-w="Bar" style="width:32ch">'
        '<div id="done" style="width:30%;height:1lh;background:#3d90d0"></div></div>'
        f'<div data-w="PercentageStatus" style="{percentage}">30%</div></div>'
        f'<div data-w="Sparkline" class="row" style="height:1lh;align-items:end">{bars}</div>'
        '<div data-w="Rule" style="height:1lh;margin:1lh 0"><hr></div>'
        f'<div data-w="Placeholder" style="{placeholder}">{WORDS["title"]}</div>'
        '<div data-w=".scrolled" id="scrolled" style="width:40ch;height:6lh;overflow:auto">'
        f"{pages.text(' '.join(NAMES * 2), css='fit')}{names}</div>"
    )


def layouts_page(pages: Pages) -> str:
    """How widgets are arranged, and the sides of what is around them."""
    grid = "grid-template-columns:minmax(0,1fr) minmax(0,2fr) 11ch;column-gap:2ch;padding-inline:3ch 1ch"
    cells = "".join(pages.text(name, f"Grid Label:{at}", "fit") for at, name in enumerate(NAMES[:6]))
    both = f"{WORDS['mixed']} {WORDS['latin']}"
    sided = "".join(
        f'<div data-w=".sided:{at}" style="width:40ch;border-inline-start:1ch solid #3d90d0">'
        f"{pages.text(both, style=f'padding-inline-start:1ch;text-align:{side}')}</div>"
        for at, side in enumerate(("start", "center", "end"))
    )
    start, end = "float:inline-start;margin-inline-end:2ch", "float:inline-end"
    docks = f'<div style="{start}">{pages.text(NAMES[0], ".docked", "fit")}</div>'
    docks += f'<div style="{end}">{pages.text(NAMES[1], ".docked-at-end", "fit")}</div>'
    spaced = f'<div style="margin-inline:4ch 1ch">{pages.text(NAMES[1], ".spaced", "fit")}</div>'
    return (
        f'<div data-w="Grid" class="grid" style="{grid}">{cells}</div>'
        f'<div data-w=".docks">{docks}{pages.text(WORDS["text"])}</div>'
        f'<div data-w=".row" class="row">{pages.text(NAMES[0], css="fit")}{spaced}'
        f"{pages.text(WORDS['latin'], '.rest', style='flex:1;padding-inline-end:2ch')}</div>{sided}"
        '<div data-w=".at-end" class="row" style="justify-content:end">'
        f"{pages.text(NAMES[0], '.at-end Label', 'fit')}</div>"
        f'<div data-w=".switcher">{pages.text(NAMES[1], "#name-1", "fit")}</div>'
    )


def panels_page(pages: Pages) -> str:
    """Widgets of several others."""
    sign = '<i style="display:inline-block;width:2ch">Ⅰ</i>'
    contents = f'<div class="box" style="padding:1lh 1ch" data-w="MarkdownTableOfContents Tree">{sign}عنوان</div>'
    arrows = ("→", "←") if pages.direction == "rtl" else ("←", "→")
    words = (*zip(arrows, ("Previous tab", "Next tab"), strict=True), ("tab", "Focus Next"))
    rows = "".join(
        f'<tr><td class="key" style="text-align:end">{key}</td><td>{word}</td></tr>' for key, word in words
    )
    keys = f'<div class="keys"><table>{rows}</table></div>'
    return (
        '<div data-w="LoadingIndicator" style="text-align:center">Loading...</div>'
        '<div data-w="MarkdownViewer" class="row" style="height:12lh;overflow:hidden scroll">'
        f'<aside data-w="MarkdownTableOfContents" style="width:11ch">{contents}</aside>'
        f'<div style="flex:1">{markdown(pages, (38, 30))}</div></div>'
        f'<div class="row" style="height:12lh;justify-content:end">{keys}{keys}</div>'
        f'<div id="welcome" data-w="Welcome"><p style="text-align:center"{pages.auto}>Welcome!</p>'
        "<p>Textual is a TUI, or <i>Text User Interface</i>, framework for Python inspired by modern web "
        "development. <b>We hope you enjoy using Textual!</b></p><p>Dune quote</p>"
        f"<blockquote>{DUNE}</blockquote><button>OK</button></div>"
    )


DUNE = (
    '"I must not fear. Fear is the mind-killer. Fear is the little-death that brings total obliteration. I will face '
    "my fear. I will permit it to pass over me and through me. And when it has gone past, I will turn the inner eye "
    'to see its path. Where the fear has gone there will be nothing. Only I will remain."'
)


def overlays_page(pages: Pages) -> str:
    """What is shown over a page: the open list of a Select, and a message."""
    options = "".join(pages.text(name, style="padding:0 1ch") for name in ("Select", *NAMES))
    return (
        f'<div data-w="SelectOverlay" class="box" style="padding:0 1ch"><div class="scroll">{options}</div></div>'
        f'<div data-w="Toast" class="toast">{pages.text(WORDS["title"])}{pages.text(WORDS["text"])}</div>'
    )


OVERLAYS = "overlays"
PAGES: Mapping[str, Callable[[Pages], str]] = {
    "text": text_page,
    "lists": lists_page,
    "tables": tables_page,
    "fields": fields_page,
    "choices": choices_page,
    "signs": signs_page,
    "layouts": layouts_page,
    "panels": panels_page,
}
