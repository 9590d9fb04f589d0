"""Measures expression_baseline behind our own detector and mesh and chooses its alignment.

    .venv-convert/bin/python measure.py --ferplus ../../shared/data/ferplus_valid.npz \
        --media ../../shared/media --ffmpeg FFMPEG [--step 3 | --alignment 0.32 0.31]

FER+ crops are tight 48x48 pictures: each is padded by 24 pixels of repeated edge on every side, so
that the detector sees a whole head and a wide crop sees repeated edge instead of black. Counted are
the rows whose majority is above half of the votes and one of the model's seven classes; single
votes, unknown and not-a-face are dropped as the official rule says.

Without --alignment: tries many on every n-th picture, writes results/alignment.csv. With it:
measures that one on all pictures and on the clips, fits the temperature, writes results/clips.csv
(frame by frame) and results/<model>.json (what describe.py puts on the cards).
"""

from __future__ import annotations

import argparse
import csv
import datetime
import json
import os
import platform
import subprocess
from pathlib import Path

import numpy as np

import chain
import video

RESULTS = Path(__file__).resolve().parent / "results"
FERPLUS_ORDER = ("NEUTRAL", "HAPPY", "SURPRISE", "SAD", "ANGER", "DISGUST", "FEAR", "CONTEMPT", "UNKNOWN", "NOT_A_FACE")
PADDING = 24
EYE_DISTANCES = (0.22, 0.25, 0.28, 0.31, 0.34, 0.38, 0.42, 0.48)
EYES_Y = (0.28, 0.33, 0.38, 0.43)
CLIPS = ("single_face.mp4", "1001_DFA_HAP_XX.flv", "1001_DFA_NEU_XX.flv", "face_noface.mov", "no_face.mp4")
BINS = 15


def main() -> None:
    arguments = parse()
    print(vars(arguments), conditions())
    RESULTS.mkdir(exist_ok=True)
    face_chain = chain.FaceChain()
    pictures, truth = ferplus(arguments.ferplus, face_chain.coder.card.labels)
    if arguments.alignment:
        measure_one(arguments, face_chain, pictures, truth, *arguments.alignment)
        return
    try_alignments(face_chain, pictures[:: arguments.step], truth[:: arguments.step])


def try_alignments(face_chain: chain.FaceChain, pictures: list[np.ndarray], truth: np.ndarray) -> None:
    labels = face_chain.coder.card.labels
    rows = [{"alignment": "tight crop as it is", **judged(logits_of(face_chain, tight(pictures)), truth, labels)}]
    print(rows[0], flush=True)
    meshes = [face_chain.find_face(picture) for picture in pictures]
    found = [index for index, mesh in enumerate(meshes) if mesh is not None]
    print(f"{len(pictures)} pictures, face found in {len(found)}", flush=True)
    for eye_distance in EYE_DISTANCES:
        for eyes_y in EYES_Y:
            crops = np.stack([face_chain.crop(pictures[i], meshes[i], eye_distance, eyes_y) for i in found])
            judgement = judged(logits_of(face_chain, crops), truth[found], labels)
            rows.append({"alignment": f"{eye_distance}/{eyes_y}", **judgement})
            print(rows[-1], flush=True)
            write_rows(RESULTS / "alignment.csv", rows)


