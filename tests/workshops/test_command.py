"""The command line as scripts use it: real processes, real files, exit statuses."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from tests.builders import build
from tests.workshops.pdf_reading import page_texts, squeezed
from workshops import command, terminal
from workshops.storage.library import Library

Call = Callable[..., tuple[int, str, list[str]]]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path) -> object:
    """Runs `main.py --library … arguments` without a display; returns the finished process."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment |= {"DUBBELDIAMANT_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "utf-8"}

    def call(*arguments: str, library: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                sys.executable,
                str(ROOT / "main.py"),
                "--library",
                str(library or tmp_path / "library.sqlite"),
                *arguments,
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            check=False,
            cwd=tmp_path,
        )

    return call


def _id(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[0]


def test_from_template_to_summary(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    listed = run("templates")
    assert [line.split("\t")[0] for line in listed.stdout.splitlines()] == [
        "natverksmote-halvdag",
        "apt-spelregler-ai",
        "dubbel-diamant",
        "natverksmote-digitalt",
        "snabb-ide",
        "apt-spelregler-ai-75",
        "apt-spelregler-ai-90",
        "fortbildningsplan",
        "skattning-planering",
        "yttrande-remiss",
    ]
    key = _id(run("new", "natverksmote-halvdag", "--title", "Möte å ä ö", "--date", "2026-11-26"))
    (tmp_path / "idéer.csv").write_text(
        "grupp;målgrupp;idé;kluster\nGrupp 1;elever;Läxhjälp på kvällen;Hjälp\nGrupp 4;lärare;;\nGrupp 4;hundar;Nej;\n",
        encoding="cp1252",
    )
    taken = run("import", str(tmp_path / "idéer.csv"), "--into", key)
    assert taken.returncode == 0
    assert taken.stdout.splitlines()[0] == key
    assert "rad 4" in taken.stdout
    found = json.loads(run("list", "--json").stdout)
    assert [(row["id"], row["title"], row["ideas"]) for row in found] == [(key, "Möte å ä ö", 1)]
    shown = json.loads(run("show", key, "--json").stdout)
    assert [idea["text"] for idea in shown["ideas"]] == ["Läxhjälp på kvällen"]
    assert run("show", key).stdout.startswith("Möte å ä ö\ntorsdag 26 november 2026")
    done = run("summary", key, "--to", str(tmp_path / "ut.pdf"), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ut.pdf").read_bytes()[:5] == b"%PDF-"
    assert run("check").returncode == 0


@pytest.mark.parametrize("suffix", ["workshop", "json", "csv"])
def test_out_and_in_again(run, call: Call, tmp_path: Path, suffix: str) -> None:  # type: ignore[no-untyped-def]
    library = Library.open(tmp_path / "library.sqlite")
    workshop = build(library)
    key = workshop.id
    library.close()
    file = tmp_path / f"ut.{suffix}"
    assert run("export", key, "--to", str(file)).returncode == 0
    elsewhere = tmp_path / "annat" / "library.sqlite"
    other = _id(run("import", str(file), library=elsewhere))
    one = json.loads(call("show", key, "--json")[1])
    two = json.loads(call("show", other, "--json", library=str(elsewhere))[1])
    assert {idea["text"] for idea in one["ideas"]} == {idea["text"] for idea in two["ideas"]}
    if suffix != "csv":
        assert two["workshop"].pop("touched") > one["workshop"].pop("touched")
        assert one == two


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "ics", "png"])
def test_every_kind_of_file_is_written_by_its_name(run, tmp_path: Path, suffix: str) -> None:  # type: ignore[no-untyped-def]
    """Without a display too: the picture of the board is painted by the windows' own hand."""
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=12).id
    library.close()
    file = tmp_path / f"ut.{suffix}"
    done = run("export", key, "--to", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    begins = {"xlsx": b"PK", "docx": b"PK", "ics": b"BEGIN:VCALENDAR", "png": b"\x89PNG"}
    assert file.read_bytes().startswith(begins[suffix])


def test_a_dry_run_tells_and_keeps_nothing(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "idéer.csv"
    file.write_text("idé;målgrupp;datum\nLäxhjälp;elever;x\nNej;hundar;x\n", encoding="utf-8")
    status, out, err = call("import", str(file), "--dry-run")
    assert (status, err) == (0, [])
    assert out.splitlines()[0] == "Inget är ändrat. 1 idé skulle tas in."
    assert "rad 3" in out
    assert "Kolumnen datum" in out
    assert not (tmp_path / "library.sqlite").exists()
    assert call("import", str(file), "--dry-run", "--into", "f" * 32)[0] == 1
    key = call("new", "dubbel-diamant")[1].strip()
    assert call("import", str(file), "--dry-run", "--into", key)[0] == 0
    assert json.loads(call("list", "--json")[1])[0]["ideas"] == 0


def test_a_meeting_without_a_day_stands_in_no_calendar(call: Call, tmp_path: Path) -> None:
    key = call("new", "dubbel-diamant")[1].strip()
    status, out, err = call("export", key, "--to", str(tmp_path / "x.ics"))
    assert (status, out, len(err)) == (1, "", 1)
    assert "datum" in err[0]


def test_a_workshop_that_is_here_is_refused_copied_or_replaced(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=3).id
    library.close()
    file = str(tmp_path / "ut.workshop")
    run("export", key, "--to", file)
    refused = run("import", file)
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 1)
    copy = _id(run("import", file, "--as-copy"))
    assert copy != key
    assert _id(run("import", file, "--replace")) == key
    assert {row["id"] for row in json.loads(run("list", "--json").stdout)} == {key, copy}


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "f" * 32),
        ("new", "finns-inte"),
        ("new", "dubbel-diamant", "--date", "31 november"),
        ("import", "finns-inte.csv"),
        ("export", "f" * 32, "--to", "x.csv"),
        ("summary", "f" * 32, "--to", "x.pdf"),
    ],
)
def test_refusals_are_one_line_and_status_1(call: Call, arguments: tuple[str, ...]) -> None:
    assert call("new", "dubbel-diamant")[0] == 0
    status, out, err = call(*arguments)
    assert (status, out, len(err)) == (1, "", 1), err


