// One sample at a time through one net in plain C, in several forms. The harness compiles this file once for every net and defines
//   MOST_LANES   floats in the widest vector
//   NET_LAYERS   the layers, e.g. LAYER(784, 128, relu) LAYER(128, 10, softmax)
//   NET_INPUTS, NET_OUTPUTS, NET_WIDEST, NET_TINY (whether writing everything out makes sense).
#if defined(__SSE__)
#include <immintrin.h>
#endif
#include "activations.h"

// Never inlined nor analysed: every call has to read its input and to write its output, like a call from a program.
#define PREDICT __attribute__((noipa))

#if MOST_LANES >= 16
#define LANES 16
#define V(name) tiles512_##name
#include "form_tiles.h"
#undef V
#undef LANES
#endif
#if MOST_LANES >= 8
#define LANES 8
#define V(name) tiles256_##name
#include "form_tiles.h"
#undef V
#undef LANES
#endif
#define LANES 4
#define V(name) tiles128_##name
#include "form_tiles.h"
#undef V
#undef LANES
#include "form_loops.h"
#include "form_skipping.h"

typedef struct
{
    const char *name;
    const int *length;
    void (*pack)(const float *plain, float *packed);
    void (*predict)(const float *packed, const float *input, float *output);
} form;

static const form forms[] = {
#if MOST_LANES >= 16
    {"512-bit tiles", &tiles512_length, tiles512_pack, tiles512_predict},
#endif
#if MOST_LANES >= 8
    {"256-bit tiles", &tiles256_length, tiles256_pack, tiles256_predict},
#endif
    {"128-bit tiles", &tiles128_length, tiles128_pack, tiles128_predict},
    {"columns", &plain_length, columns_pack, columns_predict},
    {"rows", &plain_length, rows_pack, rows_predict},
#if NET_INPUTS >= 64
    {"zeros skipped", &WIDEST(length), WIDEST(pack), skipping_predict},
#endif
#if NET_TINY
    {"straight", &plain_length, columns_pack, straight_predict},
#endif
};

int form_count(void) { return sizeof forms / sizeof *forms; }

const char *form_name(int f) { return forms[f].name; }

// Floats that the packed weights take.
int form_length(int f) { return *forms[f].length; }

// plain: layer by layer, weights [out][in], then biases. packed: 64-byte aligned.
void form_pack(int f, const float *plain, float *packed) { forms[f].pack(plain, packed); }

// The timed loop: rows must be a power of two; every call reads the next of them.
void form_run(int f, const float *packed, const float *inputs, int rows, float *output, int calls)
{
    void (*predict)(const float *, const float *, float *) = forms[f].predict;
    for (int call = 0; call < calls; call++)
        predict(packed, inputs + (long)(call & (rows - 1)) * NET_INPUTS, output);
}
