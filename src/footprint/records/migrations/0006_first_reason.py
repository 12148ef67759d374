"""Why the first episode that is known of a period began, where care began before it."""

import footprint.terms.care
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0005_name_marks'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='lookedafterperiod',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='lookedafterperiod',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='lookedafterperiod',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='lookedafterperiod',
            name='first_reason',
            field=models.CharField(blank=True, choices=[('S', 'started to be looked after'), ('L', 'legal status changed'), ('P', 'placement and carer changed'), ('T', 'placement changed, same carer'), ('B', 'legal status, placement and carer changed'), ('U', 'legal status and placement changed, same carer')], default=footprint.terms.care.NewEpisode['STARTED'], max_length=1),
        ),
        migrations.AddField(
            model_name='lookedafterperiodversion',
            name='first_reason',
            field=models.CharField(blank=True, choices=[('S', 'started to be looked after'), ('L', 'legal status changed'), ('P', 'placement and carer changed'), ('T', 'placement changed, same carer'), ('B', 'legal status, placement and carer changed'), ('U', 'legal status and placement changed, same carer')], default=footprint.terms.care.NewEpisode['STARTED'], max_length=1),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lookedafterperiod',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_lookedafterperiodversion" ("child_id", "end_reason", "ended_on", "first_reason", "id", "is_short_breaks", "need", "notified_by", "notified_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on") VALUES (NEW."child_id", NEW."end_reason", NEW."ended_on", NEW."first_reason", NEW."id", NEW."is_short_breaks", NEW."need", NEW."notified_by", NEW."notified_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."started_on"); RETURN NULL;', hash='21823a4b3d4ccee76ef5a64a3fda021323b45d9c', operation='INSERT', pgid='pgtrigger_insert_insert_02840', table='records_lookedafterperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lookedafterperiod',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_lookedafterperiodversion" ("child_id", "end_reason", "ended_on", "first_reason", "id", "is_short_breaks", "need", "notified_by", "notified_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on") VALUES (NEW."child_id", NEW."end_reason", NEW."ended_on", NEW."first_reason", NEW."id", NEW."is_short_breaks", NEW."need", NEW."notified_by", NEW."notified_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."started_on"); RETURN NULL;', hash='2016d4f1b161844969085a639a12f5436e04ef0e', operation='UPDATE', pgid='pgtrigger_update_update_5fb42', table='records_lookedafterperiod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lookedafterperiod',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_lookedafterperiodversion" ("child_id", "end_reason", "ended_on", "first_reason", "id", "is_short_breaks", "need", "notified_by", "notified_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_on") VALUES (OLD."child_id", OLD."end_reason", OLD."ended_on", OLD."first_reason", OLD."id", OLD."is_short_breaks", OLD."need", OLD."notified_by", OLD."notified_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."started_on"); RETURN NULL;', hash='b78e1f0c7d52f97cfcae1ee9c45b19dfdab35d69', operation='DELETE', pgid='pgtrigger_delete_delete_ed3b1', table='records_lookedafterperiod', when='AFTER')),
        ),
    ]
