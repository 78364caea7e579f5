// The products of a training step alone, by the sgemm of a library: forward, dX and dW of every layer, over values of no meaning.
// The harness loads the library and hands over its function, so that building needs none of its headers.
#include <stdlib.h>

enum { ROW_MAJOR = 101, PLAIN = 111, TRANSPOSED = 112, MOST_LAYERS = 8 };

typedef void (*cblas_function)(
    int order, int transpose_a, int transpose_b, int m, int n, int k,
    float alpha, const float *a, int lda, const float *b, int ldb, float beta, float *c, int ldc);

// oneDNN's, row-major too.
typedef int (*dnnl_function)(
    char transpose_a, char transpose_b, long m, long n, long k,
    float alpha, const float *a, long lda, const float *b, long ldb, float beta, float *c, long ldc);

typedef struct
{
    void *sgemm;
    int is_dnnl, layers, rows, sizes[MOST_LAYERS + 1];
    float *value[MOST_LAYERS + 1], *delta[MOST_LAYERS + 1], *weight[MOST_LAYERS], *gradient[MOST_LAYERS];
} job;

static float *filled(long floats)
{
    float *values = aligned_alloc(64, (floats * sizeof(float) + 63) / 64 * 64);
    unsigned long state = 88172645463325252UL;
    for (long i = 0; i < floats; i++)
    {
        state = state * 6364136223846793005UL + 1442695040888963407UL;
        values[i] = ((state >> 40) / 16777216.0f - 0.5f) / 16;
    }
    return values;
}

// c = a·b; m, n, k: rows and columns of c, length of the sums. Memory is dense.
static void multiply(const job *j, int transpose_a, int transpose_b, int m, int n, int k, const float *a, const float *b, float *c)
{
    int lda = transpose_a ? m : k, ldb = transpose_b ? k : n;
    if (j->is_dnnl)
        ((dnnl_function)j->sgemm)(transpose_a ? 'T' : 'N', transpose_b ? 'T' : 'N', m, n, k, 1, a, lda, b, ldb, 0, c, n);
    else
        ((cblas_function)j->sgemm)(ROW_MAJOR, transpose_a ? TRANSPOSED : PLAIN, transpose_b ? TRANSPOSED : PLAIN, m, n, k, 1, a, lda, b, ldb, 0, c, n);
}

void *products_open(void *sgemm, int is_dnnl, int layers, const int *sizes, int rows)
{
    job *j = calloc(1, sizeof(job));
    j->sgemm = sgemm;
    j->is_dnnl = is_dnnl;
    j->layers = layers;
    j->rows = rows;
    for (int l = 0; l <= layers; l++)
    {
        j->sizes[l] = sizes[l];
        j->value[l] = filled((long)rows * sizes[l]);
        j->delta[l] = filled((long)rows * sizes[l]);
        if (l < layers)
        {
            j->weight[l] = filled((long)sizes[l] * sizes[l + 1]);
            j->gradient[l] = filled((long)sizes[l] * sizes[l + 1]);
        }
    }
    return j;
}

void products_run(const job *j, int calls)
{
    for (int call = 0; call < calls; call++)
    {
        for (int l = 0; l < j->layers; l++)
            multiply(j, 0, 1, j->rows, j->sizes[l + 1], j->sizes[l], j->value[l], j->weight[l], j->value[l + 1]);
        for (int l = j->layers - 1; l >= 0; l--)
        {
            multiply(j, 1, 0, j->sizes[l + 1], j->sizes[l], j->rows, j->delta[l + 1], j->value[l], j->gradient[l]);
            if (l > 0)
                multiply(j, 0, 0, j->rows, j->sizes[l], j->sizes[l + 1], j->delta[l + 1], j->weight[l], j->delta[l]);
        }
    }
}
