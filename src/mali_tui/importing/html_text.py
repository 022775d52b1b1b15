"""The words of a text in HTML, and the web addresses that it links to."""

from __future__ import annotations

from html.parser import HTMLParser

from mali_tui.importing.limits import collapse_spaces

_BREAKS = ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "tr")
_UNSEEN = ("script", "style")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.words.append(" ")
        self.links += [value for name, value in attrs if tag == "a" and name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def read_html(text: str) -> tuple[str, list[str]]:
    """The words of a text, in one line, and the addresses of its links."""
    if "<" not in text and "&" not in text:
        return collapse_spaces(text), []
    parser = _Words()
    parser.feed(text)
    parser.close()
    return collapse_spaces("".join(parser.words)), parser.links
