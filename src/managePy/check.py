"""Runs a project's own `manage.py check --deploy` and writes what Django's checks said as JSON.

Arguments: the project's manage.py, and the file for the result: {"messages": [...]} or {"failure": {...}}, and the
"environment" that the project added, which messages may quote. Silenced messages are among the messages; Django itself
only counts those.
"""

import json
import os
import runpy
import sys
import traceback

LEVELS = ((50, "critical"), (40, "error"), (30, "warning"), (20, "info"), (0, "debug"))


def level_of(message):
    return next(name for least, name in LEVELS if message.level >= least)


def subject_of(message):
    if message.obj is None:
        return None
    meta = getattr(message.obj, "_meta", None)
    return meta.label if isinstance(message.obj, type) and meta else str(message.obj)


def as_json(message):
    return {
        "id": message.id or "",
        "level": level_of(message),
        "subject": subject_of(message),
        "text": str(message.msg),
        "hint": str(message.hint) if message.hint else None,
        "silenced": message.is_silenced(),
    }


def place_of(error, folder):
    """The last line of the project itself on the way to the error."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(folder + os.sep)]
    frames = [frame for frame in frames if os.sep + "site-packages" + os.sep not in frame.filename]
    return {"file": os.path.relpath(frames[-1].filename, folder), "line": frames[-1].lineno} if frames else None


def main(manage, result):
    folder = os.path.dirname(manage)
    sys.argv = [manage, "check", "--deploy"]
    sys.path[0] = folder
    collected = None
    given = dict(os.environ)
    try:
        from django.core import checks

        run_checks = checks.run_checks

        def collecting(*args, **kwargs):
            nonlocal collected
            messages = run_checks(*args, **kwargs)
            collected = [as_json(message) for message in messages]
            return messages

        checks.run_checks = collecting
        runpy.run_path(manage, run_name="__main__")
    except BaseException as error:  # manage.py also ends by SystemExit, with status 1 where a check is an error
        failure = {"type": type(error).__name__, "text": str(error), "place": place_of(error, folder)}
    else:
        failure = {"type": "", "text": "it ended without running Django's checks", "place": None}
    added = {name: value for name, value in os.environ.items() if given.get(name) != value}
    outcome = {"failure": failure} if collected is None else {"messages": collected}
    with open(result, "w", encoding="utf-8") as file:
        json.dump({**outcome, "environment": added}, file)


if __name__ == "__main__":
    main(*sys.argv[1:])
