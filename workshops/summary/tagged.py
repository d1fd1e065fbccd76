"""Tagged PDF on ReportLab: a canvas that knows what each mark on its pages means, and writes that as a structure tree.

What is drawn belongs to an element (a paragraph, a cell of a table, a figure with its words) or is an artifact. The
file says its language and title, and follows the order of reading, as PDF/UA-1 asks (ISO 14289-1). It is a file to
keep as well, PDF/A-2a: see archival.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from workshops.summary import archival

ARTIFACT, END = "/Artifact BMC", "EMC"

RUNNING = "/Artifact <</Type/Pagination>> BDC"
"""How marked content begins that only helps to leaf through pages: headers, footers, repeated headings."""


class Element:
    """A node of the structure tree. Its kids are elements and marked content, in the order of reading.

    `alt` describes a drawing in words, `scope` says what a header cell heads (Column or Row), `box` is a figure's
    place on its page (left, bottom, right, top in points), `said` whether the words are people's own.
    """

    __slots__ = ("above", "alt", "box", "kids", "number", "said", "scope", "tag")

    def __init__(self, tag: str, parent: Element | None = None, *, alt: str = "", scope: str = "") -> None:
        self.tag, self.alt, self.scope = tag, alt, scope
        self.box: Sequence[float] = ()
        self.kids: list[Element | tuple[int, int] | Annotation] = []
        self.number = self.above = 0
        self.said = False
        if parent is not None:
            parent.kids.append(self)


def spoken(element: Element) -> Element:
    """The element, which holds people's own words: they are in their language and not in that of the headings."""
    element.said = True
    return element


PAGINATION = Element("Artifact")
"""Stands for no element of any tree: marks of it are artifacts of the page."""


class Annotation(PDFDictionary):  # type: ignore[misc]
    """A link on a page to a place in the same document."""

    def __init__(self, page: int, box: Sequence[float], destination: PDFObject, words: str) -> None:
        super().__init__(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(list(box)),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(words),
                "Dest": destination,
            }
        )
        self.page = page


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose marks carry their meaning. Use `emit` with the codes of `opening` and END around each of them."""

    def __init__(
        self,
        *,
        title: str,
        author: str,
        subject: str,
        language: str,
        font: str,
        spoken: str = "",
        compress: bool = True,
    ) -> None:
        """`spoken` is the language of people's own words, where that is another one."""
        self.document = Element("Document")
        self._marked: list[list[Element]] = [[]]
        self._links: list[tuple[Annotation, Element]] = []
        self._language = language
        self._spoken = f"/Lang ({spoken})" if spoken not in ("", language) else ""
        self._target = BytesIO()
        super().__init__(
            self._target, pageCompression=int(compress), initialFontName=font, lang=language, pdfVersion=(1, 7)
        )
        self.setTitle(archival.plain(title))
        self.setAuthor(archival.plain(author))
        self.setSubject(archival.plain(subject))
        self.setCreator("Dubbeldiamant")
        self.setViewerPreference("DisplayDocTitle", "true")

    def emit(self, code: str) -> None:
        """Add operators to the page."""
        self._code.append(code)

    def opening(self, element: Element | None) -> str:
        """The operator that begins marked content of an element, or of an artifact."""
        if element is None:
            return ARTIFACT
        if element is PAGINATION:
            return RUNNING
        marked = self._marked[-1]
        element.kids.append((len(self._marked) - 1, len(marked)))
        marked.append(element)
        return f"/{element.tag} <</MCID {len(marked) - 1}>> BDC"

    def link(self, element: Element, box: Sequence[float], key: str, words: str) -> None:
        """Make a rectangle of this page (left, bottom, right, top) lead to a bookmark."""
        annotation = Annotation(len(self._marked) - 1, box, self._bookmarkReference(key), words)
        self._links.append((annotation, element))
        element.kids.append(annotation)
        self._addAnnotation(annotation)

    def showPage(self) -> None:
        """End the page, and say which entry of the parent tree is its own."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        if page.compression:  # as bytes, not as the letters that ReportLab makes of them
            page.Contents = PDFStream(content=page.stream, filters=[PDFZCompress])
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._marked) - 1, PDFName("S")
        self._marked.append([])

    def finished(self) -> bytes:
        """The whole file, with its structure tree. The canvas can't be used after this."""
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._tree()
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        packet = archival.metadata(self._doc.info, self._doc._timeStamp, self._language)
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = archival.output_intents(self._doc)
        return bytes(self.getpdfdata())

    def _tree(self) -> PDFObject:
        """The structure tree: an object for each element, and the way back from marked content to its element."""
        pages = [self._number(page) for page in self._doc.Pages.pages]
        root = _Written()
        self.document.above = self._number(root)
        written: list[tuple[Element, _Written]] = []
        self._gather(self.document, written)
        for element, own in reversed(written):  # from the root down
            own.data = self._entry(element, pages)
        marked = [f"{n} [{' '.join(f'{e.number} 0 R' for e in own)}]" for n, own in enumerate(self._marked[:-1])]
        for number, (annotation, element) in enumerate(self._links, start=len(marked)):
            annotation.dict["StructParent"] = number
            marked.append(f"{number} {element.number} 0 R")
        root.data = (
            f"<</Type/StructTreeRoot/K {self.document.number} 0 R/ParentTreeNextKey {len(marked)}"
            f"/ParentTree <</Nums [{' '.join(marked)}]>>>>"
        )
        return root

    def _gather(self, element: Element, written: list[tuple[Element, _Written]]) -> None:
        """Number an element and all below it that have something to say; an empty cell keeps its place."""
        says = element.tag in ("TH", "TD")
        for kid in element.kids:
            if kid.__class__ is Element:
                self._gather(kid, written)
                says = says or kid.number > 0
            else:
                says = True
        if says:
            own = _Written()
            element.number = self._number(own)
            written.append((element, own))

    def _entry(self, element: Element, pages: Sequence[int]) -> str:
        kids, page = [], -1
        for kid in element.kids:
            if kid.__class__ is Element:
                if kid.number:
                    kid.above = element.number
                    kids.append(f"{kid.number} 0 R")
            elif isinstance(kid, Annotation):
                kids.append(f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {self._number(kid)} 0 R>>")
            elif isinstance(kid, tuple):
                page = kid[0] if page < 0 else page
                own = kid[0] == page
                kids.append(str(kid[1]) if own else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
        entry = f"<</Type/StructElem/S/{element.tag}/P {element.above} 0 R/K [{' '.join(kids)}]"
        if page >= 0:
            entry += f"/Pg {pages[page]} 0 R"
        if element.said:
            entry += self._spoken
        if element.alt:
            entry += f"/Alt {unicode_string(element.alt)}"
        if element.scope:
            entry += f"/A <</O/Table/Scope/{element.scope}>>"
        if element.box:
            entry += f"/A <</O/Layout/Placement/Block/BBox [{' '.join(f'{each:.2f}' for each in element.box)}]>>"
        return entry + ">>"

    def _number(self, item: PDFObject) -> int:
        reference = self._doc.Reference(item)
        return int(self._doc.idToObjectNumberAndVersion[reference.name][0])


class _Written(PDFObject):  # type: ignore[misc]
    """An object that is written as it stands."""

    data = ""

    def format(self, _document: object) -> bytes:
        """The object's own bytes."""
        return self.data.encode("ascii")


def unicode_string(text: str) -> str:
    """Any text as a string of PDF."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"
