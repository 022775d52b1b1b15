"""Headless Chromium as a command: runs a script in a page, prints a page, counts the pages of a PDF."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
TIMEOUT = 120  # seconds
_RESULT = re.compile(r'<script type="application/json" id="test-result">(.*?)</script>', re.DOTALL)


def _run(*arguments: str) -> str:
    assert CHROMIUM, "these tests need Chromium (Debian: chromium)"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", *arguments]
    return subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=True).stdout.decode()


def run_script(page: Path, script: str, *options: str, scroll_bars: bool = False) -> Any:
    """What ``script``, the body of an asynchronous function, returns in a copy of the page; it must be JSON."""
    options += () if scroll_bars else ("--hide-scrollbars",)
    runner = f"""<script>(async () => {{ {script} }})().then(value => {{
      const result = document.createElement("script");
      result.type = "application/json";
      result.id = "test-result";
      result.textContent = JSON.stringify(value).replaceAll("<", "\\\\u003c");
      document.body.append(result);
    }});</script>"""
    copy = page.with_name(f"tested-{page.name}")
    html = page.read_text(encoding="utf-8")
    head, end, rest = html.rpartition("</body>")
    copy.write_text(f"{head}{runner}{end}{rest}", encoding="utf-8")
    dumped = _run(*options, "--virtual-time-budget=30000", "--dump-dom", copy.as_uri())
    match = _RESULT.search(dumped)
    assert match, "the script did not end"
    return json.loads(unescape(match[1]) if "&quot;" in match[1] else match[1])


def print_to_pdf(page: Path, pdf: Path) -> int:
    """Print a page, and return the number of sheets."""
    _run("--hide-scrollbars", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def take_picture(page: Path, picture: Path, width: int, height: int) -> None:
    """Write a picture of a page in a window of a size in pixels."""
    _run(f"--screenshot={picture}", f"--window-size={width},{height}", page.as_uri())