def test_usage_is_status_2(run) -> None:  # type: ignore[no-untyped-def]
    for arguments in (("nej",), ("show",), ("export", "x"), ("summary", "x", "--to", "y", "--lang", "de")):
        assert run(*arguments).returncode == 2


def test_while_a_window_has_it_open_one_may_read_but_not_write(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=3).id
    assert json.loads(run("list", "--json").stdout)[0]["id"] == key
    assert run("show", key, "--json").returncode == 0
    refused = run("new", "dubbel-diamant")
    assert refused.returncode == 1
    assert "öppet" in refused.stderr
    library.close()


def test_a_library_in_a_synced_folder_is_refused(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    refused = run("new", "dubbel-diamant", library=tmp_path / "OneDrive - Kommunen" / "library.sqlite")
    assert refused.returncode == 1
    assert "OneDrive - Kommunen" in refused.stderr


def test_no_window_library_is_loaded_by_a_command(tmp_path: Path) -> None:
    code = "import sys; sys.argv = ['main.py', 'templates']; import runpy\ntry:\n runpy.run_path('main.py', run_name='__main__')\nexcept SystemExit: pass\nsys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "DUBBELDIAMANT_HOME": str(tmp_path)},
    )
    assert done.returncode == 0


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """As `run`, without a process of its own; returns status, standard output and the lines of standard error."""

    def once(*arguments: str, library: str | None = None, language: str = "sv") -> tuple[int, str, list[str]]:
        settings: dict[str, object] = {"language": language, "library": str(tmp_path / "own.sqlite")}
        capsys.readouterr()
        status = terminal.run(
            command.main, ["--library", library or str(tmp_path / "library.sqlite"), *arguments], settings
        )
        said = capsys.readouterr()
        return status, said.out, said.err.splitlines()

    return once


def _unreadable(folder: Path) -> dict[str, Path]:
    """Files that are no library, each broken in its own way."""
    found = {
        name: folder / f"{name}.sqlite" for name in ("empty", "text", "folder", "foreign", "cut", "garbled", "orphan")
    }
    found["empty"].touch()
    found["text"].write_text("inte alls ett bibliotek " * 50, encoding="utf-8")
    found["folder"].mkdir()
    with sqlite3.connect(found["foreign"]) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")
    connection.close()
    whole = folder / "whole.sqlite"
    Library.open(whole).close()
    data = whole.read_bytes()
    found["cut"].write_bytes(data[:20_000])
    found["garbled"].write_bytes(data[:8192] + b"A" * (len(data) - 8192))
    Path(f"{found['orphan']}-wal").write_bytes(b"what is left of one that was moved")
    return found


