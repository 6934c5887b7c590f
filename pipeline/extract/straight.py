"""A scanned page → the same upright and level: sheets lie sideways, upside down or askew in the scanner."""

from __future__ import annotations

import os
import re
import subprocess
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.extract.levelled import ASKEW

Grey = NDArray[np.uint8]

_PLAIN = 3  # what tesseract is less sure of is left as it is; of a page of nine words it is sure by five
_SMALL = 1000  # pixels of a side at most: enough to see lines in, and quick to turn
_FARTHEST = 5.0  # degrees that a sheet goes in askew: more would look so to whoever scanned it
_STEPS = (0.25, 0.02)  # degrees: a line of small type, and a fifth of a pixel at the end of one
_MOST = 4  # times as much ink as rows have on average, which lines of text have
_CLEARER = 1.02  # times as clear the lines must be for a page to be turned


def straightened(grey: Grey) -> tuple[Grey, float]:
    """The page upright and level, and the degrees, clockwise, that the page as shown is turned from that."""
    quarter = _quarter(grey)
    upright = np.ascontiguousarray(np.rot90(grey, quarter // 90))
    askew = _askew(upright)
    if abs(askew) <= ASKEW:
        return upright, (quarter + 180) % 360 - 180
    return _turned(upright, askew, cv2.INTER_CUBIC), (quarter + askew + 180) % 360 - 180


def _quarter(grey: Grey) -> int:
    """The degrees, clockwise, that the writing of a page is turned by: 0, 90, 180 or 270."""
    picture = BytesIO()
    Image.fromarray(grey).save(picture, "PPM")
    command = ["tesseract", "stdin", "stdout", "-l", "osd", "--psm", "0", "--dpi", "300"]
    alone = os.environ | {"OMP_THREAD_LIMIT": "1"}
    # It fails on a page with little text.
    done = subprocess.run(command, input=picture.getvalue(), capture_output=True, env=alone, check=False)
    found = re.search(rb"Rotate: (\d+)\s+Orientation confidence: ([\d.]+)", done.stdout)
    return -int(found[1]) % 360 if found and float(found[2]) > _PLAIN else 0


def _askew(grey: Grey) -> float:
    """The degrees, clockwise, that the lines of an upright page lie askew: turned back by them, its rows of pixels
    differ most, as they are full of letters or empty."""
    scale = min(_SMALL / max(grey.shape), 1.0)
    if min(grey.shape) * scale < 2:
        return 0.0
    small: Grey = np.uint8(255) - cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(
        np.uint8
    )
    best, reach = 0.0, _FARTHEST
    for step in _STEPS:
        angles = np.arange(best - reach, best + reach + step / 2, step).tolist()
        best, reach = max(angles, key=lambda angle: _clearness(small, angle)), step
    return best if _clearness(small, best) > _CLEARER * _clearness(small, 0.0) else 0.0


def _clearness(ink: Grey, angle: float) -> float:
    """How much the rows of a picture differ from those below them, if it is turned back by an angle."""
    rows = _turned(ink, angle, cv2.INTER_LINEAR, edge=0).sum(axis=1, dtype=np.float64)
    # A rule or a stroke is no more than a few lines of text, however much ink it has.
    rows = np.minimum(rows, _MOST * rows.mean())
    return float(np.square(np.diff(rows)).sum())


def _turned(picture: Grey, angle: float, interpolation: int, edge: int = 255) -> Grey:
    """A picture turned back, about its middle, by an angle that it is turned clockwise."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2 - 0.5, height / 2 - 0.5), angle, 1.0)
    turned: Grey = cv2.warpAffine(picture, matrix, (width, height), flags=interpolation, borderValue=edge)  # type: ignore[assignment]
    return turned
