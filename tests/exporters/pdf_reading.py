"""What a PDF says when another program (pypdf) reads it."""

import io

import pypdf


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def pages(data: bytes) -> list[str]:
    """The text of each page, with single spaces where there are spaces or line ends."""
    return [" ".join(page.extract_text().split()) for page in opened(data).pages]


def text(data: bytes) -> str:
    return " ".join(pages(data))


def letters(data: bytes) -> str:
    """The text without any white space, for words that are cut at the end of a line."""
    return "".join(text(data).split())


def font_files(data: bytes) -> dict[str, bool]:
    """The fonts of all pages by name, each with whether its file is embedded."""
    found = {}
    for page in opened(data).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object().get("/FontDescriptor", {})
            found[str(font.get_object()["/BaseFont"])] = "/FontFile2" in descriptor
    return found
