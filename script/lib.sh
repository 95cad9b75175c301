# Shared by the scripts beside it; sourced, not run. POSIX sh, nothing but Debian's or Ubuntu's base system is assumed.
# Who sources it has set $root to the repository and stands in it.

UV_VERSION=0.13.8
RUN_PACKAGES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
TEST_PACKAGES="postgresql redis-server poppler-utils softhsm2 libreoffice-writer-nogui"
# PDFBox Preflight, the judge of PDF/A that Debian has.
TEST_PACKAGES="$TEST_PACKAGES default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java"

say() { printf '%s\n' "$*"; }
step() { printf '\033[1m== %s\033[0m\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# --- environment ---------------------------------------------------------------------------------------------------

# A bare or a crowded environment gives the same run: system folders in PATH, a home, UTF-8, nobody else's Python.
prepare_environment() {
    PATH="${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/sbin:/sbin:$root/var/bin"
    mkdir -p "$root/var"
    if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
        HOME="$root/var/home"
        mkdir -p "$HOME"
    fi
    PYTHONUTF8=1
    UV_PROJECT_ENVIRONMENT="$root/.venv"
    UV_PYTHON_DOWNLOADS=never
    PIP_DISABLE_PIP_VERSION_CHECK=1
    export PATH HOME PYTHONUTF8 UV_PROJECT_ENVIRONMENT UV_PYTHON_DOWNLOADS PIP_DISABLE_PIP_VERSION_CHECK
    unset PYTHONHOME PYTHONPATH PYTHONSTARTUP VIRTUAL_ENV UV_PYTHON DJANGO_SETTINGS_MODULE
    # The machine's own certificates, where it has some: an office network may add one that Python packages do not know.
    if [ -r /etc/ssl/certs/ca-certificates.crt ]; then
        : "${UV_SYSTEM_CERTS:=1}" "${PIP_CERT:=/etc/ssl/certs/ca-certificates.crt}"
        export UV_SYSTEM_CERTS PIP_CERT
    fi
}

# One set-up at a time; released before anything long-lived starts, so that no server inherits the lock.
lock_setup() {
    exec 9>"$root/var/setup.lock"
    flock 9
}

unlock_setup() { exec 9>&-; }

# --- system packages -----------------------------------------------------------------------------------------------

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

has_candidate() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null || true)" ]; }

