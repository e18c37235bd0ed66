"""An address no case can have is not there, and is never asked of the database."""

import pytest
from django.db import connection

from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("reference", ["%00", "CYS-%00AAA-AAAAA", "x" * 3000, "%E2%80%AE", "'--"])
def test_it_is_not_found(client, reference):
    client.force_login(factories.officer())
    with _no_case_asked():
        assert client.get(f"/staff/cases/{reference}/").status_code == 404


def _no_case_asked():
    def watch(execute, sql, params, many, context):
        assert 'FROM "cases_case"' not in sql
        return execute(sql, params, many, context)

    return connection.execute_wrapper(watch)
