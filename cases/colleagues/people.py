"""Who works with whom: colleagues are those who work the same queue."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet

from cases import permissions
from cases.casework import reading
from cases.models import Case


def of(user: Any) -> QuerySet:
    """The active colleagues of `user`, by name."""
    return _named(_work_with(user).filter(is_active=True), user)


def led_by(user: Any) -> QuerySet:
    """The colleagues of `user`, and whoever else holds what `user` may see: somebody who has
    left or changed role is not forgotten while they hold a case."""
    return known_to(user).filter(Q(is_active=True, works=True) | Q(holds=True))


def known_to(user: Any) -> QuerySet:
    """Those of `led_by`, and colleagues whose account is closed and who hold nothing any more."""
    held = Case.objects.visible_to(user).open().filter(handler=OuterRef("pk"))
    works = _work_with(user).filter(pk=OuterRef("pk"))
    everyone = get_user_model().objects.annotate(holds=Exists(held), works=Exists(works))
    return _named(everyone.filter(Q(works=True) | Q(holds=True)), user)


def _work_with(user: Any) -> QuerySet:
    roles = {role for queue in reading.queues_of(user) for role in permissions.QUEUE_ROLES[queue]}
    return get_user_model().objects.filter(groups__name__in=roles).distinct()


def _named(people: QuerySet, user: Any) -> QuerySet:
    return people.exclude(pk=user.pk).order_by("first_name", "last_name", "username")
