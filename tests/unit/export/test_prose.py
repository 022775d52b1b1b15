"""Conversion of paragraphs into lines of text, links and marks."""

from mali_tui.content.model import ProseLink as ProseLink
from mali_tui.content.model import ProseParagraph
from mali_tui.export.document import ClaimMark, DocumentLink, Text
from mali_tui.export.prose import prose_line
from mali_tui.reading.location import Location


def test_a_mark_follows_the_punctuation_after_a_claim() -> None:
    paragraph = ProseParagraph("He left. So", (ProseLink(0, 7, "claim", "left"),))
    assert prose_line(paragraph) == (
        DocumentLink((Text("He left"),), Location("claim", "left"), is_anchor=True),
        Text("."),
        ClaimMark("left"),
        Text(" So"),
    )


def test_a_claim_at_the_end_has_its_mark() -> None:
    assert prose_line(ProseParagraph("He left", (ProseLink(0, 7, "claim", "left"),)))[-1] == ClaimMark("left")


def test_other_links_have_no_mark() -> None:
    line = prose_line(ProseParagraph("By Wagner.", (ProseLink(3, 9, "actor", "wagner"),)))
    assert line == (Text("By "), DocumentLink((Text("Wagner"),), Location("actor", "wagner")), Text("."))


def test_emphasis_is_split_where_links_begin_and_end() -> None:
    paragraph = ProseParagraph("so very long ago", (ProseLink(8, 12, "term", "long"),), ((3, 12),))
    assert prose_line(paragraph) == (
        Text("so "),
        Text("very ", "emphasis"),
        DocumentLink((Text("long", "emphasis"),), Location("term", "long")),
        Text(" ago"),
    )
