"""Errors that users read. All other exceptions are faults of the program."""

from __future__ import annotations

from models.words import Words


class UserError(Exception):
    """An error for the user: what went wrong, and what to do about it.

    Values are given by name, not by f-strings: `UserError("There is no file “{path}”.", path=path)`. The sentences can
    then be translated.

    Attributes:
        message: one sentence that says what went wrong.
        remedy: one sentence that says what to do; "" where nothing helps.
    """

    def __init__(self, message: str, remedy: str = "", **values: object) -> None:
        self.message = Words(message, **values)
        self.remedy = Words(remedy, **values)
        super().__init__(self.message, self.remedy)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class WeightsMissing(UserError):
    """A backend's weights file is not there."""


class WeightsCorrupt(UserError):
    """A weights file is damaged, foreign, or not the one the manifest describes."""


class UnsupportedGuidance(UserError):
    """Hints of a kind, or with values, that a backend cannot use."""


class DeviceOutOfMemory(UserError):
    """The chosen device has too little memory for this picture."""
