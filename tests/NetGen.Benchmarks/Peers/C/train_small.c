// Training of a net with one hidden layer (ReLU, then softmax) in plain C with constant sizes: NET_INPUTS, NET_HIDDEN, NET_OUTPUTS, NET_BATCH.
// Hidden units lie side by side, so that every product of a sample is a handful of vectors; softmax runs over the whole mini-batch.
#include <stdlib.h>
#include <string.h>
#include "adam.h"
#include "training.h"

enum { IN = NET_INPUTS, HIDDEN = NET_HIDDEN, OUT = NET_OUTPUTS, BATCH = NET_BATCH };

typedef struct
{
    float w1[IN][HIDDEN], b1[HIDDEN], w2[OUT][HIDDEN], b2[OUT];
} parameter_block;

enum { COUNT = sizeof(parameter_block) / sizeof(float) };

// Between the plain order (weights [out][in], then biases, layer by layer) and the block.
static void convert(float *plain, parameter_block *p, int to_block)
{
    float *w1 = plain, *b1 = w1 + IN * HIDDEN, *w2 = b1 + HIDDEN, *b2 = w2 + HIDDEN * OUT;
    for (int h = 0; h < HIDDEN; h++)
        for (int i = 0; i < IN; i++)
            *(to_block ? &p->w1[i][h] : &w1[h * IN + i]) = to_block ? w1[h * IN + i] : p->w1[i][h];
    memcpy(to_block ? p->b1 : b1, to_block ? b1 : p->b1, sizeof p->b1);
    memcpy(to_block ? (float *)p->w2 : w2, to_block ? w2 : (float *)p->w2, sizeof p->w2);
    memcpy(to_block ? p->b2 : b2, to_block ? b2 : p->b2, sizeof p->b2);
}

// Trains the parameters in place and returns the mean cross-entropy of the last epoch. samples: a multiple of NET_BATCH.
double small_fit(float *plain, const float *inputs, const float *targets, int samples, int epochs, int shuffle)
{
    unsigned before = flush_denormals();
    adam_settings settings = {0.001f, 0.9f, 0.999f, 1e-8f};
    static parameter_block p, g, first, second;
    convert(plain, &p, 1);
    memset(&first, 0, sizeof first);
    memset(&second, 0, sizeof second);
    int *order = malloc(samples * sizeof(int));
    random_state = 88172645463325252ULL;
    double loss = 0;
    long step = 0;

    for (int epoch = 0; epoch < epochs; epoch++)
    {
        loss = 0;
        order_samples(order, samples, shuffle);
        for (int start = 0; start < samples; start += BATCH)
        {
            float a1[BATCH][HIDDEN], y[BATCH][OUT], sum[BATCH], correct[BATCH];
            for (int r = 0; r < BATCH; r++)
            {
                const float *x = inputs + order[start + r] * IN;
                float z[HIDDEN];
                for (int h = 0; h < HIDDEN; h++)
                    z[h] = p.b1[h];
                for (int i = 0; i < IN; i++)
                    for (int h = 0; h < HIDDEN; h++)
                        z[h] += x[i] * p.w1[i][h];
                for (int h = 0; h < HIDDEN; h++)
                    a1[r][h] = z[h] > 0 ? z[h] : 0;
                float largest = -INFINITY;
                for (int o = 0; o < OUT; o++)
                {
                    float product = p.b2[o];
                    for (int h = 0; h < HIDDEN; h++)
                        product += a1[r][h] * p.w2[o][h];
                    y[r][o] = product;
                    largest = product > largest ? product : largest;
                }
                for (int o = 0; o < OUT; o++)
                    y[r][o] -= largest;
            }

            float *all = &y[0][0];
            for (int i = 0; i < BATCH * OUT; i++)
                all[i] = expf(all[i]);

            // Softmax and cross-entropy together: dz = (y − t) / batch. y becomes dz.
            for (int r = 0; r < BATCH; r++)
            {
                const float *t = targets + order[start + r] * OUT;
                sum[r] = 0;
                correct[r] = 0;
                for (int o = 0; o < OUT; o++)
                {
                    sum[r] += y[r][o];
                    correct[r] += t[o] * y[r][o];
                }
                for (int o = 0; o < OUT; o++)
                    y[r][o] = (y[r][o] / sum[r] - t[o]) / BATCH;
            }
            float batch_loss = 0;
            for (int r = 0; r < BATCH; r++)
                batch_loss += logf(sum[r] / (correct[r] > 1e-37f ? correct[r] : 1e-37f));
            loss += batch_loss;

            memset(&g, 0, sizeof g);
            for (int r = 0; r < BATCH; r++)
            {
                const float *x = inputs + order[start + r] * IN;
                float dz1[HIDDEN] = {0};
                for (int o = 0; o < OUT; o++)
                {
                    g.b2[o] += y[r][o];
                    for (int h = 0; h < HIDDEN; h++)
                    {
                        g.w2[o][h] += y[r][o] * a1[r][h];
                        dz1[h] += y[r][o] * p.w2[o][h];
                    }
                }
                for (int h = 0; h < HIDDEN; h++)
                {
                    dz1[h] = a1[r][h] > 0 ? dz1[h] : 0;
                    g.b1[h] += dz1[h];
                }
                for (int i = 0; i < IN; i++)
                    for (int h = 0; h < HIDDEN; h++)
                        g.w1[i][h] += x[i] * dz1[h];
            }
            adam_update(settings, ++step, COUNT, (float *)&p, (const float *)&g, (float *)&first, (float *)&second);
        }
    }

    convert(plain, &p, 0);
    free(order);
    restore_denormals(before);
    return loss / samples;
}
