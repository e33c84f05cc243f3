/*
 * SipHash-1-3 (Aumasson and Bernstein, 2012): a hash of which nobody who lacks the key can tell
 * what collides.
 */
#ifndef MUS_BASE_SIPHASH_H
#define MUS_BASE_SIPHASH_H

#include "base/api.h"

/* The hash of some bytes under a key of 128 bits. */
uint64_t mus_siphash(const void *bytes, size_t len, uint64_t key0, uint64_t key1);

#endif
