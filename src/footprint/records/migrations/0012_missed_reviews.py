"""Reviews that fell due and were not held before care ended are no work any more."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0011_previews_made_for'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='timetablerow',
            name='timetable_row_open',
        ),
        migrations.RemoveIndex(
            model_name='timetablerow',
            name='timetable_row_next',
        ),
        migrations.AddField(
            model_name='timetablerow',
            name='was_missed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='timetablerow',
            index=models.Index(condition=models.Q(('has_lapsed', False), ('held_on__isnull', True), ('was_missed', False)), fields=['due_by', 'child'], name='timetable_row_open'),
        ),
        migrations.AddIndex(
            model_name='timetablerow',
            index=models.Index(condition=models.Q(('has_lapsed', False), ('held_on__isnull', True), ('was_missed', False)), fields=['child', 'due_by'], name='timetable_row_next'),
        ),
    ]
