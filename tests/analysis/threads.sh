# The commands that read with several threads, under the thread sanitizer: a data race ends them
# with status 66. `make check-threads` runs it with its own build and TEST_JOBS=4.
. tests/cli/lib.sh
. "$top/tests/cli/cluster.sh"

# The tool itself: a race that is there is found.
cat >race.c <<'END'
#include <pthread.h>

static long n;

static void *add(void *arg)
{
	for (int i = 0; i < 1000; i++)
		n++;
	return arg;
}

int main(void)
{
	pthread_t other;

	if (pthread_create(&other, 0, add, 0))
		return 1;
	add(0);
	return pthread_join(other, 0);
}
END
# shellcheck disable=SC2086
check 'a race: built' ${CC:-cc} -O1 -g -fsanitize=thread -pthread -o race race.c
run ./race
is_status 66 'a race'
has_err 'a race' 'WARNING: ThreadSanitizer: data race'
check 'the commands are built so' grep -q __tsan_ "$BUILD_BIN/mus-rollup"

cluster_example

# The same with four threads as with one, and nothing from the sanitizer.
alike() { # name, command…
	name=$1
	shift
	run env MUS_JOBS=1 "$@"
	mv "$T.io/out" one.out
	mv "$T.io/err" one.err
	one=$status
	for _ in 1 2 3; do
		run env MUS_JOBS=4 "$@"
		is_status "$one" "$name"
		is_out "$name" <one.out
		is_err "$name" <one.err
	done
	check "$name: it says something" test -s one.out -o -s one.err
}
alike 'check, the shared folder' mus-check -C faelles
alike 'check, all leaders' mus-check -C faelles ledere/*
alike 'check, one leader' mus-check -C ledere/mette-k
alike 'rollup, all leaders' mus-rollup -C faelles --by unit,goal ledere/*
alike 'rollup, one leader' mus-rollup -C ledere/mette-k -a leader --by competence,method
alike 'rollup, parts' mus-rollup -C faelles --by goal faelles/parts/*.yaml
alike 'due, one leader' mus-due -C ledere/mette-k --within 60d
alike 'plan list' mus-plan list -C ledere/mette-k

# And there were threads: with four more were started than with one.
started() { # jobs
	MUS_JOBS=$1 strace -f -qq -e trace=clone,clone3 -o calls mus-rollup -C faelles --by goal ledere/* >/dev/null
	grep -c CLONE_THREAD calls
}
few=$(started 1)
many=$(started 4)
check "threads: $few with one job, $many with four" test "$many" -ge $((few + 3))
done_testing
