"""Readers of labelled video clips: CREMA-D, RAVDESS and DFEW, each in the layout in which it is handed out.

Every reader returns ``Clips``: path, label, subject and split of each clip, and by name what it left out and why. Bad data is
named by ``BadData``: which file, which row, what is wrong.

A set's own classes become Mien's: what two sets call calm and neutral is NEUTRAL here, since no class of ours lies between.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from faces import BadData, opened

CREMA_D_VOTES = {"A": "ANGER", "D": "DISGUST", "F": "FEAR", "H": "HAPPY", "N": "NEUTRAL", "S": "SAD"}
CREMA_D_ACTED = {"ANG": "ANGER", "DIS": "DISGUST", "FEA": "FEAR", "HAP": "HAPPY", "NEU": "NEUTRAL", "SAD": "SAD"}
RAVDESS = {"01": "NEUTRAL", "02": "NEUTRAL", "03": "HAPPY", "04": "SAD", "05": "ANGER", "06": "FEAR", "07": "DISGUST", "08": "SURPRISE"}
"""RAVDESS's third field; 02 is calm."""
DFEW = ("HAPPY", "SAD", "NEUTRAL", "ANGER", "SURPRISE", "DISGUST", "FEAR")
"""DFEW's labels 1..7."""
VIDEOS = (".mp4", ".flv", ".avi", ".mov", ".webm", ".mkv")
PICTURES = (".jpg", ".jpeg", ".png")


@dataclass(frozen=True)
class Clip:
    """``path``: a video file, or a folder of pictures in the order of their names. ``label``: one of EMOTIONS. ``subject``:
    who is seen, empty when the set does not say. ``split``: the set's own part, ``all`` when it has none."""

    path: Path
    label: str
    subject: str
    split: str


@dataclass(frozen=True)
class Clips:
    """``found`` clips; ``left_out``: what has no class of ours, as reason -> number of clips; ``name`` of the source."""

    found: tuple[Clip, ...]
    left_out: dict[str, int]
    name: str

    def __post_init__(self) -> None:
        if not self.found:
            raise BadData(f"{self.name}: holds no usable clip{f', left out: {self.left_out}' if self.left_out else ''}")

    def of_split(self, split: str) -> Clips:
        known = sorted({clip.split for clip in self.found})
        if split not in known:
            raise BadData(f"{self.name}: has no split {split}, expected one of {', '.join(known)}")
        return Clips(tuple(clip for clip in self.found if clip.split == split), self.left_out, self.name)


def read_clips(path: Path, layout: str) -> Clips:
    """Reads the folder ``path`` in one of the LAYOUTS."""
    if layout not in LAYOUTS:
        raise BadData(f"unknown layout {layout}, expected one of {', '.join(LAYOUTS)}")
    if not path.is_dir():
        raise BadData(f"{path}: is no folder")
    return LAYOUTS[layout](path)


def _read_crema_d(path: Path) -> Clips:
    """CREMA-D by the majority of those who saw the face without its sound: ``processedResults/summaryTable.csv`` beside
    ``VideoFlash/<actor>_<sentence>_<emotion>_<level>.flv``. Clips on whose expression the votes tie are left out."""
    table = path / "processedResults" / "summaryTable.csv"
    found, left_out = [], Counter[str]()
    for row, line in _rows(table, ("FileName", "FaceVote")):
        subject, _ = _crema_d_name(f"{table}, row {row}", line["FileName"])
        votes = line["FaceVote"].split(":")
        unknown = [vote for vote in votes if vote not in CREMA_D_VOTES]
        if unknown:
            raise BadData(f"{table}, row {row}: FaceVote {line['FaceVote']!r}, expected letters of {''.join(CREMA_D_VOTES)}")
        if len(votes) > 1:
            left_out["votes tie"] += 1
            continue
        clip = path / "VideoFlash" / f"{line['FileName']}.flv"
        found.append(Clip(_there(clip, f"{table}, row {row}"), CREMA_D_VOTES[votes[0]], subject, "all"))
    return Clips(tuple(found), dict(left_out), str(path))


def _read_crema_d_acted(path: Path) -> Clips:
    """CREMA-D by what the actor was asked to show, which viewers of the face alone saw in two clips of three."""
    found = []
    for clip in _videos(path):
        subject, emotion = _crema_d_name(str(clip), clip.stem)
        found.append(Clip(clip, CREMA_D_ACTED[emotion], subject, "all"))
    return Clips(tuple(found), {}, str(path))


