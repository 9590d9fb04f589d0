"""Where a figure comes from: commit, hardware, date. Every row of results/ carries it."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from pathlib import Path


def provenance() -> dict[str, str]:
    """``commit`` (with + when the tree had changes), ``hardware``, ``date``."""
    return {"commit": _commit(), "hardware": hardware(), "date": datetime.date.today().isoformat()}


def hardware() -> str:
    """Processor and number of cores; and the GPU when torch sees one."""
    model = platform.processor() or platform.machine()
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").is_file() else []:
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return f"{os.cpu_count()} cores {model}"


def _commit() -> str:
    here = Path(__file__).resolve().parent
    try:
        found = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=here, capture_output=True, text=True, check=True)
        dirty = subprocess.run(["git", "status", "--porcelain", "."], cwd=here, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "none"
    return found.stdout.strip() + ("+" if dirty.stdout.strip() else "")
