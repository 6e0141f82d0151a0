"""Errors that users read. All other exceptions are faults of the program."""

from __future__ import annotations


class UserError(Exception):
    """An error for the user: what went wrong, and what to do about it.

    Attributes:
        message: one sentence that says what went wrong.
        remedy: one sentence that says what to do; "" where nothing helps.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

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
