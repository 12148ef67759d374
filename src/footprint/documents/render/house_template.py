"""Makes the Word template of the house, `house.docx`; run it again after changing a style.

python -m footprint.documents.render.house_template
"""

from __future__ import annotations

import hashlib
import uuid
import zipfile
from pathlib import Path

from footprint.documents.render.house_styles import (
    NAMESPACES,
    TEXT_WIDTH,
    hex_of,
    id_of,
    styles_xml,
)
from footprint.documents.render.palette import ACCENT, FONT, LINE

HERE = Path(__file__).parent
HOUSE = HERE / "house.docx"
EMBEDDED = {
    "embedRegular": "SourceSans3_400Regular.ttf",
    "embedBold": "SourceSans3_700Bold.ttf",
    "embedItalic": "SourceSans3_400Regular_Italic.ttf",
}
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""Every file of the template is dated so, that making it again gives the same bytes."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def made() -> dict[str, bytes]:
    """Make every file of the template, by its name in the archive."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            }
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>House template</dc:title>'
            "<dc:language>en-GB</dc:language></cp:coreProperties>"
        ),
        "word/document.xml": _document(),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
        "word/fontTable.xml": _font_table(),
        "word/header1.xml": _header(),
        "word/header2.xml": _first_header(),
        "word/footer1.xml": _footer(),
        "word/_rels/document.xml.rels": _relationships(
            {name: (f"{_OFFICE}/{kind}", f"{name}.xml") for name, kind in _PARTS.items()}
        ),
        "word/_rels/fontTable.xml.rels": _relationships(
            {kind: (f"{_OFFICE}/font", f"fonts/{kind}.odttf") for kind in EMBEDDED}
        ),
    }
    made = {name: (_HEAD + text).encode() for name, text in parts.items()}
    return made | {f"word/fonts/{kind}.odttf": _scrambled(kind) for kind in EMBEDDED}


def sheet(size: int) -> dict[str, bytes]:
    """Make the files of an empty sheet for a letter, its words as large as `size` half points."""
    margins = 'w:top="1250" w:right="1530" w:bottom="1300" w:left="1530" w:header="700"'
    document = (
        f"<w:document {NAMESPACES}><w:body><w:sectPr>"
        '<w:footerReference w:type="default" r:id="footer1"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar {margins} w:footer="700" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    parts = {
        "word/document.xml": document,
        "word/styles.xml": styles_xml(size),
        "word/settings.xml": _settings().replace('<w:updateFields w:val="true"/>', ""),
        "word/header1.xml": f"<w:hdr {NAMESPACES}><w:p/></w:hdr>",
        "word/header2.xml": f"<w:hdr {NAMESPACES}><w:p/></w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}/>",
    }
    return made() | {name: (_HEAD + text).encode() for name, text in parts.items()}


def write(path: Path = HOUSE) -> None:
    """Write the template."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made().items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


# ---- pages -----------------------------------------------------------------------------------


def _paragraph(style: str, text: str, more: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{id_of(style)}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{more}</w:p>'
    )


_NEW_PAGE = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:r><w:br w:type="page"/></w:r></w:p>'
)


def _document() -> str:
    margins = 'w:top="1590" w:right="1418" w:bottom="1470" w:left="1418" w:header="740"'
    return (
        f"<w:document {NAMESPACES}><w:body>"
        + _paragraph("Cover Council", "{{ council }}")
        + _paragraph("Title", "{{ title }}")
        + _paragraph("Subtitle", "{{ subtitle }}")
        + _paragraph("Cover Line", "{{ period }}")
        + _paragraph("Cover Line", "{{ draft }}")
        + _paragraph("Normal", "{{ at_a_glance }}")
        + _NEW_PAGE
        + _paragraph("Normal", "{{ contents }}")
        + _NEW_PAGE
        + _paragraph("Normal", "{{ report }}")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>'
        '<w:footerReference w:type="first" r:id="footer1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar {margins} w:footer="740" w:gutter="0"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


def _mark() -> str:
    return (
        f'<w:r><w:rPr><w:rStyle w:val="{id_of("Internal Mark")}"/></w:rPr>'
        "<w:tab/><w:t>{{ mark }}</w:t></w:r>"
    )


def _running(style: str, border: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{border}'
        f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs></w:pPr>{text}</w:p>'
    )


def _header() -> str:
    border = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{hex_of(LINE)}"/></w:pBdr>'
    )
    words = "<w:r><w:t>{{ council }} · {{ title }}</w:t></w:r>"
    return f"<w:hdr {NAMESPACES}>{_running('Header', border, words + _mark())}</w:hdr>"


def _first_header() -> str:
    return f"<w:hdr {NAMESPACES}>{_running('Header', '', _mark())}</w:hdr>"


def _footer() -> str:
    page = f"Page {_field('PAGE')} of {_field('NUMPAGES')}"
    words = (
        "<w:r><w:t>As at {{ as_at }}</w:t></w:r>"
        f'<w:r><w:tab/><w:t xml:space="preserve">{page}</w:t></w:r>'
    )
    return f"<w:ftr {NAMESPACES}>{_running('Footer', '', words)}</w:ftr>"


def _field(code: str) -> str:
    """Close the run, put a field that Word fills in, and open the run again."""
    return (
        f'</w:t></w:r><w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve">'
    )


# ---- settings, lists, fonts ------------------------------------------------------------------


def _settings() -> str:
    return (
        f"<w:settings {NAMESPACES}>"
        "<w:embedTrueTypeFonts/>"
        '<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:updateFields w:val="true"/>'  # Word asks once, then fills the page numbers
        "<w:compat>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _numbering() -> str:
    colour = f'<w:rPr><w:color w:val="{hex_of(ACCENT)}"/></w:rPr>'
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr>{colour}</w:lvl>'
    )
    headings = "".join(
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level}"/>'
        f'<w:lvlText w:val="{".".join(f"%{n}" for n in range(1, level + 1))}"/>'
        '<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{width}"/></w:tabs>'
        f'<w:ind w:left="{width}" w:hanging="{width}"/></w:pPr></w:lvl>'
        for level, width in ((1, 560), (2, 680), (3, 760))
    )
    return (
        f"<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        f"{bullet}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
        f"{headings}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _font_table() -> str:
    embedded = "".join(
        f'<w:{kind} r:id="{kind}" w:fontKey="{{{_key(kind)}}}"/>' for kind in EMBEDDED
    )
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:altName w:val="Calibri"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        f"{embedded}</w:font></w:fonts>"
    )


def _font(kind: str) -> bytes:
    return (HERE / "fonts" / EMBEDDED[kind]).read_bytes()


def _key(kind: str) -> str:
    """Name a font by what is in it, as the key that scrambles it in the document."""
    return str(uuid.UUID(hashlib.md5(_font(kind), usedforsecurity=False).hexdigest())).upper()


def _scrambled(kind: str) -> bytes:
    """Scramble the first 32 bytes of a font, as ECMA-376 part 4 asks of one inside a document."""
    font, key = _font(kind), bytes.fromhex(_key(kind).replace("-", ""))[::-1]
    head = bytes(byte ^ key[place % 16] for place, byte in enumerate(font[:32]))
    return head + font[32:]


# ---- the package -----------------------------------------------------------------------------

_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fontTable": "fontTable",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
}
"""What stands beside the document, and its kind."""


def _relationships(by_id: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'
        for id_, (kind, target) in by_id.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types() -> str:
    overrides = {"document": "document.main", **_PARTS}
    inside = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="odttf"'
        ' ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        f"{inside}"
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


if __name__ == "__main__":
    write()
