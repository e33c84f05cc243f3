/*
 * generate DIR N: a workplace of N invented people with a plan each, to measure on.
 *
 *	DIR/mus.yaml, DIR/units/<unit>.yaml, DIR/2026/strategy.yaml
 *	DIR/2026/<unit>/<person>/plan.yaml
 *
 * A plan is about 2 KB of Danish text with 2 to 5 actions, a unit has 40 people. The same N
 * gives the same bytes on every machine: the numbers come from a generator of our own. DIR must
 * not be there yet. What is made is valid: on 2026-04-01 mus-check has nothing to say against it.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PEOPLE_IN_UNIT 40
#define LENGTH(array) (sizeof(array) / sizeof *(array))
#define PICK(array) ((array)[random_below(LENGTH(array))])

struct name {
	const char *name, *id;
};

static const struct name first_names[] = { { "Åse", "aase" }, { "Jørn", "joern" },
	{ "Mette", "mette" }, { "Søren", "soeren" }, { "Kirsten", "kirsten" }, { "Bo", "bo" },
	{ "Sara", "sara" }, { "Æbbe", "aebbe" }, { "Karla", "karla" }, { "Ib", "ib" },
	{ "Lærke", "laerke" }, { "Aksel", "aksel" }, { "Signe", "signe" }, { "Bjørk", "bjoerk" } };
static const struct name last_names[] = { { "Birkedal", "birkedal" }, { "Østerløv", "oesterloev" },
	{ "Kastanje", "kastanje" }, { "Nøddebo", "noeddebo" }, { "Muldvad", "muldvad" },
	{ "Vildrose", "vildrose" }, { "Hyldegaard", "hyldegaard" }, { "Ålegræs", "aalegraes" },
	{ "Engblomme", "engblomme" }, { "Tjørnehøj", "tjoernehoej" }, { "Rønnebær", "roennebaer" } };
static const char *const roles[] = { "pædagog", "pædagogmedhjælper", "pædagogisk assistent" };
static const char *const goals[] = { "sprog", "laesning", "dele", "overgang" };
static const char *const competences[] = { "dialogisk-laesning", "sprogvurdering",
	"kollegial-vejledning", "observation", "foraeldresamtale", "naturformidling" };
static const char *const methods[] = { "new_tasks", "peer_training", "teaching", "network", "course",
	"education_module", "coaching", "mentoring", "e_learning", "job_shadowing", "project" };
static const char *const statuses[] = { "wish", "awaiting", "agreed", "started", "done", "dropped" };
static const char *const budgets[] = { "kurser", "vikarer" };

static const char *const titles[] = { "Kursus i dialogisk læsning",
	"Læsemakker på tværs af stuerne hver anden uge",
	"Se med hos en kollega, der er god til samtaler ved måltidet",
	"Modul om vejledning af kolleger på professionshøjskolen",
	"Prøve tre slags spørgsmål af i garderoben",
	"Netværk for dem, der arbejder med de mindste børns sprog",
	"Forløb om at øve sig i at vente, til barnet svarer",
	"Sprogvurdering sammen med en erfaren kollega", "Følge en gruppe børn over i børnehaven" };
static const char *const wishes[] = { "Jeg kan få de børn, der siger lidt, med i en læsestund.",
	"Jeg kan lede en gruppe, der er ude en hel formiddag.",
	"Jeg tør vise en ny kollega, hvordan jeg læser med de mindste.",
	"Jeg taler med forældrene om barnets sprog, også når det er svært." };
static const char *const supports[] = { "Mette finder vikar til de to kursusdage.",
	"Stuen dækker ind mellem ti og tolv.", "Vi tager det op på stuemødet hver måned.",
	"En kollega fra det andet hus ser med og fortæller bagefter, hvad hun lagde mærke til." };
static const char *const steps[] = { "Vi vælger fire børn, som det skal komme til gode først.",
	"Der prøves én ting af på stuen mellem de to gange.",
	"Det fortælles på stuemødet, og lederen ser med ved en læsestund bagefter.",
	"To kolleger læser det samme kapitel og taler om, hvad de kan bruge." };
static const char *const practices[] = {
	"Fast læsestund med fire børn hver formiddag, hvor børnene taler mest.",
	"Samtalen ved måltidet begynder med det, barnet selv peger på.",
	"Garderoben er ikke kun travlhed, men et sted, hvor ét barn ad gangen får tid.",
	"Nye ord fra bogen bruges igen på turen samme uge, så de bliver børnenes egne." };
static const char *const evidence[] = { "To af de fire børn fortæller nu selv videre på historien.",
	"Forældrene spørger efter bøgerne.", "Ved tre måltider ventede de voksne, til barnet svarede." };
static const char *const reasons[] = {
	"Ønsket peger ikke på et af årets mål, men huset får brug for det.",
	"Lysten er der, og huset mangler en til at tage over." };
static const char *const logged[] = { "Aftalt i samtalen.", "Første gang gennemført.",
	"Udsat en måned på grund af sygdom." };

/* ---- chance ---- */

