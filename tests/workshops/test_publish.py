"""Names of summaries: safe everywhere, by one rule, never over a file that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshops import publish
from workshops.exchange.files import CannotWrite
from workshops.labels import Words
from workshops.model import Workshop


@pytest.mark.parametrize(
    ("title", "kind", "day", "name"),
    [
        ("Nätverksmöte skoldigitalisering", "network_meeting", "2026-11-26", "2026-11-26_natverksmote_skoldigitalisering"),
        ("AI för alla: åäö & “mer”", "apt", "2026-01-02", "2026-01-02_apt_ai-for-alla-aao-mer"),
        ("Nätverksmöte", "network_meeting", "", "natverksmote"),
        ("Aptit på nytt", "apt", "", "apt_aptit-pa-nytt"),
        ("../../etc/passwd", "workshop", "", "workshop_etc-passwd"),
        ("😀 مرحبا", "apt", "2026-01-02", "2026-01-02_apt"),
        ("x" * 200, "workshop", "", "workshop_" + "x" * 80),
        ("CON", "workshop", "2026-01-02", "2026-01-02_workshop_con"),
    ],
)  # fmt: skip
def test_a_name_follows_the_rule(title: str, kind: str, day: str, name: str) -> None:
    workshop = Workshop(title=title, kind=kind, date=day)
    assert publish.file_name(workshop, Words("sv")) == f"{name}.pdf"


def test_a_name_that_is_taken_gets_a_version(tmp_path: Path) -> None:
    for expected in ("a.b.pdf", "a.b_v2.pdf", "a.b_v3.pdf"):
        path = publish.put(tmp_path / "ny mapp", "a.b.pdf", lambda path: path.write_bytes(b"x"))
        assert path.name == expected
    assert len(list((tmp_path / "ny mapp").iterdir())) == 3


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.write_text("x")
    with pytest.raises(CannotWrite) as refusal:
        publish.put(file / "inne", "a.pdf", lambda path: path.write_bytes(b"x"))
    assert str(file) in str(refusal.value.values["file"])


def test_a_synced_folder_is_known(tmp_path: Path) -> None:
    assert publish.cloud(tmp_path / "OneDrive - Staden" / "Möten") == "OneDrive - Staden"
    assert publish.cloud(tmp_path / "Möten") == ""
