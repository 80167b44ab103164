"""Forms of a page, as a browser without scripts would send them."""

import dataclasses
import html.parser


@dataclasses.dataclass
class Form:
    action: str = ""
    method: str = "get"
    fields: dict = dataclasses.field(default_factory=dict)
    buttons: list = dataclasses.field(default_factory=list)


class Page(html.parser.HTMLParser):
    """The forms and the visible text of a page; fails on scripts, which these pages do without."""

    def __init__(self, source):
        super().__init__()
        self.forms, self.text, self.language, self._hidden = [], "", None, 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        assert tag != "script" and not any(name.startswith("on") for name in attributes)
        if tag == "html":
            self.language = attributes.get("lang")
        elif tag == "form":
            self.forms.append(Form(attributes.get("action", ""), attributes.get("method", "get").lower()))
        elif tag == "input" and "name" in attributes:
            self.forms[-1].fields[attributes["name"]] = attributes.get("value", "")
        elif tag == "button":
            if "name" in attributes:
                self.forms[-1].buttons.append((attributes["name"], attributes.get("value", "")))
        elif tag == "style":
            self._hidden += 1

    def handle_endtag(self, tag):
        if tag == "style":
            self._hidden -= 1

    def handle_data(self, data):
        if not self._hidden:
            self.text += data

    @property
    def verification(self):
        """The form into which a code goes."""
        return next(form for form in self.forms if "code" in form.fields)

    @property
    def resend(self):
        """The form that asks for a new code."""
        return next(form for form in self.forms if "code" not in form.fields)
