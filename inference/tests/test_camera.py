"""The camera file's time code and pattern; no ffmpeg, no face needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import make_camera
import video
from make_camera import HEIGHT, PATTERNS, WIDTH, State

HERE = Path(make_camera.__file__).parent


def grey_picture() -> bytearray:
    return bytearray(b"\x80" * (WIDTH * HEIGHT * 3))


@pytest.mark.parametrize("index", [0, 1, 2, 1799, 1800, 5399, 32767])
def test_time_code_is_read_back(index: int) -> None:
    picture = grey_picture()
    make_camera.draw_code(picture, index)
    assert make_camera.read_code(picture) == index


def test_neighbouring_codes_differ_in_one_bit_and_the_parity() -> None:
    for index in range(2000):
        pairs = zip(make_camera.blocks_of(index), make_camera.blocks_of(index + 1))
        assert sum(a != b for a, b in pairs) == 2


def test_code_spoilt_in_one_block_is_refused() -> None:
    picture = grey_picture()
    make_camera.draw_code(picture, 1234)
    left = 8 + 16 * 5
    for y in range(8, 24):
        start = (y * WIDTH + left) * 3
        picture[start : start + 48] = bytes(255 - value for value in picture[start : start + 48])
    assert make_camera.read_code(picture) is None


def test_picture_without_code_has_none() -> None:
    assert make_camera.read_code(grey_picture()) is None


def test_lead_then_turns() -> None:
    spans = make_camera.plan(PATTERNS["smiles"], 60, 5, 180)
    assert [(span.state.name, span.start, span.end) for span in spans[:3]] == [
        ("neutral", 0, 1800),
        ("smiling", 1800, 1950),
        ("neutral", 1950, 2100),
    ]
    assert spans[-1].end == 5400


def test_pattern_of_one_state_never_changes() -> None:
    assert {span.state.name for span in make_camera.plan(PATTERNS["no-face"], 5, 5, 20)} == {"no-face"}


def test_frames_run_back_and_forth() -> None:
    order = [make_camera.back_and_forth(State("neutral", 4, 6), step) for step in range(6)]
    assert order == [4, 5, 6, 5, 4, 5]


def test_missing_ffmpeg_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIEN_FFMPEG", "/nowhere/ffmpeg")
    with pytest.raises(video.NoFfmpeg, match="no ffmpeg executable at /nowhere/ffmpeg: name one with --ffmpeg"):
        video.ffmpeg()


def test_no_face_to_be_had_is_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "fetch_faces.py"), str(tmp_path / "faces"), "--media", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, env={"PIP_NO_INDEX": "1", "PATH": "/usr/bin:/bin"})
    assert run.returncode == 1
    assert run.stderr.startswith("No real face can be had:")
