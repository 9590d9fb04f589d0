"""Pictures of faces with something drawn in front of or on the lower face, along the mesh of the uncovered face."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

JAW = (93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323)
"""The mesh's outline from the right cheek round the chin to the left one."""
NOSE, RIGHT_CHEEK, LEFT_CHEEK = 197, 50, 280
UNDER_LIP, CHIN, UPPER_LIP, LOWER_LIP = 18, 152, 0, 17
MOUTH_RIGHT, MOUTH_LEFT = 61, 291
LIPS = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146)
SKINS = {"pale": (236, 202, 182), "tan": (204, 154, 116), "brown": (141, 92, 62), "dark": (78, 51, 38)}
CLOTHS = {"white": (228, 230, 232), "blue": (140, 180, 214), "black": (34, 34, 38), "pink": (214, 150, 160)}

Drawn = Callable[[np.ndarray, np.ndarray, np.random.Generator], np.ndarray]


def mask(colour: tuple[int, int, int]) -> Drawn:
    """A mask from the bridge of the nose to under the chin, with folds."""

    def drawn(picture: np.ndarray, points: np.ndarray, random: np.random.Generator) -> np.ndarray:
        outline = [*JAW, LEFT_CHEEK, NOSE, RIGHT_CHEEK]
        return laid(picture, swollen(points, outline, 1.03), folds(picture, points, colour, random))

    return drawn


def scarf(colour: tuple[int, int, int]) -> Drawn:
    """Striped cloth from the tip of the nose downwards, wider than the face."""

    def drawn(picture: np.ndarray, points: np.ndarray, random: np.random.Generator) -> np.ndarray:
        across, down, _origin, unit = axes(points)
        top = points[2, :2]
        corners = [top + across * s * unit * 0.75 + down * t * unit for s, t in ((-1, -0.1), (1, -0.1), (1.15, 1.5), (-1.15, 1.5))]
        return laid(picture, [corners], folds(picture, points, colour, random, stripes=0.06))

    return drawn


def hand(colour: tuple[int, int, int], below: float = 0.0, side: int = 1) -> Drawn:
    """Four fingers and the palm before the mouth, as wide as a hand is (8 cm of the 12 from eyes to chin); ``below``: so many of these
    lengths lower."""

    def drawn(picture: np.ndarray, points: np.ndarray, random: np.random.Generator) -> np.ndarray:
        across, down, _, unit = axes(points)
        mouth = points[[UPPER_LIP, LOWER_LIP], :2].mean(0) + down * below * unit
        across = across * side
        made = picture
        tilt = random.uniform(-0.25, 0.25)
        along = across * np.cos(tilt) + down * np.sin(tilt)
        palm = [mouth + along * 0.42 * unit + down * 0.12 * unit + d for d in ring(along * 0.42 * unit, down * 0.42 * unit)]
        made = laid(made, [palm], shade(made, colour, random, 0.93))
        for finger in range(4):
            middle = mouth + down * (finger - 1.5) * 0.16 * unit
            shape = capsule(middle + along * 0.4 * unit, middle - along * random.uniform(0.26, 0.4) * unit, 0.086 * unit)
            made = laid(made, [shape], shade(made, colour, random, 1.0 - 0.05 * finger), edge=True)
        return made

    return drawn


def cup(colour: tuple[int, int, int]) -> Drawn:
    """A cup at the lips: an upright tub before mouth and chin."""

    def drawn(picture: np.ndarray, points: np.ndarray, random: np.random.Generator) -> np.ndarray:
        across, down, _, unit = axes(points)
        rim = points[2, :2] + down * 0.02 * unit
        corners = [
            rim - across * 0.3 * unit,
            rim + across * 0.3 * unit,
            rim + across * 0.24 * unit + down * 0.75 * unit,
            rim - across * 0.24 * unit + down * 0.75 * unit,
        ]
        return laid(picture, [corners], shade(picture, colour, random, 1.0), edge=True)

    return drawn


