"""Where a point of a PDF page is seen: the page's box cut out, the page turned, the origin in the upper left corner.

PDF 32000-1:2008, 7.7.3.3 (`CropBox`, `Rotate`) and 8.3.2.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Turning:
    """`box` is (left, bottom, right, top) in the page's own space; `quarters` are turns by 90° clockwise."""

    box: Box
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        left, bottom, right, top = self.box
        return (top - bottom, right - left) if self.quarters % 2 else (right - left, top - bottom)

    def seen(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page's own space as (x0, top, x1, bottom) seen from the upper left corner."""
        box = self.box
        if self.quarters == 0:
            return left - box[0], box[3] - top, right - box[0], box[3] - bottom
        if self.quarters == 1:
            return bottom - box[1], left - box[0], top - box[1], right - box[0]
        if self.quarters == 2:
            return box[2] - right, bottom - box[1], box[2] - left, top - box[1]
        return box[3] - top, box[2] - right, box[3] - bottom, box[2] - left
