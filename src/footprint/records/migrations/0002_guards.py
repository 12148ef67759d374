"""What only the database itself can hold: versions, independence of the IRO, the chain of looks, marks.

The first migration names the triggers of each model, so that Django knows them; they are put in place
here, all at once: one operation for each would take longer than all else that a new database needs.
"""

from importlib import resources

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQL = resources.files("footprint.records.migrations") / "sql"


def put_triggers_in_place(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers that the models of the first migration name."""
    for model in apps.get_app_config("records").get_models():
        for trigger in getattr(model._meta, "triggers", ()):
            editor.execute(trigger.install_sql, params=None)


def _run(name: str) -> migrations.RunSQL:
    return migrations.RunSQL((SQL / name).read_text(encoding="utf-8"))


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunPython(put_triggers_in_place, migrations.RunPython.noop),
        _run("independence.sql"),
        _run("look_chain.sql"),
        _run("name_marks.sql"),
    ]
