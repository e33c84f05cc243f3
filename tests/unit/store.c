/* The folders: finding them, walking them, what paths say. */
#define _XOPEN_SOURCE 700
#include "folder.h"

#include <errno.h>

static struct mus_diag *diag;

static int make(void **state)
{
	diag = mus_diag_new(MUS_EN);
	return folder_make(state);
}

static int clean(void **state)
{
	mus_diag_free(diag);
	return folder_remove(state);
}

#define WORKPLACE "kind: workplace\nmus: 1\n"

static struct mus_workspace *open_here(const char *dir)
{
	struct mus_workspace *ws;

	assert_int_equal(mus_workspace_open(&ws, dir, diag), MUS_OK);
	assert_int_equal(n_findings(diag), 0);
	return ws;
}

static void test_upwards(void **state)
{
	struct mus_workspace *ws;

	(void)state;
	put("mus.yaml", WORKPLACE "name: Åmosen\ncycle: 2026\n");
	put("2025/solsikken/aase-b/plan.yaml", "");
	ws = open_here(NULL);
	assert_string_equal(mus_workspace_dir(ws), ".");
	assert_ptr_equal(mus_workspace_dir(ws), mus_workspace_shared(ws));
	assert_null(mus_workspace_leader(ws));
	assert_string_equal(mus_workspace_workplace(ws)->name, "Åmosen");
	assert_int_equal(mus_workspace_workplace(ws)->privacy.min_group, 5);
	assert_int_equal(mus_workspace_workplace(ws)->privacy.min_cell, 3);
	assert_string_equal(mus_workspace_cycle(ws), "2025");
	mus_workspace_free(ws);

	assert_int_equal(chdir("2025/solsikken"), 0);
	ws = open_here(NULL);
	assert_string_equal(mus_workspace_dir(ws), "../..");
	mus_workspace_free(ws);

	assert_int_equal(chdir("/"), 0);
	ws = open_here(folder_path);
	assert_string_equal(mus_workspace_dir(ws), folder_path);
	mus_workspace_free(ws);
	setenv("MUS_DIR", folder_path, 1);
	ws = open_here(NULL);
	assert_string_equal(mus_workspace_dir(ws), folder_path);
	mus_workspace_free(ws);
}

static void refused(const char *dir, const char *id)
{
	struct mus_workspace *ws;

	assert_int_equal(mus_workspace_open(&ws, dir, diag), MUS_REFUSED);
	assert_null(ws);
	expect_finding(diag, id);
}

static void test_not_found(void **state)
{
	(void)state;
	refused(NULL, "no-workspace");
	refused(".", "no-workspace-in");
	refused("nowhere", "cannot-open");
	put("mus.yaml", "kind: plan\n");
	refused(NULL, "other-kind");
	put("mus.yaml", "kind: workplace\nmus: 2\n");
	refused(NULL, "format-version");
	put("mus.yaml", "kind: [\n");
	refused(NULL, "syntax");
	put("mus.yaml", "");
	refused(NULL, "empty-file");
}

static void test_leader(void **state)
{
	struct mus_workspace *ws;

	(void)state;
	put("faelles/mus.yaml", WORKPLACE "cycle: 2024\nprivacy: {min_group: 7}\n");
	put("faelles/2027/strategy.yaml", "");
	put("mette/mus.yaml", WORKPLACE "shared: ../faelles/\nleader: mette-k\nprivacy: {min_group: 1}\n");
	put("mette/2026/x.yaml", "");
	ws = open_here("mette/");
	assert_string_equal(mus_workspace_dir(ws), "mette");
	assert_string_equal(mus_workspace_shared(ws), "mette/../faelles");
	assert_string_equal(mus_workspace_leader(ws), "mette-k");
	assert_string_equal(mus_workspace_cycle(ws), "2027");
	/* The shared folder decides on protection. */
	assert_int_equal(mus_workspace_workplace(ws)->privacy.min_group, 7);
	mus_workspace_free(ws);

	put("mette/mus.yaml", WORKPLACE "shared: ../feelles\nleader: mette-k\n");
	assert_int_equal(mus_workspace_open(&ws, "mette", diag), MUS_REFUSED);
	assert_string_equal(finding(diag, 0)->place.file, "mette/mus.yaml");
	assert_int_equal(finding(diag, 0)->place.line, 3);
	expect_finding(diag, "no-shared-folder");
	put("mette/mus.yaml", WORKPLACE "shared: .\nleader: mette-k\n");
	ws = open_here("mette");
	assert_ptr_equal(mus_workspace_dir(ws), mus_workspace_shared(ws));
	mus_workspace_free(ws);
}

