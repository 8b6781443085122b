from django.db import migrations


class Migration(migrations.Migration):
    """The shared cache: unlogged, because nothing in it needs to outlive a crash."""

    dependencies = [("kelembagaan", "0001_awal")]

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE tembolok (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamptz NOT NULL
            );
            CREATE INDEX tembolok_expires ON tembolok (expires);
            """,
            "DROP TABLE tembolok",
        ),
    ]
