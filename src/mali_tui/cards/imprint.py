"""The imprint: who wrote the explainer, its version, when it was updated, and what has been corrected."""

from __future__ import annotations

from mali_tui.i18n.wording import Wording


def imprint_lines(wording: Wording) -> tuple[str, ...]:
    """The byline, the version with the day of the update, and the corrections, latest first; empty without any."""
    article, edition = wording.explainer.graph.article, wording.edition
    lines = [edition.byline] if edition.byline else []
    if article.version and article.updated:
        date = wording.date(article.updated.isoformat())
        lines.append(wording("imprint.version_and_day", version=article.version, date=date))
    elif article.version:
        lines.append(wording("imprint.version", version=article.version))
    elif article.updated:
        lines.append(wording("imprint.updated", date=wording.date(article.updated.isoformat())))
    for id, day in sorted(article.corrections.items(), key=lambda correction: correction[1], reverse=True):
        date = wording.date(day.isoformat())
        lines.append(wording("imprint.correction", date=date, text=edition.corrections[id]))
    return tuple(lines)