def _crema_d_name(where: str, name: str) -> tuple[str, str]:
    """Actor and emotion of a clip's name."""
    parts = re.fullmatch(r"(\d{4})_[A-Z]{3}_([A-Z]{3})_(?:LO|MD|HI|XX|X)", name)
    if not parts or parts[2] not in CREMA_D_ACTED:
        raise BadData(f"{where}: the name {name!r} is not <actor>_<sentence>_<emotion>_<level>, such as 1001_DFA_HAP_XX")
    return parts[1], parts[2]


def _read_ravdess(path: Path) -> Clips:
    """RAVDESS: ``.../Actor_<nn>/<seven numbers>.mp4``. The split is the channel, ``speech`` or ``song``: mouths differ.
    Of a take that is there with sound (01) and without (02) the first is kept: they are the same pictures."""
    found, left_out = [], Counter[str]()
    takes: set[tuple[str, ...]] = set()
    for clip in sorted(_videos(path), key=lambda file: file.name):
        fields = tuple(clip.stem.split("-"))
        if len(fields) != 7 or not all(re.fullmatch(r"\d\d", field) for field in fields):
            raise BadData(f"{clip}: the name is not seven two-digit numbers, such as 01-01-03-01-01-01-12")
        modality, channel, emotion, *_, actor = fields
        if modality not in ("01", "02") or channel not in ("01", "02") or emotion not in RAVDESS:
            raise BadData(f"{clip}: modality {modality}, channel {channel}, emotion {emotion}: expected 01-02, 01-02, 01-08")
        if fields[1:] in takes:
            left_out["same pictures with sound"] += 1
            continue
        takes.add(fields[1:])
        found.append(Clip(clip, RAVDESS[emotion], actor, "speech" if channel == "01" else "song"))
    return Clips(tuple(found), dict(left_out), str(path))


def _read_dfew(path: Path) -> Clips:
    """DFEW, single-labelled: ``EmoLabel_DataSplit/test(single-labeled)/set_<1..5>.csv`` beside ``Clip/``, with a video
    ``<n>.mp4`` or a folder ``<nnnnn>`` of pictures anywhere below it. Each clip is in one of the five test sets: that is its
    split, ``fold-1`` to ``fold-5``. The set does not say who is seen."""
    there = _numbered(path / "Clip")
    found = []
    for fold in range(1, 6):
        table = path / "EmoLabel_DataSplit" / "test(single-labeled)" / f"set_{fold}.csv"
        for row, line in _rows(table, ("video_name", "label")):
            if line["label"] not in {str(i) for i in range(1, len(DFEW) + 1)}:
                raise BadData(f"{table}, row {row}: label {line['label']!r}, expected 1 to {len(DFEW)}")
            name = line["video_name"]
            if not name.isdecimal() or int(name) not in there:
                raise BadData(f"{table}, row {row}: clip {name!r} is neither a video nor a folder of pictures in {path / 'Clip'}")
            found.append(Clip(there[int(name)], DFEW[int(line["label"]) - 1], "", f"fold-{fold}"))
    return Clips(tuple(found), {}, str(path))


def _numbered(folder: Path) -> dict[int, Path]:
    """Number -> clip; a video goes before a folder of its pictures."""
    if not folder.is_dir():
        raise BadData(f"{folder}: is not there")
    named = {file for file in folder.rglob("*") if file.stem.isdecimal()}
    pictured = {int(file.name): file for file in named if file.is_dir() and _pictures(file)}
    return pictured | {int(file.stem): file for file in named if file.suffix.lower() in VIDEOS}


def _pictures(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in PICTURES)


def pictures_of(folder: Path) -> Iterator[np.ndarray]:
    """The RGB pictures [H, W, 3] of a clip that is a folder."""
    return (np.asarray(opened(picture)) for picture in _pictures(folder))


def _videos(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in VIDEOS)


def _rows(table: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """Rows with their number in the file, the first after the head being 2."""
    if not table.is_file():
        raise BadData(f"{table}: is not there")
    with table.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise BadData(f"{table}, row 1: lacks the column {', '.join(missing)}")
        rows = list(enumerate(reader, start=2))
    for row, line in rows:
        if any(line[column] is None for column in columns):
            raise BadData(f"{table}, row {row}: is cut short")
    return rows


def _there(clip: Path, where: str) -> Path:
    if not clip.is_file():
        raise BadData(f"{where}: {clip} is not there")
    return clip


LAYOUTS: dict[str, Callable[[Path], Clips]] = {
    "crema-d": _read_crema_d,
    "crema-d-acted": _read_crema_d_acted,
    "ravdess": _read_ravdess,
    "dfew": _read_dfew,
}
