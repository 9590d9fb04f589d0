"""Readers of labelled faces: FER+ (npz and original csv), RAF-DB, AffectNet, a plain folder tree, and what prepare.py wrote.

Every reader returns ``Faces``: grey pictures of one size and a distribution over ``EMOTIONS`` for each. Bad data is named
by ``BadData``: which file, which row, what is wrong.

FER+ rule (Barsoum et al., 2016, arXiv 1608.01041): a class with one vote is noise and is dropped; a picture whose
majority is *unknown* or *not a face* is dropped; the rest of the votes is the label's distribution.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from model_card import EMOTIONS

FERPLUS = ("neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "unknown", "NF")
"""Order of the votes in FER+."""
TO_EMOTIONS = [0, 1, 2, 3, 4, 6, 5, 7]
"""FER+ column of each of EMOTIONS."""
RAF_DB = ("SURPRISE", "FEAR", "DISGUST", "HAPPY", "SAD", "ANGER", "NEUTRAL")
"""RAF-DB's basic labels 1..7."""
AFFECTNET = ("NEUTRAL", "HAPPY", "SAD", "SURPRISE", "FEAR", "DISGUST", "ANGER", "CONTEMPT")
"""AffectNet's labels 0..7; 8..10 (none, uncertain, no face) are left out."""


class BadData(Exception):
    """Data that cannot be used; the message names the file, the row and what is wrong."""


@dataclass(frozen=True)
class Faces:
    """``pixels`` [N, S, S] uint8 grey, ``labels`` [N, 8] float32 rows that sum to 1, ``agreement`` [N] the share of all
    votes (unknown ones too) that the majority got, ``name`` of the source."""

    pixels: np.ndarray
    labels: np.ndarray
    agreement: np.ndarray
    name: str

    def __post_init__(self) -> None:
        if self.pixels.ndim != 3 or self.pixels.dtype != np.uint8:
            raise BadData(f"{self.name}: pictures must be uint8 [N, S, S], found {self.pixels.dtype} {self.pixels.shape}")
        if len(self.pixels) == 0:
            raise BadData(f"{self.name}: holds no usable face")
        if self.labels.shape != (len(self.pixels), len(EMOTIONS)):
            raise BadData(f"{self.name}: {len(self.pixels)} pictures but labels {self.labels.shape}")
        wrong = np.flatnonzero(np.abs(self.labels.sum(1) - 1) > 1e-3)
        if len(wrong):
            raise BadData(f"{self.name}, row {wrong[0]}: label sums to {self.labels[wrong[0]].sum():.3f}, expected 1")

    def __len__(self) -> int:
        return len(self.pixels)

    def take(self, rows: np.ndarray) -> Faces:
        return Faces(self.pixels[rows], self.labels[rows], self.agreement[rows], self.name)

    def is_clear(self) -> np.ndarray:
        """Per face: whether more than half of the votes agree."""
        return self.agreement > 0.5

    def clear(self) -> Faces:
        """Those faces: what accuracy is reported on."""
        return self.take(np.flatnonzero(self.is_clear()))


def read(path: Path, layout: str, size: int = 48) -> Faces:
    """Reads ``path`` in one of the LAYOUTS. ``size`` is the side in pixels to which picture files are brought."""
    if layout not in LAYOUTS:
        raise BadData(f"unknown layout {layout}, expected one of {', '.join(LAYOUTS)}")
    if not path.exists():
        raise BadData(f"{path}: is not there")
    return LAYOUTS[layout](path, size)


def _read_ferplus_npz(path: Path, _: int) -> Faces:
    with np.load(path) as data:
        missing = [key for key in ("pixels", "votes") if key not in data]
        if missing:
            raise BadData(f"{path}: lacks the array {', '.join(missing)}")
        return _of_votes(data["pixels"], data["votes"], str(path))


def _read_ferplus_csv(path: Path, _: int) -> Faces:
    """The original layout: fer2013.csv (emotion, pixels, Usage) beside fer2013new.csv (Usage, Image name, ten votes).

    ``path`` is the folder, or ``folder#Usage`` for one part such as ``folder#Training``.
    """
    pixels, votes = [], []
    faces, labels = path / "fer2013.csv", path / "fer2013new.csv"
    for row, (face, label) in enumerate(zip(_rows(faces), _rows(labels), strict=False), start=2):
        values = np.array(face["pixels"].split(), dtype=np.int64)
        if values.size != 48 * 48 or values.min() < 0 or values.max() > 255:
            raise BadData(f"{faces}, row {row}: {values.size} pixel values, expected 2304 between 0 and 255")
        try:
            votes.append([int(label[name]) for name in FERPLUS])
        except (KeyError, ValueError) as failure:
            raise BadData(f"{labels}, row {row}: no whole number of votes for {failure}") from failure
        pixels.append(values.astype(np.uint8).reshape(48, 48))
    return _of_votes(np.array(pixels), np.array(votes), str(path))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        raise BadData(f"{path}: is not there")
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _of_votes(pixels: np.ndarray, votes: np.ndarray, name: str) -> Faces:
    if pixels.ndim != 3 or pixels.dtype != np.uint8:
        raise BadData(f"{name}: pixels must be uint8 [N, 48, 48], found {pixels.dtype} {pixels.shape}")
    if votes.shape != (len(pixels), len(FERPLUS)):
        raise BadData(f"{name}: votes must be [{len(pixels)}, {len(FERPLUS)}], found {votes.shape}")
    empty = np.flatnonzero(votes.sum(1) == 0)
    if len(empty):
        raise BadData(f"{name}, row {empty[0]}: has no vote")
    counted = np.where(votes > 1, votes, 0).astype(np.float32)
    seen = counted[:, TO_EMOTIONS]
    usable = (votes.argmax(1) < len(EMOTIONS)) & (seen.sum(1) > 0)
    seen, counted = seen[usable], counted[usable]
    return Faces(pixels[usable], seen / seen.sum(1, keepdims=True), seen.max(1) / counted.sum(1), name)


