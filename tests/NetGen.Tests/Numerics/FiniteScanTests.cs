namespace NetGen.Tests.Numerics;

public sealed class FiniteScanTests
{
    /// <summary>The scan goes over four parts side by side, then over what is left.</summary>
    [Fact]
    public void NaNInAnyPlace_IsFound()
    {
        foreach (int length in (int[])[1, 31, 128, 129, 300])
        {
            for (int place = 0; place < length; place++)
            {
                float[] values = new float[length];
                values[place] = float.NaN;
                FiniteScan.IndexOfNonFinite(values).ShouldBe(place, $"of {length} values");
            }
        }
    }
}
