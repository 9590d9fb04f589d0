"""Measures how the mesh's presence falls where something covers the mouth: ``measure_cover.py --ferplus FOLDER --clips FOLDER``.

Covers and things that leave the mouth free are drawn by covers.py along the uncovered face's mesh. The presence is the logit of
face_mesh, placed as Mien places it: round the detector's face, then round its own points. Two figures decide whether a mouth is
covered (io.mien.trace.CoveredMouths): the logit itself, and the logit as a share of the same person's usual one; here that is
the logit of the same picture with nothing drawn.

The share was chosen on faces of FER+'s training split, the sureness on pictures and clips (FER+ cuts faces out so closely that the
mesh is less sure of all of them). Only the figures of the share on FER+'s validation split and on the clips are of people on whom it
was not chosen. Writes results/cover.csv.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

import chain
import covers
import pose
from provenance import provenance
from turned import Relief, cut
from video import ffmpeg, frames, size_of

RESULTS = Path(__file__).resolve().parent / "results"
LEAST_USUAL, SHARE, MOST_YAW, MOST_PITCH, DIM = 15.5, 0.72, 20.0, 25.0, 25.0
"""Mien's (CoveredMouths): least logit in half of a person's frames, here in each of them, least share of it, the largest turns that are judged, degrees, and the brightness 0..100
under which the least usual logit says nothing."""
FOLLOWED = 2
"""So often the mesh is placed round its own points, as it follows a face from frame to frame: it makes itself at home on a mask."""
USUAL = 0.85
"""Of a clip the usual logit is the one that three frames in twenty exceed."""
EVERY = {"ferplus_valid.npz": 62}
HAND = "WolfgangLanger_Pexels.mp4"
BEFORE, BESIDE = (3.0, 5.6), (2.4, 9.6)
"""Seconds of it in which a real hand covers the mouth, and in which it is near the face."""
CLIPS, PICTURES = (".mp4", ".mov", ".flv"), (".jpg", ".png")
TURNS = {f"turned by {angle}": angle for angle in (-30, -20, -10, 10, 20, 30)}


@dataclass(frozen=True)
class Looked:
    """What one picture gave; ``usual`` is the logit of the same picture with nothing drawn; ``logit`` is None where no face was found."""

    group: str
    person: str
    kind: str
    covered: bool
    usual: float
    logit: float | None
    yaw: float
    pitch: float
    light: float

    @property
    def judged(self) -> bool:
        return self.logit is not None and abs(self.yaw) <= MOST_YAW and abs(self.pitch) <= MOST_PITCH

    def throughout(self) -> bool:
        """Called covered where the whole recording is like this picture."""
        return self.judged and self.light >= DIM and self.logit < LEAST_USUAL

    def passing(self) -> bool:
        """Called covered where the rest of the recording is as usual."""
        return self.judged and self.logit < SHARE * self.usual


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ferplus", type=Path, required=True, help="folder with ferplus_train.npz and ferplus_valid.npz")
    parser.add_argument("--clips", type=Path, required=True, help="clips and pictures of faces")
    parser.add_argument("--ffmpeg")
    arguments = parser.parse_args()
    eye = Eye()
    looks = [look for each in people(eye, arguments) for look in measured(eye, *each)]
    rows = write(RESULTS / "cover.csv", with_usual(looks))
    (RESULTS / "cover.json").write_text(json.dumps({"figures": list(figures(rows))}, indent=1) + "\n", encoding="utf-8")


class Eye:
    """Detector and mesh, as Mien uses them."""

    def __init__(self) -> None:
        self.walk = chain.FaceChain()

    def look(self, picture: np.ndarray, detection: chain.Detection | None = None) -> tuple[np.ndarray, float] | None:
        """Mesh [468,3] and logit of its presence."""
        found = [detection] if detection else self.walk.detect(picture)[:1]
        if not found:
            return None
        points, _ = self.placed(picture, found[0].region())
        logits = []
        for _ in range(FOLLOWED):
            points, logit = self.placed(picture, chain.Mesh(1.0, points).region())
            logits.append(logit)
            if logit <= 0:
                return None
        return points, float(np.mean(logits))

    def placed(self, picture: np.ndarray, region: chain.Region) -> tuple[np.ndarray, float]:
        mesh = self.walk.mesh
        points, presence = mesh.run(chain.resample(picture, region, mesh.size)[None])
        return chain.mesh_in_picture(points[0], 0.0, region, mesh.size).points, float(presence[0])


def people(eye: Eye, arguments: argparse.Namespace) -> Iterator[tuple[str, str, np.ndarray, chain.Detection | None]]:
    executable = ffmpeg(arguments.ffmpeg)
    for file in sorted(arguments.clips.iterdir()):
        if file.suffix in CLIPS:
            size = size_of(executable, file)
            for number, data in enumerate(frames(executable, file, "fps=5", size)):
                group = group_of(file.name, number / 5)
                if group == "real hand" or group and number % 5 == 0:
                    yield group, file.name, np.frombuffer(data, np.uint8).reshape(size[1], size[0], 3), None
        elif file.suffix in PICTURES:
            picture = np.asarray(Image.open(file).convert("RGB"))
            for number, detection in enumerate(eye.walk.detect(picture)):
                yield "pictures", f"{file.name} {number}", picture, detection
    for name, step in EVERY.items():
        for number, pixels in enumerate(np.load(arguments.ferplus / name)["pixels"][::step]):
            face = np.asarray(Image.fromarray(pixels.reshape(48, 48)).resize((192, 192), Image.Resampling.BICUBIC))
            yield name.removesuffix(".npz"), f"{name} {number * step}", np.repeat(np.pad(face, 96, mode="edge")[..., None], 3, axis=2), None


def group_of(clip: str, second: float) -> str:
    """Frames with a hand near the face are of no use where covers are drawn."""
    if clip != HAND or not BESIDE[0] <= second < BESIDE[1]:
        return "clips"
    return "real hand" if BEFORE[0] <= second < BEFORE[1] else ""


def measured(eye: Eye, group: str, person: str, whole: np.ndarray, detection: chain.Detection | None) -> Iterator[Looked]:
    random = np.random.default_rng(len(person) + int(whole.mean() * 1e6) % 2**31)
    first = eye.look(whole, detection)
    if first is None:
        return
    if group == "real hand":
        yield Looked("clips", person, group, True, float("nan"), first[1], *turned(first[0]), light(whole))
        return
    picture, _ = cut(whole, first[0])
    there = eye.look(picture)
    if there is None:
        return
    points, usual = there
    for kind, made in drawn(picture, points, random, one_in=4 if group.startswith("ferplus") else 1):
        found = eye.look(made)
        logit, angles = (found[1], turned(found[0])) if found else (None, (0.0, 0.0))
        yield Looked(group, person, kind, kind in covers.COVERING, usual, logit, *angles, light(made))


def light(picture: np.ndarray) -> float:
    """Median brightness, 0..100."""
    return float(np.median(picture @ np.array([0.299, 0.587, 0.114]))) / 2.55


def turned(points: np.ndarray) -> tuple[float, float]:
    """Yaw and pitch, degrees."""
    read = pose.unflattened(pose.pose_of(points))
    return read.yaw, read.pitch


def drawn(picture: np.ndarray, points: np.ndarray, random: np.random.Generator, one_in: int) -> Iterator[tuple[str, np.ndarray]]:
    """Every way to change the picture, or one in so many of them."""
    ways = {kind: partial(draw, picture, points, random) for kind, draw in (covers.FREE | covers.COVERING).items()}
    ways["dark"] = lambda: np.clip(picture * 0.2 + random.normal(0, 4, picture.shape), 0, 255).astype(np.uint8)
    ways["small"] = lambda: resized(resized(picture, 96, Image.Resampling.BOX), len(picture), Image.Resampling.BILINEAR)
    ways["blurred"] = lambda: np.asarray(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(4)))
    for kind, angle in TURNS.items():
        ways[kind] = lambda angle=angle: Relief(picture, points).turned(pose.turn(yaw=angle))
    for kind in random.permutation(list(ways))[: len(ways) // one_in]:
        yield str(kind), ways[str(kind)]()


def resized(picture: np.ndarray, side: int, how: Image.Resampling) -> np.ndarray:
    return np.asarray(Image.fromarray(picture).resize((side, side), how))


def with_usual(looks: list[Looked]) -> list[Looked]:
    """Frames of a clip share their usual logit; a picture has its own."""
    free: dict[str, list[float]] = {}
    for look in looks:
        if look.group == "clips" and look.kind != "real hand":
            free.setdefault(look.person, []).append(look.usual)
    usual = {person: float(np.quantile(logits, USUAL)) for person, logits in free.items()}
    return [replace(look, usual=usual.get(look.person, look.usual)) for look in looks]


COLOURS = (*covers.SKINS, *covers.CLOTHS, "red", "grey", "skin")


def kind_of(look: Looked) -> str:
    """Without its colour; turns to either side are one."""
    words = [word for word in look.kind.split() if word not in COLOURS or look.kind == "dark"]
    return " ".join(words).replace("turned by -", "turned by ")


def write(path: Path, looks: list[Looked]) -> list[dict[str, object]]:
    looks = [replace(look, kind=kind_of(look)) for look in looks]
    kinds = sorted({(look.group, not look.covered, look.kind) for look in looks})
    rows = [counted([look for look in looks if (look.group, look.kind) == (group, kind)]) for group, _, kind in kinds]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(
            file,
            ["group", "kind", "covered", "people", "n", "no_face", "turned", "passing", "throughout", *provenance()],
            lineterminator="\n",
        )
        writer.writeheader()
        for row in rows:
            print(row)
            writer.writerow(row | provenance())
    return rows


def figures(rows: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    """Of people on whom nothing was chosen."""
    clips = [row for row in rows if row["group"] == "clips"]
    cloth, hands = ("mask", "scarf"), ("hand", "cup", "microphone")
    free = ("nothing", "hand at the chin", "mask at the chin", "dark", "small")
    told = "every frame a second of the clips of three people, covers drawn by covers.py"
    yield figure("share of masks and scarves noticed when put on", clips, cloth, "passing", told)
    yield figure("share of masks and scarves noticed when worn throughout", clips, cloth, "throughout", told)
    yield figure("share of hands, cups and microphones before the mouth that are noticed", clips, hands, "passing", told)
    yield figure(
        "share of frames with a real hand before the mouth that are noticed",
        clips,
        ("real hand",),
        "passing",
        f"{HAND}, five frames a second, one person",
    )
    yield figure("share of free mouths called covered", clips, free, "passing", f"{told}; {', '.join(free)}")


def figure(name: str, rows: list[dict[str, object]], kinds: tuple[str, ...], found: str, conditions: str) -> dict[str, object]:
    same = [row for row in rows if row["kind"] in kinds]
    part, whole = (sum(int(str(row[column])) for row in same) for column in (found, "n"))
    return {"name": name, "value": round(part / whole, 4), "n": whole, "conditions": conditions}


def counted(same: list[Looked]) -> dict[str, object]:
    """``no_face`` and ``turned`` are not judged; ``passing`` and ``throughout``: called covered where the rest of the recording is as usual, and
    where all of it is like this."""
    return {
        "group": same[0].group, "kind": same[0].kind, "covered": same[0].covered, "people": len({look.person for look in same}),
        "n": len(same), "no_face": sum(look.logit is None for look in same),
        "turned": sum(look.logit is not None and not look.judged for look in same),
        "passing": sum(look.passing() for look in same), "throughout": sum(look.throughout() for look in same),
    }  # fmt: skip


if __name__ == "__main__":
    main()
