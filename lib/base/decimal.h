/*
 * Money and hours: exact decimals with at most two places, held as a count of hundredths.
 * 7.5 hours is 750. Sums are ordinary integer sums; nothing is ever rounded.
 */
#ifndef MUS_BASE_DECIMAL_H
#define MUS_BASE_DECIMAL_H

#include "base/api.h"

/* Hundredths. Two are added and compared as numbers. See MUS_NO_DEC in record.h for 'none'. */
typedef int64_t mus_dec;

/* 1, as such a number. */
#define MUS_DEC_ONE ((mus_dec)100)
/* Room for any mus_dec printed in any of the ways below. */
#define MUS_DEC_SIZE 40

/*
 * Reads a number as YAML's core schema writes it (1500, 7.5, 1.5e3, -2), in base ten. False, and
 * *out untouched, when it is no number, is written with more than two places (12.500 too: a Dane may mean 12500), or
 * is over 10^15.
 */
MUS_API bool mus_dec_parse(const char *s, mus_dec *out);
/* Shortest form with a decimal point: 1500, 7.5, 0.25. Returns buf. */
MUS_API char *mus_dec_print(mus_dec d, char buf[MUS_DEC_SIZE]);
/* For people, with groups of three: da 12.500,5 and en 12,500.5. Returns buf. */
MUS_API char *mus_dec_show(mus_dec d, enum mus_lang lang, char buf[MUS_DEC_SIZE]);
/* The nearest double, for workbooks and charts. */
MUS_API double mus_dec_double(mus_dec d);

#endif
