"""The manage.py of a project that fails, or warns, with its variables in every notation. Its Django stands next to it."""

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    execute_from_command_line()
