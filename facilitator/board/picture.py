"""The board as a picture (.png): every cluster open, and what has no place in a cluster of its own, as the room may see it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from facilitator.board import layout
from facilitator.board.choice import Choice
from facilitator.board.look import BoardLook
from facilitator.board.scene import BoardScene
from facilitator.board.search import Search
from facilitator.board.wall import Wall
from facilitator.desk import Desk
from facilitator.painting.words import Lines
from facilitator.theme import fonts
from facilitator.theme.theme import Theme
from workshops.labels import Words
from workshops.model import Workshop, new_id

if TYPE_CHECKING:
    from workshops.storage.library import Library

CARD = 328.0
"""So wide a cluster has one column of notes, and few notes are so long that they end in an ellipsis."""
ACROSS = range(1, 13)
SHAPE = 1.6
"""The picture is about so much wider than it is high: it is shown on screens and put on pages."""
SHARP, MOST = 2.0, 24e6
"""Pixels for each of the board's, as long as the picture has no more than so many."""
MARGIN = 24.0


class _Shelf:
    """Stands in for a library: holds one workshop to be looked at, which is in none."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def workshop(self, _key: str) -> Workshop:
        return self._workshop


def drawn(document: Mapping[str, Any], words: Words) -> bytes:
    """The bytes of the picture, from a workshop's document; call it on the thread of windows, or where there are none."""
    application()
    fonts.register()
    desk = Desk(cast("Library", _Shelf(_to_show(document, words))))
    desk.open("")
    look, wall = BoardLook(Theme("light"), desk), Wall(desk, desk)
    scene = BoardScene(look, words, wall, Choice(wall, desk), Search(wall, desk))
    try:
        return _png(_painted(scene, look, document["workshop"], words))
    finally:  # now, and not whenever Python comes to look for what nobody holds
        shiboken6.delete(scene)
        shiboken6.delete(desk)


def _painted(scene: BoardScene, look: BoardLook, meeting: Mapping[str, Any], words: Words) -> QImage:
    width = _spread(scene)
    head = _Head(look, meeting, words, width - 2 * MARGIN)
    image = _paper(look, width, head.height + scene.tall)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    head.paint(painter)
    scene.render(painter, QRectF(0, head.height, width, scene.tall), QRectF(0, 0, width, scene.tall))
    painter.end()
    return image


def application() -> QApplication:
    """The application that painting needs, made where there is none; without a display it does without."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["Dubbeldiamant"])


def _to_show(document: Mapping[str, Any], words: Words) -> Workshop:
    """A copy for the eye: what may leave, with every cluster open in its row, and the unplaced in one after the others."""
    from workshops.exchange import document as documents
    from workshops.exchange import public

    shown = public.of(document)
    clusters = [row | {"collapsed": False, "x": None, "y": None} for row in shown["clusters"]]
    loose = {row["id"] for row in shown["ideas"] if row["cluster_id"] is None and row["same_as"] is None}
    if loose:
        key, last = new_id(), max((row["position"] for row in clusters), default=0)
        clusters.append({"id": key, "position": last + 1, "name": words("words.cluster.unplaced")})
        shown["ideas"] = [row | {"cluster_id": key} if row["id"] in loose else row for row in shown["ideas"]]
    return documents.read(shown | {"clusters": clusters})


def _spread(scene: BoardScene) -> float:
    """Lay the clusters out in as many columns as give the picture its shape; the width that takes."""

    def width(across: int) -> float:
        return across * (CARD + layout.GAP) - layout.GAP + 2 * layout.PADDING

    def laid(across: int) -> float:
        scene.show_at(width(across), 0.0, 1.0)
        return abs(width(across) / max(1.0, scene.tall) - SHAPE)

    clusters = max(2, len(scene.cards) or 12)
    best = min((across for across in ACROSS if across <= clusters), key=laid)
    laid(best)
    return width(best)


def _paper(look: BoardLook, width: float, height: float) -> QImage:
    sharp = min(SHARP, (MOST / (width * height)) ** 0.5)
    image = QImage(round(width * sharp), round(height * sharp), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(sharp)
    image.fill(look.colour("canvas"))
    return image


class _Head:
    """Title, day and challenge over the clusters."""

    def __init__(self, look: BoardLook, meeting: Mapping[str, Any], words: Words, width: float) -> None:
        from workshops import dates

        theme = look.theme
        day = dates.text(words, meeting["date"]) if meeting["date"] else ""
        told = (
            ("heading2", "ink", meeting["challenge"] or meeting["title"]),
            ("body", "inkSoft", ", ".join(part for part in (meeting["title"], day, meeting["place"]) if part)),
        )
        self._look = look
        self._lines = [
            (Lines(said, theme.font(style), width, float(theme.leading(style))), role) for style, role, said in told
        ]
        self.height = MARGIN + sum(lines.height for lines, _role in self._lines)

    def paint(self, painter: QPainter) -> None:
        top = MARGIN
        for lines, role in self._lines:
            lines.paint(painter, QPointF(MARGIN, top), self._look.colour(role))
            top += lines.height


def _png(image: QImage) -> bytes:
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(store, QByteArray(b"png")).write(image)
    return bytes(store.data().data())
