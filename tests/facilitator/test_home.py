"""The first window: what a person can do there, and that it is there before anything heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from facilitator.console.cards import Card
from facilitator.console.home import HomeView, progress, where
from facilitator.settings import Settings
from facilitator.theme import fonts
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from tests.builders import NOW, build
from workshops import agenda, meeting, own_templates
from workshops.labels import Words
from workshops.storage import glance
from workshops.storage.library import Library

HEAVY = ("sqlalchemy", "alembic", "reportlab", "pydantic", "numpy", "sklearn", "pypdfium2", "pikepdf")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["sv", "en"])
def home(request: pytest.FixtureRequest, qtbot: QtBot) -> HomeView:
    fonts.register()
    view = HomeView(Words(request.param), Theme(), Settings())
    qtbot.addWidget(view)
    view.bind_keys()
    view.resize(1440, 900)
    view.show()
    return view


def test_a_template_is_chosen_by_its_key_or_a_click(home: HomeView, qtbot: QtBot) -> None:
    home.focus_first()
    with qtbot.waitSignal(home.new_from) as chosen:
        QTest.keyClick(home, Qt.Key.Key_2)
    assert chosen.args == ["apt-spelregler-ai"]
    card = next(
        b for b in home.findChildren(QAbstractButton) if b.accessibleName().startswith(("Nätverksmöte", "Network"))
    )
    with qtbot.waitSignal(home.new_from) as chosen:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert chosen.args == ["natverksmote-halvdag"]


def test_return_goes_on_where_we_were(home: HomeView, qtbot: QtBot, library: Library) -> None:
    workshop = build(library, notes=8)
    library.edit(workshop.id, meeting.start, NOW, undoable=False)
    library.edit(workshop.id, meeting.go_to, agenda.steps(workshop)[2].id, NOW + 60, undoable=False)
    library.edit(workshop.id, meeting.pause, NOW + 60 + 12 * 60, undoable=False)
    assert library.file is not None
    lines = glance.lines(library.file)
    home.show_recent(lines, NOW + 9_000)
    home.focus_first()
    said = where(lines[0], Words("sv"), NOW + 9_000)
    assert said.startswith("Idéer per målgrupp, 12 av 20 min. Pausat ")
    assert said.endswith("8 idéer.")
    segments, at = progress(lines[0], NOW + 9_000)
    assert (at, round(segments[0].progress, 2), segments[3].progress) == (0, round(12 / 25, 2), 0.0)
    with qtbot.waitSignal(home.continue_with) as chosen:
        QTest.keyClick(home, Qt.Key.Key_Return)
    assert chosen.args == [workshop.id]


def test_without_meetings_it_says_what_to_do(home: HomeView) -> None:
    home.show_recent([])
    words = [label.text() for label in home.findChildren(type(home._begin)) if label.isVisible()]
    assert any("mall" in text or "template" in text for text in words)


def test_every_button_has_a_name(home: HomeView) -> None:
    assert [b for b in home.findChildren(QAbstractButton) if not b.accessibleName()] == []


def test_nothing_heavy_is_imported_before_the_first_window_is_painted(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    build(library, notes=5)
    library.close()
    code = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from facilitator.console.home import HomeView
from facilitator.settings import Settings
from facilitator.theme import fonts
from facilitator.theme.theme import Theme
from workshops.labels import Words
from workshops.storage import glance
app = QApplication([])
fonts.register()
theme = Theme()
theme.apply(app)
view = HomeView(Words("sv"), theme, Settings())
view.show_recent(glance.lines(Path(sys.argv[1])))
view.show()
app.processEvents()
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "library.sqlite")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_tenth_template_has_the_tenth_digit(home: HomeView, qtbot: QtBot) -> None:
    home.focus_first()
    with qtbot.waitSignal(home.new_from) as chosen:
        QTest.keyClick(home, Qt.Key.Key_0)
    assert chosen.args == ["yttrande-remiss"]


def test_a_template_of_ones_own_comes_and_goes(qtbot: QtBot, library: Library, tmp_path: Path) -> None:
    fonts.register()
    own = tmp_path / "own"
    view = HomeView(Words("sv"), Theme(), Settings(), own=own)
    qtbot.addWidget(view)
    view.bind_keys()
    view.resize(1440, 900)
    view.show()
    before = names(view)
    id = own_templates.save(build(library, notes=0), "Vårt torsdagsmöte", own)
    view.show_templates()
    assert names(view) == [*before[:10], "Vårt torsdagsmöte", *before[10:]]
    card = next(each for each in view.findChildren(Card) if each.accessibleName() == "Vårt torsdagsmöte")
    with qtbot.waitSignal(view.new_from) as chosen:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert chosen.args == [id]
    card.customContextMenuRequested.emit(card.rect().center())
    removing = next(action for action in menu(view).actions() if action.text() == "Ta bort mallen")
    with qtbot.waitSignal(view.remove_template) as chosen:
        removing.trigger()
    assert chosen.args == [id]
    own_templates.remove(id, own)
    view.show_templates()
    assert names(view) == before


def test_a_first_time_facilitator_is_offered_a_rehearsal_of_any_template(
    home: HomeView, qtbot: QtBot, library: Library
) -> None:
    home.show_recent([])
    offer = next(b for b in home.findChildren(Button) if b.accessibleName() == home._words("home.rehearse_first"))
    assert offer.isVisible()
    QTest.keyClick(home, Qt.Key.Key_R)
    chosen = menu(home).actions()
    assert [action.text() for action in chosen] == [each.name for each in home.cards.portraits]
    with qtbot.waitSignal(home.rehearse) as wanted:
        chosen[4].trigger()
    assert wanted.args == ["snabb-ide"]
    build(library, notes=1)
    assert library.file is not None
    home.show_recent(glance.lines(library.file), NOW)
    assert not offer.isVisible()


def names(view: HomeView) -> list[str]:
    """The names of the cards, in their order."""
    return [card.accessibleName() for card in view.cards.cards]


def menu(view: HomeView) -> QMenu:
    """The menu that has just been opened."""
    return next(each for each in view.findChildren(QMenu) if each.isVisible())
