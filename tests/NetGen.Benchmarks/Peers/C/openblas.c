// A whole trainer in plain C around OpenBLAS: sgemm for the three products, everything else fused into single passes over memory.
// The harness loads OpenBLAS itself and hands over cblas_sgemm, so that building needs neither its headers nor its development files.
#include <stdlib.h>
#include <string.h>
#include "activations.h"
#include "adam.h"
#include "training.h"

enum { ROW_MAJOR = 101, PLAIN = 111, TRANSPOSED = 112, MOST_LAYERS = 8 };

typedef void (*sgemm_function)(
    int order, int transpose_a, int transpose_b, int m, int n, int k,
    float alpha, const float *a, int lda, const float *b, int ldb, float beta, float *c, int ldc);

static float *allocate(long floats)
{
    return aligned_alloc(64, (floats * sizeof(float) + 63) / 64 * 64);
}

// y = x·wᵀ + b, then ReLU, or softmax for the last layer. w: [out][in], then b.
static void forward_layer(sgemm_function sgemm, int rows, int in, int out, const float *w, const float *x, float *y, int is_last)
{
    const float *b = w + (long)in * out;
    sgemm(ROW_MAJOR, PLAIN, TRANSPOSED, rows, out, in, 1, x, in, w, in, 0, y, out);
    for (int r = 0; r < rows; r++)
    {
        float *row = y + (long)r * out;
        if (is_last)
        {
            for (int o = 0; o < out; o++)
                row[o] += b[o];
            softmax(row, out);
        }
        else
        {
            for (int o = 0; o < out; o++)
                row[o] = row[o] + b[o] > 0 ? row[o] + b[o] : 0;
        }
    }
}

// Inference of a batch, repeated: sizes has layers + 1 entries.
void blas_predict(sgemm_function sgemm, int layers, const int *sizes, const float *parameters, const float *inputs, float *outputs, int rows, int calls)
{
    float *values[MOST_LAYERS + 1];
    for (int l = 1; l < layers; l++)
        values[l] = allocate((long)rows * sizes[l]);
    values[layers] = outputs;
    for (int call = 0; call < calls; call++)
    {
        const float *w = parameters, *x = inputs;
        for (int l = 0; l < layers; l++)
        {
            forward_layer(sgemm, rows, sizes[l], sizes[l + 1], w, x, values[l + 1], l == layers - 1);
            w += (long)(sizes[l] + 1) * sizes[l + 1];
            x = values[l + 1];
        }
    }
    for (int l = 1; l < layers; l++)
        free(values[l]);
}

// Trains the parameters in place and returns the mean cross-entropy of the last epoch.
double blas_fit(
    sgemm_function sgemm, int layers, const int *sizes, float *parameters, const float *inputs, const float *targets,
    int samples, int batch, int epochs, int shuffle)
{
    unsigned before = flush_denormals();
    adam_settings settings = {0.001f, 0.9f, 0.999f, 1e-8f};
    long offset[MOST_LAYERS + 1] = {0};
    float *value[MOST_LAYERS + 1], *delta[MOST_LAYERS + 1];
    for (int l = 0; l < layers; l++)
        offset[l + 1] = offset[l] + (long)(sizes[l] + 1) * sizes[l + 1];
    for (int l = 0; l <= layers; l++)
    {
        value[l] = allocate((long)batch * sizes[l]);
        delta[l] = l > 0 ? allocate((long)batch * sizes[l]) : NULL;
    }
    long count = offset[layers], step = 0;
    float *gradient = allocate(count), *first = allocate(count), *second = allocate(count);
    memset(first, 0, count * sizeof(float));
    memset(second, 0, count * sizeof(float));
    int *order = malloc(samples * sizeof(int)), outputs = sizes[layers];
    random_state = 88172645463325252ULL;
    double loss = 0;

    for (int epoch = 0; epoch < epochs; epoch++)
    {
        loss = 0;
        order_samples(order, samples, shuffle);
        for (int start = 0; start < samples; start += batch)
        {
            int rows = samples - start < batch ? samples - start : batch;
            for (int r = 0; r < rows; r++)
                memcpy(value[0] + (long)r * sizes[0], inputs + (long)order[start + r] * sizes[0], sizes[0] * sizeof(float));

            for (int l = 0; l < layers; l++)
                forward_layer(sgemm, rows, sizes[l], sizes[l + 1], parameters + offset[l], value[l], value[l + 1], l == layers - 1);

            // Softmax and cross-entropy together: dz = (y − t) / rows.
            for (int r = 0; r < rows; r++)
            {
                const float *t = targets + (long)order[start + r] * outputs, *y = value[layers] + (long)r * outputs;
                float *dz = delta[layers] + (long)r * outputs;
                for (int o = 0; o < outputs; o++)
                {
                    dz[o] = (y[o] - t[o]) / rows;
                    if (t[o] != 0)
                        loss -= t[o] * logf(y[o] > 1e-37f ? y[o] : 1e-37f);
                }
            }

            for (int l = layers - 1; l >= 0; l--)
            {
                int in = sizes[l], out = sizes[l + 1];
                float *dw = gradient + offset[l], *db = dw + (long)in * out;
                sgemm(ROW_MAJOR, TRANSPOSED, PLAIN, out, in, rows, 1, delta[l + 1], out, value[l], in, 0, dw, in);
                memset(db, 0, out * sizeof(float));
                for (int r = 0; r < rows; r++)
                    for (int o = 0; o < out; o++)
                        db[o] += delta[l + 1][(long)r * out + o];
                if (l > 0)
                {
                    sgemm(ROW_MAJOR, PLAIN, PLAIN, rows, in, out, 1, delta[l + 1], out, parameters + offset[l], in, 0, delta[l], in);
                    for (long i = 0; i < (long)rows * in; i++)
                        delta[l][i] = value[l][i] > 0 ? delta[l][i] : 0;
                }
            }

            adam_update(settings, ++step, count, parameters, gradient, first, second);
        }
    }

    for (int l = 0; l <= layers; l++)
    {
        free(value[l]);
        free(delta[l]);
    }
    free(gradient);
    free(first);
    free(second);
    free(order);
    restore_denormals(before);
    return loss / samples;
}
