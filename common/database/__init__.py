"""What the database itself refuses, on PostgreSQL and on SQLite: migration operations that make triggers.

The application's services keep these rules too; the triggers hold against raw SQL, a shell, a forgotten code path.
An error starts with a stable code: «nscl: append-only», «nscl: agency», «nscl: frozen», «nscl: step», «nscl: number»,
«nscl: replaced», «nscl: fixed»; Django raises it as `IntegrityError`. Columns and tables come from the migration's own
state of the models.

SQLite drops a table's triggers when Django rebuilds the table, and refuses the rebuild while another table's trigger
names it: wrap such operations of later migrations in `WithoutGuards([...])`, and repeat a guard whose columns changed.
"""

from common.database.guards import AppendOnly, Fixed, FrozenDocument, FrozenWithDocument, NotReplaced, SameAgency
from common.database.lifting import WithoutGuards, guards_lifted
from common.database.locks import patient

__all__ = [
    "AppendOnly",
    "Fixed",
    "FrozenDocument",
    "FrozenWithDocument",
    "NotReplaced",
    "SameAgency",
    "WithoutGuards",
    "guards_lifted",
    "patient",
]
