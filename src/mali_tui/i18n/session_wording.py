"""The wording of what a session reads: it follows the session's explainer and language."""

from __future__ import annotations

from mali_tui.i18n.wording import Wording
from mali_tui.reading.session import ReadingSession


class SessionWording:
    """Finds the wording of a session; the same object as long as explainer and language stay the same."""

    def __init__(self, session: ReadingSession) -> None:
        self._session = session
        self._wording = Wording(session.explainer, session.language)

    @property
    def current(self) -> Wording:
        """The wording of the explainer in the language that the reader reads."""
        session = self._session
        if self._wording.explainer is not session.explainer:
            self._wording = Wording(session.explainer, session.language)
        return self._wording.for_language(session.language)
