"""What the two exported engines do on real clips: ``evaluate_clips.py --media ../../shared/media``.

Steadiness: mean change of the probabilities from frame to frame in spans that are known to be one expression. Onset: by how
many seconds the CNN-LSTM moves the moment at which HAPPY passes one half. No accuracy: three clips of two people.
Rows go to results/clips_sequence.csv.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnxruntime

import chain
from model_card import EMOTIONS, REPOSITORY, read
from provenance import provenance
from train import HERE, append_row, forget
from video import ffmpeg, frames, size_of

RATE = 30.0
"""Frames a second of the three clips."""
STEADY = {"single_face.mp4": (0, 15), "1001_DFA_NEU_XX.flv": (0, 10_000)}
"""Clip -> first and last frame of its neutral span."""
ONSETS = ("single_face.mp4", "1001_DFA_HAP_XX.flv")
HAPPY = EMOTIONS.index("HAPPY")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--media", type=Path, required=True)
    parser.add_argument("--ffmpeg")
    parser.add_argument("--frame-model", default="expression_frame")
    parser.add_argument("--sequence-model", default="expression_sequence")
    arguments = parser.parse_args()
    walk, sequence = chain.FaceChain(arguments.frame_model), read(REPOSITORY / arguments.sequence_model)
    session = onnxruntime.InferenceSession(str(sequence.model_file), providers=["CPUExecutionProvider"])
    for clip in sorted(set(STEADY) | set(ONSETS)):
        logits, feat, mask = look(walk, arguments.media / clip, ffmpeg(arguments.ffmpeg))
        seconds = np.full((1, len(mask)), 1 / RATE, np.float32)
        smoothed = session.run(["logits"], {"feat": feat[None], "mask": mask[None], "seconds": seconds})[0][0]
        alone = chain.probabilities(logits, walk.coder.card.facts["temperature"])
        together = chain.probabilities(smoothed, sequence.facts["temperature"])
        row = {"clip": clip, "frames": len(mask), "lost": int((mask == 0).sum())} | judge(clip, alone, together, mask)
        forget(HERE / "results" / "clips_sequence.csv", "clip", clip)
        append_row(HERE / "results" / "clips_sequence.csv", row | provenance())
        print(row, flush=True)


def look(walk: chain.FaceChain, clip: Path, executable: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Logits [T, 8], features [T, D] and mask [T] of every frame; zeros where no face was found."""
    size = size_of(executable, clip)
    logits, feat, mask = [], [], []
    for data in frames(executable, clip, size=size):
        picture = np.frombuffer(data, np.uint8).reshape(size[1], size[0], 3)
        mesh = walk.find_face(picture)
        outputs = dict(zip(walk.coder.outputs, walk.coder.run(crop_of(walk, picture, mesh)), strict=True))
        mask.append(float(mesh is not None))
        logits.append(outputs["logits"][0] * mask[-1])
        feat.append(outputs["feat"][0] * mask[-1])
    return np.array(logits), np.array(feat, np.float32), np.array(mask, np.float32)


def crop_of(walk: chain.FaceChain, picture: np.ndarray, mesh: chain.Mesh | None) -> np.ndarray:
    if mesh is None:
        return np.zeros((1, walk.coder.size, walk.coder.size, 3), np.uint8)
    return walk.crop(picture, mesh)[None]


def judge(clip: str, alone: np.ndarray, together: np.ndarray, mask: np.ndarray) -> dict[str, object]:
    row: dict[str, object] = {"change_frame": "", "change_sequence": "", "onset_frame_s": "", "onset_sequence_s": ""}
    if clip in STEADY:
        first, last = STEADY[clip]
        row["change_frame"], row["change_sequence"] = (round(change(p[first : last + 1]), 5) for p in (alone, together))
    if clip in ONSETS:
        seen = mask > 0
        row["onset_frame_s"], row["onset_sequence_s"] = (round(onset(p[:, HAPPY], seen), 3) for p in (alone, together))
    return row


def change(probabilities: np.ndarray) -> float:
    """Mean total variation between neighbouring frames: half the sum of the absolute differences."""
    return float(np.abs(np.diff(probabilities, axis=0)).sum(1).mean() / 2)


def onset(happy: np.ndarray, seen: np.ndarray) -> float:
    """Seconds until HAPPY passes one half in a frame with a face; NaN when it never does."""
    above = np.flatnonzero((happy >= 0.5) & seen)
    return float(above[0] / RATE) if len(above) else float("nan")


if __name__ == "__main__":
    main()
