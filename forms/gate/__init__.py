"""What keeps a form from being released. Each refusal names the place and the mend, in the editor's
language.

`same` (both languages), `names` (keys and addresses), `conditions` (what decides what is shown),
`questions` (each by itself), `ways` (what people can come to) and `lasting` (against the version
before) each find their own faults; `forms.ready` asks them in this order.
"""
