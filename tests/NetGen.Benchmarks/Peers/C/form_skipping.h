// The widest tiles once more, over a list of the inputs that are not zero: made first and without branches, then read for every panel.
// For layers with many inputs only; the list would cost the others more than it spares them.
#if MOST_LANES >= 16
#define WIDEST(name) tiles512_##name
#elif MOST_LANES >= 8
#define WIDEST(name) tiles256_##name
#else
#define WIDEST(name) tiles128_##name
#endif
#define WORTH_A_LIST(in) ((in) >= 64)

ALWAYS_INLINE int list_of_non_zero(const float *x, int *list, const int in)
{
    int count = 0, i = 0;
#if defined(__AVX512F__)
    __m512i places = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    for (; i + 16 <= in; i += 16, places = _mm512_add_epi32(places, _mm512_set1_epi32(16)))
    {
        __mmask16 used = _mm512_cmp_ps_mask(_mm512_loadu_ps(x + i), _mm512_setzero_ps(), _CMP_NEQ_UQ);
        _mm512_mask_compressstoreu_epi32(list + count, used, places);
        count += __builtin_popcount(used);
    }
#endif
    for (; i < in; i++)
    {
        list[count] = i;
        count += x[i] != 0;
    }
    return count;
}

ALWAYS_INLINE void skipping_panel(
    const WIDEST(vector) *w, const float *x, const int *list, int count, WIDEST(vector) *y, const int vectors)
{
    const int unroll = vectors >= 8 ? 1 : 8 / vectors;
    WIDEST(vector) sum[8] = {0};
#pragma GCC unroll 8
    for (int v = 0; v < vectors; v++)
        sum[v] = w[v];
    w += vectors;
    int i = 0;
#pragma GCC unroll 1
    for (; i + unroll <= count; i += unroll)
    {
#pragma GCC unroll 8
        for (int u = 0; u < unroll; u++)
        {
            const WIDEST(vector) *row = w + (long)list[i + u] * vectors;
#pragma GCC unroll 8
            for (int v = 0; v < vectors; v++)
                sum[u * vectors + v] += x[list[i + u]] * row[v];
        }
    }
#pragma GCC unroll 1
    for (; i < count; i++)
    {
#pragma GCC unroll 8
        for (int v = 0; v < vectors; v++)
            sum[v] += x[list[i]] * w[(long)list[i] * vectors + v];
    }
#pragma GCC unroll 8
    for (int v = 0; v < vectors; v++)
    {
        WIDEST(vector) total = sum[v];
#pragma GCC unroll 8
        for (int u = 1; u < unroll; u++)
            total += sum[u * vectors + v];
        y[v] = total;
    }
}

ALWAYS_INLINE void skipping_layer(const float *w, const float *x, float *y, const int in, const int out)
{
    if (!WORTH_A_LIST(in))
    {
        WIDEST(layer)(w, x, y, in, out);
        return;
    }
    const int vectors = (out + MOST_LANES - 1) / MOST_LANES, rest = vectors % 8;
    int list[in + 16], count = list_of_non_zero(x, list, in);
    const WIDEST(vector) *panel = (const WIDEST(vector) *)w;
    WIDEST(vector) *row = (WIDEST(vector) *)y;
    for (int p = 0; p < vectors / 8; p++, panel += (in + 1) * 8, row += 8)
        skipping_panel(panel, x, list, count, row, 8);
    if (rest)
        skipping_panel(panel, x, list, count, row, rest);
}

static PREDICT void skipping_predict(const float *w, const float *x, float *y)
{
    float room[2][NET_WIDEST + 16] __attribute__((aligned(64)));
    float *to = room[0];
#define LAYER(in, out, f)                  \
    skipping_layer(w, x, to, in, out);     \
    f(to, out);                            \
    w += ((in) + 1) * (((out) + MOST_LANES - 1) / MOST_LANES) * MOST_LANES; \
    x = to;                                \
    to = to == room[0] ? room[1] : room[0];
    NET_LAYERS
#undef LAYER
    for (int o = 0; o < NET_OUTPUTS; o++)
        y[o] = x[o];
}
