"""What makes a file self-contained and lasting: XMP, output intent and attached files (PDF/A-3a, PDF/UA-1).

PDF/A wants the properties told twice, in the information dictionary and as XMP, and alike (ISO 19005-3 §6.6.3).
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

PROFILE_YEAR = 2026  # of the colour profile, fixed: a profile made now would make every file another one
_RELATIONSHIP = "Alternative"  # ISO 19005-3 Annex E: the same content in another form


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the document."""

    name: str
    mime: str
    data: bytes
    description: str


@dataclass(frozen=True)
class Properties:
    """What the file says of itself; ``language`` as in "en-GB", ``at`` in UTC."""

    title: str
    author: str
    subject: str
    language: str
    creator: str
    producer: str
    at: dt.datetime


def add_archival(document: Any, properties: Properties, attachments: Sequence[Attachment]) -> None:
    """Put all of it into ReportLab's ``document``, before it is written."""
    catalog = document.Catalog
    catalog.OutputIntents = PDFArray([document.Reference(_output_intent(document), "OutputIntent")])
    catalog.Metadata = PDFStream(
        dictionary=PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        content=_xmp(properties).encode("utf-8"),
        filters=[],
    )
    if attachments:
        ordered = sorted(attachments, key=lambda attachment: attachment.name)
        files = [
            document.Reference(_file(document, number, attachment, properties.at), f"FileSpec{number}")
            for number, attachment in enumerate(ordered)
        ]
        names = [part for one, file in zip(ordered, files, strict=True) for part in (PDFString(one.name), file)]
        catalog.AF = PDFArray(files)
        catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})


@cache
def srgb_profile() -> bytes:
    """The sRGB profile of LittleCMS, without the moment at which it was made."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = b"".join(part.to_bytes(2, "big") for part in (PROFILE_YEAR, 1, 1, 0, 0, 0))  # ICC.1 §7.2.8
    made[84:100] = bytes(16)  # the profile's own hash, left out (ICC.1 §7.2.18)
    return bytes(made)


def _output_intent(document: Any) -> PDFDictionary:
    profile = PDFStream(dictionary=PDFDictionary({"N": 3}), content=srgb_profile(), filters=[pdfdoc.PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile, "ColourProfile"),
        }
    )


def _file(document: Any, number: int, attachment: Attachment, at: dt.datetime) -> PDFDictionary:
    when = PDFString(at.strftime("D:%Y%m%d%H%M%S+00'00'"))
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()  # as ISO 32000-1 table 46 asks
    stream = PDFStream(
        dictionary=PDFDictionary(
            {
                "Type": PDFName("EmbeddedFile"),
                "Subtype": f"/{attachment.mime.replace('/', '#2F')}",
                "Params": PDFDictionary({"Size": len(attachment.data), "ModDate": when, "CheckSum": f"<{digest}>"}),
            }
        ),
        content=attachment.data,
        filters=[pdfdoc.PDFZCompress],
    )
    content = document.Reference(stream, f"EmbeddedFile{number}")
    return PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(attachment.name),
            "UF": PDFString(attachment.name),
            "Desc": PDFString(attachment.description),
            "AFRelationship": PDFName(_RELATIONSHIP),
            "EF": PDFDictionary({"F": content, "UF": content}),
        }
    )


def _xmp(properties: Properties) -> str:
    at = properties.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _XMP.format(
        title=escape(properties.title),
        author=escape(properties.author),
        subject=escape(properties.subject),
        language=properties.language,
        creator=escape(properties.creator),
        producer=escape(properties.producer),
        at=at,
    )


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><xmp:CreateDate>{at}</xmp:CreateDate><xmp:ModifyDate>{at}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Version of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