@pytest.mark.parametrize("name", ["empty", "text", "folder", "foreign", "cut", "garbled"])
@pytest.mark.parametrize("arguments", [("list",), ("check",), ("new", "dubbel-diamant"), ("show", "f" * 32)])
def test_what_is_no_library_is_refused_in_words_and_left_alone(
    call: Call, tmp_path: Path, name: str, arguments: tuple[str, ...]
) -> None:
    file = _unreadable(tmp_path)[name]
    before = file.read_bytes() if file.is_file() else b""
    status, out, err = call(*arguments, library=str(file))
    assert (status, out, len(err)) == (1, "", 1)
    assert str(file) in err[0]
    assert "file:" not in err[0]
    assert (file.read_bytes() if file.is_file() else b"") == before


def test_a_library_that_was_moved_without_its_journal_is_not_begun_anew(call: Call, tmp_path: Path) -> None:
    file = _unreadable(tmp_path)["orphan"]
    assert call("new", "dubbel-diamant", library=str(file))[0] == 1
    assert not file.exists()
    assert Path(f"{file}-wal").exists()


@pytest.mark.parametrize(
    "address", ["postgresql+psycopg://person:hemligt@127.0.0.1:1/arkiv", "foo://x", "http://x/y", "postgresql://"]
)
@pytest.mark.parametrize("arguments", [("list",), ("new", "dubbel-diamant")])
def test_a_server_that_is_not_there_is_refused_without_its_password(
    call: Call, address: str, arguments: tuple[str, ...]
) -> None:
    status, out, err = call(*arguments, library=address)
    assert (status, out, len(err)) == (1, "", 1)
    assert "hemligt" not in err[0]


def test_nothing_is_made_by_listing_and_an_empty_name_is_not_ones_own_library(call: Call, tmp_path: Path) -> None:
    assert call("list", "--json") == (0, "[]\n", [])
    assert call("list") == (0, "", [])
    assert list(tmp_path.iterdir()) == []
    assert terminal.run(command.main, ["--library", "", "new", "dubbel-diamant"], {}) == 2


@pytest.mark.parametrize("name", ["saknas/ut", "fil.txt/ut", "mapp", "x" * 300])
@pytest.mark.parametrize("ending", ["csv", "json", "workshop", "pdf"])
def test_a_target_that_cannot_be_written_is_named_in_the_refusal(
    call: Call, tmp_path: Path, name: str, ending: str
) -> None:
    key = call("new", "dubbel-diamant")[1].strip()
    (tmp_path / "fil.txt").touch()
    (tmp_path / f"mapp.{ending}").mkdir()
    target = tmp_path / f"{name}.{ending}"
    before = _beside(tmp_path)
    status, out, err = call("summary" if ending == "pdf" else "export", key, "--to", str(target))
    assert (status, out, len(err)) == (1, "", 1)
    assert str(target) in err[0]
    assert _beside(tmp_path) == before


def test_a_part_of_the_summary_is_written_and_one_there_is_not_is_refused(call: Call, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library).id
    library.close()
    written: dict[str, str] = {}
    for variant in ("everything", "concepts", "students", "team:Grupp 2", "team:3"):
        target = tmp_path / f"{len(written)}.pdf"
        assert call("summary", key, "--to", str(target), "--variant", variant) == (0, f"{target}\n", [])
        written[variant] = squeezed("".join(page_texts(target)))
    assert "Sammanfattning:Målgruppenelever" in written["students"]
    assert "Läxvännen" in written["concepts"]
    assert "Läxvännen" not in written["team:Grupp 2"]
    assert written["team:3"] != written["team:Grupp 2"]
    target = tmp_path / "nej.pdf"
    status, out, err = call("summary", key, "--to", str(target), "--variant", "guardians")
    assert (status, out, len(err), target.exists()) == (1, "", 1, False)
    assert "students, teachers, team:1" in err[0]


def _beside(folder: Path) -> list[Path]:
    """What lies beside the library."""
    return sorted(path for path in folder.rglob("*") if not path.name.startswith("library.sqlite"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mapp.csv", None),
        ("bok.xlsx", b"PK\x03\x04"),
        ("bok.csv", b"PK\x03\x04" + b"\0" * 400),
        ("tom.csv", b""),
        ("rubriker.csv", "grupp;idé\n".encode()),
        ("utan.csv", "grupp;målgrupp;röster\nA;elever;3\n".encode()),
        ("trasig.workshop", b"PK\x03\x04trasig"),
        ("annan.json", b"{}"),
        ("bild.png", b"\x89PNG"),
    ],
)
def test_a_file_that_cannot_be_taken_in_leaves_no_workshop(
    call: Call, tmp_path: Path, name: str, data: bytes | None
) -> None:
    file = tmp_path / name
    if data is None:
        file.mkdir()
    else:
        file.write_bytes(data)
    status, out, err = call("import", str(file))
    assert (status, out, len(err)) == (1, "", 1)
    assert call("list", "--json")[1] == "[]\n"


