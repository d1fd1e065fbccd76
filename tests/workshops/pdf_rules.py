"""What a machine can decide of PDF/UA-1 (ISO 14289-1, by the Matterhorn protocol) and of PDF/A-2a (ISO 19005-2).

Each rule says what is wrong with a document, beginning with its number; nothing means that it keeps the rule. Those about
what our files never have (forms, media, scripts, layers, embedded files, images) are kept by having none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pikepdf
from PIL import ImageCms

from tests.workshops.pdf_reading import Content, Node, content, structure

GROUPING = {"Document", "Sect", "TOC", "TOCI", "Reference"}
BLOCKS = {"H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"}
INLINE = {"Span", "Link", "Figure"}
KIDS = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOCI"}}
ABOVE = {"LI": "L", "Lbl": "LI", "LBody": "LI", "TR": "Table", "TH": "TR", "TD": "TR", "TOCI": "TOC"}
FORBIDDEN = {
    "/AA", "/OpenAction", "/AcroForm", "/XFA", "/JavaScript", "/EmbeddedFiles", "/OCProperties", "/JS", "/Launch", "/EF",
    "/SMask", "/TR", "/TR2", "/HTP", "/PS", "/Alternates", "/OPI", "/PresSteps", "/AlternatePresentations", "/Requirements",
}  # fmt: skip
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
}
LONGEST_STRING, LONGEST_NAME, MOST_OBJECTS = 32767, 127, 8388607
COLOURS = ("cs", "CS", "sc", "scn", "SC", "SCN", "k", "K", "g", "G", "sh", "gs", "Do", "ri", "i")
"""Operators that our pages have no use for: colours other than RGB, images, shadings and graphics states."""

Rule = Callable[[pikepdf.Pdf], Iterator[str]]


def broken(document: pikepdf.Pdf) -> list[str]:
    """Everything that is wrong with a document."""
    return [said for rule in RULES for said in rule(document)]


def content_is_marked(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 01: everything painted is an artifact or belongs to one element, and the tree knows which."""
    if not document.Root.MarkInfo.Marked or document.Root.MarkInfo.get("/Suspects", False):
        yield "01-007 not marked, or suspect"
    owners = {mark: node for node in structure(document).walk() for mark in node.marks}
    entries = parent_tree(document)
    for number, page in enumerate(document.pages):
        found = content(page)
        yield from (f"01-005 page {number + 1}: {name} outside all marks" for name in found.unmarked)
        yield from (f"01-003 page {number + 1}: {name} inside other marks" for name in found.nested)
        yield from (f"01-006 page {number + 1}: mark {mark} twice" for mark in found.twice)
        yield from _kept_together(number, page, found, owners, entries)
    if owners:
        yield f"01-006 marks that no page has: {sorted(owners)}"


def _kept_together(
    number: int, page: pikepdf.Page, found: Content, owners: dict[tuple[int, int], Node], entries: dict[int, Any]
) -> Iterator[str]:
    back = entries[int(page.obj.StructParents)]
    if sorted(found.tags) != list(range(len(back))):
        yield f"01-006 page {number + 1}: the parent tree has {len(back)} marks"
        return
    for mark, tag in found.tags.items():
        node = owners.pop((number, mark), None)
        if node is None or tag != f"/{node.tag}" or back[mark].objgen != node.item.objgen:
            yield f"01-006 page {number + 1}: mark {mark} belongs elsewhere"


