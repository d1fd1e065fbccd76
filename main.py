"""Dubbeldiamant: without a command the window opens, with one the command line does its work."""

from __future__ import annotations

import sys
from pathlib import Path

OPTION = "--library"


def main(arguments: list[str]) -> int:
    """Open the window, or run the command that is asked for; the exit status."""
    if not names_only_a_library(arguments):
        return command(arguments)
    location = arguments[-1].removeprefix(f"{OPTION}=") if arguments else ""
    location = location.removeprefix("sqlite:///")
    if "://" in location:
        from facilitator.app import refuse_server

        return refuse_server(location)
    from facilitator.app import run

    return run(Path(location).expanduser() if location else None)


def names_only_a_library(arguments: list[str]) -> bool:
    """Whether nothing is asked for but the window: no arguments, `--library PATH` or `--library=PATH`."""
    if len(arguments) == 2:
        return arguments[0] == OPTION and bool(arguments[1]) and not arguments[1].startswith("-")
    return not arguments or (len(arguments) == 1 and arguments[0].startswith(f"{OPTION}="))


def command(arguments: list[str]) -> int:
    """Run a command, in the language and on the library of this person."""
    from facilitator import paths
    from facilitator.commands import demo, picture, rehearse, screens
    from facilitator.settings import Settings
    from workshops.cluster_command import cluster
    from workshops.command import main as commands
    from workshops.command import run
    from workshops.content_command import COMMANDS
    from workshops.minutes_command import minutes

    for made in (cluster, demo, screens, rehearse, minutes, *COMMANDS):
        commands.add_command(made)
    places = paths.default()
    settings = Settings(places.settings)
    chosen = {"language": settings.text("language"), "spaces": settings.get("spaces")}
    return run(commands, arguments, {**chosen, "library": str(places.library), "picture": picture})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
