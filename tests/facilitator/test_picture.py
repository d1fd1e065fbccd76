"""The board as a picture: everything the room may see, and nothing else."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from facilitator.board import picture
from tests.builders import build
from workshops import clusters, ideas, meeting
from workshops.exchange import document
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library

SV = Words("sv")


def _image(workshop: Workshop) -> QImage:
    image = QImage.fromData(picture.drawn(document.write(workshop), SV))
    assert not image.isNull()
    return image


def test_the_picture_is_large_and_about_as_wide_as_a_screen(qapp: QApplication, workshop: Workshop) -> None:
    image = _image(workshop)
    assert image.width() > 2_000
    assert 0.7 < image.width() / image.height() < 2.6


def test_every_cluster_is_open_and_the_unplaced_have_one(
    qapp: QApplication, library: Library, workshop: Workshop
) -> None:
    library.edit(workshop.id, clusters.collapse, [workshop.clusters[0].id], True)
    library.edit(workshop.id, clusters.put, workshop.clusters[1].id, 4_000.0, 4_000.0)
    before = library.dump()
    shown = picture._to_show(document.write(workshop), SV)
    assert not any(cluster.collapsed for cluster in shown.clusters)
    assert all(cluster.x is None for cluster in shown.clusters)
    loose = [idea for idea in ideas.shown(workshop) if idea.cluster_id is None]
    assert loose
    assert shown.clusters[-1].name == "Oplacerade"
    assert len(clusters.members(shown, shown.clusters[-1].id)) == len(loose)
    assert _image(workshop).width() > 2_000
    assert library.dump() == before


def test_what_is_hidden_is_not_in_the_picture(qapp: QApplication, library: Library, workshop: Workshop) -> None:
    team = workshop.teams[0]
    own = {idea.text for idea in workshop.ideas if idea.team_id == team.id}
    assert own <= {idea.text for idea in picture._to_show(document.write(workshop), SV).ideas}
    library.edit(workshop.id, meeting.reveal, [team.id], False, undoable=False)
    assert not own & {idea.text for idea in picture._to_show(document.write(workshop), SV).ideas}


def test_nothing_and_very_much_are_pictures_too(qapp: QApplication, library: Library) -> None:
    empty = _image(Workshop(title="Tomt"))
    assert empty.width() > 300
    many = _image(build(library, teams=6, notes=1_500, voted=False, developed=False))
    assert many.width() * many.height() <= picture.MOST * 1.01
