"""Indexes for the lists and counts of home pages, and for the beginning of a number."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
import footprint.terms.messages
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0009_links'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='timetablerow',
            name='timetable_row_open',
        ),
        migrations.AddIndex(
            model_name='child',
            index=models.Index(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Upper('number'), name='text_pattern_ops'), name='child_number'),
        ),
        migrations.AddIndex(
            model_name='child',
            index=models.Index(django.db.models.functions.text.Upper('upn'), name='child_upn'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('status', footprint.terms.messages.MessageStatus['FAILED'])), fields=['written_at', 'id'], name='message_failed'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('answer', '')), fields=['given_at', 'child'], name='notice_waiting_longest'),
        ),
        migrations.AddIndex(
            model_name='timetablerow',
            index=models.Index(condition=models.Q(('has_lapsed', False), ('held_on__isnull', True)), fields=['due_by', 'child'], name='timetable_row_open'),
        ),
        migrations.AddIndex(
            model_name='timetablerow',
            index=models.Index(condition=models.Q(('held_on__isnull', False)), fields=['held_on'], include=('in_time', 'child'), name='timetable_row_held'),
        ),
        migrations.AddIndex(
            model_name='timetablerow',
            index=models.Index(condition=models.Q(('has_lapsed', False), ('held_on__isnull', True)), fields=['child', 'due_by'], name='timetable_row_next'),
        ),
    ]
