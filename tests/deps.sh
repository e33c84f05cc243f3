#!/bin/sh
# Installs the packages that are missing: `deps.sh build`, `deps.sh build check`.
# Debian and Ubuntu by apt, with sudo where one is not root; elsewhere it says what is needed.
set -eu

build='gcc make pkg-config libc6-dev libyaml-dev libpcre2-dev libxlsxwriter-dev'
check='clang libcmocka-dev git jq python3 python3-openpyxl python3-yaml python3-wcwidth cmark-gfm vim mandoc strace acl universal-ctags chromium locales'
valgrind='valgrind libc6-dbg'
lint='clang clang-tidy cppcheck shellcheck mandoc'
# libFuzzer is among the run-time libraries of clang.
fuzz='clang libclang-rt-dev'

want=
for set in "$@"; do
	case $set in
	build) want="$want $build" ;;
	check) want="$want $check" ;;
	valgrind) want="$want $valgrind" ;;
	lint) want="$want $lint" ;;
	fuzz) want="$want $fuzz" ;;
	*) echo "deps.sh: unknown set '$set'" >&2; exit 2 ;;
	esac
done

if ! command -v dpkg-query >/dev/null; then
	echo "This is no Debian or Ubuntu. Please see to it that these are installed:"
	echo " $want"
	exit 0
fi

missing=
for p in $want; do
	case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
	*'ok installed') ;;
	*) missing="$missing $p" ;;
	esac
done
[ -n "$missing" ] || exit 0

root=
[ "$(id -u)" = 0 ] || root=sudo
if [ -n "$root" ] && ! command -v sudo >/dev/null; then
	echo "These packages are missing; please have them installed:$missing" >&2
	exit 1
fi
echo "installing:$missing"
# The lists of packages may be old or not there at all on a fresh machine.
$root env DEBIAN_FRONTEND=noninteractive apt-get update -q
# shellcheck disable=SC2086
$root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
