"""The commands that need windows, composed for the command line; windows are imported only when one of them runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshops.command import Context, refusing

if TYPE_CHECKING:
    from workshops.exchange.outgoing import Leaving

_PICTURE = re.compile(r"\]\([^)]*?([^/)]+)\.png\)")
"""A picture in a text: the name of its file without the ending."""


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=None, help="The folder for what is made."
)
@click.pass_obj
@refusing
def demo(context: Context, out: Path | None) -> None:
    """Play the sample meeting: its summary and minutes as PDF, and one picture of each screen."""
    from facilitator.demo import play

    played = play(context.library if context.chosen else None, out, context.words)
    click.echo(context.words("demo.library", file=played.library, id=played.workshop))
    click.echo(context.words("demo.pdf", file=played.summary))
    click.echo(context.words("demo.minutes_pdf", file=played.minutes))
    click.echo(context.words("demo.screens", n=len(played.pictures), folder=played.pictures[0].parent))


@click.command()
@click.argument("template")
@click.option("--speed", type=click.FloatRange(1, 120), default=10.0, help="How many times as fast the clock goes.")
@click.pass_obj
@refusing
def rehearse(context: Context, template: str, speed: float) -> None:
    """Try a template with a fast clock and sample notes, in a window; nothing of it is kept."""
    import os
    import sys

    from facilitator import paths
    from facilitator.app import has_display
    from facilitator.rehearse import play
    from facilitator.settings import Settings
    from workshops import templates

    if not has_display(os.environ, sys.platform):
        raise click.ClickException(context.words("console.no_display"))
    settings = Settings(paths.default().settings)
    sys.exit(play(template, templates.beside(context.library), settings, context.words, speed))


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder for the pictures."
)
@click.option("--themes", is_flag=True, help="Dark and high contrast too.")
@click.option("--all", "everything", is_flag=True, help="All themes, and other sizes too.")
@click.option(
    "--shown-in",
    "texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Only the pictures that the texts (.md) in this folder show.",
)
@click.pass_obj
@refusing
def screens(context: Context, out: Path, themes: bool, everything: bool, texts: Path | None) -> None:
    """Photograph every screen of the real windows."""
    from facilitator.screens import photograph

    only = None if texts is None else shown_in(texts)
    made = photograph(out, everything, context.words.language, themes=themes, only=only)
    click.echo(context.words("demo.screens", n=len(made), folder=out))


def shown_in(texts: Path) -> frozenset[str]:
    """The names of the pictures that the texts in a folder show."""
    return frozenset(name for text in texts.glob("*.md") for name in _PICTURE.findall(text.read_text(encoding="utf-8")))


def picture(leaving: Leaving) -> bytes:
    """The board of a workshop as a picture, for `export`."""
    from facilitator.board.picture import drawn

    return drawn(leaving.document, leaving.words)
