"""Where what is carried would go, and how that is shown before it is let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF

from facilitator.board import layout
from facilitator.board.layout import Box
from facilitator.board.spot import Spot
from workshops.labels import Words

if TYPE_CHECKING:
    from facilitator.board.board import Board

EDGE_SHARE = 0.2
"""So much of a cluster's width, from either side, means beside it rather than into it."""

HELD = QPoint(2, 34)
"""How far into a new cluster its first note hangs at the pointer, so that it lands where it is seen."""

Put = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Aim:
    """What letting a cluster go would do: `join` it into another, stand at a `position` in the rows, or be `put` freely."""

    join: str | None = None
    position: int | None = None
    put: Put | None = None


class Drops:
    """Marks places on the board and says in words what letting go would do there."""

    def __init__(self, board: Board, words: Words) -> None:
        self._board, self._words = board, words

    def show_notes(self, spot: Spot, at: QPoint) -> Put | None:
        """Mark where carried notes would go; answers with the place of the cluster that they would make on the wall."""
        board = self._board
        board.scene.show_target(spot.cluster)
        board.offers.invite_drop(True)
        board.offers.drop_place.aim(spot.where in ("wall", "new"))
        gap, slot, said = None, None, ""
        put = self._place(at, HELD, layout.LOWEST) if spot.where == "wall" else None
        if spot.where == "cluster" and spot.note is not None:
            gap = self._gap(spot)
        elif put is not None:
            slot, said = self._seen(put, layout.LOWEST), "new_here"
        elif spot.where in ("wall", "new"):
            said = "new"
        elif spot.onto is not None:
            slot, said = board.rect_of(spot.onto), "both"
        elif spot.where == "strip":
            said = "back"
        self._mark(gap, slot, said)
        return self._kept(put)

    def aim(self, cluster: str, at: QPoint, grip: QPoint) -> Aim:
        """Mark where a cluster held at `grip`, counted from its corner, would go; answers with what that is."""
        board = self._board
        spot = board.spot(at)
        over = spot.cluster if spot.cluster != cluster else None
        board.scene.show_target(None)
        if over is None:
            home = (
                spot.cluster == cluster and board.wall.cluster(cluster).put is None
            )  # not yet dragged out of its place
            return (
                self._aim_wall(cluster, at, grip) if spot.where in ("wall", "cluster") and not home else self._nowhere()
            )
        rect = board.view.rect_on_board(over)
        side = self._side(over, rect, at)
        if rect is None or side == 0:
            board.scene.show_target(over)
            self._mark(None, None, "join")
            return Aim(join=over)
        others = [key for key in board.wall.clusters if key != cluster]
        x = rect.left() - 8 if side < 0 else rect.right() + 5
        self._mark(QRect(x, rect.top(), 4, rect.height()), None, "beside")
        return Aim(position=others.index(over) + (side > 0))

    def place_here(self, at: QPoint) -> Put | None:
        """Where a new cluster would stand here; None where there is no room for one."""
        return self._kept(self._place(at, HELD, layout.LOWEST))

    def clear(self) -> None:
        """Nothing is carried any more."""
        self._board.scene.show_target(None)
        self._board.offers.invite_drop(False)
        self._mark(None, None, "")

    def _aim_wall(self, cluster: str, at: QPoint, grip: QPoint) -> Aim:
        height = self._board.scene.cards[cluster].height
        put = self._place(at, grip, height, without=cluster) or self._place(at, grip, layout.LOWEST, without=cluster)
        if put is None:
            return self._nowhere()
        self._mark(None, self._seen(put, height), "put")
        return Aim(put=self._kept(put))

    def _nowhere(self) -> Aim:
        self._mark(None, None, "")
        return Aim()

    def _side(self, over: str, rect: QRect | None, at: QPoint) -> int:
        """-1 and 1 for beside a cluster that stands in the rows, 0 for into it."""
        if rect is None or self._board.wall.cluster(over).put is not None:
            return 0
        edge = rect.width() * EDGE_SHARE
        return -1 if at.x() < rect.left() + edge else 1 if at.x() > rect.right() - edge else 0

    def _place(self, at: QPoint, grip: QPoint, height: float, without: str | None = None) -> QPointF | None:
        """The corner, in the scene, of a cluster let go here: as near as there is room; None where there is none."""
        scene, view = self._board.scene, self._board.view
        corner = view.scene_place(at) - QPointF(grip)
        wide = scene.card_wide
        columns = layout.column_edges(wide, scene.across)
        most = columns[-1]
        nearest = min(columns, key=lambda x: abs(x - corner.x()))
        held = max((x for x in columns if x <= view.scene_place(at).x()), default=columns[0])
        x = min(max(corner.x(), layout.PADDING), most)
        y = max(corner.y(), layout.PADDING)
        taken = [box for key, box in scene.boxes().items() if key != without]
        snaps = abs(nearest - x) <= layout.SNAP or not scene.is_readable
        for left in (nearest if snaps else x, held, nearest):
            box = Box(left, y, wide, height)
            if not any(box.is_near(other) for other in taken):
                return QPointF(left, y)
        return None

    def _kept(self, corner: QPointF | None) -> Put | None:
        return self._board.scene.put_place(corner) if corner is not None else None

    def _seen(self, corner: QPointF, height: float) -> QRect:
        view = self._board.view
        area = QRectF(corner.x(), corner.y(), self._board.scene.card_wide, height)
        seen = view.mapFromScene(area).boundingRect()
        return QRect(view.on_board(seen.topLeft()), seen.size())

    def _gap(self, spot: Spot) -> QRect | None:
        rect = self._board.view.rect_on_board(spot.note) if spot.note is not None else None
        if rect is None:
            return None
        top = rect.top() - 4 if spot.before == spot.note else rect.bottom() + 3
        return QRect(rect.left(), top, rect.width(), 2)

    def _mark(self, gap: QRect | None, slot: QRect | None, said: str) -> None:
        overlay = self._board.overlay
        overlay.show_gap(gap)
        overlay.show_slot(slot)
        overlay.say(self._words(f"board.drop.{said}") if said else "")
