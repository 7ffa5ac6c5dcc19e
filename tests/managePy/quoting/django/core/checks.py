"""Stands in for Django's checks: one warning that quotes the variables."""

import base64
import json
import os
import shlex
from html import escape
from urllib.parse import quote, quote_plus, urlsplit


class Warning:
    id = "shop.W001"
    level = 30
    obj = None

    def __init__(self, text):
        self.msg = text
        self.hint = text

    def is_silenced(self):
        return False


def quotations(value):
    yield from (value, repr(value), repr(value.encode()), json.dumps(value), shlex.quote(value), escape(value))
    yield from (quote(value), quote(value).lower(), quote_plus(value), quote(quote(value)))
    yield from (base64.b64encode(value.encode()).decode(), value.encode().hex(), value.upper())


def parts(value):
    yield value
    try:
        urlsplit(value.replace("#", "%23")).port
    except ValueError as error:
        yield str(error)


def quoted():
    names = ("DATABASE_URL", "PAYLOAD", "LOADED")
    return " or ".join(text for name in names for part in parts(os.environ[name]) for text in quotations(part))


def run_checks():
    if "FAILS" in os.environ:
        raise ValueError(quoted())
    return [Warning(quoted())]
