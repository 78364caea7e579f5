// Adam (Kingma and Ba, algorithm 1), one pass over weights, gradient and both moments; the corrections are folded into two factors.
#pragma once
#include <math.h>

typedef struct
{
    float rate, beta1, beta2, epsilon;
} adam_settings;

static void adam_update(
    adam_settings s, long step, long n, float *restrict w, const float *restrict g, float *restrict m, float *restrict v)
{
    const float past1 = s.beta1, fresh1 = 1 - s.beta1, past2 = s.beta2, fresh2 = 1 - s.beta2, epsilon = s.epsilon;
    const float rate = s.rate / (1 - pow(s.beta1, step)), root = 1 / sqrt(1 - pow(s.beta2, step));
    for (long i = 0; i < n; i++)
    {
        m[i] = past1 * m[i] + fresh1 * g[i];
        v[i] = past2 * v[i] + fresh2 * g[i] * g[i];
        w[i] -= rate * m[i] / (sqrtf(v[i]) * root + epsilon);
    }
}
