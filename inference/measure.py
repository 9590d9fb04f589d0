"""Measures expression_baseline behind our own detector and mesh and chooses its alignment.

    .venv-convert/bin/python measure.py --ferplus ../../shared/data/ferplus_valid.npz \
        --media ../../shared/media --ffmpeg FFMPEG [--step 3]

FER+ crops are tight 48x48 pictures: each is padded by 24 pixels of repeated edge on every side, so
that the detector sees a whole head and a wide crop sees repeated edge instead of black. Counted are
the rows whose majority is above half of the votes and one of the model's seven classes; single
votes, unknown and not-a-face are dropped as the official rule says.

Writes results/alignment.csv (every alignment tried), results/clips.csv (probabilities frame by
frame), results/expression_baseline.json (what the card takes over).
"""

from __future__ import annotations

import argparse
import csv
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
CLIPS = ("single_face.mp4", "1001_DFA_HAP_XX.flv", "1001_DFA_NEU_XX.flv", "face_noface.mov")
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
    return {"commit": commit, "machine": platform.machine(), "cores": os.cpu_count()}


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
