"""Stands in for Django's command line. The variable LOADED is one that a .env file adds."""

import os

from django.core import checks


def execute_from_command_line():
    os.environ["LOADED"] = os.environ["DATABASE_URL"].replace("shop", "loaded")
    checks.run_checks()
