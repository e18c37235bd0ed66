from viewflow.workflow.models import Process


class AppealProcess(Process):
    """The workflow of one appeal; the case is its artifact, and owns all the data."""

    class Meta:
        proxy = True

    @property
    def case(self):
        return self.artifact

    @property
    def is_held(self) -> bool:
        """The Chief Officer confirms first that the Lead was involved (earlier edition, 6.3)."""
        return self.case.state == "held"

    @property
    def is_checked(self) -> bool:
        """Taken up again: the first case was checked, and the check holds."""
        return self.case.state == "decide"

    @property
    def is_proposed(self) -> bool:
        """The decision waits for a second person to sign it off."""
        return self.case.state == "sign"

    @property
    def is_finished(self) -> bool:
        """Closed by a letter, or now another kind of case: the appeal's own way ends."""
        return self.case.state in ("closed", "received")


class EnquiryProcess(Process):
    """The workflow of a case that is answered: the case is its artifact, and owns all the data."""

    class Meta:
        proxy = True

    @property
    def case(self):
        return self.artifact

    @property
    def is_proposed(self) -> bool:
        """The answer waits for a second person to sign it off."""
        return self.case.state == "sign"

    @property
    def is_given_back(self) -> bool:
        """It was not signed off: it is answered again."""
        return self.case.state == "in_hand"
