"""History of rows: update and delete events by triggers (the row itself is the insert)."""

import pghistory


def berjejak(model, **kwargs):
    """Class decorator: keep every changed or deleted state of the row as an event."""
    return pghistory.track(pghistory.UpdateEvent(), pghistory.DeleteEvent(), **kwargs)(model)
