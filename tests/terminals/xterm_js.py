"""A command in xterm.js, the terminal of VS Code, in a Chromium window that fills the screen.

Usage: xterm_js.py COLUMNS ROWS FONT PIXELS PROFILE COMMAND...   What the command writes goes to the page as
server-sent events, and what is typed there comes back in requests. It is drawn by WebGL, as VS Code does.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKAGES = Path(__file__).with_name("node_modules")
FLAGS = (
    *("--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu-compositing", "--enable-unsafe-swiftshader"),
    *("--password-store=basic", "--force-device-scale-factor=1"),
)
PAGE = """<!doctype html><meta charset="utf-8"><title>xterm.js</title>
<link rel="stylesheet" href="/@xterm/xterm/css/xterm.css">
<style>html, body {{ margin: 0; background: #000; overflow: hidden }}</style><div id="terminal"></div>
<script src="/@xterm/xterm/lib/xterm.js"></script>
<script src="/@xterm/addon-webgl/lib/addon-webgl.js"></script>
<script>
const terminal = new Terminal({options});
terminal.open(document.getElementById("terminal"));
terminal.loadAddon(new WebglAddon.WebglAddon());
new EventSource("/output").onmessage =
  event => terminal.write(Uint8Array.from(atob(event.data), letter => letter.charCodeAt(0)));
let sent = Promise.resolve();
const send = text => {{ sent = sent.then(() => fetch("/input", {{method: "POST", body: text}})); }};
terminal.onData(send);
terminal.onBinary(send);
terminal.focus();
</script>"""
VARIABLES = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TERM_PROGRAM": "vscode"}  # VS Code's
TYPES = {".css": "text/css", ".js": "text/javascript"}


class Command:
    """A command in a pseudo-terminal, started when the page asks for its output."""

    def __init__(self, words: list[str], columns: int, rows: int) -> None:
        self._words = words
        self._size = struct.pack("HHHH", rows, columns, 0, 0)
        self._started = threading.Event()
        self._terminal = -1

    def start(self) -> None:
        process, self._terminal = pty.fork()
        if not process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, self._size)
            os.execvpe(
                self._words[0],
                self._words,
                {**os.environ, **VARIABLES},
            )
        self._started.set()

    def read(self) -> bytes:
        """What it writes; empty when it has ended."""
        try:
            return os.read(self._terminal, 1 << 16)
        except OSError:
            return b""

    def write(self, data: bytes) -> None:
        self._started.wait()
        os.write(self._terminal, data)


class Handler(BaseHTTPRequestHandler):
    """The page, the files of the packages, and what goes to and from the command."""

    program: Command
    page: str

    def do_GET(self) -> None:
        path = PACKAGES / self.path.lstrip("/")
        if self.path == "/":
            self._send("text/html", self.page.encode())
        elif self.path == "/output":
            self._send_output()
        elif path.suffix in TYPES and path.is_file():
            self._send(TYPES[path.suffix], path.read_bytes())
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        self.program.write(self.rfile.read(int(self.headers["Content-Length"])))
        self._send("text/plain", b"")

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_output(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.program.start()
        while data := self.program.read():
            self.wfile.write(b"data: " + base64.b64encode(data) + b"\n\n")
            self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Print nothing for each request."""


def main(columns: str, rows: str, font: str, pixels: str, profile: str, *words: str) -> int:
    """Serve the page, and show it until the browser is closed."""
    options = {
        "cols": int(columns),
        "rows": int(rows),
        "fontFamily": f"'{font}', monospace",
        "fontSize": int(pixels),
    }
    Handler.program = Command(list(words), int(columns), int(rows))
    Handler.page = PAGE.format(options=json.dumps(options))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    return subprocess.call(["chromium", *FLAGS, f"--user-data-dir={profile}", f"--app={address}"])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
