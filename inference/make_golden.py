"""Writes golden inputs and outputs beside each model, for Java and every other backend.

    .venv-convert/bin/python make_golden.py             every model
    .venv-train/bin/python make_golden.py MODEL...      these landmarkers, facial or sequence coders alone, over the portrait as committed

Per model: golden/golden.json (a header) and raw little-endian files. The chain from picture to
probabilities stands in model_repository/expression_baseline/golden/chain.json, pose and opening of the
eyes in face_mesh/golden/pose.json. Pictures are the public-domain portrait of an astronaut that
scikit-image carries, and noise: nobody's webcam.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnxruntime

import chain
import model_card
import pose

SEED = 20261124
TOLERANCE = 1e-4
# For another implementation of the walk. Fixed-point resampling moves pixels by a level or two and so the
# rest a little; logits of the committed crop must agree to TOLERANCE all the same.
TOLERANCES = {
    "logits_of_committed_crop": TOLERANCE,
    "box_and_keypoints_px": 0.5,
    "mesh_points_px": 0.5,
    "crop_levels_mean": 2.0,
    "probabilities": 0.05,
}
CASES = {
    "astronaut": chain.Region(224, 128, 256),
    "astronaut_turned": chain.Region(210, 130, 230, math.radians(20)),
}
PICTURE = 256
HEADS = ((0, 0, 0, 0.3), (20, 0, 0, 0.25), (-35, 0, 0, 0.2), (0, 15, 0, 0.15), (0, -25, 0, 0.1), (15, -10, 35, 0.3), (-30, 20, -15, 0.2))
"""Yaw, pitch, roll in degrees and the eyes' aspect ratio."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="*", metavar="MODEL", help="landmarkers, facial and sequence coders; every model without")
    named = parser.parse_args().models
    print(f"seed {SEED}")
    if named:
        some(named)
    else:
        every()


def some(names: list[str]) -> None:
    known = {card.name: card for task in ("facial-coding", "sequence-coding", "face-landmarks") for card in cards(task)}
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise SystemExit(f"no such coder is called {', '.join(unknown)}; there are {', '.join(known)}")
    stored = folder_of("expression_baseline") / "astronaut.rgb"
    upright = np.frombuffer(stored.read_bytes(), np.uint8).reshape(PICTURE, PICTURE, 3)
    mesh = chain.FaceChain().find_face(upright)
    for card in (known[name] for name in names):
        if card.facts["task"] == "sequence-coding":
            golden_sequence(card)
        elif card.facts["task"] == "face-landmarks":
            golden(landmarker(), chain.resample(upright, mesh.region(), landmarker().size))
        else:
            coder = chain.FaceChain(card.name)
            golden(coder.coder, coder.crop(upright, mesh))


def every() -> None:
    from skimage import data

    face_chain = chain.FaceChain()
    portrait = data.astronaut()
    pictures = {name: chain.resample(portrait, region, PICTURE) for name, region in CASES.items()}
    cases = [walk(face_chain, name, picture) for name, picture in pictures.items()]

    upright = pictures["astronaut"]
    region = chain.whole(upright)
    found = face_chain.detect(upright)[0].region()
    mesh = face_chain.find_face(upright)
    golden(face_chain.detector, chain.resample(upright, region, face_chain.detector.size))
    golden(face_chain.mesh, chain.resample(upright, found, face_chain.mesh.size))
    golden(landmarker(), chain.resample(upright, mesh.region(), landmarker().size))
    for coder in coders():
        golden(coder.coder, coder.crop(upright, mesh))
    for card in cards("sequence-coding"):
        golden_sequence(card)
    write_json(folder_of("expression_baseline") / "chain.json", {"tolerances": TOLERANCES, "cases": cases})
    write_json(folder_of("face_mesh") / "pose.json", {"tolerance": TOLERANCE, "cases": golden_poses()})


def landmarker() -> chain.Network:
    return chain.Network("face_landmarker")


def cards(task: str) -> list[model_card.ModelCard]:
    every = [model_card.read(model_card.REPOSITORY / name) for name in model_card.names()]
    return [card for card in every if card.facts["task"] == task]


def coders() -> list[chain.FaceChain]:
    return [chain.FaceChain(card.name) for card in cards("facial-coding")]


