#!/bin/sh
# Installs what main.py needs into a virtual environment beside it, and runs it: ./run.sh --package PATH [FILE]
set -e
folder=$(cd "$(dirname "$0")" && pwd)
if [ ! -e "$folder/.venv/ready" ]; then
  python3 -m venv "$folder/.venv"
  "$folder/.venv/bin/pip" install --quiet --disable-pip-version-check -r "$folder/requirements.txt"
  touch "$folder/.venv/ready"
fi
exec "$folder/.venv/bin/python" "$folder/main.py" "$@"
