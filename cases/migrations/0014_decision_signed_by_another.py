from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0013_open_cases'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('investigated_by__isnull', True), models.Q(('investigated_by', models.F('decided_by')), _negated=True), _connector='OR'), name='decision_signed_by_someone_else'),
        ),
    ]
