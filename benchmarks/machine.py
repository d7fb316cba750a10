"""The machine a table was measured on, in one line."""

import os
import platform
import sqlite3
from pathlib import Path


def described(place: Path) -> str:
    """Processor, disk of the place, Python, SQLite."""
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{os.cpu_count()} cores ({_processor()}), {_disk(place)}, {python}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":")[1].strip() for line in lines if "model name" in line), "?")


def _disk(place: Path) -> str:
    """File system and device of the mount the place is in."""
    try:
        mounts = [line.split()[:3] for line in Path("/proc/self/mounts").read_text().splitlines()]
    except OSError:
        return platform.system()
    inside = [mount for mount in mounts if place.resolve().is_relative_to(mount[1])]
    device, _, kind = max(inside, key=lambda mount: len(mount[1]))
    return f"{kind} on {device}"
