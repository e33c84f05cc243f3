/*
 * Checking values: each finding with its place, id, path, message and hint.
 */
#include "schema_help.h"

static const char plan[] =
	"type: object\n"
	"required: [id, status]\n"
	"properties:\n"
	"  id: {$ref: '#/$defs/id'}\n"
	"  start: {type: string, format: date}\n"
	"  status: {enum: [wish, agreed, done]}\n"
	"  cost: {type: number, minimum: 0, multipleOf: 0.01}\n"
	"  tags: {type: array, items: {type: string}, uniqueItems: true, maxItems: 3}\n"
	"  title: {type: string, minLength: 1, maxLength: 5}\n"
	"patternProperties: {'^x-': true}\n"
	"additionalProperties: false\n"
	"$defs: {id: {type: string, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'}}\n";

static void keys(void **state)
{
	(void)state;
	finds(plan, "id: a-1\nstatus: wish\nx-own: {y: 1}\n", "");
	finds(plan, "id: a\nstatus: done\nstartt: 1\n",
		"3:1 unknown-key /startt: unknown key 'startt' (did you mean 'start'?)\n");
	finds(plan, "id: a\nstatus: done\nzzz: 1\n",
		"3:1 unknown-key /zzz: unknown key 'zzz'"
		" [keys allowed here: cost, id, start, status, tags, title]\n");
	finds(plan, "id: a\n",
		"1:1 missing-key : the key 'status' is missing [add a line 'status: …']\n");
	finds("{items: {required: [a]}}", "- a: 1\n- b: 1\n",
		"2:3 missing-key /1: the key 'a' is missing [add a line 'a: …']\n");
	finds("{dependentRequired: {a: [b]}}", "c: 1\na: 1\n",
		"2:1 missing-beside /a: 'a' needs the key 'b' beside it [add a line 'b: …']\n");
	finds("{minProperties: 2, propertyNames: {maxLength: 2}}", "abc: 1\n",
		"1:1 too-few-keys : too few keys here: 1 of at least 2\n"
		"1:1 too-long /abc: the text is too long: 3 characters, at most 2\n");
	finds("{properties: {a: false}}", "b: 1\na: 2\n",
		"2:1 not-allowed /a: 'a' may not stand here [delete it, or write something else]\n");
}

static void an_unknown_key_does_not_end_the_check(void **state)
{
	(void)state;
	finds(plan, "id: Åse\nstartt: 1\nstatus: don\ncost: x\n",
		"1:5 bad-id /id: 'Åse' is not an id (did you mean 'aase'?)"
		" [small letters a-z, digits, and '-' between them; a letter first]\n"
		"2:1 unknown-key /startt: unknown key 'startt' (did you mean 'start'?)\n"
		"3:9 wrong-value /status: 'don' is not allowed here (did you mean 'done'?)"
		" [write one of wish, agreed, done]\n"
		"4:7 wrong-type /cost: expected a number, not text\n");
}

static void types(void **state)
{
	(void)state;
	finds("{type: string, pattern: x}", "12\n",
		"1:1 wrong-type : expected text, not a whole number\n");
	finds("{type: string}", "12\n",
		"1:1 wrong-type : expected text, not a whole number [put it in quotes: \"12\"]\n");
	finds("{type: [string, array]}", "{a: 1}\n",
		"1:1 wrong-type : expected text or a list, not keys with values\n");
	finds("{properties: {a: {type: string, minLength: 3}}}", "a:\n",
		"1:3 no-value /a: there is no value here; expected text [write one, or delete the "
		"key]\n");
	finds("{type: number}", "'7,5'\n",
		"1:1 wrong-type : expected a number, not text [write a decimal point: 7.5]\n");
	finds("{type: number}", "'7'\n",
		"1:1 wrong-type : expected a number, not text [write it without quotes: 7]\n");
	finds("{type: number}", ".inf\n", "1:1 wrong-type : expected a number, not .inf\n");
	finds("{type: integer}", "[1.0, 1e3, 0x1F]\n",
		"1:1 wrong-type : expected a whole number, not a list\n");
	finds("{items: {type: integer}}",
		"[1.0, 1e3, 0x1F, -123456789012345678901234567890, 1.5]\n",
		"1:51 wrong-type /4: expected a whole number, not one with decimals\n");
	finds("{type: array}", "a\n",
		"1:1 wrong-type : expected a list, not text"
		" [begin each item with '- ' on its own line, or write [a]]\n");
}

