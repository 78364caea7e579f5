namespace NetGen.Reliability.Numbers;

/// <summary>Numbers that arithmetic treats in a special way, or that it takes out of the range of floats.</summary>
internal static class SpecialValue
{
    /// <summary>All of them. NaN occurs with several bits: quiet, signalling, negative and with a payload.</summary>
    public static IReadOnlyList<float> All { get; } =
    [
        float.NaN, OfBits(0x7F80_0001), OfBits(0xFFC1_2345), OfBits(0x7FFF_FFFF), float.PositiveInfinity, float.NegativeInfinity,
        float.MaxValue, float.MinValue, 1e38f, -1e38f, 2e19f, -2e19f, 1e15f, -0f, 0f, 1e-30f, -1e-30f, OfBits(0x0080_0000), OfBits(0x807F_FFFF), 1e-40f,
        -1e-40f, float.Epsilon, -float.Epsilon, 1f, float.BitDecrement(1f), float.BitIncrement(1f), -1f,
    ];

    /// <summary>Whether a computation with the value stays far from both ends of the range of floats.</summary>
    public static bool IsTame(float value) => Math.Abs(value) <= 2;

    private static float OfBits(uint bits) => BitConverter.UInt32BitsToSingle(bits);
}