static uint64_t seed;

/* Knuth's MMIX; the high bits are the good ones. */
static unsigned random_below(size_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)((seed >> 33) % n);
}

static int one_in(unsigned n)
{
	return random_below(n) == 0;
}

/* ---- files ---- */

static void fail(const char *path)
{
	fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
	exit(4);
}

static void make_folder(const char *format, ...)
{
	char path[4096];
	va_list args;

	va_start(args, format);
	vsnprintf(path, sizeof path, format, args);
	va_end(args);
	if (mkdir(path, 0777))
		fail(path);
}

static FILE *make_file(const char *kind, const char *format, ...)
{
	char path[4096];
	va_list args;
	FILE *out;

	va_start(args, format);
	vsnprintf(path, sizeof path, format, args);
	va_end(args);
	out = fopen(path, "w");
	if (!out)
		fail(path);
	fprintf(out, "# yaml-language-server: $schema=../../../schemas/%s.schema.yaml\nkind: %s\n", kind, kind);
	return out;
}

static void end_file(FILE *out)
{
	if (ferror(out) | fclose(out))
		fail("a file");
}

/* ---- the workplace ---- */

static void write_workplace(const char *dir)
{
	FILE *out = make_file("workplace", "%s/mus.yaml", dir);

	fputs("mus: 1\nid: kommunen\nname: Åmose Kommune\nlanguage: da\ncycle: 2026\ncurrency: DKK\n", out);
	end_file(out);
	out = make_file("unit", "%s/units/kommunen.yaml", dir);
	fputs("id: kommunen\nname: Åmose Kommune\nleaders: [external]\n", out);
	end_file(out);
}

static void write_strategy(const char *dir)
{
	FILE *out = make_file("strategy", "%s/2026/strategy.yaml", dir);

	fputs("cycle: 2026\nunit: kommunen\npurpose: Vi bruger samtalerne til børnenes sprog.\ngoals:\n", out);
	for (size_t i = 0; i < LENGTH(goals); i++)
		fprintf(out, "  - id: %s\n    title: Årets mål om %s\n    signs:\n"
			"      - id: stuer\n        text: Det kan ses på stuerne.\n        type: observed\n",
			goals[i], goals[i]);
	fputs("competences:\n", out);
	for (size_t i = 0; i < LENGTH(competences); i++)
		fprintf(out, "  - id: %s\n    name: %s\n    goal: %s\n", competences[i], competences[i],
			goals[i % LENGTH(goals)]);
	fputs("budgets:\n", out);
	for (size_t i = 0; i < LENGTH(budgets); i++)
		fprintf(out, "  - id: %s\n    amount: 1800000\n", budgets[i]);
	end_file(out);
}

struct person {
	size_t number;
	const struct name *first, *last;
};

static struct person draw_person(size_t number)
{
	struct person p = { number, &PICK(first_names), &PICK(last_names) };

	return p;
}

static void write_person(FILE *out, const struct person *p, int leader)
{
	fprintf(out, "  - id: %s-%s-%zu\n    number: \"%zu\"\n    name: %s %s\n", p->first->id, p->last->id,
		p->number, 10000 + p->number, p->first->name, p->last->name);
	fprintf(out, "    email: %s.%s.%zu@aamose.example\n    role: %s\n", p->first->id, p->last->id, p->number,
		leader ? "pædagogisk leder" : PICK(roles));
	if (leader)
		fputs("    leader: external\n    leads: true\n", out);
	/* Nobody has been here for a year: talks, which are not there, would be missed. */
	fprintf(out, "    since: 2025-%02u-01\n", 7 + random_below(6));
}

/* ---- a plan ---- */

static void write_day(FILE *out, const char *key, unsigned first_month, unsigned months)
{
	fprintf(out, "%s: 2026-%02u-%02u\n", key, first_month + random_below(months), 1 + random_below(28));
}

static void write_step(FILE *out, const char *when, const char *by)
{
	fprintf(out, "    %s:\n      text: %s\n      by: %s\n", when, PICK(steps), by);
	write_day(out, "      due", 4, 8);
}

static void write_purpose(FILE *out)
{
	unsigned toss = random_below(6);

	if (toss == 0)
		fprintf(out, "    no_link_reason: %s\n", PICK(reasons));
	else if (toss == 1)
		fputs("    goal: eget-1\n", out);
	else
		fprintf(out, "    serves: %s\n", PICK(goals));
}

static void write_money(FILE *out)
{
	fprintf(out, "    cost: %u\n", 250 * (1 + random_below(30)));
	fprintf(out, "    hours: %u%s\n", 2 + random_below(40), one_in(4) ? ".5" : "");
	fprintf(out, "    budget: %s\n", PICK(budgets));
}

