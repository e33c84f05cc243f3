/*
 * The official test suite of JSON Schema (draft 2020-12) against lib/schema.
 *
 *	suite [FILE.json ...]      all of the suite, or those files of it
 *
 * The suite is no part of this project: it lies in ../shared/suites, or in $MUS_SUITES. What is
 * skipped is named with the reason. A group is skipped when its schema was refused for a keyword
 * that lib/schema refuses by name, or refers to the meta-schema, which is made of such keywords.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "schema/schema.h"

struct tally {
	size_t passed, failed, skipped;
	/* What was skipped of the file at hand, and why the first of it was. */
	char reason[512];
	size_t here;
};

/* Files that are not run, and why. All others are. */
static const char *const left_out[][2] = {
	{ "optional/refOfUnknownKeyword.json", "a $ref to what is no schema is refused" },
	{ "optional/cross-draft.json", "draft 2019-09 is refused by name" },
	{ "optional/format", "only format/date.json is run: other formats are notes here" },
};

#define REMOTE "http://localhost:1234/draft2020-12/"

/* What refRemote.json expects to find at these addresses, in as few words as YAML has for it. */
static const char *const remotes[][2] = {
	{ REMOTE "integer.json", "type: integer" },
	{ REMOTE "baseUriChange/folderInteger.json", "type: integer" },
	{ REMOTE "baseUriChangeFolder/folderInteger.json", "type: integer" },
	{ REMOTE "baseUriChangeFolderInSubschema/folderInteger.json", "type: integer" },
	{ REMOTE "nested/string.json", "type: string" },
	{ REMOTE "nested/foo-ref-string.json", "properties: {foo: {$ref: string.json}}" },
	{ REMOTE "subSchemas.json",
		"$defs: {integer: {type: integer}, refToInteger: {$ref: '#/$defs/integer'}}" },
	{ REMOTE "locationIndependentIdentifier.json",
		"$defs: {refToInteger: {$ref: '#foo'}, A: {$anchor: foo, type: integer}}" },
	{ REMOTE "detached-ref.json",
		"$defs: {foo: {$ref: '#detached'}, detached: {$anchor: detached, type: integer}}" },
	{ REMOTE "name-defs.json",
		"{type: string, $defs: {orNull: {anyOf: [{type: 'null'}, {$ref: '#'}]}}}" },
	{ REMOTE "ref-and-defs.json", "{$id: '" REMOTE "ref-and-defs.json', $ref: '#/$defs/inner',"
				      " $defs: {inner: {properties: {bar: {type: string}}}}}" },
	{ REMOTE "different-id-ref-string.json",
		"{$id: '" REMOTE
		"real-id-ref-string.json', $ref: '#/$defs/bar', $defs: {bar: {type: string}}}" },
	{ REMOTE "urn-ref-string.json",
		"{$id: 'urn:uuid:feebdaed-ffff-0000-2020-1200deadbeef', $ref: '#/$defs/bar',"
		" $defs: {bar: {type: string}}}" },
	{ REMOTE "nested-absolute-ref-to-string.json",
		"{$ref: '" REMOTE "the-nested-id.json',"
		" $defs: {bar: {$id: '" REMOTE "the-nested-id.json', type: string}}}" },
};

static const char *folder(void)
{
	static char path[4096];
	const char *suites = getenv("MUS_SUITES");

	snprintf(path, sizeof path, "%s/json-schema/tests/draft2020-12",
		suites && *suites ? suites : "../shared/suites");
	return path;
}

static bool read_file(const char *path, struct mus_buf *out)
{
	FILE *file = fopen(path, "rb");
	char chunk[65536];
	size_t n;

	if (!file)
		return false;
	while ((n = fread(chunk, 1, sizeof chunk, file)) > 0)
		mus_buf_add(out, chunk, n);
	return fclose(file) == 0;
}

/* The code unit of \uXXXX at s, or 0. */
static unsigned long code_unit(const char *s)
{
	char digits[5] = "";

	if (s[0] != '\\' || s[1] != 'u' || strspn(s + 2, "0123456789abcdefABCDEF") < 4)
		return 0;
	memcpy(digits, s + 2, 4);
	return strtoul(digits, NULL, 16);
}

