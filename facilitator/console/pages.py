"""A PDF as pictures: how many pages it has, what begins on which, and each page as an image. No windows."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Draft:
    """A PDF in memory: its bytes, the number of pages, and for each page the chapter that begins there (or nothing)."""

    data: bytes
    names: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.names)


class Pages:
    """Reads PDFs one at a time, whoever asks: the library that does it is not made for several threads."""

    turn = threading.Lock()
    """Whoever else reads a PDF in this process takes this too."""

    def read(self, data: bytes) -> Draft:
        """Count the pages and find their chapters."""
        import pypdfium2

        with self.turn:
            document = pypdfium2.PdfDocument(data)
            try:
                names = [""] * len(document)
                for mark in document.get_toc(max_depth=2):
                    target = mark.get_dest()
                    page = target.get_index() if target is not None else None
                    if page is not None and not names[page] and mark.level == 0:
                        names[page] = mark.get_title()
                return Draft(data, tuple(names))
            finally:
                document.close()

    def picture(self, draft: Draft, page: int, width: int) -> QImage:
        """A page as an image, `width` pixels wide."""
        import pypdfium2

        with self.turn:
            document = pypdfium2.PdfDocument(draft.data)
            try:
                sheet = document[page]
                bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=True)
                form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
                image = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
                bitmap.close()
                sheet.close()
                return image
            finally:
                document.close()
