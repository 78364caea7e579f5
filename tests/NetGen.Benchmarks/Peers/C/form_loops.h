// The loops one writes first: columns (weights [in][out], every input added to all sums), the same written out in full for tiny nets, and rows
// (weights [out][in], one dot product for every unit). What vectors there are the compiler makes.
#define PLAIN(in, out) (((in) + 1) * (out))

static const int plain_length =
#define LAYER(in, out, f) +PLAIN(in, out)
    NET_LAYERS;
#undef LAYER

static void columns_pack(const float *plain, float *packed)
{
#define LAYER(in, out, f)                                                                   \
    for (int i = -1; i < in; i++)                                                           \
        for (int o = 0; o < out; o++)                                                       \
            *packed++ = i < 0 ? plain[(in) * (out) + o] : plain[o * (in) + i];              \
    plain += PLAIN(in, out);
    NET_LAYERS
#undef LAYER
}

static void rows_pack(const float *plain, float *packed)
{
    for (int i = 0; i < plain_length; i++)
        packed[i] = plain[i];
}

ALWAYS_INLINE void columns_layer(const float *restrict w, const float *restrict x, float *restrict y, const int in, const int out)
{
    float sum[out];
    for (int o = 0; o < out; o++)
        sum[o] = w[o];
    w += out;
    for (int i = 0; i < in; i++, w += out)
        for (int o = 0; o < out; o++)
            sum[o] += x[i] * w[o];
    for (int o = 0; o < out; o++)
        y[o] = sum[o];
}

ALWAYS_INLINE void straight_layer(const float *restrict w, const float *restrict x, float *restrict y, const int in, const int out)
{
#pragma GCC unroll 16
    for (int o = 0; o < out; o++)
    {
        float sum = w[o];
#pragma GCC unroll 16
        for (int i = 0; i < in; i++)
            sum += x[i] * w[(i + 1) * out + o];
        y[o] = sum;
    }
}

ALWAYS_INLINE void rows_layer(const float *restrict w, const float *restrict x, float *restrict y, const int in, const int out)
{
    for (int o = 0; o < out; o++)
    {
        float sum = 0;
        for (int i = 0; i < in; i++)
            sum += x[i] * w[o * in + i];
        y[o] = sum + w[in * out + o];
    }
}

#define PREDICT_BY(form)                                                      \
    static PREDICT void form##_predict(const float *w, const float *x, float *y) \
    {                                                                         \
        float room[2][NET_WIDEST + 16] __attribute__((aligned(64)));          \
        float *to = room[0];                                                  \
        NET_LAYERS                                                            \
        for (int o = 0; o < NET_OUTPUTS; o++)                                 \
            y[o] = x[o];                                                      \
    }
#define STEP(form, in, out, f)      \
    form##_layer(w, x, to, in, out); \
    f(to, out);                     \
    w += PLAIN(in, out);            \
    x = to;                         \
    to = to == room[0] ? room[1] : room[0];

#define LAYER(in, out, f) STEP(columns, in, out, f)
PREDICT_BY(columns)
#undef LAYER
#define LAYER(in, out, f) STEP(rows, in, out, f)
PREDICT_BY(rows)
#undef LAYER
#if NET_TINY
#define LAYER(in, out, f) STEP(straight, in, out, f)
PREDICT_BY(straight)
#undef LAYER
#endif
