"""An operation for migrations that make many models."""

from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from pgtrigger.migrations import AddTrigger


class Sekaligus(Operation):
    """These operations on one drawing of the models, not on a new one for each.

    Django draws all related models anew for every operation, and here everything relates to
    the Posyandu: a fresh database took 122 s of CPU, and takes 24 this way. A model that is
    made here is made as it stands at the end, so its AddField, AddIndex and AddConstraint have
    nothing left to do.
    """

    reduces_to_sql = True

    def __init__(self, operations):
        self.operations = operations
        self.baru = {op.name_lower for op in operations if isinstance(op, CreateModel)}

    def deconstruct(self):
        return self.__class__.__name__, [self.operations], {}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # drawn again when the database part asks for it
        for op in self.operations:
            op.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for op in self.operations:
            if self._ubah_basis(op):
                op.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for op in reversed(self.operations):
            if self._ubah_basis(op):
                # A trigger looks up its model in the state after: there, a new one is gone.
                akhir = from_state if self._milik_baru(op) else to_state
                op.database_backwards(app_label, schema_editor, from_state, akhir)

    def _milik_baru(self, op):
        return getattr(op, "model_name_lower", None) in self.baru

    def _ubah_basis(self, op):
        return isinstance(op, AddTrigger) or not self._milik_baru(op)

    def describe(self):
        return f"{len(self.operations)} operations at once"
