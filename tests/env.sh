# The world that every test sees: locale, time zone, home and clock are pinned. Sourced.
LC_ALL=C.UTF-8
LANGUAGE=
TZ=Europe/Copenhagen
MUS_TODAY=2026-05-18
HOME=/dev/null
export LC_ALL LANGUAGE TZ MUS_TODAY HOME
unset MUS_DIR MUS_JOBS NO_COLOR CLICOLOR_FORCE COLUMNS POSIXLY_CORRECT CDPATH LANG LC_MESSAGES
# TEST_JOBS: so many threads where files are read, whatever the machine.
[ -z "${TEST_JOBS-}" ] || export MUS_JOBS="$TEST_JOBS"
umask 022
