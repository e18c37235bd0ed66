"""The staff area: my work, queues, the page of a case and what is done there. It owns no rows."""
