"""Clip readers give labels in Mien's classes, name bad data by file and row, and one command measures on them."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

import benchmark
import evaluate_labelled
import model_card
from chain import FaceChain
from clips import Clip, read_clips
from evaluate_labelled import NO_VERDICT, Reader, interval, judged
from export_onnx import SequenceGraph, entry, write_card, write_graph
from faces import BadData
from model_card import EMOTIONS
from sequence_network import SequenceNet
from video import environment

HERE = Path(__file__).resolve().parent.parent
FFMPEG = os.environ.get("MIEN_FFMPEG") or shutil.which("ffmpeg")


def empty(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")


def crema_d(folder: Path, *rows: str) -> Path:
    table = folder / "processedResults/summaryTable.csv"
    table.parent.mkdir(exist_ok=True)
    head = '"","FileName","VoiceVote","VoiceLevel","FaceVote","FaceLevel","MultiModalVote","MultiModalLevel"'
    table.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return folder


def test_crema_d_is_read_by_votes_on_the_face_and_ties_are_left_out(tmp_path: Path) -> None:
    empty(tmp_path / "VideoFlash/1001_IEO_HAP_LO.flv", tmp_path / "VideoFlash/1001_IEO_SAD_HI.flv")
    crema_d(tmp_path, '"1","1001_IEO_HAP_LO","N","71","N","57","H","57"', '"2","1001_IEO_SAD_HI","N","60","A:F","3:5","N","63"')

    clips = read_clips(tmp_path, "crema-d")

    assert [(clip.path.name, clip.label, clip.subject, clip.split) for clip in clips.found] == [
        ("1001_IEO_HAP_LO.flv", "NEUTRAL", "1001", "all")
    ]
    assert clips.left_out == {"votes tie": 1}
    assert [clip.label for clip in read_clips(tmp_path, "crema-d-acted").found] == ["HAPPY", "SAD"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('"1","1001_IEO_HAP_LO","N","71","X","57","H","57"', r"summaryTable\.csv, row 2: FaceVote 'X'"),
        ('"1","1001_IEO_JOY_LO","N","71","H","57","H","57"', r"summaryTable\.csv, row 2: the name '1001_IEO_JOY_LO'"),
        ('"1","1001_IEO_SAD_LO","N","71","H","57","H","57"', r"summaryTable\.csv, row 2: .*1001_IEO_SAD_LO\.flv is not there"),
        ('"1","1001_IEO_HAP_LO"', r"summaryTable\.csv, row 2: is cut short"),
    ],
)
def test_bad_rows_of_crema_d_are_named(tmp_path: Path, row: str, said: str) -> None:
    empty(tmp_path / "VideoFlash/1001_IEO_HAP_LO.flv")
    with pytest.raises(BadData, match=said):
        read_clips(crema_d(tmp_path, row), "crema-d")


def test_calm_is_neutral_in_ravdess_and_a_take_counts_once(tmp_path: Path) -> None:
    names = ("01-01-02-01-01-01-12", "02-01-02-01-01-01-12", "02-02-05-01-01-01-03")
    empty(*(tmp_path / f"Actor_{name[-2:]}" / f"{name}.mp4" for name in names))

    clips = read_clips(tmp_path, "ravdess")

    assert [(clip.path.stem, clip.label, clip.subject, clip.split) for clip in clips.found] == [
        (names[0], "NEUTRAL", "12", "speech"),
        (names[2], "ANGER", "03", "song"),
    ]
    assert clips.left_out == {"same pictures with sound": 1}
    assert len(clips.of_split("song").found) == 1
    with pytest.raises(BadData, match="has no split singing, expected one of song, speech"):
        clips.of_split("singing")


def test_bad_names_of_ravdess_are_named(tmp_path: Path) -> None:
    empty(tmp_path / "Actor_12/01-01-09-01-01-01-12.mp4")
    with pytest.raises(BadData, match=r"01-01-09.*emotion 09"):
        read_clips(tmp_path, "ravdess")
    (tmp_path / "Actor_12/01-01-09-01-01-01-12.mp4").rename(tmp_path / "Actor_12/holiday.mp4")
    with pytest.raises(BadData, match=r"holiday\.mp4: the name is not seven"):
        read_clips(tmp_path, "ravdess")


def dfew(folder: Path, rows: dict[int, str]) -> Path:
    tables = folder / "EmoLabel_DataSplit/test(single-labeled)"
    tables.mkdir(parents=True, exist_ok=True)
    for fold in range(1, 6):
        (tables / f"set_{fold}.csv").write_text(f"video_name,label\n{rows.get(fold, '')}", encoding="utf-8")
    return folder


def test_dfew_finds_videos_and_folders_of_pictures_by_number(tmp_path: Path) -> None:
    empty(tmp_path / "Clip/original/7.mp4", tmp_path / "Clip/clip_224x224/00012/00001.jpg")

    clips = read_clips(dfew(tmp_path, {1: "7,1\n", 3: "12,7\n"}), "dfew")

    assert [(clip.path.name, clip.label, clip.subject, clip.split) for clip in clips.found] == [
        ("7.mp4", "HAPPY", "", "fold-1"),
        ("00012", "FEAR", "", "fold-3"),
    ]


def test_bad_rows_of_dfew_are_named(tmp_path: Path) -> None:
    empty(tmp_path / "Clip/original/7.mp4")
    with pytest.raises(BadData, match=r"set_2\.csv, row 2: label '0', expected 1 to 7"):
        read_clips(dfew(tmp_path, {2: "7,0\n"}), "dfew")
    with pytest.raises(BadData, match=r"set_1\.csv, row 3: clip '8' is neither"):
        read_clips(dfew(tmp_path, {1: "7,1\n8,1\n"}), "dfew")
    dfew(tmp_path, {1: "7,1\n"})
    (tmp_path / "EmoLabel_DataSplit/test(single-labeled)/set_4.csv").unlink()
    with pytest.raises(BadData, match=r"set_4\.csv: is not there"):
        read_clips(tmp_path, "dfew")


def test_folder_without_clips_and_unknown_layout_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="holds no usable clip"):
        read_clips(tmp_path, "ravdess")
    with pytest.raises(BadData, match="unknown layout"):
        read_clips(tmp_path, "afew")


def test_clip_without_a_face_is_wrong_even_where_its_label_is_the_first_class(tmp_path: Path) -> None:
    empty(tmp_path / "1001_DFA_NEU_XX.flv", tmp_path / "1002_DFA_HAP_XX.flv")
    clips = read_clips(tmp_path, "crema-d-acted")

    row = judged(clips, np.array([NO_VERDICT, 1]))

    assert (row["accuracy"], row["no_face"], row["uar"], row["recall_neutral"], row["recall_fear"]) == (0.5, 1, 0.5, 0.0, "")


def test_interval_of_few_people_is_wide() -> None:
    right = np.array([True] * 10 + [False] * 10)
    assert interval(right, ["a"] * 10 + ["b"] * 10) == (0.0, 1.0)
    assert interval(right, ["a"] * 20) is None
    bounds = interval(right, [str(i) for i in range(20)])
    assert bounds is not None
    low, high = bounds
    assert 0.2 < low < 0.4 and 0.6 < high < 0.8


def drawn_clip(file: Path, seed: int) -> None:
    """Half a second of noise as a video: decodes, shows nobody."""
    file.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).integers(0, 256, (5, 48, 64, 3), dtype=np.uint8)
    subprocess.run(
        [FFMPEG, "-nostdin", "-v", "error", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "64x48", "-r", "10", "-i", "pipe:0", "-y", file],
        input=noise.tobytes(), check=True, env=environment(FFMPEG),
    )  # fmt: skip


def measure(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, HERE / "evaluate_labelled.py", *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(not FFMPEG, reason="no ffmpeg executable: name one by MIEN_FFMPEG")
def test_one_command_measures_drawn_clips_and_folders_of_pictures(tmp_path: Path) -> None:
    drawn_clip(tmp_path / "Clip/original/7.mp4", 1)
    (tmp_path / "Clip/clip_224x224/00012").mkdir(parents=True)
    face = np.fromfile(HERE / "model_repository/expression_baseline/golden/astronaut.rgb", np.uint8).reshape(256, 256, 3)
    for frame in range(3):
        Image.fromarray(face).save(tmp_path / f"Clip/clip_224x224/00012/{frame:05d}.png")
    dfew(tmp_path, {1: "7,3\n", 2: "12,1\n"})

    done = measure(tmp_path, "--layout", "dfew", "--out", tmp_path / "out.csv", "--verdicts", tmp_path / "verdicts.csv")

    assert done.returncode == 0, done.stderr[-2000:]
    with (tmp_path / "verdicts.csv").open(newline="", encoding="utf-8") as file:
        verdicts = list(csv.DictReader(file))
    assert [(row["label"], row["frame"]) for row in verdicts] == [("NEUTRAL", "no face"), ("HAPPY", "HAPPY")]
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        row = next(csv.DictReader(file))
    assert (row["clips"], row["no_face"], row["accuracy"], row["reader"]) == ("2", "1", "0.5", "frame")
    assert row["hardware"] and row["commit"] and row["date"]


class AngrySession:
    """Stands for a CNN-LSTM that sees anger in every step; keeps what it was fed."""

    def run(self, _: list[str], fed: dict[str, np.ndarray]) -> list[np.ndarray]:
        self.fed = fed
        logits = np.zeros((*fed["mask"].shape, len(EMOTIONS)), np.float32)
        logits[..., EMOTIONS.index("ANGER")] = 5
        return [logits]


def test_sequence_coder_is_fed_features_with_zeros_where_the_face_is_lost(tmp_path: Path) -> None:
    face = np.fromfile(HERE / "model_repository/expression_baseline/golden/astronaut.rgb", np.uint8).reshape(256, 256, 3)
    for frame, picture in enumerate((face, np.zeros_like(face), face)):
        Image.fromarray(picture).save(tmp_path / f"{frame}.png")
    session, walk = AngrySession(), FaceChain("expression_frame")

    found = Reader(walk, (walk.coder.card, session), "unused", 10.0).verdicts(Clip(tmp_path, "HAPPY", "", "all"))

    assert found == {"frame": EMOTIONS.index("HAPPY"), "CNN-LSTM": EMOTIONS.index("ANGER")}
    assert session.fed["mask"].tolist() == [[1, 0, 1]]
    assert session.fed["seconds"][0].tolist() == pytest.approx([0, 0.1, 0.1])
    assert not session.fed["feat"][0, 1].any() and session.fed["feat"][0, 0].any()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The frame network and an exported CNN-LSTM that was never trained: it says what the frame network's classifier says."""
    frame = Path(shutil.copytree(model_card.REPOSITORY / "expression_frame", tmp_path / "models" / "expression_frame"))
    folder = frame.parent / "expression_sequence"
    (width,) = (output["shape"][-1] for output in model_card.read(frame).facts["outputs"] if output["name"] == "feat")
    torch.manual_seed(1)
    graph = SequenceGraph(SequenceNet(torch.nn.Linear(width, len(EMOTIONS)), hidden=8))
    inputs = {"feat": torch.rand(2, 5, width), "mask": torch.ones(2, 5), "seconds": torch.full((2, 5), 0.1)}
    free = {name: {0: "batch", 1: "steps"} for name in (*inputs, "logits", "valence")}
    write_graph(graph, inputs, free, ["logits", "valence"], folder / "1" / "model.onnx")
    facts = model_card.read(frame).facts | {"name": folder.name, "task": "sequence-coding", "window": {"steps": 256, "context": 32}}
    facts["inputs"] = [entry("feat", "FP32", -1, -1, width), entry("mask", "FP32", -1, -1), entry("seconds", "FP32", -1, -1)]
    facts["outputs"] = [entry("logits", "FP32", -1, -1, len(EMOTIONS)), entry("valence", "FP32", -1, -1)]
    facts["frame_model"] = {"name": frame.name, "digest": model_card.read(frame).facts["digest"]}
    del facts["input"]
    write_card(folder, facts)
    return frame.parent


def test_exported_sequence_coder_reads_clips_and_is_timed(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate_labelled, "REPOSITORY", repository)
    face = np.fromfile(HERE / "model_repository/expression_baseline/golden/astronaut.rgb", np.uint8).reshape(256, 256, 3)
    clip = tmp_path / "clip"
    clip.mkdir()
    for frame in range(2):
        Image.fromarray(face).save(clip / f"{frame}.png")

    found = Reader.of("expression_frame", "expression_sequence", "unused", 10.0).verdicts(Clip(clip, "HAPPY", "", "all"))

    assert found["frame"] == EMOTIONS.index("HAPPY") and 0 <= found["CNN-LSTM"] < len(EMOTIONS)
    assert 0 < benchmark.of_sequence(repository / "expression_sequence", 1) < 100
    assert Reader.of("expression_frame", "none", "unused", 10.0).sequence is None
