// The activation functions, in place on a row of known length. The compiler makes vector code of them.
#pragma once
#include <math.h>

#define ALWAYS_INLINE static inline __attribute__((always_inline))

ALWAYS_INLINE void relu(float *y, const int n)
{
    for (int i = 0; i < n; i++)
        y[i] = y[i] > 0 ? y[i] : 0;
}

ALWAYS_INLINE void tanh_all(float *y, const int n)
{
    for (int i = 0; i < n; i++)
        y[i] = tanhf(y[i]);
}

ALWAYS_INLINE void sigmoid(float *y, const int n)
{
    for (int i = 0; i < n; i++)
        y[i] = 1 / (1 + expf(-y[i]));
}

ALWAYS_INLINE void softmax(float *y, const int n)
{
    float largest = y[0], sum = 0;
    for (int i = 1; i < n; i++)
        largest = y[i] > largest ? y[i] : largest;
    for (int i = 0; i < n; i++)
    {
        y[i] = expf(y[i] - largest);
        sum += y[i];
    }
    const float scale = 1 / sum;
    for (int i = 0; i < n; i++)
        y[i] *= scale;
}
