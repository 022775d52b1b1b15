"""A paragraph becomes a line of words, links and marks."""

from mali_tui.content.model import Link as ProseLink
from mali_tui.content.model import Paragraph
from mali_tui.export.document import ClaimMark, Link, Text
from mali_tui.export.prose import prose_line
from mali_tui.reading.location import Location


def test_a_mark_follows_the_punctuation_after_a_claim() -> None:
    paragraph = Paragraph("He left. So", (ProseLink(0, 7, "claim", "left"),))
    assert prose_line(paragraph) == (
        Link((Text("He left"),), Location("claim", "left"), is_anchor=True),
        Text("."),
        ClaimMark("left"),
        Text(" So"),
    )


def test_a_claim_at_the_very_end_has_its_mark() -> None:
    assert prose_line(Paragraph("He left", (ProseLink(0, 7, "claim", "left"),)))[-1] == ClaimMark("left")


def test_other_links_have_no_mark() -> None:
    line = prose_line(Paragraph("By Wagner.", (ProseLink(3, 9, "actor", "wagner"),)))
    assert line == (Text("By "), Link((Text("Wagner"),), Location("actor", "wagner")), Text("."))


def test_emphasis_is_cut_where_links_begin_and_end() -> None:
    paragraph = Paragraph("so very long ago", (ProseLink(8, 12, "term", "long"),), ((3, 12),))
    assert prose_line(paragraph) == (
        Text("so "),
        Text("very ", "emphasis"),
        Link((Text("long", "emphasis"),), Location("term", "long")),
        Text(" ago"),
    )