def walk(face_chain: chain.FaceChain, name: str, picture: np.ndarray) -> dict[str, object]:
    """Every intermediate result of one picture, in picture coordinates."""
    from PIL import Image

    folder = folder_of("expression_baseline")
    Image.fromarray(picture).save(folder / f"{name}.png", optimize=True)
    (folder / f"{name}.rgb").write_bytes(picture.tobytes())
    detections = face_chain.detect(picture)
    region = detections[0].region()
    mesh = face_chain.find_mesh(picture, region)
    (folder / f"{name}.mesh.bin").write_bytes(mesh.points.astype("<f4").tobytes())
    right, left = mesh.eyes()
    alignment = face_chain.coder.card.facts["alignment"]
    crop_region = chain.aligned(right, left, alignment["eye_distance"], alignment["eyes_y"])
    crop = chain.resample(picture, crop_region, face_chain.coder.size)
    (folder / f"{name}.crop.rgb").write_bytes(crop.tobytes())
    logits = face_chain.coder.run(crop[None])[0]
    probabilities = face_chain.read(crop[None])[0]
    print(name, dict(zip(face_chain.coder.card.labels, probabilities.round(4).tolist())))
    return {
        "name": name,
        "picture": {"file": f"{name}.rgb", "width": PICTURE, "height": PICTURE},
        "detections": [{"score": one.score, "box": one.box.tolist(), "keypoints": one.keypoints.tolist()} for one in detections],
        "mesh_region": of_region(region),
        "mesh": {"file": f"{name}.mesh.bin", "shape": [468, 3], "presence": mesh.presence},
        "right_eye": right.tolist(),
        "left_eye": left.tolist(),
        "tracking_region": of_region(mesh.region()),
        "crop_region": of_region(crop_region),
        "crop": {"file": f"{name}.crop.rgb", "width": face_chain.coder.size, "height": face_chain.coder.size},
        "logits": logits[0].tolist(),
        "probabilities": probabilities.tolist(),
    }


def golden(network: chain.Network, picture: np.ndarray) -> None:
    """One real picture and one of noise; outputs of ONNX Runtime on CPU."""
    folder = folder_of(network.card.name)
    noise = np.random.default_rng(SEED).integers(0, 256, picture.shape, dtype=np.uint8)
    pictures = np.stack([picture, noise])
    (folder / "input.bin").write_bytes(pictures.tobytes())
    said = {"input": {"name": "image", "file": "input.bin", "datatype": "UINT8", "shape": list(pictures.shape)}}
    write_header(network.card, said | {"outputs": [floats(folder, *o) for o in zip(network.outputs, network.run(pictures))]})


def golden_sequence(card: model_card.ModelCard) -> None:
    """Two sequences of features as the facial coder might give them, with a lost face and uneven steps."""
    folder, random = folder_of(card.name), np.random.default_rng(SEED)
    steps, width = 24, card.facts["inputs"][0]["shape"][-1]
    feat = random.gamma(0.5, 1.0, (2, steps, width)).astype("<f4")
    mask, seconds = np.ones((2, steps), "<f4"), random.uniform(0.03, 0.2, (2, steps)).astype("<f4")
    mask[0, 5:8], seconds[:, 0] = 0, 0
    inputs = {"feat": feat, "mask": mask, "seconds": seconds}
    session = onnxruntime.InferenceSession(str(card.model_file), providers=["CPUExecutionProvider"])
    names = [entry["name"] for entry in card.facts["outputs"]]
    outputs = [floats(folder, *output) for output in zip(names, session.run(names, inputs))]
    write_header(card, {"inputs": [floats(folder, *one) for one in inputs.items()], "outputs": outputs})


def golden_poses() -> list[dict[str, object]]:
    """The walked portraits' meshes, and canonical heads whose points are off, so that no rotation fits them exactly."""
    random, folder = np.random.default_rng(SEED), folder_of("expression_baseline")
    meshes = {name: np.fromfile(folder / f"{name}.mesh.bin", "<f4").reshape(pose.POINTS, 3).astype(float) for name in CASES}
    for yaw, pitch, roll, ratio in HEADS:
        exact = pose.head(pose.turn(yaw, pitch, roll), ratio)
        meshes[f"head {yaw} {pitch} {roll}"] = exact + random.normal(0, 2, exact.shape)
    return [golden_pose(name, points.round(3)) for name, points in meshes.items()]


def golden_pose(name: str, points: np.ndarray) -> dict[str, object]:
    found = pose.pose_of(points)
    used = {str(index): points[index].tolist() for index in pose.USED}
    return {"name": name, "points": used} | asdict(found) | {"openness": pose.openness_of(points)}


def floats(folder: Path, name: str, values: np.ndarray) -> dict[str, object]:
    (folder / f"{name}.bin").write_bytes(values.astype("<f4").tobytes())
    return {"name": name, "file": f"{name}.bin", "datatype": "FP32", "shape": list(values.shape)}


def write_header(card: model_card.ModelCard, tensors: dict[str, object]) -> None:
    said = {"digest": card.facts["digest"], "byte_order": "little", "tolerance": TOLERANCE}
    write_json(
        folder_of(card.name) / "golden.json",
        said | {"tolerance_of": "absolute difference / max(1, |expected|)"} | tensors,
    )


def of_region(region: chain.Region) -> dict[str, float]:
    return {"x": float(region.x), "y": float(region.y), "side": float(region.side), "angle": float(region.angle)}


def folder_of(name: str) -> Path:
    folder = model_card.REPOSITORY / name / "golden"
    folder.mkdir(exist_ok=True)
    return folder


def write_json(file: Path, content: dict[str, object]) -> None:
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