static void texts(void **state)
{
	(void)state;
	finds(plan, "{id: a, status: wish, title: blåbær}\n",
		"1:30 too-long /title: the text is too long: 6 characters, at most 5\n");
	finds(plan, "{id: a, status: wish, title: æøåæø}\n", "");
	finds("{minLength: 1, pattern: x}", "''\n",
		"1:1 empty-text : the text is empty [write something, or delete the key]\n");
	finds("{format: date}", "2026-02-29\n",
		"1:1 bad-date : '2026-02-29' is not a date"
		" [write year-month-day, such as 2026-05-31, and a day that exists]\n");
	finds("{format: date}", "2028-02-29\n", "");
	/* A full-date of RFC 3339; our own schemas want a day that records can have. */
	finds("{format: date}", "0400-02-29\n", "");
	finds("{format: date}", "0300-02-29\n", "1:1 bad-date : '0300-02-29' is not a date"
						" [write year-month-day, such as 2026-05-31, and a day that exists]\n");
	finds("{pattern: '^[0-9]{8}$'}", "x\n",
		"1:1 bad-pattern : 'x' is not text that fits ^[0-9]{8}$\n");
	finds("{pattern: '^[0-9]{8}$', title: a phone number}", "x\n",
		"1:1 bad-pattern : 'x' is not a phone number\n");
	finds("{pattern: '^[0-9]{8}$', description: Eight digits.}", "x\n",
		"1:1 bad-pattern : 'x' is not in the right form [eight digits]\n");
	finds("{pattern: '^abc$'}", "\"abc\\n\"\n",
		"1:1 bad-pattern : 'abc\\n' is not text that fits ^abc$\n");
	finds("{pattern: '^(a+)+$'}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n",
		"1:1 too-complex : this text takes too long to compare with the pattern ^(a+)+$ "
		"[make it shorter]\n");
}

/* Where a fault would be none, or would be told of another form, it must not be lost. */
static void too_complex_is_told_wherever_it_is(void **state)
{
	static const char text[] = "- b\n- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n- 1\n";
	static const char *const schemas[] = { "{items: {pattern: '^(a+)+$|b'}}",
		"{items: {not: {pattern: '^(a+)+$'}}}",
		"{items: {anyOf: [{pattern: '^(a+)+$'}, true]}}",
		"{items: {oneOf: [{pattern: '^(a+)+$'}, {pattern: '^(a+)+$'}, true]}}",
		"{items: {if: {pattern: '^(a+)+$'}, then: true}}",
		"{contains: {pattern: '^(a+)+$'}, minContains: 0}" };

	(void)state;
	for (size_t i = 0; i < sizeof schemas / sizeof *schemas; i++) {
		struct mus_schemas *set = set_of(schemas[i]);
		char *found = check_in(set, "s.yaml", text, MUS_EN, NULL);

		if (strncmp(found, "2:3 too-complex /1: ", 20) != 0 || strchr(found, '\n')[1])
			fail_msg("%s finds %s", schemas[i], found);
		free(found);
		mus_schemas_free(set);
	}
	finds("{patternProperties: {'^(a+)+$': true}}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab: 1\n",
		"1:1 too-complex /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab: this text takes too long to "
		"compare with the pattern ^(a+)+$ [make it shorter]\n");
}

