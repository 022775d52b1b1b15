"""How each terminal emulator is started: its settings files and its command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FONT = "DejaVu Sans Mono"
OTHER_FONT = "FreeMono"
LACKING = """
590-5ff 67c-67d 681-682 685-685 688-690 692-697 699-6a3 6a5-6a8 6aa-6ae 6b0-6bd 6bf-6cb 6cd-6d5
fb82-fb89 fb96-fb9d fba0-fba9 fbae-fbc1 fbd3-fbe7
"""
"""What FONT lacks of Hebrew and Arabic letters and OTHER_FONT has."""
POINTS = 11
CELL = (9, 18)  # of FONT at POINTS on a 96 dpi screen: a first guess for the emulators sized in pixels


@dataclass(frozen=True)
class Start:
    """What an emulator is to show: its size, where it may write, and the command inside."""

    columns: int
    rows: int
    width: int  # pixels, for those that are not sized in cells
    height: int
    home: Path
    runtime: Path
    inside: list[str]

    def write(self, name: str, text: str) -> Path:
        """Put a settings file in the home folder of this run."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


@dataclass(frozen=True)
class Emulator:
    """One terminal emulator: what it needs, the command that starts it, and what its size is given in."""

    programs: tuple[str, ...]
    command: Callable[[Start], list[str]]
    sized_in_pixels: bool = False
    compositor: Callable[[Start], list[str]] | None = None
    files: tuple[Path, ...] = ()


def xterm(start: Start) -> list[str]:
    size = f"{start.columns}x{start.rows}+0+0"
    return [
        "xterm",
        "-u8",
        "-tn",
        "xterm-256color",
        "-fa",
        FONT,
        "-fs",
        str(POINTS),
        "-geometry",
        size,
        "+sb",
        "-e",
        *start.inside,
    ]


def vte(start: Start) -> list[str]:
    size = f"--geometry={start.columns}x{start.rows}"
    look = ["--hide-menubar", "--hide-scrollbar", "--hide-borders", f"--font={FONT} {POINTS}"]
    return [*BUS, "xfce4-terminal", "--disable-server", *look, size, "-x", *start.inside]


def konsole(start: Start) -> list[str]:
    start.write(
        ".local/share/konsole/Lab.profile",
        f"[Appearance]\nFont={FONT},{POINTS},-1,5,50,0,0,0,0,0\n"
        f"[General]\nName=Lab\nParent=FALLBACK/\nTerminalColumns={start.columns}\nTerminalRows={start.rows}\n"
        "[Scrolling]\nScrollBarPosition=2\n",
    )
    start.write(
        ".config/konsolerc",
        "[Desktop Entry]\nDefaultProfile=Lab.profile\n"
        "[KonsoleWindow]\nRememberWindowSize=false\n[TabBar]\nTabBarVisibility=AlwaysHideTabBar\n",
    )
    return [*BUS, "konsole", "--hide-menubar", "--hide-tabbar", "--profile", "Lab", "-e", *start.inside]


def qterminal(start: Start) -> list[str]:
    size = f"@Size({start.width} {start.height})"
    start.write(
        ".config/qterminal.org/qterminal.ini",
        f"[General]\nAskOnExit=false\nMenuVisible=false\nHideTabBarWithOneTab=true\nScrollbarPosition=0\n"
        f"fontFamily={FONT}\nfontSize={POINTS}\nSavePosOnExit=false\nSaveSizeOnExit=false\n"
        f"LastWindowMaximized=false\n[MainWindow]\nFixedSize={size}\nfixedSize={size}\nsize={size}\n",
    )
    geometry = f"{start.width}x{start.height}"
    return [*BUS, "qterminal", "--geometry", geometry, "-e", *start.inside]


def kitty(start: Start) -> list[str]:
    options = {
        "font_family": FONT,
        "font_size": POINTS,
        "remember_window_size": "no",
        "initial_window_width": f"{start.columns}c",
        "initial_window_height": f"{start.rows}c",
        "cursor_blink_interval": 0,
        "update_check_interval": 0,
    }
    given = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    return ["kitty", "--config", "NONE", *given, *start.inside]


