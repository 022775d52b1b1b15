"""The formats of files that an explainer can be made of; apart, since the command line needs no more than these."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

ImportFormat: TypeAlias = Literal["csv", "timelinejs", "argdown", "markdown", "json"]
IMPORT_FORMATS: tuple[ImportFormat, ...] = get_args(ImportFormat)
