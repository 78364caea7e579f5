using System.Runtime.CompilerServices;
using NetGen.Generator.Model;
using Op = NetGen.Generator.Operations;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>
/// Runs operations as they are written down: plain loops, double precision, one named array for every value. It is the definition that all generated code is
/// held to.
/// </summary>
/// <remarks>
/// n counts samples, i the inputs of a layer, j its units. Nothing here is shared with the emitter; only the random numbers are the runtime's.
/// </remarks>
internal sealed class PlanInterpreter(int rows, int seed = 0)
{
    private readonly Dictionary<string, double[]> _values = new(StringComparer.Ordinal);

    /// <summary>Arrays that were asked for, by the identity of the name, because a loop asks for every element.</summary>
    private readonly (string? Name, double[] Values)[] _recent = new (string?, double[])[32];

    /// <summary>The array of a value, zero at first.</summary>
    public double[] this[Value key]
    {
        get
        {
            ref (string? Name, double[] Values) recent = ref _recent[RuntimeHelpers.GetHashCode(key.Name) % _recent.Length];
            if (!ReferenceEquals(recent.Name, key.Name))
            {
                recent = (key.Name, _values.TryGetValue(key.Name, out double[]? values) ? values : _values[key.Name] = new double[LengthOf(key)]);
            }

            return recent.Values;
        }

        set
        {
            _values[key.Name] = value.Length == LengthOf(key) ? value : throw new ArgumentException($"{key} has {LengthOf(key)} values, not {value.Length}");
            Array.Clear(_recent);
        }
    }

    /// <summary>The same by name, for values that something has computed.</summary>
    public double[] this[string name] => _values[name];

    public void Run(IEnumerable<Operation> ops)
    {
        foreach (Operation op in ops)
        {
            Run(op);
            foreach (Value term in op.Plus)
            {
                Each(op.Writes.First(), k => this[op.Writes.First()][k] + this[term][k]);
            }
        }
    }

    private int LengthOf(Value value) => value.HasBatchAxis ? rows * value.Columns : value.Length;

