"""History of rows: update and delete events by triggers.

Each event holds the row as it was before, so that events in order and then the row itself are
all the states it ever had.
"""

import pghistory


def berjejak(model, **kwargs):
    """Class decorator: keep every changed or deleted state of the row as an event."""
    return pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent(), **kwargs
    )(model)
