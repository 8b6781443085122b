# Sourced by the other scripts: goes to the checkout's root and makes .venv where it is missing.
cd "$(dirname "$0")/.."

cukup_baru() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

if ! cukup_baru .venv/bin/python || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    sistem= versi=
    for calon in python3 python3.14 python3.13 python3.12 python3.11; do
        if [ -z "$sistem" ] && cukup_baru "$calon"; then
            versi=$("$calon" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            if "$calon" -c 'import ensurepip, venv' 2>/dev/null; then sistem=$calon; fi
        fi
    done
    if [ -z "$versi" ]; then
        echo "Perlu Python 3.11 atau lebih baru. Pasang dulu (Debian: apt install python3 python3-venv)." >&2
        exit 1
    elif [ -z "$sistem" ]; then
        echo "Modul venv belum ada. Pasang dulu (Debian: apt install python$versi-venv)." >&2
        exit 1
    fi
    rm -rf .venv
    "$sistem" -m venv .venv
fi
