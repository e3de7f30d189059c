"""A template that does not work.

Knows: where it is, and why it does not.
Never: how a template is read.
"""


class TemplateError(Exception):
    """A template that cannot be filled in: its place, such as `templates/pages/home.html, line 3`, and the reason."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(place, why)
        self.place = place
        self.why = why
