# shellcheck shell=bash
# What the scripts share: sourced, never run. Everything said goes to stderr, so that stdout is the program's.

# shellcheck disable=SC2034 # read by the scripts that source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

die() {
    say "Scripts/${0##*/}: $1"
    exit "${2:-1}"
}

# XDG says that a relative path is to be ignored.
data_home=${XDG_DATA_HOME:-}
[[ $data_home == /* ]] || data_home=${HOME:?HOME is not set}/.local/share
engine_venv=$data_home/dramatis/engine/venv

# The system's Python before any other on PATH: version managers put wrappers there that cost 0.1 s a start.
find_python() {
    local candidate
    for candidate in /usr/bin/python3 python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && "$candidate" -c "$1" 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}
