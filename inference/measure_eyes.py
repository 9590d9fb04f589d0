"""Measures shut eyes: ``measure_eyes.py --clips FOLDER [--media FOLDER] [--ferplus ferplus_valid.npz]``.

By the landmarker's eyeBlink (mean of both eyes) over CLOSED_ABOVE, and, beside it, by the mesh: its lids' distance under
NARROW of the person's own 90th percentile. ``--clips`` has what fetch_faces.py fetches. Truth per clip stands below, written
by looking at the frames; frames of a blink or of lids on their way belong to neither.

CLOSED_ABOVE is the middle of the blendshapes' own scale. It was looked at on other people than SHUT's: open eyes of the clips
of two people stay under .35, their blinks pass .60 to .72; of the FER+ validation faces those above it, sorted, were seen to
have shut or lowered eyes down to about .55, and about half of them at .5. With ``--ferplus`` their distribution is printed.

Writes results/shut_eyes.csv and results/face_landmarker.json, which describe.py puts on the card.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

import chain
import pose
from provenance import provenance
from video import ffmpeg, frames, size_of

RESULTS = Path(__file__).resolve().parent / "results"
CLOSED_ABOVE = 0.5
"""eyeBlink over which Mien counts eyes as closed (Thresholds.Attention: openness below)."""
NARROW = 0.70
LEFT, RIGHT = "eyeBlinkLeft", "eyeBlinkRight"
SHUT = {"WolfgangLanger_Pexels.mp4": [(0.6, 5.6)]}
"""Clip -> seconds with shut eyes, from until."""
OPEN = {
    "WolfgangLanger_Pexels.mp4": [(6.0, 10.2), (10.5, 11.9), (12.2, 16.0), (16.3, 17.5)],
    "single_face.mp4": [(0, 0.8), (1.1, 9)],
    "face_noface.mov": [(0, 0.8), (1.1, 9)],
    "1001_DFA_HAP_XX.flv": [(0, 0.15), (0.4, 9)],
    "1001_DFA_NEU_XX.flv": [(0, 0.2), (0.4, 9)],
}
"""Clip -> seconds with open eyes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clips", type=Path, required=True)
    parser.add_argument("--media", type=Path)
    parser.add_argument("--ferplus", type=Path)
    parser.add_argument("--ffmpeg")
    arguments = parser.parse_args()
    walk, landmarker = chain.FaceChain(), chain.Network("face_landmarker")
    files = [file for name in OPEN for file in there(name, arguments.clips, arguments.media)]
    rows = [measured(file, *looked_at(walk, landmarker, file, ffmpeg(arguments.ffmpeg))) for file in files]
    write(rows)
    if arguments.ferplus:
        stills(walk, landmarker, arguments.ferplus)


def there(name: str, *folders: Path | None) -> list[Path]:
    found = [folder / name for folder in folders if folder and (folder / name).is_file()]
    if not found:
        print(f"{name}: not here, left out")
    return found[:1]


def looked_at(walk: chain.FaceChain, landmarker: chain.Network, file: Path, executable: str) -> tuple[np.ndarray, ...]:
    """Seconds, eyeBlink and the lids' aspect of each frame with a face."""
    size, rate = size_of(executable, file), 10.0
    rows = []
    for number, data in enumerate(frames(executable, file, f"fps={rate}", size)):
        picture = np.frombuffer(data, np.uint8).reshape(size[1], size[0], 3)
        mesh = walk.find_face(picture)
        if mesh is not None:
            mesh = walk.find_mesh(picture, mesh.region())
            rows.append((number / rate, blink(landmarker, picture, mesh), pose.aspect(mesh.points)))
    return tuple(np.array(rows).reshape(-1, 3).T)


def blink(landmarker: chain.Network, picture: np.ndarray, mesh: chain.Mesh) -> float:
    named = landmarker.card.facts["coefficients"]
    coefficients = landmarker.run(chain.resample(picture, mesh.region(), landmarker.size)[None])[-1][0]
    return float(coefficients[named.index(LEFT)] + coefficients[named.index(RIGHT)]) / 2


def measured(file: Path, seconds: np.ndarray, blinks: np.ndarray, aspects: np.ndarray) -> dict[str, object]:
    shut, opened = within(seconds, SHUT.get(file.name, [])), within(seconds, OPEN[file.name])
    closed, narrow = blinks > CLOSED_ABOVE, aspects < NARROW * np.quantile(aspects, 0.9)
    return {
        "clip": file.name, "shut": int(shut.sum()), "open": int(opened.sum()),
        "shut_found": int((shut & closed).sum()), "open_called_shut": int((opened & closed).sum()),
        "shut_found_by_mesh": int((shut & narrow).sum()), "open_called_shut_by_mesh": int((opened & narrow).sum()),
        "largest_blink_open": round(float(blinks[opened].max()), 3),
        "least_blink_shut": round(float(blinks[shut].min()), 3) if shut.any() else "",
    }  # fmt: skip


def within(seconds: np.ndarray, spans: list[tuple[float, float]]) -> np.ndarray:
    return np.array([any(first <= second < last for first, last in spans) for second in seconds], bool)


def write(rows: list[dict[str, object]]) -> None:
    with (RESULTS / "shut_eyes.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [*rows[0], *provenance()], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            print(row)
            writer.writerow(row | provenance())
    figures = [*found(rows), *left_alone(rows)]
    (RESULTS / "face_landmarker.json").write_text(json.dumps({"figures": figures}, indent=1) + "\n", encoding="utf-8")


def found(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for row in rows:
        if row["shut"]:
            conditions = (
                f"{row['clip']} at 10 frames a second, one person; eyeBlink over {CLOSED_ABOVE}, face_detector and face_mesh before it"
            )
            yield figure("share of frames with shut eyes that are found", row["shut_found"], row["shut"], conditions)


def left_alone(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    called, opened = (sum(int(str(row[name])) for row in rows) for name in ("open_called_shut", "open"))
    conditions = f"{', '.join(str(row['clip']) for row in rows)} at 10 frames a second, blinks left out; three people"
    yield figure("share of frames with open eyes called shut", called, opened, conditions)


def figure(name: str, part: object, whole: object, conditions: str) -> dict[str, object]:
    return {"name": name, "value": round(int(str(part)) / int(str(whole)), 4), "n": whole, "conditions": conditions}


def stills(walk: chain.FaceChain, landmarker: chain.Network, path: Path) -> None:
    """Every second face: 48 px, enlarged four times, with its edge repeated around it."""
    from PIL import Image

    blinks = []
    for pixels in np.load(path)["pixels"][::2]:
        face = np.asarray(Image.fromarray(pixels.reshape(48, 48)).resize((192, 192), Image.Resampling.BICUBIC))
        picture = np.repeat(np.pad(face, 96, mode="edge")[..., None], 3, axis=2)
        mesh = walk.find_face(picture)
        if mesh is not None:
            blinks.append(blink(landmarker, picture, walk.find_mesh(picture, mesh.region())))
    print(f"FER+ validation, {len(blinks)} faces: {np.mean(np.array(blinks) > CLOSED_ABOVE):.3f} over {CLOSED_ABOVE}")
    print("deciles", np.quantile(blinks, np.linspace(0.1, 0.9, 9)).round(3).tolist())


if __name__ == "__main__":
    main()
