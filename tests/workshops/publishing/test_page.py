"""The page of contents: a page that reads well aloud, on paper and without a network, and whose links lead to the files."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.builders import NOW, bad_texts
from tests.workshops.publishing.sending import queued, sent
from workshops import agenda
from workshops.labels import Words
from workshops.model import Workshop
from workshops.publishing import page
from workshops.publishing.items import Item
from workshops.storage.library import Library

ALONE = {"meta", "br", "link", "img", "input", "hr"}


class Reader(HTMLParser):
    """What a page is made of; raises AssertionError where its tags do not close as they opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ALONE:
            self.open.append(tag)
            self.words.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words[self.open[-1]][-1] += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture
def folder(copied: Library, met: Workshop, tmp_path: Path) -> Path:
    copied.edit(met.id, agenda.describe, record_number="UBN 2026/113")
    for _time in range(2):
        queued(copied, met.id, tmp_path)
        sent(copied, met.id)
    return tmp_path / met.publications[0].folder


def test_links_lead_to_every_file_with_kind_and_size(folder: Path) -> None:
    read = Reader((folder / "2026-11-26_natverksmote_skoldigitalisering_innehall_v2.html").read_text(encoding="utf-8"))
    links = [unquote(str(attrs["href"])) for attrs in read.of("a")]
    assert links == [
        "2026-11-26_natverksmote_skoldigitalisering_v2.pdf",
        "2026-11-26_natverksmote_skoldigitalisering_data_v2.json",
        "2026-11-26_natverksmote_skoldigitalisering.pdf",
        "2026-11-26_natverksmote_skoldigitalisering_data.json",
    ]
    assert all((folder / link).is_file() for link in links)
    kilobytes = round((folder / links[0]).stat().st_size / 1000)
    assert read.words["a"][0] == f"Sammanfattning (PDF, {kilobytes} kB)"
    assert "Diarienummer" in read.words["dt"]
    assert "UBN 2026/113" in read.words["dd"]


def test_it_stands_on_its_own_and_reads_in_order(folder: Path) -> None:
    text = (folder / "2026-11-26_natverksmote_skoldigitalisering_innehall_v2.html").read_text(encoding="utf-8")
    read = Reader(text)
    assert text.startswith("<!DOCTYPE html>")
    assert read.of("html") == [{"lang": "sv"}]
    headings = [tag for tag, _ in read.tags if tag in ("h1", "h2", "h3")]
    assert headings == ["h1", "h2", "h2", "h3", "h2"]
    assert read.words["title"] == ["Nätverksmöte skoldigitalisering – innehåll"]
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in read.tags}
    assert not any(sign in text for sign in ("url(", "http:", "https:", "@import", "//"))
    assert len(read.of("main")) == 1
    assert "@media print" in text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_people_s_words_are_never_markup(language: str) -> None:
    words = Words(language)
    item = Item("i", "b", "summary", "/s", "f", "a & b.pdf", 1, language, 1_240_000, "c" * 64)
    for case in bad_texts():
        text = str(case["text"])[:300].encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
        told = page.about(Workshop(title=text, place=text, challenge=text, date="2026-11-26"), words, NOW)
        read = Reader(page.written(told, [item], [item]).decode("utf-8"))
        assert {tag for tag, _ in read.tags} <= {
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "li", "a", "br",
            "small", "code", "dl", "dt", "dd",
        }  # fmt: skip
        assert read.of("a")[0] == {"href": "a%20%26%20b.pdf"}
        assert read.words["a"][0] in ("Sammanfattning (PDF, 1,2 MB)", "Summary (PDF, 1.2 MB)")
