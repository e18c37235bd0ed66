"""One form with every kind of question, for the tests of how forms are drawn."""

import datetime

from design.forms import (
    AddressField,
    CharField,
    ChoiceField,
    ConfirmField,
    DateField,
    EmailField,
    FilesField,
    Form,
    MoneyField,
    MultipleChoiceField,
    NumberField,
    PasswordField,
    PhoneField,
    SelectField,
    TextField,
    UKAddressField,
)

WAYS = [("post", "Post"), ("email", "E-bost")]


class Everything(Form):
    line = CharField(label="L1", help_text="H1")
    lines = TextField(label="L2", help_text="H2", max_length=100)
    address = AddressField(label="L3", help_text="H3")
    email = EmailField(label="L4", help_text="H4")
    phone = PhoneField(label="L5", help_text="H5")
    password = PasswordField(label="L6", help_text="H6")
    radios = ChoiceField(label="L7", help_text="H7", choices=WAYS, option_hints={"post": "P"})
    boxes = MultipleChoiceField(label="L8", help_text="H8", choices=WAYS)
    drop_down = SelectField(label="L9", help_text="H9", choices=[("", ""), *WAYS])
    agree = ConfirmField(label="L10", help_text="H10")
    day = DateField(label="L11", help_text="H11", latest=datetime.date(2026, 11, 21))
    files = FilesField(label="L12", help_text="H12")
    number = NumberField(label="L13", help_text="H13", unit="oriau")
    money = MoneyField(label="L14", help_text="H14")
    home = UKAddressField(label="L15", help_text="H15")


class OneQuestion(Form):
    def __init__(self, field, *args) -> None:
        super().__init__(*args)
        self.fields["one"] = field
