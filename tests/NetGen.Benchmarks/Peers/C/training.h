// What both trainers share: the order of the samples, and denormals as zero.
#pragma once
#include <stdint.h>
#if defined(__SSE__)
#include <immintrin.h>
#endif

static uint64_t random_state;

// xorshift64*
static uint32_t random_below(uint32_t bound)
{
    random_state ^= random_state >> 12;
    random_state ^= random_state << 25;
    random_state ^= random_state >> 27;
    return (uint32_t)(((random_state * 0x2545F4914F6CDD1DULL) >> 32) * bound >> 32);
}

static void order_samples(int *order, int samples, int shuffle)
{
    for (int i = 0; i < samples; i++)
        order[i] = i;
    for (int i = samples - 1; shuffle && i > 0; i--)
    {
        int j = random_below(i + 1), other = order[j];
        order[j] = order[i];
        order[i] = other;
    }
}

// Flush to zero, denormals are zero; returns what to restore. Without it the moments of dead weights make every step several times slower.
static unsigned flush_denormals(void)
{
#if defined(__SSE__)
    unsigned before = _mm_getcsr();
    _mm_setcsr(before | 0x8040);
    return before;
#else
    return 0;
#endif
}

static void restore_denormals(unsigned before)
{
#if defined(__SSE__)
    _mm_setcsr(before);
#endif
}