/* The list as one text: a path a line. */
static const char *listed(const struct mus_files *files)
{
	static char text[4096];

	text[0] = '\0';
	for (size_t i = 0; i < files->n; i++) {
		strcat(text, files->item[i].path);
		strcat(text, "\n");
	}
	return text;
}

static enum mus_status list(struct mus_workspace *ws, const struct mus_file_filter *filter,
	struct mus_files *out)
{
	return mus_files_list(out, ws, filter, mus_workspace_arena(ws), diag);
}

static void test_order(void **state)
{
	struct mus_workspace *ws;
	struct mus_files files;

	(void)state;
	put("mus.yaml", WORKPLACE);
	put("private/ø.yaml", "");
	put("private/å.yaml", "");
	put("private/æ.yaml", "");
	put("private/z.yaml", "");
	put("private-a.yaml", "");
	put("2026/b/plan.yaml", "");
	put("2026/b.yaml", "");
	put("2026/notes.txt", "");
	put("2026/x.yaml/inside.yaml", "");
	put(".git/hidden.yaml", "");
	put("2026/.mus-aaaaaa.tmp", "");
	put("2026/.hidden.yaml", "");
	put("2026/.yaml", "");
	put("schemas/plan.schema.yaml", "");
	put("2026/schemas/own.yaml", "");
	ws = open_here(NULL);
	assert_int_equal(list(ws, NULL, &files), MUS_OK);
	assert_string_equal(listed(&files),
		"2026/b/plan.yaml\n2026/b.yaml\n2026/schemas/own.yaml\n2026/x.yaml/inside.yaml\n"
		"mus.yaml\nprivate/z.yaml\nprivate/å.yaml\nprivate/æ.yaml\nprivate/ø.yaml\n"
		"private-a.yaml\n");
	assert_string_equal(files.item[0].within, "2026/b/plan.yaml");
	mus_workspace_free(ws);
}

/* Folders in which a kind does not stand are not looked into; what says no kind passes elsewhere. */
static void test_in_place(void **state)
{
	struct mus_file_filter filter = { .kind = MUS_FORM, .cycle = "2026", .in_place = true };
	struct mus_workspace *ws;
	struct mus_files files;

	(void)state;
	put("mus.yaml", WORKPLACE);
	put("2026/strategy.yaml", "");
	put("2026/forms/før (1).yaml", "");
	put("2026/forms/foer.yaml", "");
	put("2026/a/copy (1).yaml", "");
	put("2026/a/group-plan.yaml", "");
	put("2026/a/aase/copy (1).yaml", "");
	put("2026/a/aase/plan.yaml", "");
	put("2027/forms/foer.yaml", "");
	ws = open_here(NULL);
	assert_int_equal(list(ws, &filter, &files), MUS_OK);
	assert_string_equal(listed(&files), "2026/forms/foer.yaml\n2026/forms/før (1).yaml\n");
	filter.kind = MUS_GROUP_PLAN;
	assert_int_equal(list(ws, &filter, &files), MUS_OK);
	assert_string_equal(listed(&files),
		"2026/a/copy (1).yaml\n2026/a/group-plan.yaml\n2026/forms/før (1).yaml\n");
	filter.kind = MUS_PLAN;
	assert_int_equal(list(ws, &filter, &files), MUS_OK);
	assert_int_equal(files.n, 4);
	mus_workspace_free(ws);
}

static void test_links(void **state)
{
	struct mus_workspace *ws;
	struct mus_files files;

	(void)state;
	put("mus.yaml", WORKPLACE);
	put("2026/a/plan.yaml", "");
	assert_int_equal(symlink("..", "2026/loop"), 0);
	assert_int_equal(symlink("a", "2026/folder.yaml"), 0);
	assert_int_equal(symlink("a/plan.yaml", "2026/file.yaml"), 0);
	assert_int_equal(mkfifo("2026/pipe.yaml", 0600), 0);
	ws = open_here(NULL);
	assert_int_equal(list(ws, NULL, &files), MUS_OK);
	assert_string_equal(listed(&files), "2026/a/plan.yaml\n2026/file.yaml\nmus.yaml\n");
	assert_int_equal(symlink("gone", "2026/dangling.yaml"), 0);
	assert_int_equal(symlink("gone", "2026/dangling"), 0);
	assert_int_equal(list(ws, NULL, &files), MUS_REFUSED);
	assert_int_equal(files.n, 3);
	assert_string_equal(finding(diag, 0)->place.file, "2026/dangling.yaml");
	expect_finding(diag, "dangling-link");
	mus_workspace_free(ws);
}