static void numbers(void **state)
{
	(void)state;
	finds("{multipleOf: 0.01, items: {multipleOf: 0.01, minimum: 0, maximum: "
	      "1000000000000000000000.01}}",
		"[0.1, 0.29, 4.35, 1e3, 1000000000000000000000.01]\n", "");
	finds("{multipleOf: 0.01}", "0.125\n",
		"1:1 too-precise : 0.125 has too many decimals, at most 2\n");
	finds("{multipleOf: 3}", "10\n", "1:1 not-a-multiple : 10 is not a multiple of 3\n");
	finds("{maximum: 5}", "5.0000000000000000000001\n",
		"1:1 out-of-range : 5.0000000000000000000001 is out of range: it must be at most "
		"5\n");
	finds("{exclusiveMinimum: 0}", "-0.0\n",
		"1:1 out-of-range : -0.0 is out of range: it must be more than 0\n");
}

static void lists(void **state)
{
	(void)state;
	finds(plan, "id: a\nstatus: wish\ntags:\n- x\n- y\n- x\n",
		"6:3 not-unique /tags/2: the same item stands twice in the list (first on line 4)"
		" [delete one of them]\n");
	finds("{uniqueItems: true}", "[1, 1.0, {a: 1, b: 2}, {b: 2.0, a: 1}, '1', true]\n",
		"1:5 not-unique /1: the same item stands twice in the list (first on line 1) "
		"[delete one of them]\n"
		"1:24 not-unique /3: the same item stands twice in the list (first on line 1) "
		"[delete one of them]\n");
	finds("{minItems: 2, contains: {const: a}}", "[b]\n",
		"1:1 too-few-items : too few items in the list: 1 of at least 2\n"
		"1:1 missing-item : the list needs more of this sort, 'a': it has 0 of at least 1\n");
	finds("{prefixItems: [{type: string}], items: {type: integer}}", "[1, a]\n",
		"1:2 wrong-type /0: expected text, not a whole number [put it in quotes: \"1\"]\n"
		"1:5 wrong-type /1: expected a whole number, not text\n");
}

static void forms(void **state)
{
	static const char step[] = "oneOf:\n"
				   "- {type: object, properties: {type: {const: scale}, max: "
				   "{type: integer}}, required: [type, max],"
				   " additionalProperties: false}\n"
				   "- {type: object, properties: {type: {const: choice}, choices: "
				   "{type: array}}, required: [type, choices],"
				   " additionalProperties: false}\n"
				   "- {type: string}\n";

	(void)state;
	finds(step, "{type: choice, choices: []}\n", "");
	finds(step, "{type: choice, choices: x, max: 3}\n",
		"1:25 wrong-type /choices: expected a list, not text"
		" [begin each item with '- ' on its own line, or write [x]]\n"
		"1:28 unknown-key /max: unknown key 'max' [keys allowed here: choices, type]\n");
	finds(step, "3\n",
		"1:1 wrong-type : expected keys with values or text, not a whole number"
		" [put it in quotes: \"3\"]\n");
	finds("{anyOf: [{enum: [none, all]}, {type: string, format: date}]}", "non\n",
		"1:1 no-match : 'non' is not one of none, all or a date (YYYY-MM-DD) (did you mean "
		"'none'?)\n");
	finds("{oneOf: [{type: string}, {minLength: 2}]}", "ab\n",
		"1:1 ambiguous : this can be read in more than one way: as text and as something "
		"else\n");
	finds("{not: {const: me}}", "me\n",
		"1:1 not-allowed : 'me' may not stand here [delete it, or write something else]\n");
	finds("{if: {required: [held]}, then: {required: [follow_up]}}", "held: x\n",
		"1:1 missing-key : the key 'follow_up' is missing [add a line 'follow_up: …']\n");
}

