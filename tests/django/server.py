"""Answers what Django's checks say under one environment after the other: a JSON request a line, a JSON answer a line.

Arguments: check.py of the product, and the project's manage.py. Each request runs in a process of its own, forked from one
that has imported Django and the settings libraries already.
"""

import importlib
import json
import os
import runpy
import sys
import tempfile

for package in (
    "configurations.values",
    "decouple",
    "django.contrib.sessions.middleware",
    "django.core.checks",
    "django.core.management.commands.check",
    "django.db.backends.sqlite3.base",
    "django.middleware.csrf",
    "environ",
    "environs",
    "pydantic_settings",
):
    importlib.import_module(package)

script, manage = sys.argv[1:]
check = runpy.run_path(script)["main"]
answers = os.fdopen(os.dup(1), "w")

for request in sys.stdin:
    environment = json.loads(request)
    descriptor, result = tempfile.mkstemp()
    os.close(descriptor)
    child = os.fork()
    if child == 0:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.environ.clear()
        os.environ.update(environment)
        check(manage, result)
        os._exit(0)
    os.waitpid(child, 0)
    with open(result, encoding="utf-8") as file:
        answers.write(file.read() + "\n")
    answers.flush()
    os.remove(result)
