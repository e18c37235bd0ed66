"""How every page and form looks: form renderer, field classes, template tags, components.

Templates are in `site/templates/design/`; styles and script in `site/assets/`.
"""
