from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0021_routing_rows'),
    ]

    operations = [
        migrations.AlterField(
            model_name='storedfile',
            name='content_type',
            field=models.CharField(max_length=100),
        ),
        migrations.AddField(
            model_name='storedfile',
            name='state',
            field=models.CharField(choices=[('pending', 'Pending'), ('clean', 'Clean'), ('infected', 'Infected')], default='pending', max_length=8),
        ),
        migrations.AddField(
            model_name='storedfile',
            name='scan_tried_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name='storedfile',
            index=models.Index(condition=models.Q(('state', 'pending')), fields=['scan_tried_at'], name='file_to_scan'),
        ),
    ]