static void write_outcome(FILE *out, const char *status)
{
	if (strcmp(status, "done") == 0) {
		write_day(out, "    done", 5, 3);
		fputs("    effect:\n", out);
		write_day(out, "      date", 8, 3);
		fprintf(out, "      rating: %u\n      practice_changed: %s\n      evidence: %s\n",
			1 + random_below(5), one_in(2) ? "yes" : "partly", PICK(evidence));
	}
	if (strcmp(status, "dropped") == 0 || one_in(6)) {
		fputs("    log:\n", out);
		write_day(out, "      - date", 3, 4);
		fprintf(out, "        who: employee\n        what: %s\n", PICK(logged));
	}
}

static void write_action(FILE *out, unsigned number)
{
	const char *status = PICK(statuses);

	fprintf(out, "  - id: handling-%u\n    title: %s\n", number, PICK(titles));
	write_purpose(out);
	fprintf(out, "    competence: %s\n    method: %s\n    status: %s\n    responsible: employee\n",
		PICK(competences), PICK(methods), status);
	if (one_in(3))
		fprintf(out, one_in(3) ? "    support: \"%s\"\n" : "    support: %s\n", PICK(supports));
	write_day(out, "    due", 5, 8);
	if (one_in(2))
		write_money(out);
	if (one_in(2))
		write_step(out, "before", "employee");
	else
		write_step(out, "after", "leader");
	if (one_in(3))
		fprintf(out, one_in(3) ? "    practice: >-\n      %s\n" : "    practice: %s\n", PICK(practices));
	write_outcome(out, status);
}

static void write_goals(FILE *out)
{
	fputs("goals:\n", out);
	fprintf(out, "  - id: eget-1\n    text: %s\n    serves: %s\n    signs:\n      - %s\n", PICK(wishes),
		PICK(goals), PICK(evidence));
	if (one_in(4))
		fprintf(out, "  - id: eget-2\n    text: %s\n    no_link_reason: %s\n    signs:\n      - %s\n",
			PICK(wishes), PICK(reasons), PICK(evidence));
}

static void write_plan(const char *dir, const char *unit, const struct person *p, const struct person *leader)
{
	unsigned n_actions = 2 + random_below(4);
	FILE *out;

	make_folder("%s/2026/%s/%s-%s-%zu", dir, unit, p->first->id, p->last->id, p->number);
	out = make_file("plan", "%s/2026/%s/%s-%s-%zu/plan.yaml", dir, unit, p->first->id, p->last->id, p->number);
	fprintf(out, "cycle: 2026\nperson: %s-%s-%zu\nunit: %s\nleader: ", p->first->id, p->last->id, p->number, unit);
	if (p == leader)
		fputs("external\n", out);
	else
		fprintf(out, "%s-%s-%zu\n", leader->first->id, leader->last->id, leader->number);
	write_day(out, "follow_up", 9, 3);
	fputc('\n', out);
	write_goals(out);
	fputs("\nactions:\n", out);
	for (unsigned i = 1; i <= n_actions; i++)
		write_action(out, i);
	end_file(out);
}

/* A unit with its people, numbered from `first` on. */
static void write_unit(const char *dir, size_t first, size_t n)
{
	struct person people[PEOPLE_IN_UNIT];
	char unit[32];
	FILE *out;

	if (n == 0)
		return;
	snprintf(unit, sizeof unit, "hus-%zu", first / PEOPLE_IN_UNIT + 1);
	make_folder("%s/2026/%s", dir, unit);
	out = make_file("unit", "%s/units/%s.yaml", dir, unit);
	for (size_t i = 0; i < n; i++)
		people[i] = draw_person(first + i);
	fprintf(out, "id: %s\nname: Børnehuset %zu\nparent: kommunen\nleaders: [%s-%s-%zu]\n\npeople:\n", unit,
		first / PEOPLE_IN_UNIT + 1, people[0].first->id, people[0].last->id, people[0].number);
	for (size_t i = 0; i < n; i++)
		write_person(out, &people[i], i == 0);
	end_file(out);
	for (size_t i = 0; i < n; i++)
		write_plan(dir, unit, &people[i], &people[0]);
}

int main(int argc, char **argv)
{
	size_t n = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;

	if (n == 0) {
		fputs("usage: generate DIR N\n", stderr);
		return 2;
	}
	seed = n;
	make_folder("%s", argv[1]);
	make_folder("%s/units", argv[1]);
	make_folder("%s/2026", argv[1]);
	write_workplace(argv[1]);
	write_strategy(argv[1]);
	for (size_t i = 0; i < n; i += PEOPLE_IN_UNIT)
		write_unit(argv[1], i, n - i < PEOPLE_IN_UNIT ? n - i : PEOPLE_IN_UNIT);
	return 0;
}