def mlterm(start: Start) -> list[str]:
    ranges = ("DEFAULT", "ISO10646_UCS4_1", "ISO10646_UCS4_1_FULLWIDTH", "U+600-6ff", "U+fb50-feff")
    # unlike others it looks for no font that has what the first lacks
    fonts = [*(f"{name}={FONT}" for name in ranges), *(f"U+{span}={OTHER_FONT}" for span in LACKING.split())]
    start.write(".mlterm/aafont", "\n".join([*fonts, ""]))
    size = f"{start.columns}x{start.rows}"
    pixels = str(round(POINTS * 96 / 72))
    look = ["--type", "xft", "--fontsize", pixels, "--geometry", size, "--sbmod", "none"]
    return ["mlterm", *look, "-e", *start.inside]


def alacritty(start: Start) -> list[str]:
    options = [
        f"font.normal.family={FONT}",
        f"font.size={POINTS}",
        f"window.dimensions.columns={start.columns}",
        f"window.dimensions.lines={start.rows}",
    ]
    return ["alacritty", "-o", *options, "-e", *start.inside]


def foot(start: Start) -> list[str]:
    look = ["-f", f"{FONT}:size={POINTS}", "-o", "csd.preferred=none", "-o", "pad=0x0"]
    return ["foot", "--config=/dev/null", *look, *start.inside]


def urxvt(start: Start) -> list[str]:
    size = f"{start.columns}x{start.rows}+0+0"
    # the fonts that it tries by itself are drawn without smooth edges
    fonts = ",".join(f"xft:{font}:size={POINTS}" for font in (FONT, OTHER_FONT))
    look = ["-fn", fonts, "-geometry", size, "+sb", "-b", "0"]
    return ["urxvt", *look, "-e", *start.inside]


def st(start: Start) -> list[str]:
    return ["stterm", "-f", f"{FONT}:size={POINTS}", "-g", f"{start.columns}x{start.rows}+0+0", "-e", *start.inside]


def xterm_js(start: Start) -> list[str]:
    server = str(Path(__file__).with_name("xterm_js.py"))
    look = [str(start.columns), str(start.rows), FONT, str(round(POINTS * 96 / 72))]
    return [sys.executable, server, *look, str(start.home / "browser"), *start.inside]


def weston(start: Start) -> list[str]:
    """The Wayland compositor foot runs in: it gives its only window the whole screen."""
    settings = start.write("weston.ini", "[core]\nshell=kiosk-shell.so\n")
    size = [f"--width={start.width}", f"--height={start.height}"]
    return [
        *("weston", "--backend=x11-backend.so", "--use-pixman", "--idle-time=0", "--socket=wayland-lab"),
        *(f"--config={settings}", *size),
    ]


XTERM_JS = Path(__file__).with_name("node_modules") / "@xterm"  # `npm ci` in this folder installs it
BUS = ["dbus-run-session", "--"]  # a message bus of its own, which ends with the program
EMULATORS = {
    "xterm": Emulator(("xterm",), xterm),
    "vte": Emulator(("xfce4-terminal", "dbus-run-session"), vte),
    "konsole": Emulator(("konsole", "dbus-run-session"), konsole),
    "qterminal": Emulator(("qterminal", "dbus-run-session"), qterminal, sized_in_pixels=True),
    "kitty": Emulator(("kitty",), kitty),
    "mlterm": Emulator(("mlterm",), mlterm),
    "alacritty": Emulator(("alacritty",), alacritty),
    "foot": Emulator(("foot", "weston"), foot, sized_in_pixels=True, compositor=weston),
    "urxvt": Emulator(("urxvt",), urxvt),
    "st": Emulator(("stterm",), st),
    "xterm.js": Emulator(("chromium",), xterm_js, files=(XTERM_JS,)),
}
