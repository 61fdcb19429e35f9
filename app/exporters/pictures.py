"""Pictures that documents show: PNG and JPEG files that are whole; anything else is left out, never an error."""

import io
import warnings
from dataclasses import dataclass

from app.domain.documents import Picture

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}
_LARGEST = 5_000 * 5_000  # pixels; a larger one would take too much memory to look at


@dataclass(frozen=True)
class PictureSize:
    """What a picture file is: its media type, width and height in pixels."""

    media_type: str
    width: int
    height: int


def picture_size(picture: Picture | None) -> PictureSize | None:
    """The type and size of a picture that can be shown; None for no picture, another type, or a broken file."""
    if picture is None:
        return None
    from PIL import Image  # with ReportLab; only documents with a logo need it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(picture.data), formats=tuple(_MEDIA_TYPES)) as image:
                width, height = image.size
                if width * height > _LARGEST:
                    return None
                image.load()
                return PictureSize(_MEDIA_TYPES[image.format or ""], width, height)
        except (OSError, ValueError, SyntaxError, KeyError, Image.DecompressionBombError):
            return None