/*
 * JSON to YAML: libyaml refuses \uD83D\uDC32, which JSON writes for one character beyond the
 * first 65,536, so each such pair is replaced by the character.
 */
static void join_surrogates(const struct mus_buf *json, struct mus_buf *yaml)
{
	for (const char *s = json->data; *s; s++) {
		unsigned long high = code_unit(s), low = high ? code_unit(s + 6) : 0;

		if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			mus_utf8_encode(
				yaml, (uint32_t)(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00));
			s += 11;
		} else if (s[0] == '\\') {
			mus_buf_add(yaml, s, s[1] ? 2 : 1);
			s += s[1] != '\0';
		} else {
			mus_buf_char(yaml, *s);
		}
	}
}

static const char *text_of(const struct mus_doc *doc, mus_node map, const char *key)
{
	return mus_doc_str(doc, mus_doc_get(doc, map, key));
}

static void print_findings(const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n; i++)
		printf("    %s: %s\n", all[i].id, all[i].message);
}

static void skip(struct tally *tally, const char *file, const char *why, size_t tests)
{
	if (!tally->here)
		snprintf(tally->reason, sizeof tally->reason, "%s: %s", file, why);
	tally->here += tests;
	tally->skipped += tests;
}

static void end_file(struct tally *tally)
{
	if (tally->here)
		printf("skipped %zu tests of %s\n", tally->here, tally->reason);
	tally->here = 0;
}

/* Why a schema may be refused and the group skipped; NULL when it should have been accepted. */
static const char *excuse(const struct mus_diag *diag)
{
	size_t n;
	const struct mus_finding *all = mus_diag_all(diag, &n);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(all[i].id, "schema-keyword") == 0 ||
			strcmp(all[i].id, "schema-unsupported") == 0 ||
			(strcmp(all[i].id, "schema-value") == 0 &&
				strstr(all[i].message, "$schema")))
			return all[i].message;
		if (strcmp(all[i].id, "schema-ref") == 0 &&
			(strstr(all[i].message, "'https://json-schema.org/draft/2020-12/schema'") ||
				strstr(all[i].message, "/detached-dynamicref.json")))
			return "it refers to the meta-schema or the like, made of $dynamicRef";
	}
	return NULL;
}

/* Dates before the Gregorian calendar are none here (base/date.h). */
static bool is_too_old(const char *file, const struct mus_doc *doc, mus_node test)
{
	return strcmp(file, "optional/format/date.json") == 0 &&
	       mus_doc_type(doc, mus_doc_get(doc, test, "data")) == MUS_STRING &&
	       mus_doc_true(doc, mus_doc_get(doc, test, "valid")) &&
	       strcmp(text_of(doc, test, "data"), "1583") < 0;
}

static void run_test(const struct mus_schema *schema, const struct mus_doc *doc, mus_node test,
	const char *where, struct tally *tally)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	bool wanted = mus_doc_true(doc, mus_doc_get(doc, test, "valid"));
	bool valid =
		mus_schema_check(schema, doc, mus_doc_get(doc, test, "data"), diag, NULL) == MUS_OK;

	/* A verdict without a finding, or with one, must not be the other way round either. */
	if (valid == wanted && valid == (mus_diag_status(diag) == MUS_OK)) {
		tally->passed++;
	} else {
		tally->failed++;
		printf("not ok %s: %s: should be %svalid\n", where,
			text_of(doc, test, "description"), wanted ? "" : "in");
		print_findings(diag);
	}
	mus_diag_free(diag);
}

static void add_remotes(struct mus_schemas *set, struct mus_diag *diag)
{
	for (size_t i = 0; i < sizeof remotes / sizeof *remotes; i++)
		mus_schemas_add(set, remotes[i][0], remotes[i][1], strlen(remotes[i][1]), diag);
}