def test_every_row_refused_is_a_refusal_with_the_rows_told(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "idéer.csv"
    file.write_text(f"idé;målgrupp\n{'x' * 501};elever\nbra;hundar\n", encoding="utf-8")
    status, out, err = call("import", str(file))
    assert (status, len(err)) == (1, 1)
    assert [line.split(":")[0].strip() for line in out.splitlines()][-2:] == ["rad 2", "rad 3"]
    assert call("list", "--json")[1] == "[]\n"


def test_columns_that_are_left_out_are_told(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "svar.csv"
    file.write_text("Datum;Namn;Idé\n2026-01-01;Någon;Läxhjälp\n", encoding="utf-8")
    status, out, _err = call("import", str(file))
    assert status == 0
    assert "Datum, Namn" in out
    key = out.split()[0]
    assert "Någon" not in call("show", key, "--json")[1]


def test_a_whole_workshop_tells_how_much_came_in(call: Call, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=3).id
    library.close()
    assert call("export", key, "--to", str(tmp_path / "ut.workshop"))[0] == 0
    status, out, _err = call("import", str(tmp_path / "ut.workshop"), library=str(tmp_path / "annan.sqlite"))
    assert (status, out.splitlines()) == (0, [key, "3 idéer togs in."])


def test_a_library_with_errors_in_it_is_told_in_one_line_with_the_errors_beside(call: Call, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    build(library, notes=3)
    library.close()
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute("UPDATE ideas SET team_id = 'borta'")
    connection.close()
    status, out, err = call("check")
    assert (status, len(out.splitlines()), err) == (1, 3, ["Biblioteket har 3 fel."])


def test_an_unforeseen_error_shows_no_trace_and_no_words(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_file: Path) -> None:
        raise RuntimeError("någons ord")

    monkeypatch.setattr("workshops.storage.glance.newest", fails)
    status, out, err = call("list")
    assert (status, out, len(err)) == (1, "", 1)
    assert "RuntimeError" in err[0]
    assert "någons ord" not in err[0]


def test_both_languages_have_every_word_of_the_command_line(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "ideas.csv"
    file.write_text("idea;target_group;other\nHomework;students;x\nNo;dogs;y\n", encoding="utf-8")
    for language in ("sv", "en", "xx"):
        status, out, err = call("import", str(file), language=language)
        assert (status, err) == (0, [])
        assert call("check", language=language)[0] == 0
        assert call("show", out.split()[0], language=language)[0] == 0


def _process(
    tmp_path: Path, *arguments: str, stdout: IO[bytes] | int, coding: str | None = None
) -> subprocess.Popen[bytes]:
    environment = os.environ | {"DUBBELDIAMANT_HOME": str(tmp_path)}
    environment |= {"PYTHONIOENCODING": coding} if coding else {}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=environment,
    )


def test_a_reader_that_stops_listening_is_no_error(call: Call, tmp_path: Path) -> None:
    key = call("new", "dubbel-diamant")[1].strip()
    read, write = os.pipe()
    os.close(read)
    library = str(tmp_path / "library.sqlite")
    process = _process(tmp_path, "--library", library, "show", key, "--json", stdout=write)
    os.close(write)
    assert process.communicate()[1] == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = _process(tmp_path, "templates", stdout=full)
        said = process.communicate()[1]
    assert (process.returncode, len(said.splitlines())) == (1, 1)
    assert b"Errno" not in said


@pytest.mark.parametrize("coding", ["cp1252", "cp850"])
def test_a_stream_that_knows_few_letters_gets_what_it_can_show(call: Call, tmp_path: Path, coding: str) -> None:
    key = call("new", "dubbel-diamant", "--title", "Ö → ◇ 👍")[1].strip()
    process = _process(
        tmp_path,
        *("--library", str(tmp_path / "library.sqlite"), "show", key),
        stdout=subprocess.PIPE,
        coding=coding,
    )
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert b"\\u25c7" in out
