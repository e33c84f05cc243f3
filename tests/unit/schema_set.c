/*
 * Sets of schemas: what is refused, where references lead, and what a schema tells of its fields.
 */
#include "schema_help.h"

#include "base/embedded.h"
#include "schema/internal.h"

/* What adding and getting a schema finds. */
static void refuses(const char *schema, const char *wanted)
{
	struct mus_schemas *set = mus_schemas_new();
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_buf found = MUS_BUF_INIT;

	if (!mus_schemas_add(set, "s.yaml", schema, strlen(schema), diag))
		assert_null(mus_schema_get(set, "s.yaml", diag));
	render(&found, diag);
	assert_string_equal(found.data, wanted);
	mus_buf_dispose(&found);
	assert_null(mus_schema_get(set, "s.yaml", diag));
	mus_diag_free(diag);
	mus_schemas_free(set);
}

static void bad_schemas_are_refused_by_name(void **state)
{
	(void)state;
	refuses("type: object\nminlength: 3\n",
		"2:1 schema-keyword -: the schema keyword 'minlength' is not known here"
		" (did you mean 'minLength'?) [write notes of your own as x-…]\n");
	refuses("items:\n  unevaluatedItems: false\n",
		"2:21 schema-unsupported -: the schema keyword 'unevaluatedItems' is not "
		"supported\n");
	refuses("properties: {a: {$ref: '#/$defs/b'}}\n",
		"1:24 schema-ref -: $ref leads to no schema: 's.yaml#/$defs/b'\n");
	refuses("pattern: '^(a'\n", "1:10 schema-pattern -: the schema's pattern '^(a' is bad: "
				    "missing closing parenthesis (4)\n");
	refuses("pattern: '(?i)a'\n", "1:10 schema-pattern -: the schema's pattern '(?i)a' is bad: "
				      "not in ECMA-262 (1)\n");
	refuses("{type: text, minLength: -1, items: [], multipleOf: 0, x-disclosure: secret}\n",
		"1:8 schema-value -: the schema's 'type' must be null, boolean, integer, number, "
		"string,"
		" array or object\n"
		"1:25 schema-value -: the schema's 'minLength' must be a whole number from 0\n"
		"1:36 schema-value -: the schema's 'items' must be a schema (a mapping, true or "
		"false)\n"
		"1:52 schema-value -: the schema's 'multipleOf' must be a number over 0 with at "
		"most 9 digits\n"
		"1:69 schema-value -: the schema's 'x-disclosure' must be reportable, shared or "
		"private\n");
	refuses("$schema: http://json-schema.org/draft-04/schema#\n",
		"1:10 schema-value -: the schema's '$schema' must be draft 2020-12 (or draft 7)\n");
	refuses("$ref: '#nowhere'\n", "1:7 schema-ref -: $ref leads to no schema: 's.yaml#nowhere'\n");
	refuses("{allOf: [{$ref: '#/allOf/x'}, {$ref: '#/allOf/2'}]}\n",
		"1:17 schema-ref -: $ref leads to no schema: 's.yaml#/allOf/x'\n"
		"1:38 schema-ref -: $ref leads to no schema: 's.yaml#/allOf/2'\n");
	refuses("$defs: {a: {$anchor: x}, b: {$anchor: x}}\n",
		"1:39 schema-twice -: two schemas are called 's.yaml#x'\n");
}

/* Neither text nor name of a schema: nothing is compiled, and a near name is told. */
static void what_is_no_schema_is_refused(void **state)
{
	struct mus_schemas *set = mus_schemas_builtin();
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_buf found = MUS_BUF_INIT;

	(void)state;
	refuses("type: [\n", "1:7 syntax -: this [ or { is never closed [close it, or put a comma between the items]\n");
	assert_null(mus_schema_get(set, "plam.schema.yaml", diag));
	render(&found, diag);
	assert_string_equal(
		found.data, "0:0 schema-none -: there is no schema 'plam.schema.yaml' (did you mean 'plan.schema.yaml'?)\n");
	mus_buf_dispose(&found);
	mus_diag_free(diag);
	mus_schemas_free(set);
}

