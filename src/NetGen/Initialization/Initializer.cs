namespace NetGen;

/// <summary>Draws start weights. Every tensor has its own random sequence, counted in [out, in] order, so that the packing does not change what a seed gives.</summary>
internal static class Initializer
{
    /// <summary>Fills the packed block; padding stays zero.</summary>
    public static void Fill(NetworkInfo info, Span<float> packed, int seed)
    {
        for (int index = 0; index < info.Tensors.Length; index++)
        {
            Fill(info.Tensors[index], CounterRandom.For(seed, CounterRandom.Purpose.Initialization, index), packed);
        }
    }

    private static void Fill(TensorInfo tensor, CounterRandom random, Span<float> packed)
    {
        (Func<uint, double> draw, double spread) = Distribution(tensor, random);
        for (int row = 0; row < tensor.Rows; row++)
        {
            for (int column = 0; column < tensor.Columns; column++)
            {
                packed[tensor.IndexOf(row, column)] = (float)(spread * draw((uint)((row * tensor.Columns) + column)));
            }
        }
    }

    /// <summary>The sequence and its spread: σ of a normal, the half-width of a uniform.</summary>
    /// <remarks>He: He et al., ICCV 2015. Xavier: Glorot and Bengio, AISTATS 2010. LeCun: LeCun et al., "Efficient BackProp", 1998.</remarks>
    private static (Func<uint, double> Draw, double Spread) Distribution(TensorInfo tensor, CounterRandom random)
    {
        double fanIn = tensor.Columns, fanOut = tensor.Rows;
        (Func<uint, double> draw, double spread) = tensor.Init switch
        {
            null => (static _ => 1, 1),
            Init.Zeros => (static _ => 0, 0),
            Init.He => (random.Normal, Math.Sqrt(2 / fanIn)),
            Init.Xavier => (random.Normal, Math.Sqrt(2 / (fanIn + fanOut))),
            Init.LeCun => (random.Normal, Math.Sqrt(1 / fanIn)),
            Init.Normal => (random.Normal, 1),
            Init.HeUniform => (Symmetric, Math.Sqrt(6 / fanIn)),
            Init.XavierUniform => (Symmetric, Math.Sqrt(6 / (fanIn + fanOut))),
            Init.Uniform => ((Func<uint, double>)Symmetric, 1.0),
            var other => throw new InvalidOperationException($"Unknown weight start {other}."),
        };
        return (draw, spread * tensor.InitScale);

        double Symmetric(uint n) => (2 * random.UniformDouble(n)) - 1;
    }
}
