"""Loads settings modules as Django does, each in a process of its own.

Reads one case a line as JSON: {"folder", "module", "configuration", "environment"}; writes what the module's settings
are, or the error, a line each.
"""

import contextlib
import importlib
import io
import json
import logging
import os
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

# What every case needs is loaded once.
LIBRARIES = (
    "environ environs decouple dj_database_url dj_email_url django_cache_url configurations.values pydantic_settings "
    "dotenv django.conf.global_settings"
)
for library in LIBRARIES.split():
    importlib.import_module(library)


def described(value, depth=0):
    """A value as JSON: its type's name, and its content."""
    kind = type(value)
    inner = lambda each: described(each, depth + 1)
    if depth > 20:
        return ["other", "deep"]
    if value is None or value is ...:
        return ["none" if value is None else "ellipsis", None]
    if kind is int:
        return ["int", value if abs(value) < 2**53 else str(value)]
    if kind is float:
        return ["float", repr(value)]
    if kind in (bool, str):
        return [kind.__name__, value]
    if kind is bytes:
        return ["bytes", value.decode("latin-1")]
    if kind in (list, tuple, set, frozenset):
        return ["set" if kind is frozenset else kind.__name__, [inner(each) for each in value]]
    if isinstance(value, dict):
        return ["dict", [[inner(key), inner(each)] for key, each in value.items()]]
    if isinstance(value, pathlib.PurePath):
        return ["path", str(value)]
    return ["other", kind.__name__]


def load(case):
    os.environ.clear()
    os.environ.update(case["environment"], DJANGO_SETTINGS_MODULE=case["module"])
    sys.path.insert(0, case["folder"])
    sys.argv = ["gunicorn"]
    sys.dont_write_bytecode = True
    defaults = set()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        if case.get("configuration"):
            os.environ["DJANGO_CONFIGURATION"] = case["configuration"]
            from configurations import importer

            importer.install()
        module = importlib.import_module(case["module"])
    if case.get("configuration"):
        from django.conf import global_settings

        for name in filter(str.isupper, dir(global_settings)):
            if getattr(module, name, None) == getattr(global_settings, name):
                defaults.add(name)
        defaults |= {"CONFIGURATION", "DOTENV_LOADED"}
    settings = {name: described(getattr(module, name)) for name in dir(module) if name.isupper()}
    return {"settings": settings, "defaults": sorted(defaults)}


for line in sys.stdin:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            result = load(json.loads(line))
        except BaseException as error:
            result = {"error": type(error).__name__}
        with os.fdopen(writing, "w") as pipe:
            pipe.write(json.dumps(result) + "\n")
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        sys.stdout.write(pipe.read())
    os.waitpid(child, 0)
