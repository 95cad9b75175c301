"""The errors that a user's action may meet. Anything else is a bug and stays a 500."""

from __future__ import annotations


class DomainError(Exception):
    """An action that cannot be done; `message` is one Vietnamese sentence that says what to do.

    `field` names the input the sentence belongs to ("" for the whole form);
    `code` is stable and part of the API's problem JSON.
    """

    code = "domain_error"
    status = 400

    def __init__(self, message: str, *, field: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        if code:
            self.code = code


class InvalidInput(DomainError):
    """What was typed or sent cannot be accepted."""

    code = "invalid"
    status = 400


class NotAllowed(DomainError):
    """The person may see the object but not do this to it, now."""

    code = "not_allowed"
    status = 403


class Gone(DomainError):
    """What was asked for has just been removed, or is not this person's to see."""

    code = "gone"
    status = 404


class StaleVersion(DomainError):
    """Somebody else has saved since this person read; nothing was overwritten."""

    code = "stale"
    status = 412

    def __init__(self, message: str, *, current: int, field: str = "") -> None:
        super().__init__(message, field=field)
        self.current = current


class Busy(DomainError):
    """Somebody else holds the row for too long; the same action may succeed a moment later."""

    code = "busy"
    status = 503