# Liberation 2 has the Vietnamese letters, version 1 lacks them; newer releases ship it under the plain name.
liberation_missing() {
    installed fonts-liberation2 && return 1
    version=$(dpkg-query -W -f '${Version}' fonts-liberation 2>/dev/null || true)
    [ -n "$version" ] && dpkg --compare-versions "$version" ge 1:2 && return 1
    return 0
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

can_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

apt_update_once() {
    [ -z "${APT_UPDATED:-}" ] || return 0
    as_root apt-get update -qq </dev/null || say "apt-get update did not finish; going on with the lists at hand."
    APT_UPDATED=1
}

# need_packages NAME… installs what is missing, or says in one sentence what to install.
need_packages() {
    command -v dpkg-query >/dev/null || return 0
    missing=
    for package in "$@"; do
        installed "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    can_install || fail "Please install these packages and start again: sudo apt-get install$missing"
    step "System packages:$missing"
    apt_update_once
    # shellcheck disable=SC2086  # a list of names
    as_root apt-get install -y -qq --no-install-recommends $missing </dev/null >"$root/var/apt.log" 2>&1 || {
        tail -n 20 "$root/var/apt.log" >&2
        fail "Installing failed; please run: sudo apt-get install$missing"
    }
}

need_liberation() {
    command -v dpkg-query >/dev/null || return 0
    liberation_missing || return 0
    if can_install; then
        apt_update_once
        has_candidate fonts-liberation2 || { need_packages fonts-liberation; return 0; }
    fi
    need_packages fonts-liberation2
}

# The browser for the tests answers to the name `chromium`: Debian's package, else another one that is there,
# else Playwright's own (Ubuntu's package is only a pointer to a snap).
need_browser() {
    runs chromium && return 0
    for other in chromium-browser google-chrome; do
        runs "$other" && call_it_chromium "$(command -v "$other")" && return 0
    done
    if can_install; then apt_update_once; fi
    if has_candidate chromium; then
        need_packages chromium
        runs chromium && return 0
    fi
    step "Browser for the tests"
    as_root "$root/.venv/bin/python" -m playwright install-deps chromium </dev/null
    "$root/.venv/bin/python" -m playwright install chromium </dev/null
    call_it_chromium "$("$root/.venv/bin/python" -c 'from playwright.sync_api import sync_playwright
with sync_playwright() as it: print(it.chromium.executable_path)')"
}

runs() { command -v "$1" >/dev/null && "$1" --version >/dev/null 2>&1; }

call_it_chromium() {
    mkdir -p "$root/var/bin"
    ln -sf "$1" "$root/var/bin/chromium"
}

# --- Python --------------------------------------------------------------------------------------------------------

# The interpreter itself (never a shim or another environment), where it is new enough.
interpreter() {
    "$1" -c 'import sys
if sys.version_info < (3, 11): sys.exit(1)
print(getattr(sys, "_base_executable", None) or sys.executable)' 2>/dev/null
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3 /usr/local/bin/python3; do
        command -v "$name" >/dev/null || continue
        found=$(interpreter "$name") || continue
        if "$found" -c 'import ensurepip, venv' 2>/dev/null; then
            PYTHON=$found
            return 0
        fi
        WITHOUT_VENV=${WITHOUT_VENV:-$found}
    done
    return 1
}

need_python() {
    WITHOUT_VENV=
    find_python && return 0
    [ -n "$WITHOUT_VENV" ] || fail "Python 3.11 or newer is needed; please install it: sudo apt-get install python3 python3-venv"
    # Debian keeps `venv` in a package of its own, named after the interpreter's version.
    version=$("$WITHOUT_VENV" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if can_install; then apt_update_once; fi
    if has_candidate "$version"; then need_packages "$version"; else need_packages python3-venv; fi
    find_python || fail "$WITHOUT_VENV cannot make virtual environments; please install: sudo apt-get install $version"
}

need_uv() {
    UV="$root/var/tools/uv-$UV_VERSION/bin/uv"
    "$UV" --version >/dev/null 2>&1 && return 0
    need_python
    step "uv $UV_VERSION"
    rm -rf "$root/var/tools/uv-$UV_VERSION"
    "$PYTHON" -m venv "$root/var/tools/uv-$UV_VERSION"
    "$root/var/tools/uv-$UV_VERSION/bin/python" -m pip install -q "uv==$UV_VERSION"
}

# need_dependencies run|dev brings .venv to uv.lock. A second call with nothing changed costs one hash;
# what is installed for development stays when only `run` is asked for.
need_dependencies() {
    wanted=$(cat pyproject.toml uv.lock | sha256sum | cut -d' ' -f1)
    works=yes
    "$root/.venv/bin/python" -c 'import django' 2>/dev/null || works=
    if [ -n "$works" ]; then
        [ "$(cat .venv/.locked-dev 2>/dev/null || true)" = "$wanted" ] && return 0
        [ "$1" = run ] && [ "$(cat .venv/.locked-run 2>/dev/null || true)" = "$wanted" ] && return 0
    fi
    need_uv
    step "Python packages ($1)"
    groups="--no-dev --inexact"
    if [ "$1" = dev ] || [ -f .venv/.locked-dev ]; then groups=; fi
    if ! "$root/.venv/bin/python" -c '' 2>/dev/null; then
        need_python
        set -- "$1" --python "$PYTHON"
    fi
    kind=$1
    shift
    # shellcheck disable=SC2086  # options, or nothing
    "$UV" sync --quiet --frozen $groups "$@"
    if [ -z "$groups" ]; then kind=dev; fi
    printf '%s\n' "$wanted" >".venv/.locked-$kind"
}

# --- the portal ----------------------------------------------------------------------------------------------------

# The demo's secret key: made once, readable by its owner only.
use_own_secret() {
    [ -z "${PORTAL_SECRET_KEY:-}" ] || return 0
    if [ ! -s "$root/var/secret" ]; then
        (umask 077 && "$root/.venv/bin/python" -c 'import secrets; print(secrets.token_urlsafe(64))' >"$root/var/secret")
    fi
    PORTAL_SECRET_KEY=$(cat "$root/var/secret")
    export PORTAL_SECRET_KEY
}

# set_up run|dev: everything that a server (or a test run) needs before Django starts.
set_up() {
    prepare_environment
    lock_setup
    # shellcheck disable=SC2086  # lists of names
    need_packages $RUN_PACKAGES
    need_liberation
    need_dependencies "$1"
    if [ "$1" = dev ]; then
        # shellcheck disable=SC2086
        need_packages $TEST_PACKAGES
        need_browser
    fi
    unlock_setup
}
