/*
 * A git repository for a folder, with a hook that has mus-check look at each commit.
 */
#include "work/init/setup.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/*
 * The environment without git's own variables: whoever calls from within a git hook has some that
 * name another repository.
 */
static char **clean_environment(struct mus_arena *arena)
{
	size_t n = 0, kept = 0;
	char **clean;

	while (environ[n])
		n++;
	clean = mus_alloc(arena, (n + 1) * sizeof *clean);
	for (size_t i = 0; i < n; i++)
		if (strncmp(environ[i], "GIT_", 4) != 0)
			clean[kept++] = environ[i];
	return clean;
}

/* Runs git and waits; its standard output goes nowhere. 0, an errno, or -1 when git failed. */
static int run_git(struct setup *s, char *const *argv)
{
	posix_spawn_file_actions_t actions;
	pid_t pid = -1;
	int error, state;

	error = posix_spawn_file_actions_init(&actions);
	if (error)
		return error;
	error = posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (!error)
		error = posix_spawnp(
			&pid, argv[0], &actions, NULL, argv, clean_environment(s->arena));
	posix_spawn_file_actions_destroy(&actions);
	if (error)
		return error;
	while (waitpid(pid, &state, 0) < 0)
		if (errno != EINTR)
			return errno;
	return WIFEXITED(state) && WEXITSTATUS(state) == 0 ? 0 : -1;
}

static enum mus_status failed(struct setup *s, enum mus_finding_id id, int error)
{
	if (error > 0)
		mus_find_system(s->diag, id, s->dir, error);
	else
		mus_find(s->diag, id, MUS_IN(s->dir), s->dir,
			mus_text(mus_diag_lang(s->diag), MUS_T_INIT_GIT_FAILED));
	return MUS_SYSTEM;
}

enum mus_status setup_git(struct setup *s)
{
	char *const version[] = { (char *)"git", (char *)"--version", NULL };
	struct mus_buf text = MUS_BUF_INIT;
	int error = run_git(s, version);

	if (error)
		return failed(s, MUS_F_INIT_NO_GIT, error);
	mus_buf_fmt(&text, "# %s\n.mus/\n.mus-*.tmp\n", mus_text(s->records, MUS_T_INIT_IGNORE));
	setup_file(s, ".gitignore", mus_strndup(s->arena, text.data, text.len), text.len);
	mus_buf_dispose(&text);
	/* git keeps no empty folders, and parts/ must be there for the leaders' parts. */
	if (!s->personal)
		setup_file(s, "parts/.gitkeep", "", 0);
	return MUS_OK;
}

static void note_hook(struct setup *s)
{
	struct mus_buf text = MUS_BUF_INIT;
	size_t before = s->n_jobs;

	mus_buf_fmt(&text, "#!/bin/sh\n# %s\n", mus_text(s->records, MUS_T_INIT_HOOK));
	mus_buf_str(&text, "if ! command -v mus-check >/dev/null; then\n");
	mus_buf_fmt(&text, "\techo '%s' >&2\n", mus_text(s->records, MUS_T_INIT_HOOK_NONE));
	mus_buf_str(&text, "\texit 0\nfi\nexec mus-check -q -C .\n");
	setup_file(
		s, ".git/hooks/pre-commit", mus_strndup(s->arena, text.data, text.len), text.len);
	if (s->n_jobs > before)
		s->jobs[before].executable = true;
	mus_buf_dispose(&text);
}

/*
 * What a 'git init' that was cut short leaves is none yet, also to git: objects/ comes last. Another
 * one completes it.
 */
static bool is_repository(const struct setup *s)
{
	struct stat st;

	if (stat(setup_path(s, ".git"), &st) != 0)
		return false;
	return !S_ISDIR(st.st_mode) || (access(setup_path(s, ".git/HEAD"), F_OK) == 0 &&
		access(setup_path(s, ".git/objects"), F_OK) == 0);
}

enum mus_status setup_git_run(struct setup *s)
{
	char *const init[] = { (char *)"git", (char *)"init", (char *)"-q", (char *)"--",
		(char *)s->dir, NULL };
	int error = 0;

	s->n_jobs = 0;
	if (!is_repository(s)) {
		if (!s->what->dry_run)
			error = run_git(s, init);
		if (error)
			return failed(s, MUS_F_INIT_GIT, error);
		setup_did(s, MUS_INIT_GIT, s->dir);
	}
	note_hook(s);
	return setup_run(s);
}