static void test_unreadable(void **state)
{
	struct mus_workspace *ws;
	struct mus_files files;
	bool root = geteuid() == 0;

	(void)state;
	put("mus.yaml", WORKPLACE);
	put("2026/a/plan.yaml", "");
	put("2026/b/plan.yaml", "");
	assert_int_equal(chmod("2026/a", 0), 0);
	assert_int_equal(chmod(".", 0755), 0);
	ws = open_here(NULL);
	/* Root reads everything, so for a moment it is somebody else. */
	if (root)
		assert_int_equal(seteuid(65534), 0);
	assert_int_equal(list(ws, NULL, &files), MUS_REFUSED);
	if (root)
		assert_int_equal(seteuid(0), 0);
	assert_string_equal(listed(&files), "2026/b/plan.yaml\nmus.yaml\n");
	assert_string_equal(finding(diag, 0)->place.file, "2026/a");
	expect_finding(diag, "cannot-open");
	mus_workspace_free(ws);
}

static void test_too_deep(void **state)
{
	struct mus_workspace *ws;
	struct mus_files files;
	char path[256] = "";

	(void)state;
	put("mus.yaml", WORKPLACE);
	for (int i = 0; i < 40; i++)
		strcat(path, "d/");
	strcat(path, "x.yaml");
	put(path, "");
	ws = open_here(NULL);
	assert_int_equal(list(ws, NULL, &files), MUS_REFUSED);
	assert_int_equal(files.n, 1);
	expect_finding(diag, "folders-too-deep");
	mus_workspace_free(ws);
}

static void test_both_folders(void **state)
{
	struct mus_workspace *ws;
	struct mus_files files;

	(void)state;
	/* The shared folder inside the leader's, and another leader's in the shared one. */
	put("mus.yaml", WORKPLACE "shared: faelles\nleader: mette-k\n");
	put("2026/a/x/plan.yaml", "");
	put("faelles/mus.yaml", WORKPLACE);
	put("faelles/units/a.yaml", "");
	put("faelles/peter/mus.yaml", WORKPLACE);
	put("faelles/peter/2026/b/y/plan.yaml", "");
	ws = open_here(NULL);
	assert_int_equal(list(ws, NULL, &files), MUS_OK);
	assert_string_equal(listed(&files),
		"2026/a/x/plan.yaml\nmus.yaml\nfaelles/mus.yaml\nfaelles/units/a.yaml\n");
	assert_false(files.item[1].shared);
	assert_true(files.item[2].shared);
	assert_string_equal(files.item[3].within, "units/a.yaml");
	assert_int_equal(list(ws, &(struct mus_file_filter){ .own_only = true }, &files), MUS_OK);
	assert_int_equal(files.n, 2);
	mus_workspace_free(ws);
}

static void test_filter(void **state)
{
	struct mus_workspace *ws;
	struct mus_files files;
	struct mus_file_filter plans = { .kind = MUS_PLAN };

	(void)state;
	put("mus.yaml", WORKPLACE);
	put("2025/a/x/plan.yaml", "");
	put("2026/a/x/plan.yaml", "");
	put("2026/a/x/plan (1).yaml", "");
	put("2026/a/x/talk.yaml", "");
	put("2026/a/y/plan.yaml", "");
	put("2026/b/z/plan.yaml", "");
	put("2026/strategy.yaml", "");
	ws = open_here(NULL);
	assert_int_equal(list(ws, &plans, &files), MUS_OK);
	assert_string_equal(listed(&files), "2025/a/x/plan.yaml\n2026/a/x/plan (1).yaml\n"
		"2026/a/x/plan.yaml\n2026/a/y/plan.yaml\n2026/b/z/plan.yaml\n");
	plans.cycle = "2026";
	plans.unit = "a";
	assert_int_equal(list(ws, &plans, &files), MUS_OK);
	assert_int_equal(files.n, 3);
	plans.person = "y";
	assert_int_equal(list(ws, &plans, &files), MUS_OK);
	assert_string_equal(listed(&files), "2026/a/y/plan.yaml\n");
	assert_int_equal(list(ws, &(struct mus_file_filter){ .unit = "b" }, &files), MUS_OK);
	assert_string_equal(listed(&files), "2026/b/z/plan.yaml\n");
	mus_workspace_free(ws);
}

