using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime;

/// <summary>Passes of layers that treat each value on its own. Spans may have any length, and a result may overwrite an operand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ElementwisePass
{
    /// <summary>y = f(z).</summary>
    /// <typeparam name="T">The activation f.</typeparam>
    /// <param name="z">Pre-activations.</param>
    /// <param name="y">Receives the activations; may be <paramref name="z"/>.</param>
    /// <param name="parameter">The parameter of f, if it has one.</param>
    public static void Apply<T>(ReadOnlySpan<float> z, Span<float> y, float parameter = 0)
        where T : struct, IElementwiseActivation => VectorLoop.Run(new Activate<T>(parameter), z, y);

    /// <summary>dz = dy ⊙ f′. Results below 1e-30 become zero.</summary>
    /// <typeparam name="T">The activation f; its documentation says which of z and y the derivative reads.</typeparam>
    /// <param name="dy">Gradient of the activations.</param>
    /// <param name="z">Pre-activations.</param>
    /// <param name="y">Activations.</param>
    /// <param name="dz">Receives the gradient of the pre-activations; may be <paramref name="dy"/>.</param>
    /// <param name="parameter">The parameter of f, if it has one.</param>
    public static void Backward<T>(ReadOnlySpan<float> dy, ReadOnlySpan<float> z, ReadOnlySpan<float> y, Span<float> dz, float parameter = 0)
        where T : struct, IElementwiseActivation => VectorLoop.Run(new Differentiate<T>(parameter), dy, z, y, dz);

    /// <summary>y = a ⊙ b.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">The other factor.</param>
    /// <param name="y">Receives the products.</param>
    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => VectorLoop.Run(default(Product), a, b, y);

    /// <summary>y = a + b.</summary>
    /// <param name="a">A summand.</param>
    /// <param name="b">The other summand.</param>
    /// <param name="y">Receives the sums; may be either.</param>
    public static void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y) => VectorLoop.Run(default(Sum), a, b, y);

    /// <summary>y = (x − mean) / divisor.</summary>
    /// <param name="x">The values.</param>
    /// <param name="mean">The value to subtract from each.</param>
    /// <param name="divisor">The value to divide each by.</param>
    /// <param name="y">Receives the results.</param>
    public static void Scale(ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> divisor, Span<float> y) =>
        VectorLoop.Run(default(Standardize), x, mean, divisor, y);

    /// <summary>A ReLU with a slope for each value: y = z for z &gt; 0, else slope·z.</summary>
    /// <param name="z">Pre-activations.</param>
    /// <param name="slopes">The slopes.</param>
    /// <param name="y">Receives the activations.</param>
    public static void SlopedRelu(ReadOnlySpan<float> z, ReadOnlySpan<float> slopes, Span<float> y) => VectorLoop.Run(default(Slope), z, slopes, y);

    /// <summary>dz = dy for z &gt; 0, else dy·slope. Results below 1e-30 become zero.</summary>
    /// <param name="dy">Gradient of the activations.</param>
    /// <param name="z">Pre-activations.</param>
    /// <param name="slopes">The slopes.</param>
    /// <param name="dz">Receives the gradient of the pre-activations.</param>
    public static void SlopedReluBackward(ReadOnlySpan<float> dy, ReadOnlySpan<float> z, ReadOnlySpan<float> slopes, Span<float> dz) =>
        VectorLoop.Run(default(SlopeDerivative), dy, z, slopes, dz);

    /// <summary>Gradient of the single slope of a learned ReLU: Σ dy·min(z, 0). Products are in float, their sum is in double.</summary>
    /// <param name="dy">Gradient of the activations.</param>
    /// <param name="z">Pre-activations.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double LearnedReluSlopeGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> z)
    {
        SpanLength.Check(z.Length, dy.Length, nameof(z));

        // Products are widened to double before they are summed. A float sum over a whole mini-batch would lose digits that the gradient check needs.
        // On every processor eight values are summed at a time, so the sum has the same bits.
        ref float firstDy = ref MemoryMarshal.GetReference(dy);
        ref float firstZ = ref MemoryMarshal.GetReference(z);
        Vector256<double> lower = Vector256<double>.Zero, upper = Vector256<double>.Zero;
        for (int i = 0; i < dy.Length; i += FloatVector256.Count)
        {
            FloatVector256 negative = FloatVector256.AtMost(RowVector.Load<FloatVector256>(ref firstZ, i, z.Length), 0f);
            Vector256<float> product = RowVector.Load<FloatVector256>(ref firstDy, i, dy.Length) * negative;
            lower += Vector256.WidenLower(product);
            upper += Vector256.WidenUpper(product);
        }

        return Vector256.Sum(lower + upper);
    }

    private readonly struct Activate<T>(float parameter) : IVectorFunction
        where T : struct, IElementwiseActivation
    {
        public static int Operands => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => V.Apply<T>(a, V.Broadcast(in parameter));
    }

    private readonly struct Differentiate<T>(float parameter) : IVectorFunction
        where T : struct, IElementwiseActivation
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => Denormals.Flush(a * V.Derivative<T>(b, c, V.Broadcast(in parameter)));
    }

    private readonly struct Product : IVectorFunction
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => a * b;
    }

    private readonly struct Sum : IVectorFunction
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => a + b;
    }

    private readonly struct Standardize : IVectorFunction
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => (a - b) / c;
    }

    private readonly struct Slope : IVectorFunction
    {
        public static int Operands => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => LeakyReluActivation.Apply(a, b);
    }

    private readonly struct SlopeDerivative : IVectorFunction
    {
        public static int Operands => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(V a, V b, V c)
            where V : struct, IFloatVector<V> => Denormals.Flush(a * LeakyReluActivation.Derivative(b, default, c));
    }
}
