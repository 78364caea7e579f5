// Weights in panels of up to eight vectors of output units: a row of biases, then one row of weights for every input. The sums of a panel stay in
// registers, and inputs are unrolled until eight chains of multiply-adds run side by side. Included once for every vector width (LANES).
typedef float V(vector) __attribute__((vector_size(4 * LANES)));

#define VECTORS(out) (((out) + LANES - 1) / LANES)
#define PACKED(in, out) (((in) + 1) * VECTORS(out) * LANES)

ALWAYS_INLINE void V(panel)(const V(vector) *w, const float *x, V(vector) *y, const int in, const int vectors)
{
    const int unroll = vectors >= 8 ? 1 : 8 / vectors;
    V(vector) sum[8] = {0};
#pragma GCC unroll 8
    for (int v = 0; v < vectors; v++)
        sum[v] = w[v];
    w += vectors;
    int i = 0;
#pragma GCC unroll 1
    for (; i + unroll <= in; i += unroll)
    {
#pragma GCC unroll 8
        for (int u = 0; u < unroll; u++)
        {
#pragma GCC unroll 8
            for (int v = 0; v < vectors; v++)
                sum[u * vectors + v] += x[i + u] * w[u * vectors + v];
        }
        w += unroll * vectors;
    }
#pragma GCC unroll 8
    for (int u = 0; u < in % unroll; u++)
    {
#pragma GCC unroll 8
        for (int v = 0; v < vectors; v++)
            sum[v] += x[i + u] * w[u * vectors + v];
    }
#pragma GCC unroll 8
    for (int v = 0; v < vectors; v++)
    {
        V(vector) total = sum[v];
#pragma GCC unroll 8
        for (int u = 1; u < unroll; u++)
            total += sum[u * vectors + v];
        y[v] = total;
    }
}

ALWAYS_INLINE void V(layer)(const float *w, const float *x, float *y, const int in, const int out)
{
    const int vectors = VECTORS(out), rest = vectors % 8;
    const V(vector) *panel = (const V(vector) *)w;
    V(vector) *row = (V(vector) *)y;
    for (int p = 0; p < vectors / 8; p++, panel += (in + 1) * 8, row += 8)
        V(panel)(panel, x, row, in, 8);
    if (rest)
        V(panel)(panel, x, row, in, rest);
}

static void V(pack_layer)(const float *plain, float *packed, const int in, const int out)
{
    for (int first = 0; first < VECTORS(out) * LANES; first += 8 * LANES)
    {
        int width = VECTORS(out) * LANES - first < 8 * LANES ? VECTORS(out) * LANES - first : 8 * LANES;
        for (int i = -1; i < in; i++)
            for (int o = first; o < first + width; o++)
                *packed++ = o >= out ? 0 : i < 0 ? plain[in * out + o] : plain[o * in + i];
    }
}

static const int V(length) =
#define LAYER(in, out, f) +PACKED(in, out)
    NET_LAYERS;
#undef LAYER

static void V(pack)(const float *plain, float *packed)
{
#define LAYER(in, out, f)                   \
    V(pack_layer)(plain, packed, in, out); \
    plain += ((in) + 1) * (out);            \
    packed += PACKED(in, out);
    NET_LAYERS
#undef LAYER
}

static PREDICT void V(predict)(const float *w, const float *x, float *y)
{
    float room[2][NET_WIDEST + 16] __attribute__((aligned(64)));
    float *to = room[0];
#define LAYER(in, out, f)         \
    V(layer)(w, x, to, in, out);  \
    f(to, out);                   \
    w += PACKED(in, out);         \
    x = to;                       \
    to = to == room[0] ? room[1] : room[0];
    NET_LAYERS
#undef LAYER
    for (int o = 0; o < NET_OUTPUTS; o++)
        y[o] = x[o];
}

#undef VECTORS
#undef PACKED
