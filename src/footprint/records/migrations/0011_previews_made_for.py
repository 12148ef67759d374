"""A preview is made for whoever looks, and shown to nobody else."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0010_indexes_of_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='importpreview',
            name='made_for',
            field=models.ForeignKey(default=0, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            preserve_default=False,
        ),
    ]
