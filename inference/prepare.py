"""Cuts faces as the server cuts them: ``prepare.py folders PICTURES --to faces.npz [--size 96]``.

Detector, mesh and alignment of the product (chain.py) on every picture of a layout, so that a network is trained on what it
will be given. The result is the layout *prepared* of faces.py. A picture in which no face is found is left out and listed
beside the result, in ``<name>.lost.csv``: look at it, for a class that loses more than others is a bias.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from tqdm import tqdm

import chain
from faces import PICTURES, BadData, Listed, opened, sure_labels
from model_card import EMOTIONS

EYE_DISTANCE, EYES_Y = 0.361, 0.393
"""Margins of the product's own network; a network that is trained on other margins says so on its card."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layout", choices=sorted(PICTURES))
    parser.add_argument("pictures", type=Path)
    parser.add_argument("--to", type=Path, required=True, help="the .npz to write")
    parser.add_argument("--size", type=int, default=96, help="side of a crop in pixels")
    parser.add_argument("--eye-distance", type=float, default=EYE_DISTANCE, help="between the eyes, as a share of the side")
    parser.add_argument("--eyes-y", type=float, default=EYES_Y, help="from the crop's top to the eyes, as a share of the side")
    arguments = parser.parse_args()
    try:
        found = PICTURES[arguments.layout](arguments.pictures)
        kept, lost = cut(found, arguments.size, arguments.eye_distance, arguments.eyes_y)
    except BadData as bad:
        sys.exit(str(bad))
    write_lost(arguments.to.with_suffix(".lost.csv"), lost)
    if not kept:
        sys.exit(f"{arguments.pictures}: no face was found in any of its {len(found)} pictures")
    labels = sure_labels([emotion for _, emotion in kept])
    np.savez_compressed(arguments.to, pixels=np.stack([crop for crop, _ in kept]), labels=labels, agreement=np.ones(len(kept), np.float32))
    print(f"{arguments.to}: {summary(found, lost)}")


def cut(found: Listed, size: int, eye_distance: float, eyes_y: float) -> tuple[list[tuple[np.ndarray, str]], Listed]:
    """Grey crops [size, size] with their emotion, and the pictures without a face."""
    walk = chain.FaceChain()
    kept: list[tuple[np.ndarray, str]] = []
    lost: Listed = []
    for path, emotion in tqdm(found, unit="picture", mininterval=5):
        picture = opened(path)
        colours = np.asarray(picture)
        mesh = walk.find_face(colours)
        if mesh is None:
            lost.append((path, emotion))
            continue
        region = chain.aligned(*mesh.eyes(), eye_distance, eyes_y)
        kept.append((chain.resample(np.asarray(picture.convert("L"))[:, :, None], region, size)[:, :, 0], emotion))
    return kept, lost


def write_lost(path: Path, lost: Listed) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("picture", "emotion"))
        writer.writerows(lost)


def summary(found: Listed, lost: Listed) -> str:
    """Faces of each emotion out of its pictures."""
    wanted, missing = Counter(emotion for _, emotion in found), Counter(emotion for _, emotion in lost)
    parts = [f"{name.lower()} {wanted[name] - missing[name]} of {wanted[name]}" for name in EMOTIONS if wanted[name]]
    return f"{len(found) - len(lost)} faces in {len(found)} pictures: {', '.join(parts)}"


if __name__ == "__main__":
    main()
