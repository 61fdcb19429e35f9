"""The project's logo on a page: a PNG or JPEG picture, drawn as large as fits; what is none, or broken, is left out."""

import io
from typing import Any

from reportlab.lib.utils import ImageReader

from app.domain.documents import Picture
from app.exporters.pdf.figure import Figure
from app.exporters.pictures import picture_size

_MOST_PIXELS = 600  # a side; enough for print at this size


class Logo(Figure):
    """A picture inside ``width`` × ``height`` points, at the right and the top of it."""

    def __init__(self, picture: Picture, image: Any, width: float, height: float) -> None:
        super().__init__(width, height, picture.alt)
        self._image = image

    def paint(self, canvas: Any) -> None:
        """Draw the picture without distorting it."""
        wide, high = self._image.size
        scale = min(self.width / wide, self.height / high)
        left, bottom = self.width - wide * scale, self.height - high * scale
        canvas.drawImage(ImageReader(self._image), left, bottom, wide * scale, high * scale)


def logo(picture: Picture | None, width: float, height: float) -> list[Logo]:
    """The logo to put into a cell of this size (points), or nothing."""
    if picture is None or picture_size(picture) is None:
        return []
    from PIL import Image

    with Image.open(io.BytesIO(picture.data)) as opened:
        opened.load()
        image: Any = Image.new("RGB", opened.size, "white")  # PDF/A draws no half-transparent pictures without more ado
        layer = opened.convert("RGBA")
        image.paste(layer, mask=layer.getchannel("A"))
    image.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    return [Logo(picture, image, width, height)]
