"""The files of an import are kept beside it until it is written or left, and then no longer."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0007_accounts'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('content', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='ImportPreview',
            fields=[
                ('batch', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='preview', serialize=False, to='records.import')),
                ('made_at', models.DateTimeField()),
                ('shown', models.JSONField()),
                ('digests', models.JSONField()),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='import',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='import',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='import',
            name='delete_delete',
        ),
        migrations.RemoveField(
            model_name='import',
            name='content',
        ),
        migrations.RemoveField(
            model_name='importversion',
            name='content',
        ),
        migrations.AddField(
            model_name='import',
            name='layout',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='import',
            name='refusal',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='import',
            name='since',
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='importversion',
            name='layout',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='importversion',
            name='refusal',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='importversion',
            name='since',
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='import',
            name='kind',
            field=models.CharField(choices=[('return', 'SSDA903 return'), ('children', 'names and details of children'), ('people', 'people, teams and roles'), ('allocations', 'IROs and social workers of children'), ('reviews', 'reviews booked and held'), ('facts', 'plans, visits and checks')], max_length=12),
        ),
        migrations.AlterField(
            model_name='import',
            name='status',
            field=models.CharField(choices=[('uploaded', 'its columns are to be confirmed'), ('reading', 'being read and compared'), ('previewed', 'looked at, nothing written'), ('writing', 'being written'), ('committed', 'written'), ('abandoned', 'left')], max_length=10),
        ),
        migrations.AlterField(
            model_name='importversion',
            name='kind',
            field=models.CharField(choices=[('return', 'SSDA903 return'), ('children', 'names and details of children'), ('people', 'people, teams and roles'), ('allocations', 'IROs and social workers of children'), ('reviews', 'reviews booked and held'), ('facts', 'plans, visits and checks')], max_length=12),
        ),
        migrations.AlterField(
            model_name='importversion',
            name='status',
            field=models.CharField(choices=[('uploaded', 'its columns are to be confirmed'), ('reading', 'being read and compared'), ('previewed', 'looked at, nothing written'), ('writing', 'being written'), ('committed', 'written'), ('abandoned', 'left')], max_length=10),
        ),
        migrations.AddIndex(
            model_name='import',
            index=models.Index(models.OrderBy(models.F('since'), descending=True), name='import_latest'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='import',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_importversion" ("committed_at", "committed_by_id", "counts", "file_name", "id", "kind", "layout", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previewed_at", "previewed_by_id", "refusal", "sha256", "since", "status") VALUES (NEW."committed_at", NEW."committed_by_id", NEW."counts", NEW."file_name", NEW."id", NEW."kind", NEW."layout", NEW."mapping", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."previewed_at", NEW."previewed_by_id", NEW."refusal", NEW."sha256", NEW."since", NEW."status"); RETURN NULL;', hash='3ec1d13cfe0e1359ed946b27d9a3acf670a3b6b7', operation='INSERT', pgid='pgtrigger_insert_insert_a946e', table='records_import', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='import',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_importversion" ("committed_at", "committed_by_id", "counts", "file_name", "id", "kind", "layout", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previewed_at", "previewed_by_id", "refusal", "sha256", "since", "status") VALUES (NEW."committed_at", NEW."committed_by_id", NEW."counts", NEW."file_name", NEW."id", NEW."kind", NEW."layout", NEW."mapping", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."previewed_at", NEW."previewed_by_id", NEW."refusal", NEW."sha256", NEW."since", NEW."status"); RETURN NULL;', hash='deee6336cbc3dcbc070b647e10bd57b9a6c1ff87', operation='UPDATE', pgid='pgtrigger_update_update_eee12', table='records_import', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='import',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_importversion" ("committed_at", "committed_by_id", "counts", "file_name", "id", "kind", "layout", "mapping", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previewed_at", "previewed_by_id", "refusal", "sha256", "since", "status") VALUES (OLD."committed_at", OLD."committed_by_id", OLD."counts", OLD."file_name", OLD."id", OLD."kind", OLD."layout", OLD."mapping", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."previewed_at", OLD."previewed_by_id", OLD."refusal", OLD."sha256", OLD."since", OLD."status"); RETURN NULL;', hash='5e5792b4fac1af6f304a07abaee8e6a39317e7f4', operation='DELETE', pgid='pgtrigger_delete_delete_14945', table='records_import', when='AFTER')),
        ),
        migrations.AddField(
            model_name='importfile',
            name='batch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='records.import'),
        ),
        migrations.AddConstraint(
            model_name='importfile',
            constraint=models.UniqueConstraint(models.F('batch'), models.F('name'), name='import_file_once'),
        ),
    ]
