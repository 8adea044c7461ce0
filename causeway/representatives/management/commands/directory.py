"""Check a directory of office holders, load it, or write its form: check FILE, load FILE, form OFFICE."""

import getpass
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from causeway.representatives.directory import actions as directory
from causeway.representatives.directory.blank_form import form
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.offices import offices
from causeway.representatives.directory.words import place, sentence
from causeway.representatives.exceptions import DirectoryRefused


def _said(faults: tuple[Fault, ...]) -> str:
    lines = [f"{place(fault)}: {sentence(fault)}" for fault in faults]
    return "\n".join([*lines, f"{len(faults)} to mend. Nothing was changed."])


class Command(BaseCommand):
    """Directories of office holders."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the act and its file or office."""
        acts = parser.add_subparsers(dest="act", required=True)
        for act, what in (("check", "say what is wrong with FILE, change nothing"), ("load", "load FILE, whole or not at all")):
            acts.add_parser(act, help=what).add_argument("file", type=Path)
        acts.add_parser("form", help="write the form of an office to standard output").add_argument(
            "office", choices=list(offices())
        )

    def handle(self, *, act: str, **given: Any) -> None:
        """Do it, and say what came of it."""
        if act == "form":
            self.stdout.write(form(offices()[given["office"]], timezone.localdate()), ending="")
            return
        file: Path = given["file"]
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file.name} cannot be read: {error.strerror}.") from error
        if act == "check":
            self._check(content)
        else:
            self._load(content, file.name)

    def _check(self, content: bytes) -> None:
        read = directory.checked(content, timezone.localdate())
        if read.faults:
            raise CommandError(_said(read.faults))
        named, reachable = sum(bool(row.name) for row in read.rows), sum(bool(row.email) for row in read.rows)
        self.stdout.write(f"{len(read.rows)} lines, nothing wrong: {named} with a name, {reachable} with an address.")

    def _load(self, content: bytes, name: str) -> None:
        try:
            loaded = directory.load(content, file_name=name, actor=getpass.getuser(), now=timezone.now())
        except DirectoryRefused as refused:
            raise CommandError(_said(refused.faults)) from refused
        if loaded.release is None:
            self.stdout.write("This file was the last one loaded; nothing changed.")
            return
        said = f"{loaded.release.rows} lines loaded, {loaded.release.named} with a name; {loaded.release.replaced} older ones replaced."
        self.stdout.write(said)
