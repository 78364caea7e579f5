using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The displacement of <see cref="ElasticDeformation"/>, drawn for each sample: random numbers on a coarse grid, each spread by a Gaussian.</summary>
/// <remarks>
/// The distance of the grid points is 1.5 σ. A Gaussian is a product of one along x and one along y. So the rows of the grid are first interpolated to rows of
/// pixels. The four grid rows that affect a row of the image are summed where the image is computed. The weights of a pixel are scaled so that their squares
/// sum to 1. Then the field has the same standard deviation everywhere, in spite of the grid.
/// </remarks>
internal sealed class ElasticField
{
    /// <summary>Number of grid points on a line that affect a pixel: those less than 3σ away.</summary>
    public const int Taps = 4;

    /// <summary>Distance of two grid points, in σ.</summary>
    private const double Step = 1.5;

    /// <summary>Index of the displacements along x.</summary>
    public const int AlongX = 0;

    /// <summary>Index of the displacements along y.</summary>
    public const int AlongY = 1;

    private const int Directions = 2;

    private readonly Amplitude _amplitude;
    private readonly int _gridWidth;
    private readonly int _gridHeight;
    private readonly int _pitch;
    private readonly int[] _firstOfColumn;
    private readonly int[] _firstOfRow;
    private readonly AlignedBuffer _rowWeights;
    private readonly AlignedBuffer _columnWeights;
    private readonly AlignedBuffer _grid;
    private readonly AlignedBuffer _rows;

    /// <summary>Prepares the weights for images of one size.</summary>
    public ElasticField(ElasticDeformation settings, ImageShape shape)
    {
        // The variance of a uniform number from −a to a is a²/3.
        _amplitude = new Amplitude((float)(settings.Alpha / (2 * Math.Sqrt(Math.PI) * settings.Sigma)));
        double step = Step * settings.Sigma;
        _firstOfColumn = FirstPoints(shape.Width, step);
        _firstOfRow = FirstPoints(shape.Height, step);
        _gridWidth = _firstOfColumn[^1] + Taps;
        _gridHeight = _firstOfRow[^1] + Taps;

        // Rows of pixels are padded to whole vectors, so that no load has to check for the end.
        _pitch = (shape.Width + 15) / 16 * 16;
        _rowWeights = new AlignedBuffer(shape.Height * Taps);
        _columnWeights = new AlignedBuffer(_gridWidth * _pitch);
        _grid = new AlignedBuffer(_gridHeight * Directions * _gridWidth);
        _rows = new AlignedBuffer(_gridHeight * Directions * _pitch);
        Span<double> weights = stackalloc double[Taps];
        for (int y = 0; y < shape.Height; y++)
        {
            Weigh(y / step, weights);
            for (int tap = 0; tap < Taps; tap++)
            {
                _rowWeights.Span[(y * Taps) + tap] = (float)weights[tap];
            }
        }

        for (int x = 0; x < shape.Width; x++)
        {
            Weigh(x / step, weights);
            for (int tap = 0; tap < Taps; tap++)
            {
                _columnWeights.Span[((_firstOfColumn[x] + tap) * _pitch) + x] = (float)weights[tap];
            }
        }
    }

    /// <summary>Values from one interpolated row of a direction to the next.</summary>
    public int RowStep => Directions * _pitch;

    /// <summary>The weights of the four grid rows that affect a row of the image.</summary>
    public ref float WeightsOf(int y) => ref _rowWeights.Span[y * Taps];

    /// <summary>The first of these rows, interpolated to pixels.</summary>
    public ref float RowsOf(int y, int direction) => ref _rows.Span[((_firstOfRow[y] * Directions) + direction) * _pitch];

    /// <summary>Draws a field.</summary>
    /// <param name="random">The sequence of the sample.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(CounterRandom random)
    {
        RandomFill.Span(_amplitude, random, _grid.Span);
        switch (VectorWidth.Lanes)
        {
            case 16:
                Widen<FloatVector512>();
                break;
            case 8:
                Widen<FloatVector256>();
                break;
            default:
                Widen<FloatVector128>();
                break;
        }
    }

    /// <summary>For each pixel of a line, the index of the first grid point that affects it. Point k is at k − 1 steps from the first pixel.</summary>
    private static int[] FirstPoints(int length, double step) => [.. Enumerable.Range(0, length).Select(pixel => (int)Math.Floor(pixel / step))];

    /// <summary>e^(−d²/2σ²) for the grid points around a position, where d is their distance. The position is in steps of the grid.</summary>
    private static void Weigh(double position, Span<double> weights)
    {
        double behind = position - Math.Floor(position) + ((Taps / 2) - 1), squares = 0;
        for (int tap = 0; tap < Taps; tap++)
        {
            double distance = Step * (behind - tap);
            weights[tap] = Math.Exp(-0.5 * distance * distance);
            squares += weights[tap] * weights[tap];
        }

        foreach (ref double weight in weights)
        {
            weight /= Math.Sqrt(squares);
        }
    }

    /// <summary>Interpolates rows of grid points to rows of pixels, for both directions at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Widen<V>()
        where V : struct, IFloatVector<V>
    {
        ref float weights = ref MemoryMarshal.GetReference(_columnWeights.Span);
        for (int x = 0; x < _pitch; x += V.Count)
        {
            int first = _firstOfColumn[Math.Min(x, _firstOfColumn.Length - 1)];
            int end = _firstOfColumn[Math.Min(x + V.Count, _firstOfColumn.Length) - 1] + Taps;
            ref float points = ref MemoryMarshal.GetReference(_grid.Span);
            ref float target = ref MemoryMarshal.GetReference(_rows.Span);
            for (int row = 0; row < _gridHeight; row++)
            {
                V alongX = default, alongY = default;
                for (int point = first; point < end; point++)
                {
                    V weight = V.Load(ref weights, (point * _pitch) + x);
                    alongX = V.MultiplyAdd(V.Broadcast(ref Unsafe.Add(ref points, point)), weight, alongX);
                    alongY = V.MultiplyAdd(V.Broadcast(ref Unsafe.Add(ref points, point + _gridWidth)), weight, alongY);
                }

                alongX.Store(ref target, x);
                alongY.Store(ref target, x + _pitch);
                points = ref Unsafe.Add(ref points, Directions * _gridWidth);
                target = ref Unsafe.Add(ref target, Directions * _pitch);
            }
        }
    }

    /// <summary>Uniform in [−limit, limit).</summary>
    private readonly struct Amplitude(float limit) : IRandomFunction
    {
        private readonly float _width = 2 * limit;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Invoke<V>(in CounterRandom random, V n)
            where V : struct, IFloatVector<V> => (random.Uniform(n) * _width) - limit;
    }
}
