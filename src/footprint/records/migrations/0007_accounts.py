"""Roles confirmed by a second person, and accounts switched on again."""

import django.db.models.deletion
import footprint.terms.people
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
        ('records', '0006_first_reason'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoleProposed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('IRO', 'Independent Reviewing Officer'), ('MGR', 'IRO manager'), ('HOS', 'head of the IRO service'), ('BS', 'business support'), ('SW', 'social worker'), ('TM', 'team manager'), ('AUD', 'auditor'), ('MEM', 'elected member'), ('ADM', 'system administrator'), ('PRV', 'privacy officer')], max_length=4)),
                ('starting_on', models.DateField()),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('is_confirmed', models.BooleanField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='RoleProposedVersion',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('IRO', 'Independent Reviewing Officer'), ('MGR', 'IRO manager'), ('HOS', 'head of the IRO service'), ('BS', 'business support'), ('SW', 'social worker'), ('TM', 'team manager'), ('AUD', 'auditor'), ('MEM', 'elected member'), ('ADM', 'system administrator'), ('PRV', 'privacy officer')], max_length=4)),
                ('starting_on', models.DateField()),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('is_confirmed', models.BooleanField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='roleheld',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='roleheld',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='roleheld',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='roleheld',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='roleheldversion',
            name='confirmed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='user',
            name='switched_on_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='message',
            name='kind',
            field=models.CharField(choices=[('invitation', 'invitation to the app'), ('password', 'link to choose a password'), ('security', 'change of how one signs in'), ('code', 'code'), ('link', 'link to act on one thing'), ('notice', 'notice to the IRO'), ('answer', 'answer to a notice'), ('allocated', 'children allocated'), ('break glass', 'glass was broken'), ('odd look', 'a look to ask about'), ('chasing', 'reminder')], max_length=12),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleheld',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_roleheldversion" ("confirmed_by_id", "ended_on", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "started_on", "team_id", "user_id") VALUES (NEW."confirmed_by_id", NEW."ended_on", NEW."granted_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."started_on", NEW."team_id", NEW."user_id"); RETURN NULL;', hash='c5ff63f6bbe8eb731d4ac7548573849174da2c6c', operation='INSERT', pgid='pgtrigger_insert_insert_1036e', table='records_roleheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleheld',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_roleheldversion" ("confirmed_by_id", "ended_on", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "started_on", "team_id", "user_id") VALUES (NEW."confirmed_by_id", NEW."ended_on", NEW."granted_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."started_on", NEW."team_id", NEW."user_id"); RETURN NULL;', hash='0e0e5a976d1b36b0fae1c09eb85b567b4d429892', operation='UPDATE', pgid='pgtrigger_update_update_64231', table='records_roleheld', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleheld',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_roleheldversion" ("confirmed_by_id", "ended_on", "granted_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "started_on", "team_id", "user_id") VALUES (OLD."confirmed_by_id", OLD."ended_on", OLD."granted_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."started_on", OLD."team_id", OLD."user_id"); RETURN NULL;', hash='7d9317242c4f0f833c673d441e7b1fb87b30153b', operation='DELETE', pgid='pgtrigger_delete_delete_dd93f', table='records_roleheld', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='roleheld',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role__in', [footprint.terms.people.Role['ADMINISTRATOR'], footprint.terms.people.Role['HEAD'], footprint.terms.people.Role['IRO_MANAGER'], footprint.terms.people.Role['PRIVACY_OFFICER']]), _negated=True), ('granted_by__isnull', True), ('confirmed_by__isnull', False), _connector='OR'), name='role_held_privileged_by_two', violation_error_message='A second person confirms a privileged role.'),
        ),
        migrations.AddConstraint(
            model_name='roleheld',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(models.Q(('confirmed_by', models.F('user')), _negated=True), models.Q(('confirmed_by', models.F('granted_by')), _negated=True)), _connector='OR'), name='role_held_confirmed_by_another', violation_error_message='Somebody else must confirm this role.'),
        ),
        migrations.AddField(
            model_name='roleproposed',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='roleproposed',
            name='proposed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='roleproposed',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.team'),
        ),
        migrations.AddField(
            model_name='roleproposed',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles_proposed', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='roleproposedversion',
            name='decided_by',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='roleproposedversion',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='roleproposedversion',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='versions', related_query_name='+', to='records.roleproposed'),
        ),
        migrations.AddField(
            model_name='roleproposedversion',
            name='proposed_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='roleproposedversion',
            name='team',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.team'),
        ),
        migrations.AddField(
            model_name='roleproposedversion',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='roleproposed',
            constraint=models.CheckConstraint(condition=models.Q(('proposed_by', models.F('user')), _negated=True), name='role_proposed_to_another', violation_error_message='Nobody proposes a role for themselves.'),
        ),
        migrations.AddConstraint(
            model_name='roleproposed',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('is_confirmed__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_confirmed__isnull', False)), _connector='OR'), name='role_proposed_decided_whole'),
        ),
        migrations.AddConstraint(
            model_name='roleproposed',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_confirmed', True), _negated=True), models.Q(models.Q(('decided_by', models.F('proposed_by')), _negated=True), models.Q(('decided_by', models.F('user')), _negated=True)), _connector='OR'), name='role_proposed_confirmed_by_another', violation_error_message='Somebody else must confirm this role.'),
        ),
        migrations.AddConstraint(
            model_name='roleproposed',
            constraint=models.UniqueConstraint(models.F('user'), models.F('role'), condition=models.Q(('decided_at__isnull', True)), name='role_proposed_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleproposed',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_roleproposedversion" ("decided_at", "decided_by_id", "id", "is_confirmed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "role", "starting_on", "team_id", "user_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_confirmed", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."role", NEW."starting_on", NEW."team_id", NEW."user_id"); RETURN NULL;', hash='8cbcb2a9b6a51037cb1374aad2091f13e7019a9c', operation='INSERT', pgid='pgtrigger_insert_insert_974c4', table='records_roleproposed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleproposed',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "records_roleproposedversion" ("decided_at", "decided_by_id", "id", "is_confirmed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "role", "starting_on", "team_id", "user_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."is_confirmed", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."role", NEW."starting_on", NEW."team_id", NEW."user_id"); RETURN NULL;', hash='97bf744d8ad6e6a44effd4065c923ccc2cdced7a', operation='UPDATE', pgid='pgtrigger_update_update_f3a32', table='records_roleproposed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roleproposed',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "records_roleproposedversion" ("decided_at", "decided_by_id", "id", "is_confirmed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "role", "starting_on", "team_id", "user_id") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."is_confirmed", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."role", OLD."starting_on", OLD."team_id", OLD."user_id"); RETURN NULL;', hash='9302d1f3d34c61deb1df890b6c701ad0b3d7d7c5', operation='DELETE', pgid='pgtrigger_delete_delete_bc8ca', table='records_roleproposed', when='AFTER')),
        ),
    ]
