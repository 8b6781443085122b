"""Several operations of a migration at once: the same tables as one by one, and back."""

import pytest
from django.apps.registry import Apps
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState
from pgtrigger import Delete, Protect
from pgtrigger.migrations import AddTrigger

from kelembagaan.migrasi import Sekaligus

LABEL = "coba"
INDEKS = models.Index(fields=["nama"], name="coba_rumah_nama")


def rumah():
    kunci = ("id", models.BigAutoField(primary_key=True))
    return migrations.CreateModel("Rumah", [kunci, ("nama", models.TextField())])


def operasi():
    """A new model with a field, an index and a trigger; a field for one that stands."""

    class Jalan(models.Model):
        class Meta:
            app_label, apps = LABEL, Apps()

    pemicu = Protect(name="tetap", operation=Delete).compile(Jalan)
    kunci = ("id", models.BigAutoField(primary_key=True))
    return [
        migrations.CreateModel("Jalan", [kunci]),
        migrations.AddField("Jalan", "nama", models.TextField(default="")),
        migrations.AddIndex("Jalan", models.Index(fields=["nama"], name="coba_jalan_nama")),
        AddTrigger("jalan", pemicu),
        migrations.AddField(
            "Rumah", "jalan", models.ForeignKey("coba.Jalan", models.PROTECT, null=True)
        ),
    ]


def susunan():
    """What stands in the database: columns, indexes, triggers and functions of these tables."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_name LIKE 'coba\\_%%'"
            " UNION SELECT tablename, indexname, indexdef FROM pg_indexes"
            " WHERE tablename LIKE 'coba\\_%%'"
            " UNION SELECT tgrelid::regclass::text, regexp_replace(tgname, '\\d+', ''), ''"
            " FROM pg_trigger WHERE tgrelid::regclass::text LIKE 'coba\\_%%' AND NOT tgisinternal"
            " UNION SELECT 'fungsi', proname, '' FROM pg_proc WHERE prosrc LIKE '%%coba_jalan%%'"
        )
        return set(kursor.fetchall())


def maju(langkah, state):
    """The state after these operations, done in the database."""
    with connection.schema_editor(atomic=False) as penyunting:
        for op in langkah:
            lama, state = state, state.clone()
            op.state_forwards(LABEL, state)
            op.database_forwards(LABEL, penyunting, lama, state)
    return state


def mundur(op, dari, ke):
    with connection.schema_editor(atomic=False) as penyunting:
        op.database_backwards(LABEL, penyunting, dari, ke)


@pytest.mark.django_db
def test_sekaligus_sama_dengan_satu_per_satu():
    awal = maju([rumah()], ProjectState())
    dasar = susunan()
    sekaligus = Sekaligus(operasi())
    akhir = maju([sekaligus], awal)
    bersama = susunan()
    mundur(sekaligus, akhir, awal)
    assert susunan() == dasar
    maju(operasi(), awal)
    assert susunan() == bersama
    assert len(bersama) > len(dasar) + 5