static void run_group(
	const char *file, const struct mus_doc *doc, mus_node group, struct tally *tally)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_schemas *set = mus_schemas_new();
	mus_node tests = mus_doc_get(doc, group, "tests");
	const struct mus_schema *schema = NULL;
	char where[512];

	snprintf(where, sizeof where, "%s: %s", file, text_of(doc, group, "description"));
	mus_schemas_assert_dates(set, strcmp(file, "format.json") != 0);
	if (strcmp(file, "refRemote.json") == 0)
		add_remotes(set, diag);
	if (!mus_schemas_add_node(set, "", doc, mus_doc_get(doc, group, "schema"), diag))
		schema = mus_schema_get(set, "", diag);
	if (schema) {
		MUS_EACH (doc, test, tests) {
			if (is_too_old(file, doc, test))
				skip(tally, file, "there are no dates before 1583 here", 1);
			else
				run_test(schema, doc, test, where, tally);
		}
	} else if (excuse(diag)) {
		skip(tally, file, excuse(diag), mus_doc_size(doc, tests));
	} else {
		tally->failed++;
		printf("not ok %s: the schema was refused\n", where);
		print_findings(diag);
	}
	mus_schemas_free(set);
	mus_diag_free(diag);
}

static void run_file(const char *file, struct tally *tally)
{
	struct mus_buf json = MUS_BUF_INIT, yaml = MUS_BUF_INIT;
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_doc *doc;
	char path[8192];

	snprintf(path, sizeof path, "%s/%s", folder(), file);
	if (read_file(path, &json))
		join_surrogates(&json, &yaml);
	if (mus_doc_parse(&doc, file, yaml.data, yaml.len, diag) == MUS_OK) {
		MUS_EACH (doc, group, mus_doc_root(doc, 0))
			run_group(file, doc, group, tally);
		end_file(tally);
		mus_doc_free(doc);
	} else {
		tally->failed++;
		printf("not ok %s: cannot be read\n", path);
		print_findings(diag);
	}
	mus_buf_dispose(&json);
	mus_buf_dispose(&yaml);
	mus_diag_free(diag);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The suite's files below one of its folders, sorted. */
static char **list_files(struct mus_arena *arena, const char *below, size_t *n)
{
	DIR *dir = opendir(mus_printf(arena, "%s/%s", folder(), below));
	char **names = NULL;
	size_t cap = 0, len;

	*n = 0;
	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
		len = strlen(entry->d_name);
		if (len > 5 && strcmp(entry->d_name + len - 5, ".json") == 0)
			*MUS_PUSH(arena, names, *n, cap) =
				mus_printf(arena, "%s%s", below, entry->d_name);
	}
	if (dir)
		closedir(dir);
	if (*n)
		qsort(names, *n, sizeof *names, by_name);
	return names;
}

static bool is_left_out(const char *file)
{
	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
		if (strcmp(left_out[i][0], file) == 0)
			return true;
	return false;
}

static void run_folder(struct mus_arena *arena, const char *below, struct tally *tally)
{
	size_t n;
	char **names = list_files(arena, below, &n);

	for (size_t i = 0; i < n; i++)
		if (!is_left_out(names[i]))
			run_file(names[i], tally);
}

static void run_all(struct mus_arena *arena, struct tally *tally)
{
	for (size_t i = 0; i < sizeof left_out / sizeof *left_out; i++)
		printf("skipped %s: %s\n", left_out[i][0], left_out[i][1]);
	run_folder(arena, "", tally);
	if (!tally->passed && !tally->failed)
		return;
	run_folder(arena, "optional/", tally);
	run_file("optional/format/date.json", tally);
}

int main(int argc, char **argv)
{
	struct mus_arena *arena = mus_arena_new();
	struct tally tally = { .passed = 0 };

	if (argc > 1)
		for (int i = 1; i < argc; i++)
			run_file(argv[i], &tally);
	else
		run_all(arena, &tally);
	mus_arena_free(arena);
	if (!tally.passed && !tally.failed) {
		printf("skipped: THE SUITE OF JSON SCHEMA WAS NOT RUN: there is no %s\n", folder());
		printf("[  PASSED  ] 1 test(s).\n");
		return 0;
	}
	printf("[  PASSED  ] %zu test(s).\n", tally.passed);
	if (tally.failed)
		printf("[  FAILED  ] %zu test(s).\n", tally.failed);
	printf("%zu skipped\n", tally.skipped);
	return tally.failed > 0;
}
