"""Sentences that can be told in another language."""

import pickle
from pathlib import Path

from models.errors import UserError
from models.words import Words, joined

GERMAN = {
    "There is no file “{path}”.": "Es gibt keine Datei „{path}“.",
    "“{name}” is {kind}.": "„{name}“ ist {kind}.",
    "a film": "ein Film",
}


def german(template: str) -> str:
    return GERMAN.get(template, template)


def test_an_error_reads_in_english_and_is_told_in_another_language() -> None:
    error = UserError("There is no file “{path}”.", "Choose another.", path=Path("a/{b}.png"))
    assert str(error) == "There is no file “a/{b}.png”. Choose another."
    assert error.message.told(german) == "Es gibt keine Datei „a/{b}.png“."
    assert error.remedy.told(german) == "Choose another."


def test_words_among_the_values_are_told_too() -> None:
    sentence = Words("“{name}” is {kind}.", name="a film", kind=Words("a film"))
    assert sentence == "“a film” is a film."
    assert sentence.told(german) == "„a film“ ist ein Film."


def test_a_text_without_values_may_have_braces() -> None:
    assert Words("{x}.png is gone.").told(german) == "{x}.png is gone."


def test_sentences_one_after_the_other_are_told_each() -> None:
    missing = Words("There is no file “{path}”.", path="{a}.png")
    both = joined((missing, "", Words("a film"), "As it is: {}."))
    assert both == "There is no file “{a}.png”. a film As it is: {}."
    assert pickle.loads(pickle.dumps(both)).told(german) == "Es gibt keine Datei „{a}.png“. ein Film As it is: {}."
    assert joined(()) == "" == joined(("", "")).told(german)