Listed = list[tuple[Path, str]]
"""Picture files and the emotion of each."""


def _list_raf_db(path: Path) -> Listed:
    """RAF-DB: ``EmoLabel/list_patition_label.txt`` beside ``Image/aligned/<name>_aligned.jpg``."""
    listing = path / "EmoLabel" / "list_patition_label.txt"
    if not listing.is_file():
        raise BadData(f"{listing}: is not there")
    found = []
    for row, line in enumerate(listing.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        name, _, label = line.strip().partition(" ")
        if label not in {str(i) for i in range(1, len(RAF_DB) + 1)}:
            raise BadData(f"{listing}, row {row}: label {label!r}, expected 1 to {len(RAF_DB)}")
        picture = path / "Image" / "aligned" / name.replace(".jpg", "_aligned.jpg")
        found.append((picture, RAF_DB[int(label) - 1]))
    return found


def _list_affectnet(path: Path) -> Listed:
    """AffectNet: ``images/<id>.jpg`` beside ``annotations/<id>_exp.npy``."""
    found = []
    for picture in sorted((path / "images").glob("*.jpg")):
        annotation = path / "annotations" / f"{picture.stem}_exp.npy"
        if not annotation.is_file():
            raise BadData(f"{annotation}: is not there")
        label = int(np.load(annotation).item())
        if label < len(AFFECTNET):
            found.append((picture, AFFECTNET[label]))
    return found


def _list_folders(path: Path) -> Listed:
    """A folder an emotion, named as in EMOTIONS (any case), pictures inside."""
    found = []
    for folder in sorted(child for child in path.iterdir() if child.is_dir()):
        if folder.name.upper() not in EMOTIONS:
            raise BadData(f"{folder}: is no emotion, expected one of {', '.join(EMOTIONS)}")
        for picture in sorted(folder.iterdir()):
            if picture.suffix.lower() in (".jpg", ".jpeg", ".png"):
                found.append((picture, folder.name.upper()))
    return found


def opened(picture: Path) -> Image.Image:
    """The picture, read whole, in RGB."""
    try:
        with Image.open(picture) as file:
            return file.convert("RGB")
    except (OSError, UnidentifiedImageError) as failure:
        raise BadData(f"{picture}: is no readable picture: {failure}") from failure


def _of_pictures(listing: Callable[[Path], Listed]) -> Callable[[Path, int], Faces]:
    def read_all(path: Path, size: int) -> Faces:
        found = listing(path)
        pixels = np.zeros((len(found), size, size), np.uint8)
        for row, (picture, _) in enumerate(found):
            pixels[row] = np.asarray(opened(picture).convert("L").resize((size, size), Image.Resampling.BILINEAR))
        return Faces(pixels, sure_labels([emotion for _, emotion in found]), np.ones(len(found), np.float32), str(path))

    return read_all


def sure_labels(emotions: list[str]) -> np.ndarray:
    """Names of EMOTIONS -> float32 [N, 8] with a one in each row."""
    labels = np.zeros((len(emotions), len(EMOTIONS)), np.float32)
    labels[np.arange(len(emotions)), [EMOTIONS.index(emotion) for emotion in emotions]] = 1
    return labels


def _read_prepared(path: Path, _: int) -> Faces:
    with np.load(path) as data:
        missing = [key for key in ("pixels", "labels", "agreement") if key not in data]
        if missing:
            raise BadData(f"{path}: lacks the array {', '.join(missing)}; prepare.py writes it")
        return Faces(data["pixels"], data["labels"], data["agreement"], str(path))


PICTURES: dict[str, Callable[[Path], Listed]] = {"raf-db": _list_raf_db, "affectnet": _list_affectnet, "folders": _list_folders}
"""Layouts that consist of picture files."""
LAYOUTS: dict[str, Callable[[Path, int], Faces]] = {
    "ferplus-npz": _read_ferplus_npz,
    "ferplus-csv": _read_ferplus_csv,
    "prepared": _read_prepared,
} | {name: _of_pictures(listing) for name, listing in PICTURES.items()}
