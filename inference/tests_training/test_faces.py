"""Readers give faces and distributions, and name bad data by file and row."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from faces import FERPLUS, BadData, read


def save_npz(path: Path, votes: list[list[int]]) -> Path:
    pixels = np.random.default_rng(1).integers(0, 256, (len(votes), 48, 48), dtype=np.uint8)
    np.savez(path, pixels=pixels, votes=np.array(votes, np.uint8))
    return path


def test_single_votes_are_dropped_and_the_rest_is_a_distribution(tmp_path: Path) -> None:
    path = save_npz(tmp_path / "a.npz", [[6, 3, 0, 0, 0, 0, 0, 0, 1, 0]])

    faces = read(path, "ferplus-npz")

    assert faces.labels[0, :2].tolist() == pytest.approx([6 / 9, 3 / 9])
    assert faces.labels[0, 2:].sum() == 0


def test_disgust_and_fear_change_places(tmp_path: Path) -> None:
    path = save_npz(tmp_path / "a.npz", [[0, 0, 0, 0, 0, 8, 2, 0, 0, 0]])

    faces = read(path, "ferplus-npz")

    assert faces.labels[0, 6] == pytest.approx(0.8)
    assert faces.labels[0, 5] == pytest.approx(0.2)


def test_unknown_majority_is_left_out_and_unknown_votes_weaken_agreement(tmp_path: Path) -> None:
    path = save_npz(tmp_path / "a.npz", [[2, 2, 0, 0, 0, 0, 0, 0, 6, 0], [5, 0, 0, 0, 0, 0, 0, 0, 5, 0]])

    faces = read(path, "ferplus-npz")

    assert len(faces) == 1
    assert faces.agreement[0] == pytest.approx(0.5)
    with pytest.raises(BadData, match="holds no usable face"):
        faces.clear()


def test_missing_array_and_wrong_shape_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.npz"
    np.savez(path, pixels=np.zeros((2, 48, 48), np.uint8))
    with pytest.raises(BadData, match=r"bad\.npz: lacks the array votes"):
        read(path, "ferplus-npz")
    np.savez(path, pixels=np.zeros((2, 48, 48), np.uint8), votes=np.zeros((3, 10), np.uint8))
    with pytest.raises(BadData, match=r"votes must be \[2, 10\]"):
        read(path, "ferplus-npz")


def test_row_without_a_vote_is_named(tmp_path: Path) -> None:
    path = save_npz(tmp_path / "a.npz", [[10, 0, 0, 0, 0, 0, 0, 0, 0, 0], [0] * 10])

    with pytest.raises(BadData, match="row 1: has no vote"):
        read(path, "ferplus-npz")


def write_csv(folder: Path, pixels: str, votes: str) -> None:
    (folder / "fer2013.csv").write_text(f"emotion,pixels,Usage\n0,{pixels},Training\n", encoding="utf-8")
    header = "Usage,Image name," + ",".join(FERPLUS)
    (folder / "fer2013new.csv").write_text(f"{header}\nTraining,fer0.png,{votes}\n", encoding="utf-8")


def test_original_csv_is_read_and_its_bad_row_named(tmp_path: Path) -> None:
    write_csv(tmp_path, " ".join(["7"] * 2304), "0,10,0,0,0,0,0,0,0,0")
    faces = read(tmp_path, "ferplus-csv")
    assert faces.labels[0, 1] == 1
    assert faces.pixels[0].min() == faces.pixels[0].max() == 7

    write_csv(tmp_path, "7 7 7", "0,10,0,0,0,0,0,0,0,0")
    with pytest.raises(BadData, match=r"fer2013\.csv, row 2: 3 pixel values"):
        read(tmp_path, "ferplus-csv")


def picture(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((60, 60, 3), 128, np.uint8)).save(path)


def test_raf_db_labels_are_translated_and_a_bad_one_named(tmp_path: Path) -> None:
    picture(tmp_path / "Image/aligned/train_1_aligned.jpg")
    listing = tmp_path / "EmoLabel/list_patition_label.txt"
    listing.parent.mkdir()
    listing.write_text("train_1.jpg 4\n", encoding="utf-8")
    assert read(tmp_path, "raf-db").labels[0, 1] == 1

    listing.write_text("train_1.jpg 9\n", encoding="utf-8")
    with pytest.raises(BadData, match="row 1: label '9'"):
        read(tmp_path, "raf-db")


def test_affectnet_leaves_out_what_is_no_emotion(tmp_path: Path) -> None:
    for name, label in (("1", 6), ("2", 10)):
        picture(tmp_path / f"images/{name}.jpg")
        (tmp_path / "annotations").mkdir(exist_ok=True)
        np.save(tmp_path / f"annotations/{name}_exp.npy", label)

    faces = read(tmp_path, "affectnet")

    assert faces.labels.argmax(1).tolist() == [4]


def test_folder_of_no_emotion_and_broken_picture_are_named(tmp_path: Path) -> None:
    picture(tmp_path / "happy/a.png")
    assert read(tmp_path, "folders", size=32).pixels.shape == (1, 32, 32)

    (tmp_path / "happy/b.png").write_bytes(b"not a picture")
    with pytest.raises(BadData, match=r"b\.png: is no readable picture"):
        read(tmp_path, "folders")
    (tmp_path / "bored").mkdir()
    with pytest.raises(BadData, match="bored: is no emotion"):
        read(tmp_path, "folders")