def measure_one(
    arguments: argparse.Namespace,
    face_chain: chain.FaceChain,
    pictures: list[np.ndarray],
    truth: np.ndarray,
    eye_distance: float,
    eyes_y: float,
) -> None:
    labels = face_chain.coder.card.labels
    meshes = [face_chain.find_face(picture) for picture in pictures]
    found = [index for index, mesh in enumerate(meshes) if mesh is not None]
    crops = np.stack([face_chain.crop(pictures[i], meshes[i], eye_distance, eyes_y) for i in found])
    logits, there = logits_of(face_chain, crops), truth[found]
    temperature = fitted_temperature(logits, there)
    bare = judged(logits_of(face_chain, tight(pictures)), truth, labels)
    rows, clips = read_clips(arguments, face_chain, eye_distance, eyes_y, temperature)
    write_rows(RESULTS / "clips.csv", rows)

    whole = "FER+ validation split, majority above half, seven classes, 48x48 grey padded by 24 px of repeated edge"
    ours = f"{whole}, found by face_detector and face_mesh, aligned as the card says"
    judgement = judged(logits, there, labels)
    figures = [figure("accuracy", judgement["accuracy"], len(there), ours)]
    figures.append(figure("unweighted average recall", judgement["uar"], len(there), ours))
    for k, label in enumerate(labels):
        figures.append(figure(f"recall {label}", judgement[label], int((there == k).sum()), ours))
    figures.append(figure("calibration error at temperature 1", calibration_error(logits, there, 1.0), len(there), ours))
    halves = f"{ours}; temperature fitted on one half, error on the other, both ways"
    figures.append(figure("calibration error after temperature", crossed_error(logits, there), len(there), halves))
    unaligned = (
        "FER+ validation split, majority above half, seven classes, the tight 48x48 crop resized to 112, neither detected nor aligned"
    )
    figures.append(figure("accuracy without alignment", bare["accuracy"], len(truth), unaligned))
    figures += clips
    facts = {"alignment": {"eye_distance": eye_distance, "eyes_y": eyes_y}, "temperature": temperature, "figures": figures}
    write_facts("expression_baseline", facts)
    detected = figure(
        "share of faces found", round(len(found) / len(pictures), 4), len(pictures), f"{whole}; face_detector and face_mesh together"
    )
    for name in ("face_detector", "face_mesh"):
        write_facts(name, {"figures": [detected, *found_in_clips(rows)]})


