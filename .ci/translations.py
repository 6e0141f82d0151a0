"""Find every text that the window shows, and bring resources/translations up to date: `make translations`.

Texts are what stands in `tr` and `translate`, in `Words`, and in errors for the user. Qt's lupdate keeps the
translations of those that stay, lrelease makes the .qm files that the program loads. Those left to translate are
printed; write them into the .ts files, or use Qt Linguist, and call it again.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "es")
ROOMS = (ROOT / "app" / "ui", ROOT / "app" / "core", ROOT / "models")
WORDS = "Words"
"""The context of what core and models say."""
_BENCHES = {"evaluation", "training"}  # on the command line only, which speaks English


@dataclass(frozen=True, order=True)
class Text:
    """One text of the window, and the class or room it is translated for."""

    context: str
    source: str


@dataclass
class _Finder(ast.NodeVisitor):
    """Collects the texts of one module.

    Attributes:
        errors: names of the classes whose first two arguments are sentences for the user.
        helpers: functions of the module that translate what they are called with, and their context.
    """

    errors: frozenset[str]
    helpers: dict[str, str]
    found: set[Text] = field(default_factory=set)
    classes: list[str] = field(default_factory=list)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name, args = _name(node.func), node.args
        if name == "tr" and self.classes:
            self._add(self.classes[-1], args[:1])
        elif name in self.helpers:
            self._add(self.helpers[name], args[:1])
        elif name in ("translate", "QT_TRANSLATE_NOOP") and len(args) > 1 and isinstance(args[0], ast.Constant):
            self._add(str(args[0].value), args[1:2])
        elif name == WORDS:
            self._add(WORDS, args[:1])
        elif name in self.errors:
            self._add(WORDS, args[:2])
        self.generic_visit(node)

    def _add(self, context: str, args: list[ast.expr]) -> None:
        for arg in args:
            if isinstance(arg, ast.IfExp):
                self._add(context, [arg.body, arg.orelse])
            elif isinstance(arg, ast.Constant) and isinstance(arg.value, str) and any(map(str.isalpha, arg.value)):
                self.found.add(Text(context, arg.value))


def texts() -> set[Text]:
    """All texts of the window."""
    paths = [path for room in ROOMS for path in room.rglob("*.py") if not _BENCHES & set(path.parts)]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    errors = _errors(trees)
    found: set[Text] = set()
    for tree in trees:
        finder = _Finder(errors, _helpers(tree))
        finder.visit(tree)
        found |= finder.found
    return found


def unfinished(language: str) -> list[Text]:
    """The texts of a .ts file that wait for a translation."""
    return [text for text, translation in messages(language) if translation is None]


def messages(language: str) -> Iterator[tuple[Text, str | None]]:
    """The texts of a .ts file with their translations; None for those that have none yet."""
    for context in ElementTree.parse(FOLDER / f"tintype_{language}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            text = Text(context.findtext("name", ""), message.findtext("source", ""))
            yield text, (translation.text or "") if translation is not None and done else None


def main() -> int:
    """Update all files; 0, also where texts are left to translate."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        # lupdate gets the texts in a form that it knows.
        listed = Path(name) / "texts.py"
        calls = (f"translate({_quoted(text.context)}, {_quoted(text.source)})" for text in sorted(texts()))
        listed.write_text("\n".join(calls), encoding="utf-8")
        for language in LANGUAGES:
            options = ["-silent", "-no-obsolete", "-locations", "none", "-sort-messages", "-target-language", language]
            _run("lupdate", *options, str(listed), "-ts", str(FOLDER / f"tintype_{language}.ts"))
            _run("lrelease", "-silent", str(FOLDER / f"tintype_{language}.ts"))
    for language in LANGUAGES:
        left = unfinished(language)
        print(f"{language}: {len(left)} of {len(list(messages(language)))} texts are left to translate")
        for text in left:
            print(f"  {text.context}: {text.source}")
    return 0


def _run(tool: str, *args: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(f"pyside6-{tool}")), *args], check=True)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _errors(trees: list[ast.Module]) -> frozenset[str]:
    """`UserError` and all classes derived from it."""
    bases = {
        node.name: {_name(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    known = {"UserError"}
    while more := {name for name, those in bases.items() if those & known} - known:
        known |= more
    return frozenset(known)


def _helpers(tree: ast.Module) -> dict[str, str]:
    """Functions like `def _tr(text): return QCoreApplication.translate("Menus", text)`."""
    found = {}
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.args.args:
            for call in ast.walk(function):
                if (
                    isinstance(call, ast.Call)
                    and _name(call.func) == "translate"
                    and isinstance(call.args[0], ast.Constant)
                    and _name(call.args[1]) == function.args.args[0].arg
                ):
                    found[function.name] = str(call.args[0].value)
    return found


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
