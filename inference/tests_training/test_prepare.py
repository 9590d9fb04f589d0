"""Faces are cut as the server cuts them, and pictures without one are listed."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
from PIL import Image

import chain
import model_card
from faces import read
from prepare import EYE_DISTANCE, EYES_Y

HERE = Path(__file__).resolve().parent.parent
PORTRAIT = model_card.REPOSITORY / "expression_baseline" / "golden" / "astronaut.png"


def prepare(layout: str, pictures: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, HERE / "prepare.py", layout, pictures, "--to", target, "--size", "64"]
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)


def test_face_is_cut_to_the_margins_and_the_empty_picture_listed(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    for emotion in ("happy", "neutral"):
        (pictures / emotion).mkdir(parents=True)
    shutil.copy(PORTRAIT, pictures / "happy" / "astronaut.png")
    Image.new("RGB", (320, 240), (90, 90, 90)).save(pictures / "neutral" / "wall.png")

    done = prepare("folders", pictures, tmp_path / "faces.npz")

    assert done.returncode == 0, done.stderr[-2000:]
    assert "1 faces in 2 pictures: neutral 0 of 1, happy 1 of 1" in done.stdout
    faces = read(tmp_path / "faces.npz", "prepared")
    assert faces.pixels.shape == (1, 64, 64)
    assert faces.labels[0].argmax() == model_card.EMOTIONS.index("HAPPY")
    with (tmp_path / "faces.lost.csv").open(newline="", encoding="utf-8") as file:
        assert [Path(row["picture"]).name for row in csv.DictReader(file)] == ["wall.png"]
    assert np.allclose(eyes_of(faces.pixels[0]), [EYE_DISTANCE, EYES_Y], atol=0.03)


def test_pictures_without_any_face_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "pictures" / "sad").mkdir(parents=True)
    Image.new("RGB", (320, 240)).save(tmp_path / "pictures" / "sad" / "night.png")

    done = prepare("folders", tmp_path / "pictures", tmp_path / "faces.npz")

    assert done.returncode != 0
    assert "no face was found in any of its 1 pictures" in done.stderr


def eyes_of(crop: np.ndarray) -> tuple[float, float]:
    """Distance and height of the eyes as shares of the side, by the same detector on the crop with a frame round it."""
    edge, side = 32, len(crop)
    mesh = chain.FaceChain().find_face(np.repeat(np.pad(crop, edge, mode="edge")[:, :, None], 3, axis=2))
    assert mesh is not None
    right, left = (eye - edge for eye in mesh.eyes())
    return float(np.hypot(*(left - right)) / side), float((right[1] + left[1]) / 2 / side)
