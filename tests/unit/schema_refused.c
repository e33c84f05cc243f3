/* Keywords with a value that they cannot have: each is named at its place, with what it must be. */
#include "schema_help.h"

static const struct {
	const char *keyword, *says;
} all[] = {
	{ "minLength: x",
		"2:18 schema-value -: the schema's 'minLength' must be a whole number from 0\n" },
	{ "minLength: -1",
		"2:18 schema-value -: the schema's 'minLength' must be a whole number from 0\n" },
	{ "minItems: 1.5",
		"2:17 schema-value -: the schema's 'minItems' must be a whole number from 0\n" },
	{ "uniqueItems: 1",
		"2:20 schema-value -: the schema's 'uniqueItems' must be true or false\n" },
	{ "pattern: [a]",
		"2:16 schema-value -: the schema's 'pattern' must be text\n" },
	{ "allOf: {}",
		"2:14 schema-value -: the schema's 'allOf' must be a list of schemas\n" },
	{ "allOf: []",
		"2:14 schema-value -: the schema's 'allOf' must be a list of schemas\n" },
	{ "anyOf: [1]",
		"2:15 schema-value -: the schema's 'anyOf' must be a schema (a mapping, true or false)\n" },
	{ "properties: [a]",
		"2:19 schema-value -: the schema's 'properties' must be a mapping of names to schemas\n" },
	{ "properties: {b: 1}",
		"2:23 schema-value -: the schema's 'properties' must be a schema (a mapping, true or false)\n" },
	{ "patternProperties: [a]",
		"2:26 schema-value -: the schema's 'patternProperties' must be a mapping of names to schemas\n" },
	{ "patternProperties: {'(': {}}",
		"2:27 schema-pattern -: the schema's pattern '(' is bad: missing closing parenthesis (2)\n" },
	{ "required: a",
		"2:17 schema-value -: the schema's 'required' must be a list of texts\n" },
	{ "required: [1]",
		"2:17 schema-value -: the schema's 'required' must be a list of texts\n" },
	{ "dependentRequired: a",
		"2:26 schema-value -: the schema's 'dependentRequired' must be a mapping of names to lists of texts\n" },
	{ "dependentRequired: {a: b}",
		"2:26 schema-value -: the schema's 'dependentRequired' must be a mapping of names to lists of texts\n" },
	{ "dependentSchemas: []",
		"2:25 schema-value -: the schema's 'dependentSchemas' must be a mapping of names to schemas\n" },
	{ "enum: a",
		"2:13 schema-value -: the schema's 'enum' must be a list\n" },
	{ "type: 1",
		"2:13 schema-value -: the schema's 'type' must be null, boolean, integer, number, string, array or object\n" },
	{ "type: texts",
		"2:13 schema-value -: the schema's 'type' must be null, boolean, integer, number, string, array or object\n" },
	{ "type: [string, 1]",
		"2:13 schema-value -: the schema's 'type' must be null, boolean, integer, number, string, array or object\n" },
	{ "type: []",
		"2:13 schema-value -: the schema's 'type' must be null, boolean, integer, number, string, array or object\n" },
	{ "$ref: 1",
		"2:13 schema-value -: the schema's '$ref' must be text\n" },
	{ "$id: [a]",
		"2:12 schema-value -: the schema's '$id' must be a URI without a fragment\n" },
	{ "multipleOf: 0",
		"2:19 schema-value -: the schema's 'multipleOf' must be a number over 0 with at most 9 digits\n" },
	{ "maximum: x",
		"2:16 schema-value -: the schema's 'maximum' must be a number\n" },
	{ "not: a",
		"2:12 schema-value -: the schema's 'not' must be a schema (a mapping, true or false)\n" },
	{ "prefixItems: {}",
		"2:20 schema-value -: the schema's 'prefixItems' must be a list of schemas\n" },
	{ "items: 1",
		"2:14 schema-value -: the schema's 'items' must be a schema (a mapping, true or false)\n" },
	{ "title: 1",
		"2:14 schema-value -: the schema's 'title' must be text\n" },
	{ "$defs: []",
		"2:14 schema-value -: the schema's '$defs' must be a mapping of names to schemas\n" },
	{ "$ref: 's.yaml#/$def/x'",
		"2:13 schema-ref -: $ref leads to no schema: 's.yaml#/$def/x'\n" },
	{ "$ref: 't.yaml'",
		"2:13 schema-ref -: $ref leads to no schema: 't.yaml'\n" },
};

static void test_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct mus_schemas *set = mus_schemas_new();
		struct mus_diag *diag = mus_diag_new(MUS_EN);
		struct mus_buf schema = MUS_BUF_INIT, said = MUS_BUF_INIT;

		mus_buf_fmt(&schema, "properties:\n  a: {%s}\n", all[i].keyword);
		mus_schemas_add(set, "s.yaml", schema.data, schema.len, diag);
		assert_null(mus_schema_get(set, "s.yaml", diag));
		render(&said, diag);
		/* Last comes that the schema cannot be used. */
		if (strncmp(said.data, all[i].says, strlen(all[i].says)) != 0)
			assert_string_equal(said.data, all[i].says);
		mus_buf_dispose(&schema);
		mus_buf_dispose(&said);
		mus_diag_free(diag);
		mus_schemas_free(set);
	}
}

/* All of them, not the first alone, in the order of the lines. */
static void test_together(void **state)
{
	static const char schema[] = "minLength: x\nproperties:\n  å: {type: tekst}\nrequired: [1]\n";
	struct mus_schemas *set = mus_schemas_new();
	struct mus_diag *diag = mus_diag_new(MUS_DA);
	struct mus_buf said = MUS_BUF_INIT;

	(void)state;
	mus_schemas_add(set, "s.yaml", schema, strlen(schema), diag);
	assert_null(mus_schema_get(set, "s.yaml", diag));
	mus_diag_sort(diag);
	render(&said, diag);
	assert_string_equal(said.data,
		"1:12 schema-value -: skemaets 'minLength' skal være et helt tal fra 0\n"
		"3:13 schema-value -: skemaets 'type' skal være null, boolean, integer, number, string, array eller object\n"
		"4:11 schema-value -: skemaets 'required' skal være en liste af tekster\n"
		"0:0 schema-refused -: skemaet 's.yaml' kan ikke bruges: det, eller et ved siden af, blev afvist\n");
	mus_buf_dispose(&said);
	mus_diag_free(diag);
	mus_schemas_free(set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_together),
	};

	return cmocka_run_group_tests_name("schema_refused", tests, NULL, NULL);
}
