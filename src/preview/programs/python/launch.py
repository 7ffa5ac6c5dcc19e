"""Runs a Pulumi program against a given monitor and engine, as Pulumi's own language host does.

PROGRAM is a file or a folder with a __main__.py. The configuration comes in PULUMI_CONFIG and
PULUMI_CONFIG_SECRET_KEYS. Exit status 32 says that the error has been logged already.
"""

import argparse
import os
import signal
import threading

ALREADY_LOGGED = 32


def hold_on(lifeline):
    """Ends this process when the pipe `lifeline` ends, which it does when the process that started us is gone."""

    def watch():
        try:
            while os.read(lifeline, 1):
                pass
        except OSError:
            return
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    threading.Thread(target=watch, daemon=True).start()


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("monitor", "engine", "organization", "project", "stack", "root-directory"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--parallel", type=int, required=True)
    parser.add_argument("--lifeline", type=int, required=True)
    parser.add_argument("program", metavar="PROGRAM")
    return parser.parse_args()


def configure(runtime, arguments):
    """Tells the SDK where the monitor is; an older SDK is told as much as it understands."""
    import inspect

    config = runtime.get_config_env()
    if hasattr(runtime, "set_all_config"):
        runtime.set_all_config(config, runtime.get_config_secret_keys_env())
    else:
        for key, value in config.items():
            runtime.set_config(key, value)
    settings = {
        "monitor": arguments.monitor,
        "engine": arguments.engine,
        "organization": arguments.organization,
        "project": arguments.project,
        "stack": arguments.stack,
        "root_directory": arguments.root_directory,
        "parallel": arguments.parallel,
        "dry_run": True,
    }
    understood = inspect.signature(runtime.Settings.__init__).parameters
    runtime.configure(runtime.Settings(**{name: value for name, value in settings.items() if name in understood}))


def answer_stack_references(pulumi):
    """Lets a program read single outputs of a stack whose outputs are not known: the monitor is asked for each by its
    name. Where the outputs are known, and where the monitor does not answer, everything is as in the SDK."""
    import copy

    def outputs_with(reference, name):
        def ask(known):
            key, stack = known
            answer = pulumi.runtime.invoke("pulumi:pulumi:stackOutput", {"stack": stack, "name": key}).value
            return {key: answer["value"]} if answer and "value" in answer else reference.outputs

        async def choose():
            if await reference.outputs.is_known():
                return reference.outputs
            return pulumi.Output.all(name, reference.name).apply(ask)

        return pulumi.Output.from_input(choose())

    def asking(read):
        def read_asked(self, name):
            answered = copy.copy(self)
            answered.outputs = outputs_with(self, name)
            return read(answered, name)

        return read_asked

    for method in ("get_output", "require_output", "get_output_details"):
        if hasattr(pulumi.StackReference, method):
            setattr(pulumi.StackReference, method, asking(getattr(pulumi.StackReference, method)))


def run(pulumi, arguments):
    """Runs the program to its end and returns the exit status."""
    import asyncio
    import logging
    import runpy
    import sys
    import traceback
    from concurrent.futures import ThreadPoolExecutor

    sys.argv = [arguments.program]
    # The futures of a program that fails are left behind, which is nothing to report.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    executor = ThreadPoolExecutor(max_workers=arguments.parallel * 4)
    loop.set_default_executor(executor)
    try:
        # An absolute path, because the SDK leaves out the source position of a file that it knows by a relative one.
        program = os.path.abspath(arguments.program)
        loop.run_until_complete(pulumi.runtime.run_in_stack(lambda: runpy.run_path(program, run_name="__main__")))
        return 0
    except pulumi.RunError as error:
        pulumi.log.error(str(error))
        return 1
    except Exception:
        pulumi.log.error("Program failed with an unhandled exception:\n" + traceback.format_exc())
        return ALREADY_LOGGED
    finally:
        executor.shutdown(wait=True)
        loop.close()
        sys.stdout.flush()
        sys.stderr.flush()


def main():
    arguments = parse_arguments()
    hold_on(arguments.lifeline)

    import pulumi
    import pulumi.runtime

    configure(pulumi.runtime, arguments)
    answer_stack_references(pulumi)
    raise SystemExit(run(pulumi, arguments))


if __name__ == "__main__":
    main()
