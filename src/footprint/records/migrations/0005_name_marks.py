"""Names are marked for the search by the database, so that nothing that writes can forget to."""

from importlib import resources

from django.db import migrations

SQL = resources.files("footprint.records.migrations") / "sql" / "name_marks.sql"


class Migration(migrations.Migration):
    dependencies = [("records", "0004_sign_in")]

    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"))]
