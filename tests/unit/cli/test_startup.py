"""What a program of its own leaves out of what it imports: nobody misses it, and it can still be had."""

from __future__ import annotations

import subprocess
import sys

import pytest

RUN = "import asyncio; asyncio.run(asyncio.sleep(0)); print('ssl' in sys.modules)"


def run(code: str) -> list[str]:
    """What an interpreter of its own prints."""
    code = f"import sys\nfrom mali_tui.cli import startup\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_the_app_does_without_tls_but_whoever_asks_for_it_has_it() -> None:
    later = "import ssl; print(ssl.create_default_context().check_hostname)"
    assert run(f"startup.trim_startup(); startup.import_asyncio()\n{RUN}\n{later}") == ["False", "True"]


@pytest.mark.parametrize("before", ["", "import asyncio", "startup.trim_startup(); import ssl"])
def test_others_have_asyncio_whole(before: str) -> None:
    assert run(f"{before}\nstartup.import_asyncio()\n{RUN}") == ["True"]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="there msgspec needs them")
def test_typing_extensions_are_left_out_but_can_be_had_later() -> None:
    code = (
        "startup.trim_startup(); import msgspec; print('typing_extensions' in sys.modules); import typing_extensions"
    )
    assert run(code) == ["False"]