/* Schemas made of others, by the ways that a message looks into them. */
static void forms_in_words(void **state)
{
	(void)state;
	finds("{anyOf: [{$ref: '#/$defs/a'}, {type: string, format: date}], $defs: {a: {enum: [sprog, leg]}}}", "sporg\n",
		"1:1 no-match : 'sporg' is not one of sprog, leg or a date (YYYY-MM-DD) (did you mean 'sprog'?)\n");
	finds("{allOf: [{anyOf: [{allOf: [{type: integer}]}, {type: boolean}]}]}", "å\n",
		"1:1 wrong-type : expected a whole number or true or false, not text\n");
	/* One of nine in a row is too far down to be named. */
	finds("{anyOf: [{$ref: '#/$defs/a'}, {type: boolean}], $defs: {a: {$ref: '#/$defs/b'}, b: {$ref: '#/$defs/c'}, "
	      "c: {$ref: '#/$defs/d'}, d: {$ref: '#/$defs/e'}, e: {$ref: '#/$defs/f'}, f: {$ref: '#/$defs/g'}, "
	      "g: {$ref: '#/$defs/h'}, h: {$ref: '#/$defs/i'}, i: {type: integer}}}", "å\n",
		"1:1 wrong-type : expected true or false, not text\n");
	finds("{properties: {a: &x {type: string}, b: *x}}", "a: x\nb: 1\n",
		"2:4 wrong-type /b: expected text, not a whole number [put it in quotes: \"1\"]\n");
	finds("{properties: {a: &x {items: {type: string}}, b: *x}}", "b: [x, 1]\n",
		"1:8 wrong-type /b/1: expected text, not a whole number [put it in quotes: \"1\"]\n");
	finds("{properties: {a/b: {type: string}}}", "a/b: 1\n",
		"1:6 wrong-type /a~1b: expected text, not a whole number [put it in quotes: \"1\"]\n");
}

static void what_may_not_be(void **state)
{
	static const char only_a[] = "1:1 wrong-value : 'b' is not allowed here [write 'a']\n";

	(void)state;
	finds("{enum: [a, b], const: a}", "b\n", only_a);
	finds("{const: a, enum: [a, b]}", "b\n", only_a);
	finds("{not: {items: {type: string}}}", "[1, å, 2]\n", "");
	finds("{not: {items: {type: string}}}", "[å, a]\n",
		"1:1 not-allowed : '…' may not stand here [delete it, or write something else]\n");
	/* A long value is cut between characters. */
	finds("{const: x}", "Åse læser hver dag med børnene i den ældre gruppe ved søen, om foråret\n",
		"1:1 wrong-value : 'Åse læser hver dag med børnene i den ældre gruppe ved s…' is not allowed here"
		" [write 'x']\n");
	/* A key that a pattern fits is no slip of the pen. */
	finds("{required: [x-navn], properties: {x-navn: {}}, patternProperties: {'^x-': {}}, additionalProperties: false}",
		"x-nav: 1\n", "1:1 missing-key : the key 'x-navn' is missing [add a line 'x-navn: …']\n");
}

/* No number in JSON, but one in YAML. */
static void infinities(void **state)
{
	(void)state;
	finds("{const: .inf}", ".inf\n", "");
	finds("{const: .inf}", "-.inf\n", "1:1 wrong-type : expected '.inf', not -.inf\n");
	finds("{uniqueItems: true}", "[.inf, 1, -.inf]\n", "");
	finds("{uniqueItems: true}", "[.inf, 1, .inf]\n",
		"1:11 not-unique /2: the same item stands twice in the list (first on line 1) [delete one of them]\n");
}

static void danish(void **state)
{
	(void)state;
	finds_in(MUS_DA, plan, "id: a\nstatus: donne\nstartt: 1\n",
		"2:9 wrong-value /status: 'donne' må ikke stå her (mente du 'done'?)"
		" [skriv en af wish, agreed, done]\n"
		"3:1 unknown-key /startt: ukendt nøgle 'startt' (mente du 'start'?)\n");
	finds_in(MUS_DA,
		"{pattern: a, title: a code, x-da-title: en kode, description: D, x-da: B}", "x\n",
		"1:1 bad-pattern : 'x' er ikke en kode [B]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(an_unknown_key_does_not_end_the_check),
		cmocka_unit_test(types),
		cmocka_unit_test(texts),
		cmocka_unit_test(too_complex_is_told_wherever_it_is),
		cmocka_unit_test(numbers),
		cmocka_unit_test(lists),
		cmocka_unit_test(forms),
		cmocka_unit_test(forms_in_words),
		cmocka_unit_test(what_may_not_be),
		cmocka_unit_test(infinities),
		cmocka_unit_test(danish),
	};

	return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