    private void Run(Operation op)
    {
        switch (op)
        {
            case Op.MatMulNT(var y, var x, var w):
                double[] xs = this[x], ws = this[w];
                Fill(y, (n, j) => Sum(x.Columns, i => xs[(n * x.Columns) + i] * ws[(j * x.Columns) + i]));
                break;
            case Op.MatMulNN(var dx, var dy, var w):
                double[] dys = this[dy], weights = this[w];
                Fill(dx, (n, i) => Sum(dy.Columns, j => dys[(n * dy.Columns) + j] * weights[(j * dx.Columns) + i]));
                break;
            case Op.MatMulTN(var dw, var dy, var x):
                double[] errors = this[dy], inputs = this[x];
                Fill(dw, (j, i) => Sum(rows, n => errors[(n * dy.Columns) + j] * inputs[(n * x.Columns) + i]));
                break;
            case Op.AddRow(var y, var b):
                Fill(y, (n, j) => this[y][(n * y.Columns) + j] + this[b][j % b.Length]);
                break;
            case Op.SumRows(var db, var dy):
                Each(db, j => Sum(rows * dy.Columns / db.Length, p => this[dy][(p * db.Length) + j]));
                break;
            case Op.Convolve(var y, var x, var w, var window, var groups):
                (double[] places, double[] filters, double[] image) = (this[y], this[w], this[x]);
                Convolve(y, x, window, groups, (n, result, weight, value) => places[(n * y.Columns) + result] +=
                    filters[weight] * image[(n * x.Columns) + value], y);
                break;
            case Op.ConvolveInputGradient(var dx, var dy, var w, var window, var groups):
                (double[] ofImage, double[] ofFilters, double[] ofPlaces) = (this[dx], this[w], this[dy]);
                Convolve(dy, dx, window, groups, (n, result, weight, value) => ofImage[(n * dx.Columns) + value] +=
                    ofFilters[weight] * ofPlaces[(n * dy.Columns) + result], dx);
                break;
            case Op.ConvolveWeightGradient(var dw, var dy, var x, var window, var groups):
                (double[] slopes, double[] errorsOfPlaces, double[] pixelsOfImage) = (this[dw], this[dy], this[x]);
                Convolve(dy, x, window, groups, (n, result, weight, value) => slopes[weight] +=
                    errorsOfPlaces[(n * dy.Columns) + result] * pixelsOfImage[(n * x.Columns) + value], dw);
                break;
            case Op.MaxPool(var y, var x, var window):
                Pool(y, window, (n, place, c, pixels) => pixels.Select(pixel => At(x, n, pixel, c)).Aggregate(Math.Max)); // NaN, where there is one
                break;
            case Op.AveragePool(var y, var x, var window) { Counted: var counted }:
                Pool(y, window, (n, place, c, pixels) => pixels.Sum(pixel => At(x, n, pixel, c)) / WindowDefinitions.CountOf(window, counted, place));
                break;
            case Op.MaxPoolBackward(var dx, var dy, var x, _, var window):
                Each(dx, static _ => 0);
                Pool(dy, window, (n, place, c, pixels) =>
                {
                    double largest = pixels.Max(other => At(x, n, other, c));
                    int first = pixels.First(pixel => At(x, n, pixel, c) == largest);
                    this[dx][(n * dx.Columns) + (first * x.Shape.Channels) + c] += At(dy, n, place, c);
                    return At(dy, n, place, c);
                });
                break;
            case Op.AveragePoolBackward(var dx, var dy, var window) { Counted: var counted }:
                Each(dx, static _ => 0);
                Pool(dy, window, (n, place, c, pixels) =>
                {
                    foreach (int pixel in pixels)
                    {
                        this[dx][(n * dx.Columns) + (pixel * dx.Shape.Channels) + c] += At(dy, n, place, c) / WindowDefinitions.CountOf(window, counted, place);
                    }

                    return At(dy, n, place, c);
                });
                break;
            case Op.ChannelsFirst(var y, var x, var channels):
                Fill(y, (n, i) => this[x][(n * x.Columns) + (i % (x.Columns / channels) * channels) + (i / (x.Columns / channels))]);
                break;
            case Op.ChannelsLast(var y, var x, var channels):
                Fill(y, (n, i) => this[x][(n * x.Columns) + (i % channels * (x.Columns / channels)) + (i / channels)]);
                break;
            case Op.Apply(var y, var x, var f):
                Each(y, k => ActivationFormulas.Value(f, this[x][k]));
                break;
            case Op.ApplyBackward(var dx, var dy, var x, _, var f):
                Each(dx, k => this[dy][k] * ActivationFormulas.Derivative(f, this[x][k]));
                break;
            case Op.SlopedRelu(var y, var x, var s):
                Each(y, k => this[x][k] > 0 ? this[x][k] : Slope(s, x, k) * this[x][k]);
                break;
            case Op.SlopedReluBackward(var dx, var dy, var x, var s):
                Each(dx, k => this[x][k] > 0 ? this[dy][k] : Slope(s, x, k) * this[dy][k]);
                break;
            case Op.SlopeGradient(var ds, var dy, var x):
                Each(ds, c => Sum(rows * x.Columns, k => ds.Length == 1 || ChannelOf(x, k) == c ? this[dy][k] * Math.Min(this[x][k], 0) : 0));
                break;
            case Op.Multiply(var y, var a, var b):
                Each(y, k => this[a][k] * this[b][k]);
                break;
            case Op.MultiplyChannels(var y, var a, var m):
                Fill(y, (n, i) => this[a][(n * a.Columns) + i] * this[m][(n * a.Shape.Channels) + ChannelOf(a, i)]);
                break;
            case Op.DrawMask(var m, _, var rate, var layer):
                Fill(m, (n, j) => Mask(rate, RandomOfRow(CounterRandom.Purpose.Dropout, layer, n).Uniform((uint)j)));
                break;
            case Op.DrawWeightMask(var m, var rate, var layer):
                Each(m, k => Mask(rate, CounterRandom.For(seed, CounterRandom.Purpose.DropConnect, layer).Uniform((uint)k)));
                break;
            case Op.DrawSlopes(var s, _, var lower, var upper, var layer):
                Fill(s, (n, j) => lower + ((upper - lower) * RandomOfRow(CounterRandom.Purpose.RandomSlope, layer, n).Uniform((uint)j)));
                break;
            case Op.Scale(var y, var x, var mean, var divisor):
                Fill(y, (n, i) => (this[x][(n * x.Columns) + i] - this[mean][i]) / this[divisor][i]);
                break;
            case Op.MeanOfRows(var mean, var x):
                double[] measured = this[x];
                Each(mean, c => Mean(PixelsOf(x), q => measured[(q * x.Shape.Channels) + c]));
                break;
            case Op.VarianceOfRows(var variance, var x, var mean):
                double[] scattered = this[x], centers = this[mean];
                Each(variance, c => Mean(PixelsOf(x), q => Math.Pow(scattered[(q * x.Shape.Channels) + c] - centers[c], 2)));
                break;
            case Op.Normalize(var y, var x, var mean, var variance, var gamma, var beta, var epsilon):
                Each(y, k => (this[gamma][ChannelOf(x, k)] * Normalized(x, mean, variance, epsilon, k)) + this[beta][ChannelOf(x, k)]);
                break;
            case Op.NormalizeGradients(var dgamma, var dbeta, var dy, var x, var mean, var variance, var epsilon):
                Each(dgamma, c =>
                    Sum(PixelsOf(x), q => this[dy][(q * x.Shape.Channels) + c] * Normalized(x, mean, variance, epsilon, (q * x.Shape.Channels) + c)));
                Each(dbeta, c => Sum(PixelsOf(x), q => this[dy][(q * x.Shape.Channels) + c]));
                break;
            case Op.NormalizeBackward(var dx, var dy, var x, var mean, var variance, var gamma, var dgamma, var dbeta, var epsilon):
                double Scale(int c) => this[gamma][c] / Math.Sqrt(this[variance][c] + epsilon);
                Each(dx, k => Scale(ChannelOf(x, k))
                    * (this[dy][k] - (this[dbeta][ChannelOf(x, k)] / PixelsOf(
                        x)) - (Normalized(x, mean, variance, epsilon, k) * this[dgamma][ChannelOf(x, k)] / PixelsOf(x))));
                break;
            case Op.TrackMean(var running, var mean, var momentum):
                Each(running, j => ((1 - momentum) * this[running][j]) + (momentum * this[mean][j]));
                break;
            case Op.TrackVariance(var running, var variance, var momentum) { Pixels: var pixels }:
                Each(running, j => ((1 - momentum) * this[running][j]) + (momentum * this[variance][j] * rows * pixels / ((rows * pixels) - 1)));
                break;
            case Op.Softmax(var y, var x):
                Fill(y, (n, j) => Math.Exp(this[x][(n * x.Columns) + j] - LogSumExp(x, n)));
                break;
            case Op.SoftmaxBackward(var dx, var dy, var y):
                Fill(dx, (n, j) => this[y][(n * y.Columns)
                    + j] * (this[dy][(n * y.Columns) + j] - Sum(y.Columns, k => this[dy][(n * y.Columns) + k] * this[y][(n * y.Columns) + k])));
                break;
            case Op.SoftmaxCrossEntropy(var y, var l, var z, var t):
                Fill(y, (n, j) => Math.Exp(this[z][(n * z.Columns) + j] - LogSumExp(z, n)));
                Each(l, n => Sum(z.Columns, j => this[t][(n * z.Columns) + j] * (LogSumExp(z, n) - this[z][(n * z.Columns) + j])));
                break;
            case Op.SigmoidCrossEntropy(var y, var l, var z, var t):
                Each(y, k => ActivationFormulas.Sigmoid(this[z][k]));
                Each(l, n => Mean(z.Columns, j => BinaryCrossEntropy(this[z][(n * z.Columns) + j], this[t][(n * z.Columns) + j])));
                break;
            case Op.SquaredError(var y, var l, var z, var t):
                Each(y, k => this[z][k]);
                Each(l, n => Mean(z.Columns, j => Math.Pow(this[z][(n * z.Columns) + j] - this[t][(n * z.Columns) + j], 2)));
                break;
            case Op.OutputMinusTarget(var dz, var y, var t, var numerator, var denominator):
                Each(dz, k => numerator * (this[y][k] - this[t][k]) / ((double)rows * denominator));
                break;
            case Op.Add(var y, var a, var b):
                Each(y, k => this[a][k] + this[b][k]);
                break;
            case Op.Same(var y, var x):
                Each(y, k => this[x][k]);
                break;
            case Op.Join(var y, var a, var b):
                Fill(y, (n, k) => Joined(y, a, b, n, k / y.Shape.Channels, k % y.Shape.Channels));
                break;
            case Op.TakeChannels(var dx, var dy, var first):
                Fill(dx, (n, i) => this[dy][(n * dy.Columns) + (i / dx.Shape.Channels * dy.Shape.Channels) + first + (i % dx.Shape.Channels)]);
                break;
            case Op.MomentsOfUnits(var mean, var variance, var x):
                int units = x.Columns / mean.Columns;
                Each(mean, run => Mean(units, j => this[x][(run * units) + j]));
                Each(variance, run => Mean(units, j => Math.Pow(this[x][(run * units) + j] - this[mean][run], 2)));
                break;
            case Op.NormalizeUnits(var y, var x, var mean, var variance, var gamma, var beta, var epsilon):
                Each(y, k => (this[gamma][k % gamma.Length] * NormalizedUnit(x, mean, variance, epsilon, k)) + this[beta][k % beta.Length]);
                break;
            case Op.NormalizeUnitsGradient(var dgamma, var dy, var x, var mean, var variance, var epsilon):
                Each(dgamma, j => Sum(rows * x.Columns, k => k % dgamma.Length == j ? this[dy][k] * NormalizedUnit(x, mean, variance, epsilon, k) : 0));
                break;
            case Op.NormalizeUnitsBackward(var dx, var dy, var x, var mean, var variance, var gamma, var epsilon):
                double G(int k) => this[gamma][k % gamma.Length] * this[dy][k];
                double MeanOfRun(int k, Func<int, double> value) => Mean(gamma.Length, j => value((k / gamma.Length * gamma.Length) + j));
                Each(dx, k => (G(k) - MeanOfRun(k, G)
                    - (NormalizedUnit(x, mean, variance, epsilon, k) * MeanOfRun(k, other => G(other) * NormalizedUnit(x, mean, variance, epsilon, other))))
                    / Math.Sqrt(this[variance][k / gamma.Length] + epsilon));
                break;
            case Op.CopyRows(var y, var x):
                Each(y, k => this[x][k]);
                break;
            default:
                new GeneralDefinitions(this, rows).Run(op);
                break;
        }
    }