def tags_are_standard(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 02 and 09: standard types without a role map, nested as they may be."""
    root = document.Root.StructTreeRoot
    if root.get("/RoleMap") is not None or str(root.K.S) != "/Document":
        yield "02-001 a role map, or no document at the root"
    for node in structure(document).walk():
        if node.tag not in GROUPING | BLOCKS | INLINE:
            yield f"02-001 {node.tag} is no standard type"
        below = {kid.tag for kid in node.kids}
        if node.tag in KIDS and (not below <= KIDS[node.tag] or not below or node.marks):
            yield f"09-004 {node.tag} holds {sorted(below)}"
        if node.tag == "LI" and "LBody" not in below:
            yield "09-006 an item of a list without a body"
        if node.tag in GROUPING and node.marks:
            yield f"09-004 {node.tag} holds content of its own"
        if not (node.marks or node.kids or node.tag in ("Link", "TD", "TH")):
            yield f"09-004 {node.tag} holds nothing"
        for kid in node.kids:
            if kid.tag in ABOVE and ABOVE[kid.tag] != node.tag:
                yield f"09-005 {kid.tag} in {node.tag}"


def metadata_is_there(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 06 and 07, ISO 19005-2 6.6: what the file says it is, the same in both places where it says so."""
    packet = document.Root.Metadata.read_bytes().decode("utf-8")
    tree = ElementTree.fromstring(packet)
    said = {name: (tree.findtext(f".//{name}", "", NAMESPACES) or "").strip() for name in (
        "pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "xmp:CreatorTool", "pdf:Producer", "schema:prefix",
        "xmp:CreateDate",
    )}  # fmt: skip
    if (said["pdfuaid:part"], said["pdfaid:part"], said["pdfaid:conformance"]) != ("1", "2", "A"):
        yield "06-002 does not say PDF/UA-1 and PDF/A-2a"
    if said["schema:prefix"] != "pdfuaid":
        yield "6.6.2.3 no schema for what PDF/A does not know"
    title = "".join(tree.find(".//dc:title", NAMESPACES).itertext()).strip()  # type: ignore[union-attr]
    info = document.docinfo
    if not title or title != str(info.Title):
        yield "06-003 no title, or two"
    if said["xmp:CreatorTool"] != str(info.Creator) or said["pdf:Producer"] != str(info.Producer):
        yield "6.6.3 the file says twice what made it, and not the same"
    digits = "".join(sign for sign in said["xmp:CreateDate"][:19] if sign.isdigit())
    if str(info.CreationDate)[2:16] != digits:
        yield "6.6.3 the file was written at two times"
    if "/Filter" in document.Root.Metadata:
        yield "6.6.2.1 the metadata is packed"
    if "/ViewerPreferences" not in document.Root or not document.Root.ViewerPreferences.get("/DisplayDocTitle", False):
        yield "07-001 the title is not shown"


def languages_are_said(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 11: the language of all text."""
    own = [str(node.item.Lang) for node in structure(document).walk() if "/Lang" in node.item]
    for said in [str(document.Root.get("/Lang", "")), *own]:
        if not LANGUAGE.fullmatch(said):
            yield f"11-001 language {said}"


def figures_have_words(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 13, and what signs mean that stand for a word."""
    for node in structure(document).walk():
        if node.tag == "Figure" and (not node.alt.strip() or len(node.item.A.BBox) != 4):
            yield "13-004 a figure without words or place"
        if node.tag == "Lbl" and not node.alt.strip():
            yield "13-004 a sign without words"


def headings_are_in_order(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 14: numbered headings from the first level on, none skipped."""
    levels = [int(node.tag[1]) for node in structure(document).walk() if re.fullmatch(r"H\d", node.tag)]
    if levels and levels[0] != 1:
        yield "14-002 the first heading is not of the first level"
    yield from (f"14-003 H{low} then H{high}" for low, high in pairwise(levels) if high > low + 1)
    for node in structure(document).walk():
        if re.fullmatch(r"H\d", node.tag) and not node.marks and not node.kids:
            yield "14-002 an empty heading"


def tables_have_headers(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 15: header cells say what they head, and rows are as wide as each other."""
    for node in structure(document).walk():
        if node.tag == "TH" and _scope(node) not in ("/Row", "/Column"):
            yield "15-003 a header cell without scope"
        if node.tag == "Table" and len({len(row.kids) for row in node.kids}) != 1:
            yield "15-005 rows of unlike width"


def _scope(node: Node) -> str:
    return str(node.item.A.get("/Scope", "")) if "/A" in node.item else ""


def annotations_are_links(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 28, ISO 19005-2 6.3: links that the tree knows, with words, printed, and in the order of the tree."""
    entries = parent_tree(document)
    for number, page in enumerate(document.pages, start=1):
        annotations = list(page.obj.get("/Annots", []))
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"28-008 page {number}: no order for the tabulator"
        for each in annotations:
            element = entries.get(int(each.get("/StructParent", -1)))
            if str(each.Subtype) != "/Link" or element is None or str(element.S) != "/Link":
                yield f"28-011 page {number}: an annotation that is no link of the tree"
            elif not any(kid.get("/Obj", None) == each for kid in element.K if isinstance(kid, pikepdf.Dictionary)):
                yield f"28-011 page {number}: a link that its element does not know"
            if not str(each.get("/Contents", "")).strip():
                yield f"28-012 page {number}: a link without words"
            if int(each.get("/F", 0)) & 0b100111 != 0b100 or "/A" in each:
                yield f"6.3.2 page {number}: a link that is hidden, not printed, or does something"


def fonts_are_whole(document: pikepdf.Pdf) -> Iterator[str]:
    """Matterhorn 10 and 31, ISO 19005-2 6.2.11: embedded, as wide as said, and every glyph used means something."""
    shown: dict[tuple[int, int], set[int]] = {}
    fonts: dict[tuple[int, int], Any] = {}
    for page in document.pages:
        named = {str(name): font for name, font in page.Resources.get("/Font", {}).items()}
        for name, codes in content(page).shown.items():
            fonts[named[name].objgen] = named[name]
            shown.setdefault(named[name].objgen, set()).update(codes)
    for key, font in fonts.items():
        name = str(font.BaseFont)[1:]
        descriptor = font.FontDescriptor
        if not re.match(r"[A-Z]{6}\+", name) or "/FontFile2" not in descriptor:
            yield f"31-009 {name} is not embedded"
            continue
        if not int(descriptor.Flags) & 4 or "/Encoding" in font:
            yield f"31-014 {name} is not symbolic, or has a coding of its own"
        yield from (f"{rule} {name}" for rule in _glyphs(font, shown[key]))


def _glyphs(font: Any, used: set[int]) -> Iterator[str]:
    program = Program(bytes(font.FontDescriptor.FontFile2.read_bytes()))
    meanings = dict(re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", font.ToUnicode.read_bytes().decode("ascii")))
    first, widths = int(font.FirstChar), [float(width) for width in font.Widths]
    for code in used:
        glyph = program.glyphs.get(code, 0)
        if not glyph:
            yield f"31-030 code {code} shows no glyph"
            continue
        if abs(widths[code - first] - program.width(glyph)) > 1:
            yield f"31-016 code {code} is not as wide as the file says"
        meant = bytes.fromhex(meanings.get(f"{code:02X}", "")).decode("utf-16-be")
        if not meant or any(0xE000 <= ord(sign) <= 0xF8FF for sign in meant):
            yield f"31-027 code {code} means nothing"
    bad = [value for value in meanings.values() if value in ("0000", "FEFF", "FFFE")]
    yield from (f"31-028 a code that means {value}" for value in bad)


def pages_are_plain(document: pikepdf.Pdf) -> Iterator[str]:
    """ISO 19005-2 6.2: RGB that the file says the meaning of, no transparency, no images, nothing outside the file."""
    (intent,) = document.Root.OutputIntents
    profile = BytesIO(bytes(intent.DestOutputProfile.read_bytes()))
    described = ImageCms.getOpenProfile(profile).profile
    if str(intent.S) != "/GTS_PDFA1" or int(intent.DestOutputProfile.N) != 3 or described.xcolor_space.strip() != "RGB":
        yield "6.2.3 no colour profile of RGB"
    if described.device_class.strip() != "mntr" or described.version >= 5:
        yield "6.2.3 no profile of a display"
    for number, page in enumerate(document.pages, start=1):
        resources = page.Resources
        others = {str(key) for key in resources.keys()} - {"/Font", "/ProcSet"}
        if others or "/Group" in page.obj:
            yield f"6.2 page {number} has {sorted(others)}"
        depth = deepest = 0
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            depth += (name == "q") - (name == "Q")
            deepest = max(deepest, depth)
            if name in COLOURS:
                yield f"6.2.4 page {number} uses {name}"
            if name == "Tr" and int(instruction.operands[0]) == 3:
                yield f"6.2.11 page {number} has text that is not seen"
        if depth or deepest > 28:
            yield f"6.1.13 page {number} keeps {deepest} states"


def nothing_moves(document: pikepdf.Pdf) -> Iterator[str]:
    """ISO 19005-2 6.1, 6.5, 6.8, 6.9: not encrypted, an id, no actions, scripts, files or layers, and nothing too long."""
    if document.is_encrypted or "/Encrypt" in document.trailer:
        yield "26-001 encrypted"
    if len(document.trailer.get("/ID", [])) != 2:
        yield "6.1.3 no id"
    if len(document.objects) > MOST_OBJECTS:
        yield "6.1.13 too many objects"
    for item in document.objects:
        yield from _within(item)


def _within(item: Any) -> Iterator[str]:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key in item.keys():
            if key in FORBIDDEN:
                yield f"6.5 {key}"
            if len(key.encode("utf-8")) > LONGEST_NAME:
                yield f"6.1.13 a name of {len(key)}"
            yield from _direct(item[key])
    elif isinstance(item, pikepdf.Array):
        for each in item:
            yield from _direct(each)
    elif isinstance(item, pikepdf.String) and len(bytes(item)) > LONGEST_STRING:
        yield f"6.1.13 a string of {len(bytes(item))} bytes"


def _direct(value: Any) -> Iterator[str]:
    """What is wrong with a value that stands where it is used; the others are looked at on their own."""
    if isinstance(value, pikepdf.Object) and not value.is_indirect:
        yield from _within(value)


def syntax_is_sound(document: pikepdf.Pdf) -> Iterator[str]:
    """What qpdf says of the file itself."""
    yield from (f"syntax {said}" for said in document.check_pdf_syntax())


def bookmarks_lead_somewhere(document: pikepdf.Pdf) -> Iterator[str]:
    """Every bookmark has a title and a place."""
    with document.open_outline() as outline:
        waiting = list(outline.root)
    while waiting:
        item = waiting.pop()
        waiting += item.children
        if not item.title.strip() or item.destination is None:
            yield "7.17 a bookmark without title or place"


def parent_tree(document: pikepdf.Pdf) -> dict[int, Any]:
    """What the file says about which elements the marks of each page, and each link, belong to."""
    flat = document.Root.StructTreeRoot.ParentTree.Nums
    return {int(flat[at]): flat[at + 1] for at in range(0, len(flat), 2)}


class Program:
    """An embedded font: the glyph of each code, and how wide each is in thousandths."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        count = int.from_bytes(data[4:6], "big")
        self._tables = {data[at : at + 4]: self._long(at + 8) for at in range(12, 12 + 16 * count, 16)}
        self._scale = 1000 / self._short(self._tables[b"head"] + 18)
        self._metrics = self._short(self._tables[b"hhea"] + 34)
        table = self._tables[b"cmap"]
        start = table + self._long(table + 8)
        first, length = self._short(start + 6), self._short(start + 8)
        self.glyphs = {first + n: self._short(start + 10 + 2 * n) for n in range(length)}

    def width(self, glyph: int) -> float:
        """The advance of a glyph."""
        return self._short(self._tables[b"hmtx"] + 4 * min(glyph, self._metrics - 1)) * self._scale

    def _short(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 2], "big")

    def _long(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4], "big")


RULES: tuple[Rule, ...] = (
    content_is_marked,
    tags_are_standard,
    metadata_is_there,
    languages_are_said,
    figures_have_words,
    headings_are_in_order,
    tables_have_headers,
    annotations_are_links,
    fonts_are_whole,
    pages_are_plain,
    nothing_moves,
    syntax_is_sound,
    bookmarks_lead_somewhere,
)
