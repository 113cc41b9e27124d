#!/bin/sh
# Installs reportgen for you alone the first time, then opens it. No network, no administrator.
cd "$(dirname "$0")" || exit 1
home="${REPORTGEN_HOME:-$HOME/.local/share/reportgen}"

stop() {
  printf '%s\n' "$1"
  [ -t 0 ] && { printf 'Press Enter to close. '; read -r _; }
  exit 1
}

if [ ! -f "$home/installed-@VERSION@" ]; then
  python=
  for one in python@PYTHON@ python3 /usr/local/bin/python@PYTHON@; do
    command -v "$one" >/dev/null 2>&1 || continue
    [ "$("$one" -c 'import sys; print("%d.%d" % sys.version_info[:2])')" = "@PYTHON@" ] && python=$one && break
  done
  [ -n "$python" ] || stop "Python @PYTHON@ is needed and is not here. Install it for yourself: on a Mac with the
installer from python.org, on Linux with your package manager or from python.org. Then start this again."
  echo "Installing, once, into $home ..."
  [ ! -f "$home/pyvenv.cfg" ] || rm -rf "$home"
  "$python" -m venv "$home" || stop "Python has no venv here; install python@PYTHON@-venv, then start this again."
  "$home/bin/python" -m pip install --quiet --no-index --find-links wheelhouse "forum-reportgen[@EXTRAS@]==@VERSION@" ||
    stop "The installation did not work; the lines above say why."
  touch "$home/installed-@VERSION@"
fi
[ $# -gt 0 ] || set -- review
exec "$home/bin/reportgen" "$@"
