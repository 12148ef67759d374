"""What only the database itself can hold: independence of the IRO, and the chain of looks."""

from importlib import resources

from django.db import migrations

SQL = resources.files("footprint.records.migrations") / "sql"


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunSQL((SQL / "independence.sql").read_text(encoding="utf-8")),
        migrations.RunSQL((SQL / "look_chain.sql").read_text(encoding="utf-8")),
    ]
