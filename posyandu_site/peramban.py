"""Where a real Chromium is, for the browser tests and the measurements."""

import os
import shutil
from pathlib import Path

# The shell is the same engine without the windows of a desktop: a third of the processor time.
NAMA = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
BENDERA = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def cari_chromium():
    """The path of Chromium or None; CHROMIUM=<path> chooses another one."""
    if os.environ.get("CHROMIUM"):
        return os.environ["CHROMIUM"]
    ada = [shutil.which(nama) for nama in NAMA] + [j for j in MACOS if Path(j).exists()]
    return next(filter(None, ada), None)


def bendera():
    """Quiet flags; Chromium's sandbox does not work for root."""
    return [*BENDERA, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
