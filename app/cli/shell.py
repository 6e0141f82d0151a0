"""The subcommands `completion` and `manual`: completion for bash, zsh and fish, and the man page, from the parser."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core import about
from models import registry


@dataclass(frozen=True, slots=True)
class Argument:
    """One option or operand of a command.

    Attributes:
        names: of an option ("-o", "--output"); none for an operand.
        help: what it does.
        value: what stands for its value; "" where it has none.
        words: the values there are, where they are known.
        is_file: whether its value is the name of a file or a folder.
        many: whether it may be given more than once.
    """

    names: tuple[str, ...]
    help: str
    value: str
    words: tuple[str, ...]
    is_file: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command, for instance ("tintype", "weights", "list"), with what it takes and its own subcommands."""

    path: tuple[str, ...]
    help: str
    usage: str
    arguments: tuple[Argument, ...]
    subcommands: tuple[Command, ...]

    @property
    def name(self) -> str:
        """Its last word."""
        return self.path[-1]

    @property
    def options(self) -> list[Argument]:
        """What begins with a dash."""
        return [argument for argument in self.arguments if argument.names]

    @property
    def operands(self) -> list[Argument]:
        """What does not."""
        return [argument for argument in self.arguments if not argument.names]

    def walk(self) -> Iterator[Command]:
        """The command and all below it."""
        yield self
        for command in self.subcommands:
            yield from command.walk()


def add_parsers(commands: Any, parser: Callable[[], argparse.ArgumentParser]) -> None:
    """Add both to the program's subcommands; `parser` makes the program's parser."""
    completion = commands.add_parser("completion", help="print a completion script for a shell")
    completion.add_argument("shell", choices=tuple(SHELLS), help="for bash: source <(tintype completion bash)")
    completion.set_defaults(run=lambda args: _print(SHELLS[args.shell](command(parser()))))
    manual = commands.add_parser("manual", help="print the man page: tintype manual | man -l -")
    manual.set_defaults(run=lambda _: _print(man(command(parser()))))


def _print(text: str) -> int:
    print(text, end="")  # noqa: T201 - the command line talks this way
    return 0


def command(parser: argparse.ArgumentParser, path: tuple[str, ...] = ("tintype",), words: str = "") -> Command:
    """What a parser takes; `words` say what its command does."""
    arguments, below = [], []
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            said = {choice.dest: choice.help or "" for choice in action._choices_actions}
            below += [command(one, (*path, name), said[name]) for name, one in action.choices.items()]
        else:
            arguments.append(_argument(action))
    usage = " ".join(parser.format_usage().split()[1:])
    return Command(path, words or parser.description or "", usage, tuple(arguments), tuple(below))


def _argument(action: argparse.Action) -> Argument:
    words = tuple(map(str, action.choices or ()))
    if action.dest == "backend":
        words = tuple(registry.names())
    takes_value = action.nargs != 0
    value = action.metavar if isinstance(action.metavar, str) else "|".join(words) or action.dest.upper()
    is_file = action.type is Path or "PHOTO" in value or "FILE" in value
    many = action.nargs in ("+", "*") or isinstance(action, argparse._AppendAction)
    help_text = " ".join((action.help or "").split()) if action.help != argparse.SUPPRESS else ""
    return Argument(
        tuple(action.option_strings), help_text, value if takes_value else "", words, is_file and takes_value, many
    )


# Shells


def bash(root: Command) -> str:
    """A completion script for bash; where nothing else is known, names of files."""
    paths = "|".join(_joined(one) for one in root.walk() if len(one.path) > 1)
    values = [
        f"        {'|'.join(_quoted(f'{_joined(one)} {name}') for name in option.names)})\n"
        f"            {_compgen(option.words) if option.words else ''}return;;"
        for one in root.walk()
        for option in one.options
        if option.value
    ]
    words = [
        f"        {_quoted(_joined(one))})\n"
        f"            options={_quoted(' '.join(name for option in one.options for name in option.names))}\n"
        f"            words={_quoted(' '.join(_first_words(one)))};;"
        for one in root.walk()
    ]
    return "\n".join((
        "# Completion of tintype for bash; made by app/cli/shell.py.",
        "_tintype() {",
        '    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" path="" word options words',
        "    COMPREPLY=()",
        '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        '        case "$path/$word" in',
        f"            {paths}) path=\"$path/$word\";;",
        "        esac",
        "    done",
        '    case "$path $prev" in',
        *values,
        "    esac",
        '    case "$path" in',
        *words,
        "    esac",
        '    if [[ "$cur" == -* ]]; then words="$options"; fi',
        '    COMPREPLY=($(compgen -W "$words" -- "$cur"))',
        "}",
        "complete -o default -o bashdefault -F _tintype tintype",
        "",
    ))  # fmt: skip


def zsh(root: Command) -> str:
    """A completion function for zsh."""
    functions = [line for one in root.walk() for line in _zsh_function(one)]
    head = ("#compdef tintype", "# Completion of tintype for zsh; made by app/cli/shell.py.")
    return "\n".join((*head, *functions, f'{_zsh_name(root)} "$@"', ""))


def _zsh_function(one: Command) -> list[str]:
    specs = [_zsh_option(option) for option in one.options]
    if not one.subcommands:
        specs += [f"'{'*' if operand.many else ''}:{_zsh_value(operand)}'" for operand in one.operands]
        return [f"{_zsh_name(one)}() {{", "    _arguments -s \\", *_continued(specs), "}"]
    lines = [f"    '{below.name}:{_zsh_text(below.help)}'" for below in one.subcommands]
    specs += ["'1: :->first'", "'*:: :->rest'"]
    files = ["            _files"] if len(one.path) == 1 else []
    cases = [f"            {below.name}) {_zsh_name(below)};;" for below in one.subcommands]
    return [
        f"{_zsh_name(one)}() {{", "    local line state", "    local -a commands=(", *(f"    {line}" for line in lines),
        "    )", "    _arguments -C -s \\", *_continued(specs), '    case "$state" in', "        first)",
        f"            _describe command commands{' && return' if files else ''}", *files, "            ;;",
        "        rest)", '            case "$line[1]" in', *(f"    {case}" for case in cases), "            esac;;",
        "    esac", "}",
    ]  # fmt: skip


