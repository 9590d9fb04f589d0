"""Frames out of and into video files, through an ffmpeg executable and pipes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path


class NoFfmpeg(Exception):
    """Says how to name an ffmpeg executable."""


def ffmpeg(given: str | None = None) -> str:
    """The executable given, else MIEN_FFMPEG, else the one on the PATH."""
    chosen = given or os.environ.get("MIEN_FFMPEG") or shutil.which("ffmpeg")
    if not chosen or not Path(chosen).exists():
        raise NoFfmpeg(
            f"no ffmpeg executable{f' at {chosen}' if chosen else ''}: name one with --ffmpeg or MIEN_FFMPEG, or install the package ffmpeg"
        )
    return chosen


def environment(executable: str) -> dict[str, str]:
    """The bytedeco build keeps its libraries beside the executable."""
    beside = str(Path(executable).resolve().parent)
    known = os.environ.get("LD_LIBRARY_PATH")
    return {**os.environ, "LD_LIBRARY_PATH": f"{beside}{os.pathsep}{known}" if known else beside}


def size_of(executable: str, file: Path) -> tuple[int, int]:
    """Width and height as shown, rotation applied."""
    command = [executable, "-nostdin", "-hide_banner", "-i", str(file), "-frames:v", "1", "-f", "rawvideo"]
    run = subprocess.run([*command, "-pix_fmt", "rgb24", os.devnull, "-y"], capture_output=True, text=True, env=environment(executable))
    shown = re.findall(r"Video: rawvideo.*?(\d{2,5})x(\d{2,5})", run.stderr)
    if not shown:
        raise ValueError(f"{file}: ffmpeg finds no video in it: {run.stderr.strip().splitlines()[-1:]}")
    return int(shown[-1][0]), int(shown[-1][1])


def frames(executable: str, file: Path, filters: str | None = None, size: tuple[int, int] | None = None) -> Iterator[bytes]:
    """RGB24 frames, one bytes object each; size is that after the filters."""
    width, height = size or size_of(executable, file)
    command = [executable, "-nostdin", "-v", "error", "-i", str(file), "-fps_mode", "passthrough"]
    if filters:
        command += ["-vf", filters]
    command += ["-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment(executable))
    assert process.stdout is not None
    try:
        while len(frame := process.stdout.read(width * height * 3)) == width * height * 3:
            yield frame
    finally:
        process.stdout.close()
        process.wait()
