#include "base/siphash.h"

#include <string.h>

struct sip {
	uint64_t v[4];
};

static uint64_t turn(uint64_t x, unsigned bits)
{
	return x << bits | x >> (64 - bits);
}

static void stir(struct sip *s)
{
	uint64_t *v = s->v;

	v[0] += v[1];
	v[2] += v[3];
	v[1] = turn(v[1], 13) ^ v[0];
	v[3] = turn(v[3], 16) ^ v[2];
	v[0] = turn(v[0], 32) + v[3];
	v[2] += v[1];
	v[3] = turn(v[3], 21) ^ v[0];
	v[1] = turn(v[1], 17) ^ v[2];
	v[2] = turn(v[2], 32);
}

static void take(struct sip *s, uint64_t word)
{
	s->v[3] ^= word;
	stir(s);
	s->v[0] ^= word;
}

/* Up to eight bytes, the first one lowest. */
static uint64_t word_of(const unsigned char *bytes, size_t n)
{
	uint64_t word = 0;

	while (n--)
		word = word << 8 | bytes[n];
	return word;
}

uint64_t mus_siphash(const void *bytes, size_t len, uint64_t key0, uint64_t key1)
{
	struct sip s = { { key0 ^ UINT64_C(0x736f6d6570736575), key1 ^ UINT64_C(0x646f72616e646f6d),
		key0 ^ UINT64_C(0x6c7967656e657261), key1 ^ UINT64_C(0x7465646279746573) } };
	const unsigned char *at = bytes;
	size_t left = len;

	for (; left >= 8; at += 8, left -= 8)
		take(&s, word_of(at, 8));
	take(&s, (uint64_t)len << 56 | word_of(at, left));
	s.v[2] ^= 0xFF;
	for (int i = 0; i < 3; i++)
		stir(&s);
	return s.v[0] ^ s.v[1] ^ s.v[2] ^ s.v[3];
}
