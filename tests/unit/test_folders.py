"""The program's folders are those of platformdirs; relative ones are ignored, as the XDG specification asks."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from platformdirs import user_cache_dir, user_state_dir

from mali_tui.folders import cache_folder, state_folder


@pytest.mark.skipif(sys.platform != "linux", reason="platformdirs is used elsewhere")
@pytest.mark.parametrize("named", [None, "", "/var/tmp/mine", "relative"])
@pytest.mark.parametrize(
    ("variable", "folder", "reference"),
    [
        ("XDG_CACHE_HOME", cache_folder, user_cache_dir),
        ("XDG_STATE_HOME", state_folder, user_state_dir),
    ],
)
def test_the_folders_are_those_of_platformdirs(
    variable: str,
    folder: Callable[[], str],
    reference: Callable[[str], str],
    named: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if named is None:
        monkeypatch.delenv(variable, raising=False)
    else:
        monkeypatch.setenv(variable, named)
    found = folder()
    if named == "relative":
        monkeypatch.delenv(variable)  # old versions of platformdirs return a relative folder
    assert found == reference("mali-tui")
