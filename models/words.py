"""Sentences that can be told in another language: `Words`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType


class Words(str):
    """A text in English whose template and values stay known, so that the window can tell it in another language.

    Attributes:
        template: the text, with a {name} for each value.
        values: what stands in the places of the names. Those that are `Words` are translated, too.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, **values: object) -> Words:
        # Without values it is no template: a name of a file may have braces.
        words = super().__new__(cls, template.format(**values) if values else template)
        words.template = template
        words.values = MappingProxyType(values)
        return words

    def __reduce__(self) -> tuple[Callable[..., Words], tuple[str, dict[str, object]]]:
        # Errors may come from another process.
        return _again, (self.template, dict(self.values))

    def told(self, translate: Callable[[str], str]) -> str:
        """The text in the language of `translate`, which gets templates."""
        template = translate(self.template)
        if not self.values:
            return template
        return template.format(
            **{name: v.told(translate) if isinstance(v, Words) else v for name, v in self.values.items()}
        )


def joined(texts: Iterable[str]) -> Words:
    """Sentences one after the other, each as translatable as it is alone; empty ones are left out."""
    values = {f"text{number}": text for number, text in enumerate(filter(None, texts))}
    return Words(" ".join(f"{{{name}}}" for name in values), **values)


def _again(template: str, values: dict[str, object]) -> Words:
    return Words(template, **values)
