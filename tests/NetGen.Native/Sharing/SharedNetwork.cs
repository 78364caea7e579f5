using System.Runtime.InteropServices;

namespace NetGen.Native.Sharing;

/// <summary>One instance of a network and samples for it. Whoever calls it gets the same bits, whatever else the process does.</summary>
internal abstract class SharedNetwork
{
    /// <summary>The kinds of networks that there are.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        nameof(Registers), nameof(OneMethod), nameof(ZerosSkipped), nameof(Alternating), nameof(Rented), nameof(Scaled), nameof(Convolved), nameof(Residual),
        nameof(Frozen),
    ];

    /// <summary>Makes an instance that has predicted nothing yet.</summary>
    public static SharedNetwork Create(string kind) => kind switch
    {
        nameof(Registers) => Trainable<Registers>(),
        nameof(OneMethod) => Trainable<OneMethod>(),
        nameof(ZerosSkipped) => Trainable<ZerosSkipped>(),
        nameof(Alternating) => Trainable<Alternating>(),
        nameof(Rented) => Trainable<Rented>(),
        nameof(Scaled) => Trainable<Scaled>(),
        nameof(Convolved) => Trainable<Convolved>(),
        nameof(Residual) => Trainable<Residual>(),
        nameof(Frozen) => new SharedNetwork<Frozen>(new Frozen(), new OtherInstances<Residual>(static () => _ = new Frozen())),
        _ => throw new ArgumentException($"Expected one of {string.Join(", ", Kinds)}, but found '{kind}'.", nameof(kind)),
    };

    /// <summary>What happens to other instances meanwhile.</summary>
    public abstract OtherInstances Others { get; }

    /// <summary>All that the network answers, in a fixed order: each sample alone, then batches of several sizes.</summary>
    public abstract float[] Answers();

    /// <summary>Predicts in one of the forms that there are and compares.</summary>
    /// <param name="draw">Chooses form and samples.</param>
    /// <param name="expected">What <see cref="Answers"/> returned elsewhere.</param>
    /// <param name="room">Memory of the caller.</param>
    /// <returns>The number of samples predicted.</returns>
    /// <exception cref="InvalidOperationException">Other bits were found.</exception>
    public abstract int Try(uint draw, ReadOnlySpan<float> expected, Room room);

    /// <summary>Memory for the answers of one thread.</summary>
    public abstract Room NewRoom();

    private static SharedNetwork<T> Trainable<T>()
        where T : class, INeuralNetwork<T>
    {
        T network = T.Create(seed: 3);
        network.SetState(OtherInstances<T>.Statistics());
        _ = network.Storage.ChangeParameters(); // What is folded is stale now: the first prediction folds.
        return new SharedNetwork<T>(network, new OtherInstances<T>());
    }
}

/// <summary>Memory for the answers of one thread.</summary>
/// <param name="Outputs">For the outputs of the largest batch.</param>
/// <param name="Classes">For the classes of the largest batch.</param>
internal sealed record Room(float[] Outputs, int[] Classes);

/// <summary>The same for one class.</summary>
internal sealed class SharedNetwork<T>(T network, OtherInstances others) : SharedNetwork
    where T : class, IInferenceNetwork<T>
{
    private const int Rows = 48;

    /// <summary>Batches of sizes that leave a rest in tiles of every height.</summary>
    private static readonly int[] s_batches = [1, 5, 6, 13, 32, Rows];

    private readonly float[] _inputs = Samples.Inputs(Rows, T.InputSize);

    public override OtherInstances Others => others;

    public override string ToString() => typeof(T).Name;

    public override Room NewRoom() => new(new float[Rows * T.OutputSize], new int[Rows]);

    public override float[] Answers()
    {
        float[] answers = new float[(Rows + s_batches.Sum()) * T.OutputSize];
        for (int row = 0; row < Rows; row++)
        {
            network.Predict(Inputs(row, 1), answers.AsSpan(row * T.OutputSize, T.OutputSize));
        }

        int start = Rows;
        foreach (int rows in s_batches)
        {
            network.PredictBatch(Inputs(0, rows), answers.AsSpan(start * T.OutputSize, rows * T.OutputSize));
            start += rows;
        }

        return answers;
    }

    public override int Try(uint draw, ReadOnlySpan<float> expected, Room room)
    {
        int row = (int)((draw >> 8) % Rows), batch = (int)((draw >> 8) % (uint)s_batches.Length);
        switch (draw & 255)
        {
            case < 4:
                return TryBatch(batch, expected, room.Outputs);
            case < 8:
                return TryClasses(batch, expected, room.Classes);
            case < 24:
                int @class = network.Classify(Inputs(row, 1));
                Compare("Classify", row, [@class], [ClassOf(expected, row)]);
                return 1;
            default:
                network.Predict(Inputs(row, 1), room.Outputs.AsSpan(0, T.OutputSize));
                Compare("Predict", row, Bits(room.Outputs.AsSpan(0, T.OutputSize)), Bits(expected.Slice(row * T.OutputSize, T.OutputSize)));
                return 1;
        }
    }

    private int TryBatch(int batch, ReadOnlySpan<float> expected, float[] outputs)
    {
        int rows = s_batches[batch];
        Span<float> answers = outputs.AsSpan(0, rows * T.OutputSize);
        network.PredictBatch(Inputs(0, rows), answers);
        Compare("PredictBatch", rows, Bits(answers), Bits(expected.Slice(StartOf(batch) * T.OutputSize, answers.Length)));
        return rows;
    }

    private int TryClasses(int batch, ReadOnlySpan<float> expected, int[] classes)
    {
        int rows = s_batches[batch], start = StartOf(batch);
        Classification.ClassifyBatch(network, Inputs(0, rows), classes.AsSpan(0, rows));
        for (int row = 0; row < rows; row++)
        {
            Compare("ClassifyBatch", rows, [classes[row]], [ClassOf(expected, start + row)]);
        }

        return rows;
    }

    private static int StartOf(int batch)
    {
        int start = Rows;
        for (int i = 0; i < batch; i++)
        {
            start += s_batches[i];
        }

        return start;
    }

    private static int ClassOf(ReadOnlySpan<float> answers, int row) =>
        Classification.ClassOf(answers.Slice(row * T.OutputSize, T.OutputSize), Activation.Softmax);

    private ReadOnlySpan<float> Inputs(int row, int count) => _inputs.AsSpan(row * T.InputSize, count * T.InputSize);

    private static ReadOnlySpan<int> Bits(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, int>(values);

    private static void Compare(string form, int sample, ReadOnlySpan<int> found, ReadOnlySpan<int> expected)
    {
        if (!found.SequenceEqual(expected))
        {
            throw new InvalidOperationException(
                $"{typeof(T).Name}.{form}({sample}): expected {Text(expected)} as from one thread, but found {Text(found)}.");
        }
    }

    private static string Text(ReadOnlySpan<int> bits) =>
        string.Join(' ', bits[..Math.Min(bits.Length, 12)].ToArray().Select(static value => value.ToString("X8", CultureInfo.InvariantCulture)));
}