static void says(const char *path, enum mus_kind kind, const char *cycle, const char *unit,
	const char *person)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_file file = { .within = path };

	store_path_says(&file, arena);
	if (file.kind != kind)
		fail_msg("%s: kind %d", path, file.kind);
	assert_string_equal(file.cycle ? file.cycle : "-", cycle);
	assert_string_equal(file.unit ? file.unit : "-", unit);
	assert_string_equal(file.person ? file.person : "-", person);
	mus_arena_free(arena);
}

static void test_paths(void **state)
{
	(void)state;
	says("mus.yaml", MUS_WORKPLACE, "-", "-", "-");
	says("units/solsikken.yaml", MUS_UNIT, "-", "solsikken", "-");
	says("units/Sol.yaml", MUS_KIND_NONE, "-", "-", "-");
	says("parts/solsikken.yaml", MUS_ROLLUP, "-", "solsikken", "-");
	says("2026/strategy.yaml", MUS_STRATEGY, "2026", "-", "-");
	says("2026-autumn/strategy.sol.yaml", MUS_STRATEGY, "2026-autumn", "sol", "-");
	says("2026/strategy (1).yaml", MUS_KIND_NONE, "2026", "-", "-");
	says("2026/strategy.Åmosen.yaml", MUS_KIND_NONE, "2026", "-", "-");
	says("2026/wheel.sol.yaml", MUS_WHEEL, "2026", "sol", "-");
	says("2026/forms/mus.yaml", MUS_FORM, "2026", "-", "-");
	says("2026/forms/mus.sol.yaml", MUS_FORM, "2026", "sol", "-");
	says("2026/sol/overview.yaml", MUS_OVERVIEW, "2026", "sol", "-");
	says("2026/sol/group-plan.yaml", MUS_GROUP_PLAN, "2026", "sol", "-");
	says("2026/sol/aase-b/mus.employee.yaml", MUS_ANSWER, "2026", "sol", "aase-b");
	says("2026/sol/aase-b/mus.leader.yaml", MUS_ANSWER, "2026", "sol", "aase-b");
	says("2026/sol/aase-b/mus.boss.yaml", MUS_KIND_NONE, "2026", "sol", "aase-b");
	says("2026/sol/aase-b/talk.yaml", MUS_TALK, "2026", "sol", "aase-b");
	says("2026/sol/aase-b/plan.yaml", MUS_PLAN, "2026", "sol", "aase-b");
	says("2026/sol/aase-b/plan (1).yaml", MUS_KIND_NONE, "2026", "sol", "aase-b");
	says("2026/sol/group/talk-2026-05-05.yaml", MUS_TALK, "2026", "sol", "-");
	says("2026/sol/group/talk-2026-02-30.yaml", MUS_KIND_NONE, "2026", "sol", "-");
	says("2026/sol/group/talk.yaml", MUS_KIND_NONE, "2026", "sol", "-");
	says("2026/sol/a/b/plan.yaml", MUS_KIND_NONE, "2026", "sol", "a");
	says("2026/sol/a/b/c/d/plan.yaml", MUS_KIND_NONE, "2026", "sol", "a");
	says("private/a/b/c/d/e/f.yaml", MUS_NOTE_KIND, "-", "-", "-");
	says("other/plan.yaml", MUS_KIND_NONE, "-", "-", "-");
	says("20260/strategy.yaml", MUS_KIND_NONE, "-", "-", "-");
	says("2026-/strategy.yaml", MUS_KIND_NONE, "-", "-", "-");
	says(".yaml", MUS_KIND_NONE, "-", "-", "-");
	says("", MUS_KIND_NONE, "-", "-", "-");
}