/* What only some form of a value refers to, or what no form may, is not noted; nothing is twice. */
static void references_are_noted_once(void **state)
{
	static const struct {
		const char *schema, *text;
		size_t n;
	} cases[] = { { "{x-ref: goal, allOf: [{x-ref: goal}]}", "læsning\n", 1 },
		{ "{x-ref: goal, allOf: [{x-ref: person}]}", "læsning\n", 2 },
		{ "{anyOf: [{type: object, properties: {a: {x-ref: goal}, b: {type: integer}}}, {type: object, "
		  "required: [c], properties: {a: {x-ref: person}}}]}", "{a: å, b: x}\n", 1 },
		{ "{not: {properties: {a: {x-ref: goal}}}}", "a: å\n", 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mus_refs refs = { .arena = mus_arena_new() };
		struct mus_schemas *set = set_of(cases[i].schema);

		free(check_in(set, "s.yaml", cases[i].text, MUS_EN, &refs));
		assert_int_equal(refs.n, cases[i].n);
		mus_arena_free(refs.arena);
		mus_schemas_free(set);
	}
}

/* The fields of a schema that is made of others, by each way to make it. */
static void fields_are_found_in_parts(void **state)
{
	struct mus_schemas *set = set_of("allOf: [{properties: {a: {type: string}}, required: [a]}]\n"
		"anyOf: [{properties: {b: {x-disclosure: reportable}}}]\n"
		"oneOf: [{properties: {c: {}}}]\n"
		"x-disclosure: reportable\n"
		"patternProperties: {'^x-': {type: integer}}\n"
		"additionalProperties: {type: boolean}\n");
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const struct mus_schema *schema = mus_schema_get(set, "s.yaml", diag);
	struct mus_field field;

	(void)state;
	assert_true(mus_schema_field(schema, 0, &field));
	assert_string_equal(field.name, "a");
	assert_true(field.required);
	assert_false(mus_schema_field(schema, 1, &field));
	assert_int_equal(mus_schema_at(schema, "/x-å")->types, MUS_JSON_INTEGER);
	assert_int_equal(mus_schema_at(schema, "/å")->types, MUS_JSON_BOOLEAN);
	/* One of many is as open as all are. */
	assert_int_equal(mus_schema_disclosure(schema, "/x-å"), MUS_REPORTABLE);
	mus_schemas_free(set);
	set = set_of("allOf: [{properties: {a: {type: string}}}]\nanyOf: [{properties: {b: {type: integer}}}]\n"
		     "oneOf: [{properties: {c: {type: boolean}}}]\n");
	schema = mus_schema_get(set, "s.yaml", diag);
	assert_int_equal(mus_schema_at(schema, "/a")->types, MUS_JSON_STRING);
	assert_int_equal(mus_schema_at(schema, "/b")->types, MUS_JSON_INTEGER);
	assert_int_equal(mus_schema_at(schema, "/c")->types, MUS_JSON_BOOLEAN);
	assert_null(mus_schema_at(schema, "/å"));
	mus_diag_free(diag);
	mus_schemas_free(set);
}

static void references_go_across_files(void **state)
{
	static const char a[] = "items: {$ref: 'lib/b.yaml#/$defs/n'}\n";
	static const char b[] = "$defs: {n: {$ref: 'c.yaml#small'}}\n";
	static const char c[] = "$defs: {x: {$anchor: small, maximum: 9}}\n";
	struct mus_schemas *set = mus_schemas_new();
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	char *found;

	(void)state;
	mus_schemas_add(set, "dir/a.yaml", a, strlen(a), diag);
	mus_schemas_add(set, "dir/lib/c.yaml", c, strlen(c), diag);
	mus_schemas_add(set, "dir/lib/b.yaml", b, strlen(b), diag);
	found = check_in(set, "dir/a.yaml", "[1, 10]\n", MUS_EN, NULL);
	assert_string_equal(
		found, "1:5 out-of-range /1: 10 is out of range: it must be at most 9\n");
	free(found);
	assert_null(mus_schema_get(set, "dir/d.yaml", diag));
	assert_int_equal(mus_diag_count(diag, MUS_ERROR), 1);
	mus_diag_free(diag);
	mus_schemas_free(set);
}

static void cycles_end(void **state)
{
	static const char tree[] = "{type: object, properties: {kids: {items: {$ref: '#'}}}, "
				   "additionalProperties: false}";

	(void)state;
	finds("{$ref: '#'}", "a\n", "1:1 schema-loop : the schema refers to itself without end\n");
	finds("{allOf: [{$ref: '#'}, {$ref: '#'}]}", "a\n",
		"1:1 schema-loop : the schema refers to itself without end\n");
	finds("{anyOf: [{$ref: '#'}, {$ref: '#'}]}", "a\n",
		"1:1 schema-loop : the schema refers to itself without end\n");
	finds(tree, "kids: [{kids: [{}, {kid: 1}]}]\n",
		"1:21 unknown-key /kids/0/kids/1/kid: unknown key 'kid' (did you mean 'kids'?)\n");
	finds("{$ref: '#/$defs/a', $defs: {a: {$ref: '#/$defs/b'}, b: {not: {$ref: '#/$defs/a'}}}}", "a\n",
		"1:1 schema-loop : the schema refers to itself without end\n");
	finds("{if: {$ref: '#'}}", "a\n", "1:1 schema-loop : the schema refers to itself without end\n");
	finds("{propertyNames: {$ref: '#'}, additionalProperties: {$ref: '#'}}", "a: {b: c}\n", "");
}

/* A few schemas that refer to each other, within a file and across files, in circles. */
static void circles_across_schemas_end(void **state)
{
	static const char a[] = "{$ref: b.yaml, $defs: {x: {$ref: '#/$defs/y'}, y: {$ref: '#/$defs/x'}}}\n";
	static const char b[] = "{properties: {a: {$ref: a.yaml}, x: {$ref: 'a.yaml#/$defs/x'}, n: {type: integer}}}\n";
	struct mus_schemas *set = mus_schemas_new();
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	char *found;

	(void)state;
	mus_schemas_add(set, "a.yaml", a, strlen(a), diag);
	mus_schemas_add(set, "b.yaml", b, strlen(b), diag);
	found = check_in(set, "a.yaml", "a: {a: {a: {n: 1, a: {n: x}}}}\n", MUS_EN, NULL);
	assert_string_equal(found, "1:26 wrong-type /a/a/a/a/n: expected a whole number, not text\n");
	free(found);
	found = check_in(set, "a.yaml", "a: {n: x, x: 1}\n", MUS_EN, NULL);
	assert_string_equal(found, "1:8 wrong-type /a/n: expected a whole number, not text\n"
				   "1:14 schema-loop /a/x: the schema refers to itself without end\n");
	free(found);
	mus_diag_free(diag);
	mus_schemas_free(set);
}

/* Two ways into the same circle: going round it 32 times would be four thousand million ways. */
static void circles_have_no_fields(void **state)
{
	struct mus_schemas *set = set_of("{allOf: [{$ref: '#'}, {$ref: '#'}], anyOf: [{$ref: '#'}, {$ref: '#'}],"
					 " properties: {a: {$ref: '#/$defs/a'}}, $defs: {a: {$ref: '#/$defs/a'}}}");
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const struct mus_schema *schema = mus_schema_get(set, "s.yaml", diag);
	struct mus_field field;

	(void)state;
	assert_true(mus_schema_field(schema, 0, &field));
	assert_string_equal(field.name, "a");
	assert_false(field.required);
	assert_false(mus_schema_field(schema, 1000000, &field));
	assert_null(mus_schema_at(schema, "/b"));
	assert_int_equal(mus_schema_disclosure(schema, "/a/b"), MUS_PRIVATE);
	mus_diag_free(diag);
	mus_schemas_free(set);
}

static void gives_up(const char *schema, const char *text)
{
	struct mus_schemas *set = set_of(schema);
	char *found = check_in(set, "s.yaml", text, MUS_EN, NULL);

	assert_non_null(strstr(found, " check-limit "));
	assert_null(strchr(strchr(found, '\n') + 1, '\n'));
	free(found);
	mus_schemas_free(set);
}

/* Ten times ten times ten … values in 300 bytes. */
static void work_has_a_limit(void **state)
{
	struct mus_buf text = MUS_BUF_INIT;

	(void)state;
	mus_buf_str(&text, "a: &a [x,x,x,x,x,x,x,x,x,x]\n");
	for (int c = 'b'; c < 'g'; c++) {
		mus_buf_fmt(&text, "%c: &%c [", c, c);
		for (int i = 0; i < 10; i++)
			mus_buf_fmt(&text, "*%c,", c - 1);
		mus_buf_str(&text, "]\n");
	}
	gives_up("{additionalProperties: {$ref: '#/$defs/l'},"
		 " $defs: {l: {items: {$ref: '#/$defs/l'}}}}",
		text.data);
	gives_up("{properties: {f: {uniqueItems: true}}}", text.data);
	mus_buf_dispose(&text);
}

static void findings_have_a_limit(void **state)
{
	struct mus_schemas *set = set_of("{items: {type: string}}");
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	struct mus_buf text = MUS_BUF_INIT;
	struct mus_doc *doc;

	(void)state;
	for (int i = 0; i < 3000; i++)
		mus_buf_str(&text, "- 1\n");
	mus_doc_parse(&doc, "r.yaml", text.data, text.len, diag);
	assert_int_equal(mus_schema_check(mus_schema_get(set, "s.yaml", diag), doc,
				 mus_doc_root(doc, 0), diag, NULL),
		MUS_REFUSED);
	assert_int_equal(mus_diag_count(diag, MUS_ERROR), MUS_SCHEMA_MAX_FINDINGS);
	assert_int_equal(mus_diag_count(diag, MUS_NOTE), 1);
	mus_doc_free(doc);
	mus_buf_dispose(&text);
	mus_diag_free(diag);
	mus_schemas_free(set);
}

static void references_are_noted(void **state)
{
	struct mus_refs refs = { .arena = mus_arena_new() };
	struct mus_schemas *set =
		set_of("properties:\n"
		       "  goal: {x-ref: goal, $ref: '#/$defs/id'}\n"
		       "  who: {anyOf: [{const: external}, {x-ref: person, type: string}]}\n"
		       "  units: {x-ref: unit, type: array, items: {$ref: '#/$defs/id'}}\n"
		       "  themes: {x-ref: theme, additionalProperties: true}\n"
		       "$defs: {id: {type: string, pattern: '^[a-z]+$'}}\n");
	struct mus_buf out = MUS_BUF_INIT;
	char *found = check_in(set, "s.yaml",
		"goal: sprog\nwho: external\nunits: [a, B, c]\nthemes: {t~1: x, x-own: y}\n",
		MUS_EN, &refs);

	(void)state;
	free(found);
	free(check_in(set, "s.yaml", "goal: null\nwho: me\n", MUS_EN, &refs));
	for (size_t i = 0; i < refs.n; i++)
		mus_buf_fmt(&out, "%s %s %s:%u:%u %s\n", refs.items[i].kind, refs.items[i].value,
			refs.items[i].place.file, refs.items[i].place.line,
			refs.items[i].place.column, refs.items[i].path);
	assert_string_equal(out.data,
		"goal sprog r.yaml:1:7 /goal\nunit a r.yaml:3:9 /units/0\nunit c r.yaml:3:15 "
		"/units/2\n"
		"theme t~1 r.yaml:4:10 /themes/t~01\nperson me r.yaml:2:6 /who\n");
	mus_buf_dispose(&out);
	mus_arena_free(refs.arena);
	mus_schemas_free(set);
}

static void fields_are_described(void **state)
{
	struct mus_schemas *set =
		set_of("x-disclosure: reportable\nrequired: [a]\nproperties:\n"
		       "  b: {$ref: '#/$defs/t', description: Of b, x-disclosure: shared}\n"
		       "  a: {type: array, x-disclosure: reportable, items: {properties: {c: "
		       "{x-disclosure: private},"
		       " d: {x-disclosure: reportable}, e: {}}}}\n"
		       "$defs: {t: {enum: [x, y], description: Of t, x-da: Om t, x-ref: goal}}\n");
	struct mus_diag *diag = mus_diag_new(MUS_EN);
	const struct mus_schema *schema = mus_schema_get(set, "s.yaml", diag);
	struct mus_field field;

	(void)state;
	assert_true(mus_schema_field(schema, 0, &field));
	assert_string_equal(field.name, "b");
	assert_string_equal(field.description, "Of b");
	assert_string_equal(field.description_da, "Om t");
	assert_string_equal(field.ref, "goal");
	assert_int_equal(field.disclosure, MUS_SHARED);
	assert_int_equal(field.n_values, 2);
	assert_string_equal(field.values[1], "y");
	assert_false(field.required);
	assert_true(mus_schema_field(schema, 1, &field));
	assert_true(field.required);
	assert_int_equal(field.types, MUS_JSON_ARRAY);
	assert_false(mus_schema_field(schema, 2, &field));
	assert_ptr_equal(mus_schema_at(schema, "/a"), field.schema);
	assert_non_null(mus_schema_at(schema, "/a/7/c"));
	assert_null(mus_schema_at(schema, "/a/7/zz"));
	assert_int_equal(mus_schema_disclosure(schema, "/a/0"), MUS_REPORTABLE);
	assert_int_equal(mus_schema_disclosure(schema, "/a/0/c"), MUS_PRIVATE);
	assert_int_equal(mus_schema_disclosure(schema, "/a/0/d"), MUS_REPORTABLE);
	assert_int_equal(mus_schema_disclosure(schema, "/a/0/e"), MUS_PRIVATE);
	assert_int_equal(mus_schema_disclosure(schema, "/b"), MUS_SHARED);
	assert_int_equal(mus_schema_disclosure(schema, "/nothing"), MUS_PRIVATE);
	mus_diag_free(diag);
	mus_schemas_free(set);
}

static void records_have_no_dates_before_our_calendar(void **state)
{
	struct mus_schemas *set = mus_schemas_builtin();
	char *found = check_in(set, "plan.schema.yaml",
		"kind: plan\ncycle: 2026\nperson: aase-b\nleader: mette-k\nfollow_up: 0226-05-29\n", MUS_EN, NULL);

	(void)state;
	assert_non_null(strstr(found, "5:12 bad-date /follow_up: '0226-05-29' is not a date"));
	free(found);
	mus_schemas_free(set);
}

static void the_built_in_schemas_compile(void **state)
{
	struct mus_diag *diag = mus_diag_new(MUS_EN);

	(void)state;
	for (const struct mus_embedded *file = mus_embedded_schemas; file->path; file++) {
		struct mus_schemas *set = mus_schemas_builtin();

		if (!mus_schema_get(set, file->path, diag)) {
			struct mus_buf found = MUS_BUF_INIT;

			render(&found, diag);
			fail_msg("%s: %s", file->path, found.data);
		}
		mus_schemas_free(set);
	}
	mus_diag_free(diag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_schemas_are_refused_by_name),
		cmocka_unit_test(what_is_no_schema_is_refused),
		cmocka_unit_test(references_are_noted_once),
		cmocka_unit_test(fields_are_found_in_parts),
		cmocka_unit_test(references_go_across_files),
		cmocka_unit_test(cycles_end),
		cmocka_unit_test(circles_across_schemas_end),
		cmocka_unit_test(circles_have_no_fields),
		cmocka_unit_test(work_has_a_limit),
		cmocka_unit_test(findings_have_a_limit),
		cmocka_unit_test(references_are_noted),
		cmocka_unit_test(fields_are_described),
		cmocka_unit_test(records_have_no_dates_before_our_calendar),
		cmocka_unit_test(the_built_in_schemas_compile),
	};

	return cmocka_run_group_tests_name("schema sets", tests, NULL, NULL);
}