def microphone(picture: np.ndarray, points: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A dark, meshed ball before the mouth with its stem."""
    across, down, _, unit = axes(points)
    mouth = points[[UPPER_LIP, LOWER_LIP], :2].mean(0)
    stem = [
        mouth - across * 0.08 * unit,
        mouth + across * 0.08 * unit,
        mouth + across * 0.08 * unit + down * unit,
        mouth - across * 0.08 * unit + down * unit,
    ]
    made = laid(picture, [stem], shade(picture, (30, 30, 34), random, 1.0))
    ball = [mouth + d for d in ring(across * 0.24 * unit, down * 0.24 * unit)]
    return laid(made, [ball], shade(made, (60, 60, 64), random, 1.0), edge=True)


def beard(colour: tuple[int, int, int]) -> Drawn:
    """Hair on cheeks, chin and lip; the lips stay free."""

    def drawn(picture: np.ndarray, points: np.ndarray, random: np.random.Generator) -> np.ndarray:
        height, width = picture.shape[:2]
        hair = np.clip(np.array(colour) + random.normal(0, 22, (height, width, 1)), 0, 255).astype(np.uint8)
        outline = [*JAW, 425, 326, 2, 97, 205]
        grown = laid(picture, [points[outline, :2]], np.broadcast_to(hair, picture.shape), soft=0.02)
        inside = stencil(picture, [points[list(LIPS), :2]], points, 0.01)
        return (grown * (1 - inside) + picture * inside + 0.5).astype(np.uint8)

    return drawn


def chin_mask(colour: tuple[int, int, int]) -> Drawn:
    """A mask pulled down under the lips: the mouth is free."""

    def drawn(picture: np.ndarray, points: np.ndarray, random: np.random.Generator) -> np.ndarray:
        outline = [*JAW[3:-3], 430, UNDER_LIP, 210]
        shape = points[outline, :2].copy()
        shape[-2] += axes(points)[1] * 0.05 * axes(points)[3]
        return laid(picture, [shape], folds(picture, points, colour, random))

    return drawn


COVERING: dict[str, Drawn] = (
    {f"mask {name}": mask(colour) for name, colour in CLOTHS.items()}
    | {f"mask {name} skin": mask(SKINS[name]) for name in ("tan", "dark")}
    | {f"hand {name}": hand(colour, side=1 if at % 2 else -1) for at, (name, colour) in enumerate(SKINS.items())}
    | {"scarf red": scarf((150, 40, 44)), "scarf grey": scarf((120, 122, 126)), "scarf dark": scarf((44, 52, 70))}
    | {"cup white": cup((232, 232, 228)), "cup dark": cup((50, 60, 90)), "microphone": microphone}
)
FREE: dict[str, Drawn] = (
    {"nothing": lambda picture, points, random: picture}
    | {f"hand {name} at the chin": hand(colour, below=0.46, side=1 if at % 2 else -1) for at, (name, colour) in enumerate(SKINS.items())}
    | {"beard black": beard((38, 32, 30)), "beard grey": beard((128, 124, 120))}
    | {"mask blue at the chin": chin_mask(CLOTHS["blue"]), "mask black at the chin": chin_mask(CLOTHS["black"])}
)


def axes(points: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """To the person's left, down the face, the middle between the eyes, and the distance from there to the chin."""
    eyes = (points[33, :2] + points[133, :2]) / 2, (points[263, :2] + points[362, :2]) / 2
    across = (eyes[1] - eyes[0]) / np.linalg.norm(eyes[1] - eyes[0])
    middle = (eyes[0] + eyes[1]) / 2
    return across, np.array([-across[1], across[0]]), middle, float(np.linalg.norm(points[CHIN, :2] - middle))


def ring(one: np.ndarray, other: np.ndarray) -> list[np.ndarray]:
    return [one * np.cos(a) + other * np.sin(a) for a in np.linspace(0, 2 * np.pi, 40, endpoint=False)]


def capsule(start: np.ndarray, end: np.ndarray, radius: float) -> list[np.ndarray]:
    along = (end - start) / np.linalg.norm(end - start) * radius
    aside = np.array([-along[1], along[0]])
    tip = [end + along * np.sin(a) + aside * np.cos(a) for a in np.linspace(0, np.pi, 16)]
    return [start + aside, *tip, start - aside]


def swollen(points: np.ndarray, outline: list[int], by: float) -> list[np.ndarray]:
    shape = points[outline, :2]
    return [(shape - shape.mean(0)) * by + shape.mean(0)]


def shade(picture: np.ndarray, colour: tuple[int, int, int], random: np.random.Generator, light: float) -> np.ndarray:
    """The colour under light from one side, as bright as the picture allows, with a little grain."""
    height, width = picture.shape[:2]
    slope = np.linspace(-1, 1, width) * random.uniform(-0.12, 0.12)
    grain = random.normal(0, 3, (height, width, 1))
    return np.clip(np.array(colour) * light * (1 + slope[None, :, None]) + grain, 0, 255).astype(np.uint8)


def folds(
    picture: np.ndarray, points: np.ndarray, colour: tuple[int, int, int], random: np.random.Generator, stripes: float = 0.0
) -> np.ndarray:
    """Cloth with three horizontal folds, or stripes of the given height in face heights."""
    _, down, middle, unit = axes(points)
    height, width = picture.shape[:2]
    across, rows = np.meshgrid(np.arange(width), np.arange(height))
    depth = ((across - middle[0]) * down[0] + (rows - middle[1]) * down[1]) / unit
    wave = 0.22 * np.sign(np.sin(np.pi * depth / stripes)) if stripes else -0.12 * (np.abs(np.sin(np.pi * depth * 3.5)) < 0.12)
    return np.clip(shade(picture, colour, random, 1.0) * (1 + wave[..., None]), 0, 255).astype(np.uint8)


def stencil(picture: np.ndarray, shapes: list, points: np.ndarray | None = None, soft: float = 0.0) -> np.ndarray:
    image = Image.new("L", picture.shape[1::-1], 0)
    for shape in shapes:
        ImageDraw.Draw(image).polygon([tuple(map(float, corner)) for corner in shape], fill=255)
    radius = 0.7 if points is None else max(0.7, soft * axes(points)[3])
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float64)[..., None] / 255


def laid(picture: np.ndarray, shapes: list, over: np.ndarray, edge: bool = False, soft: float = 0.0) -> np.ndarray:
    """What is drawn, laid over the picture with a soft edge; ``edge``: darker towards its rim, as round things are."""
    inside = stencil(picture, shapes)
    if edge:
        size = max(float(np.ptp(np.array(shapes[0]), axis=0).min()) / 5, 1.0)
        core = (
            np.asarray(Image.fromarray((inside[..., 0] * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(size)), np.float64)[
                ..., None
            ]
            / 255
        )
        over = np.clip(over * (0.62 + 0.38 * np.clip(core, 0, 1)), 0, 255)
    return (picture * (1 - inside) + over * inside + 0.5).astype(np.uint8)
