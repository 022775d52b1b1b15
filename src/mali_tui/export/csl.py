"""CSL-JSON export of sources: the input of processors of the Citation Style Language, such as Pandoc and Zotero."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mali_tui.cards.citation import origin
from mali_tui.content.model import Source
from mali_tui.content.urls import ascii_url, host
from mali_tui.i18n.wording import Wording


def write(wording: Wording, sources: Sequence[str]) -> str:
    """An item for each source, under its id."""
    items = [_item(wording, id, wording.explainer.graph.sources[id]) for id in sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(wording: Wording, id: str, source: Source) -> dict[str, Any]:
    """The variables that are known of a source; a date has as many parts as it has precision."""
    archived = ascii_url(source.archived) if source.archived else None
    values: dict[str, Any] = {
        "id": id,
        "type": "webpage",
        "title": source.title,
        "container-title": source.publisher,
        "publisher": source.publisher,
        "issued": {"date-parts": [[int(part) for part in source.date.split("-")]]} if source.date else None,
        "language": source.language,
        "page": source.pages,
        "URL": ascii_url(source.url),
        "archive": host(archived) if archived else None,
        "archive_location": archived,
        "note": origin(wording, source),
    }
    return {name: value for name, value in values.items() if value}
