# What management gets of one workplace, from all commands together, gives nobody away: the roll-ups
# by unit and each key, and the wishes by goal, competence, method, theme and budget. The workplaces
# are those in which tables that were protected one by one told a hidden cell, and some more.
. tests/cli/lib.sh

run "$PYTHON" "$top/tests/privacy/attack.py" w 1 5 14 19 22 26 36 39 46 55 101 102
is_status 0 'nothing follows from all tables together'
has_out 'nothing follows from all tables together' 'workplaces 12, hidden cells '
lacks_out 'nothing follows from all tables together' 'follows from'
done_testing
