"""The formats that can be imported. The command line's arguments need nothing else of this package."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

ImportFormat: TypeAlias = Literal["csv", "timelinejs", "argdown", "markdown", "json"]
IMPORT_FORMATS: tuple[ImportFormat, ...] = get_args(ImportFormat)
