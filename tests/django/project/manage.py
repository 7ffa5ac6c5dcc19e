import os
import sys

if __name__ == "__main__":
    if os.environ.get("DJANGO_CONFIGURATION"):
        from configurations.management import execute_from_command_line
    else:
        from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
