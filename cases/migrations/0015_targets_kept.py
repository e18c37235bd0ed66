from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def keep_the_targets(apps, schema_editor):
    """Every case has, so far, the targets of its type."""
    Case, CaseType = apps.get_model("cases", "Case"), apps.get_model("cases", "CaseType")
    of_type = CaseType.objects.filter(pk=OuterRef("case_type"))
    Case.objects.update(
        acknowledge_within=Subquery(of_type.values("acknowledge_within")[:1]),
        answer_within=Subquery(of_type.values("answer_within")[:1]),
    )


WORKING_DAYS = "Working days, as the targets of its type stood when it came."
KIND = models.Q(("kind__in", ("access_code", "message", "progress", "extended", "paused")), _negated=True)


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0014_decision_signed_by_another'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='letter',
            name='letter_of_a_kind_once',
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(condition=models.Q(KIND, ('copy_of__isnull', True), models.Q(('state', 'stopped'), _negated=True)), fields=('case', 'kind'), name='letter_of_a_kind_once'),
        ),
        migrations.AlterField(
            model_name='translation',
            name='what',
            field=models.CharField(choices=[('decision', 'the decision'), ('late_refused', 'the reasons for not accepting a late appeal'), ('no_internal_step', 'why there is no further internal step'), ('message', 'a message'), ('extended', 'why the answer takes longer'), ('paused', 'why the time to answer stands still')], max_length=20),
        ),
        migrations.AddField(
            model_name='case',
            name='acknowledge_within',
            field=models.PositiveSmallIntegerField(default=5, help_text=WORKING_DAYS),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='case',
            name='answer_within',
            field=models.PositiveSmallIntegerField(default=20, help_text=WORKING_DAYS),
            preserve_default=False,
        ),
        migrations.RunPython(keep_the_targets, migrations.RunPython.noop),
    ]