def fish(root: Command) -> str:
    """Completions for fish."""
    lines = ["# Completion of tintype for fish; made by app/cli/shell.py."]
    for one in root.walk():
        condition = _fish_condition(one)
        for below in one.subcommands:
            lines.append(f"complete -c tintype -n '{condition}' -a {below.name} -d {_quoted(below.help)}")
        for operand in one.operands:
            if operand.words:
                lines.append(f"complete -c tintype -n '{condition}' -f -a {_quoted(' '.join(operand.words))}")
        for option in one.options:
            names = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
            lines.append(f"complete -c tintype -n '{condition}' {names}{_fish_value(option)} -d {_quoted(option.help)}")
    return "\n".join((*lines, ""))


# The man page


def man(root: Command) -> str:
    """The manual in the language of man (7)."""
    parts = [
        f'.TH TINTYPE 1 "" "Tintype {about.version()}" "User commands"',
        ".SH NAME", r"tintype \- colour black-and-white photographs, by hand and in batches",
        ".SH SYNOPSIS", ".B tintype", r"[\fIPHOTO\fR|\fIPROJECT\fR]", ".br", ".B tintype",
        r"\fISUBCOMMAND\fR [\fIargument\fR ...]",
        ".SH DESCRIPTION", _roff(root.help),
        ".SH OPTIONS", *_man_arguments(root.options), ".SH SUBCOMMANDS",
    ]  # fmt: skip
    for one in root.walk():
        if len(one.path) > 1 and not one.subcommands:
            parts += [f".SS {_roff(' '.join(one.path[1:]))}", _roff(_sentence(one.help))]
            parts += [".PP", f".B {_roff(one.usage)}"]
            parts += _man_arguments([*one.operands, *one.options])
    parts += [
        ".SH EXIT STATUS", ".TP", "0", "Done.", ".TP", "2",
        "Wrong usage or bad input; one line on standard error says which file and what to do.", ".TP", "130",
        "Stopped by Ctrl\\-C.", ".TP", "141", "Nobody read the output on.",
        ".SH FILES", ".TP", r"\fI$XDG_CONFIG_HOME/tintype/settings.json\fR", "The preferences of the window.",
        ".TP", r"\fI$XDG_STATE_HOME/tintype\fR", "Unsaved work that was put aside, and the log.",
        ".TP", r"\fI$XDG_DATA_HOME/tintype\fR", "Imported weights.", "",
    ]  # fmt: skip
    return "\n".join(parts)


def _man_arguments(arguments: list[Argument]) -> list[str]:
    lines = []
    for argument in arguments:
        value = rf" \fI{_roff(argument.value)}\fR" if argument.value else ""
        names = ", ".join(rf"\fB{_roff(name)}\fR" for name in argument.names)
        lines += [".TP", f"{names}{value}" if names else value.strip(), _roff(_sentence(argument.help))]
    return lines


# Words


def _joined(one: Command) -> str:
    return "".join(f"/{word}" for word in one.path[1:])


def _first_words(one: Command) -> list[str]:
    return [*(below.name for below in one.subcommands), *(word for operand in one.operands for word in operand.words)]


def _compgen(words: tuple[str, ...]) -> str:
    return f"COMPREPLY=($(compgen -W {_quoted(' '.join(words))} -- \"$cur\")); "


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"


def _zsh_name(one: Command) -> str:
    return "_" + "_".join(one.path)


def _zsh_text(text: str) -> str:
    return "".join(f"\\{sign}" if sign in ":[]\\" else sign for sign in text.replace("'", "’"))


def _zsh_value(argument: Argument) -> str:
    what = f"({' '.join(argument.words)})" if argument.words else "_files" if argument.is_file else " "
    return f"{_zsh_text(argument.value)}:{what}"


def _zsh_option(option: Argument) -> str:
    value = f":{_zsh_value(option)}" if option.value else ""
    excluded = "" if option.many else f"({' '.join(option.names)})"
    names = f"{{{','.join(option.names)}}}" if len(option.names) > 1 else option.names[0]
    return f"'{'*' if option.many else excluded}'{names}'[{_zsh_text(option.help)}]{value}'"


def _continued(specs: list[str]) -> list[str]:
    return [f"        {spec} \\" for spec in specs[:-1]] + [f"        {spec}" for spec in specs[-1:]]


def _fish_value(option: Argument) -> str:
    if not option.value:
        return ""
    return f" -x -a {_quoted(' '.join(option.words))}" if option.words else " -r -F" if option.is_file else " -x"


def _fish_condition(one: Command) -> str:
    if len(one.path) == 1:
        return "__fish_use_subcommand"
    seen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in one.path[1:])
    below = " ".join(below.name for below in one.subcommands)
    return f"{seen}; and not __fish_seen_subcommand_from {below}" if below else seen


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}" if text else ""


_ROFF = str.maketrans({"\\": r"\e", "-": r"\-", "“": r"\(lq", "”": r"\(rq", "’": r"\(cq"})


def _roff(text: str) -> str:
    safe = text.translate(_ROFF)
    return rf"\&{safe}" if safe.startswith((".", "'")) else safe


SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}
"""What makes the script for each shell."""
