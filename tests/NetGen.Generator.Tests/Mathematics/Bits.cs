namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Compares values bit by bit: NaN equals itself, and zero differs from negative zero.</summary>
internal static class Bits
{
    public static void ShouldBe(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected, string name)
    {
        actual.Length.ShouldBe(expected.Length, name);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(actual[i]) != BitConverter.SingleToInt32Bits(expected[i]))
            {
                throw new ShouldAssertException($"{name}[{i}] is {actual[i]:R}, but should have the bits of {expected[i]:R}");
            }
        }
    }
}
