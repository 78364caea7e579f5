using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Draws initial weights. Each tensor has its own random sequence, which is counted in [out, in] order. So the weights of a seed do not depend on the packing.
/// </summary>
/// <remarks>They do not depend on the processor either: see <see cref="IRandomFunction"/>.</remarks>
internal static class Initializer
{
    /// <summary>Fills the packed block. Padding stays zero.</summary>
    public static void Fill(NetworkInfo info, Span<float> packed, int seed)
    {
        for (int index = 0; index < info.Tensors.Length; index++)
        {
            Fill(info.Tensors[index], CounterRandom.For(seed, CounterRandom.Purpose.Initialization, index), packed);
        }
    }

    private static void Fill(TensorInfo tensor, CounterRandom random, Span<float> packed)
    {
        float spread = (float)(Spread(tensor) * tensor.InitScale);
        switch (tensor.Init)
        {
            case Init.He or Init.Xavier or Init.LeCun or Init.Normal:
                NormalNumbers.FillPanels(random, spread, packed[tensor.Offset..], tensor.Rows, tensor.Columns, tensor.PanelWidth, tensor.PanelStride);
                break;
            case Init.HeUniform or Init.XavierUniform or Init.Uniform:
                Draw(new Symmetric(spread), tensor, random, packed);
                break;
            default:
                Draw(new Constant(spread), tensor, random, packed);
                break;
        }
    }

    /// <summary>σ of a normal, half the width of a uniform, or the value of a constant distribution, before the multiplication by the scale.</summary>
    /// <remarks>He: He et al., ICCV 2015. Xavier: Glorot and Bengio, AISTATS 2010. LeCun: LeCun et al., "Efficient BackProp", 1998.</remarks>
    private static double Spread(TensorInfo tensor)
    {
        double fanIn = tensor.FanIn, fanOut = tensor.FanOut;
        return tensor.Init switch
        {
            null => 1,
            Init.Zeros => 0,
            Init.He => Math.Sqrt(2 / fanIn),
            Init.Xavier => Math.Sqrt(2 / (fanIn + fanOut)),
            Init.LeCun => Math.Sqrt(1 / fanIn),
            Init.Normal or Init.Uniform => 1,
            Init.HeUniform => Math.Sqrt(6 / fanIn),
            Init.XavierUniform => Math.Sqrt(6 / (fanIn + fanOut)),
            var other => throw new InvalidOperationException($"Unknown weight start {other}."),
        };
    }

    private static void Draw<T>(T distribution, TensorInfo tensor, CounterRandom random, Span<float> packed)
        where T : struct, IRandomFunction =>
        RandomFill.Panels(distribution, random, packed[tensor.Offset..], tensor.Rows, tensor.Columns, tensor.PanelWidth, tensor.PanelStride);

    private readonly struct Constant(float value) : IRandomFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(in CounterRandom random, V n)
            where V : struct, IFloatVector<V> => V.Create(value);
    }

    /// <summary>Uniform in [−a, a).</summary>
    private readonly struct Symmetric(float halfWidth) : IRandomFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(in CounterRandom random, V n)
            where V : struct, IFloatVector<V> => ((random.Uniform(n) * 2f) - 1f) * halfWidth;
    }
}