    private static double Sum(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sum += term(k);
        }

        return sum;
    }

    private static double Mean(int count, Func<int, double> term) => Sum(count, term) / count;

    /// <summary>The runtime compares with the rate as a float, which is what it draws against.</summary>
    private static double Mask(double rate, float uniform) => uniform < (float)rate ? 0 : 1 / (1 - rate);

    /// <summary>−t ln σ(z) − (1 − t) ln(1 − σ(z)), where −ln σ(z) = ln(1 + e⁻ᶻ) and 1 − σ(z) = σ(−z).</summary>
    private static double BinaryCrossEntropy(double z, double t) => (t * ActivationFormulas.Softplus(-z)) + ((1 - t) * ActivationFormulas.Softplus(z));

    /// <summary>A value of an image: sample, pixel, channel.</summary>
    private double At(Value image, int n, int pixel, int channel) => this[image][(n * image.Columns) + (pixel * image.Shape.Channels) + channel];

    /// <summary>Starts a sum at zero and visits every product of it.</summary>
    private void Convolve(Value results, Value image, Window window, int groups, Action<int, int, int, int> product, Value sum)
    {
        Each(sum, static _ => 0);
        var products = new List<(int Result, int Weight, int Value)>();
        WindowDefinitions.EachProduct(
            window, image.Shape.Channels, results.Shape.Channels, groups, (result, weight, value) => products.Add((result, weight, value)));
        for (int n = 0; n < rows; n++)
        {
            foreach ((int result, int weight, int value) in products)
            {
                product(n, result, weight, value);
            }
        }
    }

    /// <summary>Every place and channel of a pool; a gradient that comes in is left as it is.</summary>
    private void Pool(Value results, Window window, Func<int, int, int, int[], double> pool)
    {
        ILookup<int, int> lookup = WindowDefinitions.PixelsOf(window);
        int channels = results.Shape.Channels;
        int[][] pixels = [.. Enumerable.Range(0, results.Columns / channels).Select(place => lookup[place].ToArray())];
        Fill(results, (n, k) => pool(n, k / channels, k % channels, pixels[k / channels]));
    }

    private double LogSumExp(Value z, int n)
    {
        double largest = Enumerable.Range(0, z.Columns).Max(j => this[z][(n * z.Columns) + j]);
        return largest + Math.Log(Sum(z.Columns, j => Math.Exp(this[z][(n * z.Columns) + j] - largest)));
    }

    private double Normalized(Value x, Value mean, Value variance, double epsilon, int k) =>
        (this[x][k] - this[mean][ChannelOf(x, k)]) / Math.Sqrt(this[variance][ChannelOf(x, k)] + epsilon);

    /// <summary>Where a value is in its pixel: a vector is one pixel, whose channels are its units.</summary>
    private static int ChannelOf(Value x, int k) => k % x.Shape.Channels;

    /// <summary>Pixels of all rows.</summary>
    private int PixelsOf(Value x) => rows * x.Columns / x.Shape.Channels;

    /// <summary>Of a value of all rows; there are as many means as runs.</summary>
    private double NormalizedUnit(Value x, Value mean, Value variance, double epsilon, int k)
    {
        int run = k / (x.Columns / mean.Columns);
        return (this[x][k] - this[mean][run]) / Math.Sqrt(this[variance][run] + epsilon);
    }

    private double Joined(Value y, Value a, Value b, int n, int pixel, int channel) => channel < a.Shape.Channels
        ? this[a][(n * a.Columns) + (pixel * a.Shape.Channels) + channel]
        : this[b][(n * b.Columns) + (pixel * b.Shape.Channels) + channel - a.Shape.Channels];

    private double Slope(Value slopes, Value x, int k) => this[slopes][slopes.HasBatchAxis ? k : slopes.Length == 1 ? 0 : ChannelOf(x, k)];

    private CounterRandom RandomOfRow(CounterRandom.Purpose purpose, int layer, int n) => CounterRandom.For(seed, purpose, layer, 0, n);

    /// <summary>Value by value.</summary>
    private void Each(Value target, Func<int, double> value)
    {
        double[] values = this[target];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = value(k);
        }
    }

    /// <summary>Row by row: n is the sample (of a weight matrix: the unit), and the columns follow.</summary>
    private void Fill(Value target, Func<int, int, double> value) => Each(target, k => value(k / target.Columns, k % target.Columns));
}