def read_clips(
    arguments: argparse.Namespace, face_chain: chain.FaceChain, eye_distance: float, eyes_y: float, temperature: float
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Every frame of every clip: a row each; and the figures that the card takes over."""
    executable = video.ffmpeg(arguments.ffmpeg)
    labels = face_chain.coder.card.labels
    rows: list[dict[str, object]] = []
    for clip in CLIPS:
        width, height = video.size_of(executable, arguments.media / clip)
        for frame, raw in enumerate(video.frames(executable, arguments.media / clip, size=(width, height))):
            picture = np.frombuffer(raw, np.uint8).reshape(height, width, 3)
            mesh = face_chain.find_face(picture)
            row: dict[str, object] = {"clip": clip, "frame": frame, "face": int(mesh is not None)}
            values = [""] * len(labels)
            if mesh is not None:
                logits = face_chain.coder.run(face_chain.crop(picture, mesh, eye_distance, eyes_y)[None])[0]
                values = chain.probabilities(logits, temperature)[0].round(4).tolist()
            rows.append({**row, **dict(zip(labels, values))})
    return rows, clip_figures(rows)


def clip_figures(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    figures = []
    for clip, name, column, first, last, fold in (
        ("single_face.mp4", "highest HAPPY while neutral", "HAPPY", 0, 15, max),
        ("single_face.mp4", "lowest HAPPY while smiling", "HAPPY", 24, 66, min),
        ("1001_DFA_HAP_XX.flv", "mean HAPPY of the last third, acted happy", "HAPPY", 37, 999, mean),
        ("1001_DFA_NEU_XX.flv", "mean NEUTRAL, acted neutral", "NEUTRAL", 0, 999, mean),
        ("1001_DFA_NEU_XX.flv", "highest HAPPY, acted neutral", "HAPPY", 0, 999, max),
    ):
        values = [row[column] for row in rows if row["clip"] == clip and first <= row["frame"] <= last and row["face"]]
        conditions = f"frames of {clip}, probabilities at the card's temperature; one person, not a claim about people"
        figures.append(figure(name, round(float(fold(values)), 4), len(values), conditions))
    return figures


def found_in_clips(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    figures = []
    for clip in CLIPS:
        seen = [row["face"] for row in rows if row["clip"] == clip]
        conditions = f"every frame of {clip} as it is; face_detector and face_mesh together"
        figures.append(figure("share of frames with a face", round(mean(seen), 4), len(seen), conditions))
    return figures


def mean(values: list[float]) -> float:
    return float(np.mean(values))


def fitted_temperature(logits: np.ndarray, truth: np.ndarray) -> float:
    """The temperature with the least negative log-likelihood, to two digits."""
    candidates = np.round(np.arange(0.5, 6.0, 0.05), 2)
    return float(min(candidates, key=lambda one: surprise(logits, truth, float(one))))


def surprise(logits: np.ndarray, truth: np.ndarray, temperature: float) -> float:
    likely = chain.probabilities(logits, temperature)[np.arange(len(truth)), truth]
    return float(-np.log(np.maximum(likely, 1e-12)).mean())


def calibration_error(logits: np.ndarray, truth: np.ndarray, temperature: float) -> float:
    """Expected calibration error over 15 bins of equal width."""
    return round(error_in_bins(chain.probabilities(logits, temperature), truth), 4)


def crossed_error(logits: np.ndarray, truth: np.ndarray) -> float:
    even, odd = np.arange(0, len(truth), 2), np.arange(1, len(truth), 2)
    pieces, order = [], []
    for fit, hold in ((even, odd), (odd, even)):
        pieces.append(chain.probabilities(logits[hold], fitted_temperature(logits[fit], truth[fit])))
        order.append(hold)
    return round(error_in_bins(np.concatenate(pieces), truth[np.concatenate(order)]), 4)


def error_in_bins(values: np.ndarray, truth: np.ndarray) -> float:
    sure, right = values.max(axis=1), values.argmax(axis=1) == truth
    place = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(sure[place == k].mean() - right[place == k].mean()) * (place == k).mean() for k in np.unique(place)]
    return float(sum(gaps))


def figure(name: str, value: float, n: int, conditions: str) -> dict[str, object]:
    return {"name": name, "value": value, "n": n, "conditions": conditions}


def write_facts(name: str, facts: dict[str, object]) -> None:
    (RESULTS / f"{name}.json").write_text(json.dumps({"measured": conditions(), **facts}, indent=1) + "\n", encoding="utf-8")
    print(name, json.dumps(facts, indent=1))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ferplus", type=Path, required=True)
    parser.add_argument("--media", type=Path, required=True)
    parser.add_argument("--ffmpeg")
    parser.add_argument("--step", type=int, default=3, help="try alignments on every n-th picture")
    parser.add_argument("--alignment", type=float, nargs=2, metavar=("EYE_DISTANCE", "EYES_Y"), help="measure this one fully")
    return parser.parse_args()


def conditions() -> dict[str, object]:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return {"date": datetime.date.today().isoformat(), "commit": commit, "machine": platform.machine(), "cores": os.cpu_count()}


def ferplus(file: Path, labels: list[str]) -> tuple[list[np.ndarray], np.ndarray]:
    data = np.load(file)
    pixels, votes = data["pixels"], data["votes"].astype(int)
    votes[votes == 1] = 0
    total = votes.sum(axis=1)
    best = votes.argmax(axis=1)
    pictures, truth = [], []
    for row, emotion in enumerate(best):
        name = FERPLUS_ORDER[emotion]
        if name not in labels or votes[row, emotion] * 2 <= total[row]:
            continue
        grey = np.pad(pixels[row].reshape(48, 48), PADDING, mode="edge")
        pictures.append(np.repeat(grey[..., None], 3, axis=2))
        truth.append(labels.index(name))
    return pictures, np.array(truth)


def tight(pictures: list[np.ndarray]) -> np.ndarray:
    region = chain.Region(PADDING + 24, PADDING + 24, 48)
    return np.stack([chain.resample(picture, region, 112) for picture in pictures])


def judged(logits: np.ndarray, truth: np.ndarray, labels: list[str]) -> dict[str, float]:
    guess = logits.argmax(axis=1)
    recall = {label: float((guess[truth == k] == k).mean()) for k, label in enumerate(labels) if (truth == k).any()}
    return {
        "n": len(truth),
        "accuracy": round(float((guess == truth).mean()), 4),
        "uar": round(float(np.mean(list(recall.values()))), 4),
        **{label: round(value, 3) for label, value in recall.items()},
    }


def logits_of(face_chain: chain.FaceChain, crops: np.ndarray) -> np.ndarray:
    return np.concatenate([face_chain.coder.run(crops[i : i + 64])[0] for i in range(0, len(crops), 64)])


def write_rows(file: Path, rows: list[dict[str, object]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
