/*
 * Inside forms: the records of a cycle, and which of them somebody gets. For lib/work/form/form.c.
 */
#ifndef MUS_WORK_FORMS_H
#define MUS_WORK_FORMS_H

#include "work/form.h"

/* A form record with what its file's name says. */
struct form_record {
	struct mus_form form;
	const char *path;
	const char *base;    /* 'preparation' of preparation.solsikken.yaml */
	const char *variant; /* 'solsikken', or NULL */
	struct mus_diag *diag; /* what is wrong with it; nobody is told who doesn't want this form */
	bool refused;
};

struct forms {
	const char *cycle;
	struct form_record *item;
	size_t n, cap;
};

/* Whom a form is for. */
struct form_reader {
	const struct mus_staff *staff;
	const struct mus_person *person; /* or NULL */
	const char *role;                /* or NULL */
	const struct mus_unit **chain;   /* the unit, the one above it … the top */
	size_t n_chain;
};

/* Reads all forms of the cycle; folders that can't be read are findings. */
enum mus_status forms_read(struct forms *out, struct mus_workspace *ws, const char *cycle,
	struct mus_arena *arena, struct mus_diag *diag);
void forms_dispose(struct forms *forms);

/*
 * The form with that id as this reader gets it, variants laid over what they extend. MUS_REFUSED
 * with a finding when there is none.
 */
enum mus_status forms_choose(struct mus_form *out, const struct forms *forms, const char *id,
	const struct form_reader *reader, struct mus_arena *arena, struct mus_diag *diag);
/* The same without a word when there is none. */
bool forms_try(struct mus_form *out, const struct forms *forms, const char *id,
	const struct form_reader *reader, struct mus_arena *arena);

/* Lays a variant over what it extends (lib/work/form/variant.c). */
struct mus_form form_over(const struct mus_form *base, const struct mus_form *variant,
	struct mus_arena *arena);

#endif