static void test_named(void **state)
{
	static const char *const names[] = { "2026/a", "2026/a/x/plan.yaml", "-", "gone.yaml", "list.txt" };
	static const char *const twice[] = { "-", "-" };
	struct mus_arena *arena = mus_arena_new();
	struct mus_workspace *ws;
	struct mus_files files;

	(void)state;
	put("mus.yaml", WORKPLACE);
	put("2026/a/x/plan.yaml", "");
	put("2026/a/x/talk.yaml", "");
	put("list.txt", "");
	ws = open_here(NULL);
	assert_int_equal(mus_files_named(&files, ws, names, 5, arena, diag), MUS_REFUSED);
	assert_string_equal(listed(&files), "2026/a/x/plan.yaml\n2026/a/x/talk.yaml\n-\nlist.txt\n");
	assert_string_equal(files.item[0].within, "2026/a/x/plan.yaml");
	assert_int_equal(files.item[0].kind, MUS_PLAN);
	expect_finding(diag, "cannot-open");
	assert_int_equal(mus_files_named(&files, NULL, twice, 2, arena, diag), MUS_REFUSED);
	assert_int_equal(files.n, 1);
	expect_finding(diag, "stdin-twice");

	assert_int_equal(chdir("2026/a"), 0);
	assert_int_equal(mus_files_named(&files, NULL, (const char *const[]){ "x/" }, 1, arena, diag), MUS_OK);
	assert_string_equal(listed(&files), "x/plan.yaml\nx/talk.yaml\n");
	assert_int_equal(files.item[0].kind, MUS_KIND_NONE);
	mus_workspace_free(ws);
	ws = open_here(NULL);
	assert_int_equal(mus_files_named(&files, ws, (const char *const[]){ "." }, 1, arena, diag), MUS_OK);
	assert_string_equal(listed(&files), "x/plan.yaml\nx/talk.yaml\n");
	assert_string_equal(files.item[1].within, "2026/a/x/talk.yaml");
	assert_string_equal(files.item[1].person, "x");
	mus_workspace_free(ws);
	mus_arena_free(arena);
}

/* Several workspaces under one folder, none of them open. */
static void test_named_outside(void **state)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_files files;

	(void)state;
	put("all/mette/mus.yaml", WORKPLACE);
	put("all/mette/schemas/plan.schema.yaml", "");
	put("all/mette/2026/a/x/plan.yaml", "");
	put("all/peter/2026/b/y/talk.yaml", "");
	assert_int_equal(
		mus_files_named(&files, NULL, (const char *const[]){ "all" }, 1, arena, diag), MUS_OK);
	assert_string_equal(listed(&files),
		"all/mette/2026/a/x/plan.yaml\nall/mette/mus.yaml\nall/peter/2026/b/y/talk.yaml\n");
	assert_string_equal(files.item[0].within, "2026/a/x/plan.yaml");
	assert_string_equal(files.item[2].person, "y");
	mus_arena_free(arena);
}

/* Above a file that lies in no workspace there is nobody's folder, up to the root. */
static void test_owner_of_no_workspace(void **state)
{
	struct mus_arena *arena = mus_arena_new();
	struct mus_owners owners = { .arena = arena, .of_folder = MUS_MAP_INIT };

	(void)state;
	put("mette/mus.yaml", WORKPLACE "leader: mette-k\n");
	put("mette/2026/a/x/plan.yaml", "");
	assert_string_equal(mus_file_owner(&owners, "mette/2026/a/x/plan.yaml"), "mette-k");
	assert_string_equal(mus_file_owner(&owners, "plan.yaml"), "");
	mus_map_dispose(&owners.of_folder);
	mus_arena_free(arena);
}

/* Reasons that are known are in the language; any other is the system's. */
static void test_reason(void **state)
{
	char buf[MUS_REASON_SIZE];

	(void)state;
	assert_string_not_equal(mus_reason(MUS_DA, ENOSPC, buf), strerror(ENOSPC));
	assert_string_equal(mus_reason(MUS_DA, EDOM, buf), strerror(EDOM));
	assert_string_equal(mus_reason(MUS_EN, 12345, buf), "?");
}

#define test(name) cmocka_unit_test_setup_teardown(name, make, clean)

int main(void)
{
	const struct CMUnitTest tests[] = {
		test(test_upwards),
		test(test_not_found),
		test(test_leader),
		test(test_order),
		test(test_in_place),
		test(test_links),
		test(test_unreadable),
		test(test_too_deep),
		test(test_both_folders),
		test(test_filter),
		test(test_paths),
		test(test_named),
		test(test_named_outside),
		test(test_owner_of_no_workspace),
		test(test_reason),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
