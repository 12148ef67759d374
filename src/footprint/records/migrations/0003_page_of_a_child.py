"""What is added to an entry of the footprint, and the form a notice came with."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('records', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='EntryAddition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('takes_back', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='EntryAdditionVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('words', models.TextField()),
                ('takes_back', models.BooleanField(default=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='importantperson',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='importantperson',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='importantperson',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='notice',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='notice',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='notice',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='importantperson',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='importantpersonversion',
            name='version',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='notice',
            name='form_key',
            field=models.UUIDField(default=uuid.uuid4, unique=True),
        ),
        migrations.AddField(
            model_name='noticeversion',
            name='form_key',
            field=models.UUIDField(default=uuid.uuid4),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importantperson',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_importantpersonversion" ("because", "child_id", "email", "ended_on", "has_parental_responsibility", "id", "must_not_receive", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation", "started_on", "version") VALUES (NEW."because", NEW."child_id", NEW."email", NEW."ended_on", NEW."has_parental_responsibility", NEW."id", NEW."must_not_receive", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."relation", NEW."started_on", NEW."version"); RETURN NULL;', hash='2d61aacc3c5c5aa562aaca78a23151eb5b2fb017', operation='INSERT', pgid='pgtrigger_insert_insert_c2283', table='records_importantperson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importantperson',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_importantpersonversion" ("because", "child_id", "email", "ended_on", "has_parental_responsibility", "id", "must_not_receive", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation", "started_on", "version") VALUES (NEW."because", NEW."child_id", NEW."email", NEW."ended_on", NEW."has_parental_responsibility", NEW."id", NEW."must_not_receive", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."relation", NEW."started_on", NEW."version"); RETURN NULL;', hash='c0081c13d059ccc02d0ba4da8c3cbf60f46368fc', operation='UPDATE', pgid='pgtrigger_update_update_55ba5', table='records_importantperson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importantperson',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_importantpersonversion" ("because", "child_id", "email", "ended_on", "has_parental_responsibility", "id", "must_not_receive", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "relation", "started_on", "version") VALUES (OLD."because", OLD."child_id", OLD."email", OLD."ended_on", OLD."has_parental_responsibility", OLD."id", OLD."must_not_receive", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."relation", OLD."started_on", OLD."version"); RETURN NULL;', hash='32a2538e1a384fefdb30df215c37a301e4609b70', operation='DELETE', pgid='pgtrigger_delete_delete_09ac0', table='records_importantperson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_noticeversion" ("answer", "answer_words", "answered_at", "answered_by_id", "child_id", "form_key", "given_at", "given_by_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_by", "what") VALUES (NEW."answer", NEW."answer_words", NEW."answered_at", NEW."answered_by_id", NEW."child_id", NEW."form_key", NEW."given_at", NEW."given_by_id", NEW."id", NEW."kind", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_by", NEW."what"); RETURN NULL;', hash='a985b09db1e8a078c78b47593d19770bb27f8757', operation='INSERT', pgid='pgtrigger_insert_insert_e329b', table='records_notice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_noticeversion" ("answer", "answer_words", "answered_at", "answered_by_id", "child_id", "form_key", "given_at", "given_by_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_by", "what") VALUES (NEW."answer", NEW."answer_words", NEW."answered_at", NEW."answered_by_id", NEW."child_id", NEW."form_key", NEW."given_at", NEW."given_by_id", NEW."id", NEW."kind", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_by", NEW."what"); RETURN NULL;', hash='6c14c49052ad3f382adc006ff695b35dd1eb4fbd', operation='UPDATE', pgid='pgtrigger_update_update_efaaf', table='records_notice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_noticeversion" ("answer", "answer_words", "answered_at", "answered_by_id", "child_id", "form_key", "given_at", "given_by_id", "id", "kind", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_by", "what") VALUES (OLD."answer", OLD."answer_words", OLD."answered_at", OLD."answered_by_id", OLD."child_id", OLD."form_key", OLD."given_at", OLD."given_by_id", OLD."id", OLD."kind", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_by", OLD."what"); RETURN NULL;', hash='5281db578bd43c1507c08ff0e74c45d952dc3568', operation='DELETE', pgid='pgtrigger_delete_delete_334ab', table='records_notice', when='AFTER')),
        ),
        migrations.AddField(
            model_name='entryaddition',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='entryaddition',
            name='entry',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='additions', to='records.entry'),
        ),
        migrations.AddField(
            model_name='entryadditionversion',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='entryadditionversion',
            name='entry',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.entry'),
        ),
        migrations.AddField(
            model_name='entryadditionversion',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='entryadditionversion',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='records.entryaddition'),
        ),
        migrations.AddConstraint(
            model_name='entryaddition',
            constraint=models.UniqueConstraint(models.F('entry'), condition=models.Q(('takes_back', True)), name='entry_taken_back_once'),
        ),
        migrations.AddConstraint(
            model_name='entryaddition',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='entry_addition_says_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entryaddition',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_entryadditionversion" ("at", "by_id", "entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_back", "words") VALUES (NEW."at", NEW."by_id", NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."takes_back", NEW."words"); RETURN NULL;', hash='4e89af68cf6b6d5cac3866d89f36ccb8089eb2bd', operation='INSERT', pgid='pgtrigger_insert_insert_3649b', table='records_entryaddition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entryaddition',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_entryadditionversion" ("at", "by_id", "entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_back", "words") VALUES (NEW."at", NEW."by_id", NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."takes_back", NEW."words"); RETURN NULL;', hash='62125b34d1230e611817866ea8b88f8e76088015', operation='UPDATE', pgid='pgtrigger_update_update_a446f', table='records_entryaddition', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entryaddition',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_entryadditionversion" ("at", "by_id", "entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "takes_back", "words") VALUES (OLD."at", OLD."by_id", OLD."entry_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."takes_back", OLD."words"); RETURN NULL;', hash='2bd2678d1766d587be3d50c3f0fb1d96f4fcb9ae', operation='DELETE', pgid='pgtrigger_delete_delete_7cb3b', table='records_entryaddition', when='AFTER')),
        ),
    ]
