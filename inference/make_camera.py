"""Builds the file that Chromium plays as a camera, with a time code drawn into every frame.

    python3 make_camera.py camera.mjpeg [--clips FOLDER] [--ffmpeg FFMPEG]
        [--pattern smiles|no-face|leaves] [--lead 60] [--hold 5] [--seconds 180]

Needs Python 3.11 and an ffmpeg executable (--ffmpeg, else MIEN_FFMPEG, else the PATH), nothing else.
Clips come from fetch_faces.py. The suffix of the target decides its kind: .mjpeg for Chromium's
--use-file-for-fake-video-capture, .webm (VP9) or .mp4 (H.264) for an import. Always 640x480 at
30 frames a second. Beside it goes <target>.truth.json.

Patterns: a lead of the first state, then hold seconds of the second and of the first in turn until
the seconds are over. Within a state its frames run back and forth, so nothing jumps.
  smiles   neutral, then smiling and neutral in turn (single_face.mp4)
  leaves   face, then no face and face in turn (face_noface.mov, which is HEVC)
  no-face  never a face (no_face.mp4)

Time code, in pixels of the 640x480 frame; all blocks stand in one row at the top left:
  quiet    a black rectangle, x 0..303, y 0..31
  blocks   18 squares of 16x16, block i covers x 8+16i .. 23+16i, y 8 .. 23
  block 0  white, block 1 black: the references
  2 to 16  15 bits of the Gray code g = n XOR (n >> 1) of the frame index n, highest bit first;
           white is 1
  17       parity: white when the number of ones among the 15 bits is odd
To read: take the mean luminance of the middle 8x8 of each block (x 12+16i .. 19+16i, y 12 .. 19);
reject unless white - black >= 60; a block is 1 when it is above their mean; reject when the parity
is wrong; n = g; then n ^= n >> 1, n ^= n >> 2, n ^= n >> 4, n ^= n >> 8. n counts frames from 0 at
the file's start; time in the file is n / 30 s. Chromium starts again from 0 at the file's end.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fetch_faces
import video

WIDTH, HEIGHT, RATE = 640, 480, 30
QUIET_WIDTH, QUIET_HEIGHT = 304, 32
MARGIN, BLOCK, BITS = 8, 16, 15
FILL = f"fps={RATE},scale={WIDTH}:{HEIGHT}:force_original_aspect_ratio=increase,crop={WIDTH}:{HEIGHT}"
CODECS = {
    ".mjpeg": ("-c:v", "mjpeg", "-q:v", "6", "-f", "mjpeg"),
    ".webm": ("-c:v", "libvpx-vp9", "-b:v", "1500k", "-deadline", "realtime", "-cpu-used", "8", "-f", "webm"),
    ".mp4": ("-c:v", "libopenh264", "-b:v", "1500k", "-movflags", "+faststart", "-f", "mp4"),
}


@dataclass(frozen=True)
class State:
    """Frames first to last of the clip show this; measured with our own detector, mesh and coder."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Pattern:
    clip: str
    states: tuple[State, ...]


PATTERNS = {
    "smiles": Pattern("single_face.mp4", (State("neutral", 0, 15), State("smiling", 24, 66))),
    "leaves": Pattern("face_noface.mov", (State("neutral", 0, 15), State("no-face", 76, 150))),
    "no-face": Pattern("no_face.mp4", (State("no-face", 0, 80),)),
}


def main() -> int:
    arguments = parse()
    pattern = PATTERNS[arguments.pattern]
    try:
        executable = video.ffmpeg(arguments.ffmpeg)
        clip = clip_of(arguments.clips, pattern.clip)
    except (video.NoFfmpeg, FileNotFoundError) as missing:
        print(missing, file=sys.stderr)
        return 1
    pictures = list(video.frames(executable, clip, filters=FILL, size=(WIDTH, HEIGHT)))
    needed = max(state.last for state in pattern.states)
    if len(pictures) <= needed:
        print(f"{clip}: has {len(pictures)} frames, frame {needed} is needed", file=sys.stderr)
        return 1
    spans = plan(pattern, arguments.lead, arguments.hold, arguments.seconds)
    written = write(executable, arguments.target, coded(pictures, spans))
    truth = arguments.target.with_name(arguments.target.name + ".truth.json")
    truth.write_text(json.dumps(truth_of(arguments.pattern, spans), indent=1) + "\n", encoding="utf-8")
    print(f"{arguments.target}: {written} frames, {arguments.target.stat().st_size / 1e6:.1f} MB; {truth.name}")
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--clips", type=Path, help="folder of the clips; without it they are fetched")
    parser.add_argument("--ffmpeg")
    parser.add_argument("--pattern", choices=sorted(PATTERNS), default="smiles")
    parser.add_argument("--no-face", dest="pattern", action="store_const", const="no-face")
    parser.add_argument("--leaves", dest="pattern", action="store_const", const="leaves")
    parser.add_argument("--lead", type=float, default=60, help="seconds of the first state")
    parser.add_argument("--hold", type=float, default=5, help="seconds of each state afterwards")
    parser.add_argument("--seconds", type=float, default=180, help="length of the file")
    arguments = parser.parse_args()
    if arguments.target.suffix not in CODECS:
        parser.error(f"{arguments.target}: the suffix must be one of {', '.join(CODECS)}")
    if round(arguments.seconds * RATE) > 1 << BITS:
        parser.error(f"--seconds: the time code counts {1 << BITS} frames, {(1 << BITS) // RATE} s")
    if arguments.hold * RATE < 1 or arguments.seconds * RATE < 1:
        parser.error("--hold and --seconds must last at least one frame")
    return arguments


def clip_of(folder: Path | None, name: str) -> Path:
    if folder is None:
        folder = Path(__file__).resolve().parent / ".cache" / "faces"
        subprocess.run([sys.executable, fetch_faces.__file__, str(folder)], check=False)
    clip = folder / name
    if not clip.is_file():
        raise FileNotFoundError(f"{clip} is missing: fetch_faces.py puts it there")
    return clip


@dataclass(frozen=True)
class Span:
    """Frames start (included) to end (excluded) of the target show one state."""

    state: State
    start: int
    end: int


def plan(pattern: Pattern, lead: float, hold: float, seconds: float) -> list[Span]:
    total = round(seconds * RATE)
    spans = []
    start, turn = 0, 0
    while start < total:
        length = round((lead if turn == 0 and lead > 0 else hold) * RATE)
        end = min(total, start + length)
        spans.append(Span(pattern.states[turn % len(pattern.states)], start, end))
        start, turn = end, turn + 1
    return spans


def coded(pictures: list[bytes], spans: list[Span]) -> Iterator[bytes]:
    for span in spans:
        for index in range(span.start, span.end):
            picture = bytearray(pictures[back_and_forth(span.state, index - span.start)])
            draw_code(picture, index)
            yield bytes(picture)


def back_and_forth(state: State, step: int) -> int:
    """first, first+1, ... last, last-1, ... first, first+1, ..."""
    span = state.last - state.first
    place = step % (2 * span)
    return state.first + min(place, 2 * span - place)


def blocks_of(index: int) -> list[int]:
    """What each of the 18 blocks shows, 1 for white."""
    gray = index ^ (index >> 1)
    bits = [(gray >> (BITS - 1 - position)) & 1 for position in range(BITS)]
    return [1, 0, *bits, sum(bits) & 1]


def draw_code(picture: bytearray, index: int) -> None:
    black, line = bytes(QUIET_WIDTH * 3), WIDTH * 3
    row = b"".join(bytes([255 * shown]) * (BLOCK * 3) for shown in blocks_of(index))
    for y in range(QUIET_HEIGHT):
        picture[y * line : y * line + len(black)] = black
        if MARGIN <= y < MARGIN + BLOCK:
            start = y * line + MARGIN * 3
            picture[start : start + len(row)] = row


def read_code(picture: bytes) -> int | None:
    """The frame index that an RGB24 picture of 640x480 shows, None when it shows none."""
    levels = [block_level(picture, block) for block in range(BITS + 3)]
    white, black = levels[0], levels[1]
    if white - black < 60:
        return None
    bits = [int(level > (white + black) / 2) for level in levels[2:]]
    if sum(bits) & 1:
        return None
    number = int("".join(map(str, bits[:BITS])), 2)
    for shift in (1, 2, 4, 8):
        number ^= number >> shift
    return number


def block_level(picture: bytes, block: int) -> float:
    left = MARGIN + BLOCK * block + BLOCK // 4
    total = 0
    for y in range(MARGIN + BLOCK // 4, MARGIN + 3 * BLOCK // 4):
        start = (y * WIDTH + left) * 3
        total += sum(picture[start : start + BLOCK // 2 * 3])
    return total / (BLOCK // 2 * BLOCK // 2 * 3)


def write(executable: str, target: Path, pictures: Iterator[bytes]) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    source = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE), "-i", "pipe:0")
    shape = "yuvj420p" if target.suffix == ".mjpeg" else "yuv420p"
    command = [executable, "-nostdin", "-v", "error", "-y", *source, "-pix_fmt", shape, *CODECS[target.suffix], str(part)]
    count = 0
    with tempfile.TemporaryFile() as complaints:
        encoder = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=complaints, env=video.environment(executable))
        assert encoder.stdin is not None
        try:
            for picture in pictures:
                encoder.stdin.write(picture)
                count += 1
            encoder.stdin.close()
        except BrokenPipeError:
            pass
        if encoder.wait():
            complaints.seek(0)
            raise SystemExit(f"ffmpeg refused: {complaints.read().decode(errors='replace').strip()}")
    part.replace(target)
    return count


def truth_of(pattern: str, spans: list[Span]) -> dict[str, object]:
    return {
        "pattern": pattern,
        "frames": spans[-1].end,
        "frames_per_second": RATE,
        "spans": [{"state": span.state.name, "start": span.start, "end": span.end} for span in spans],
        "meaning": "the camera shows state in the frames start (included) to end (excluded) of its time code",
    }


if __name__ == "__main__":
    sys.exit(main())
