using System.Collections.Immutable;
using System.Globalization;

namespace NetGen;

/// <summary>The whole state of a training as a file: a safetensors container, everything in the order of the contract and not in that of memory.</summary>
internal static class CheckpointFile
{
    private const string Format = "netgen.checkpoint.1";
    private const string ParametersName = "parameters";
    private const string StateName = "state";
    private const string HistoryName = "history";
    private const string CallbacksKey = "callbacks";
    private const int HistoryColumns = 8;

    /// <summary>Writes a training that stands at the end of an epoch.</summary>
    public static void Write(string path, TrainingRun run)
    {
        NetworkInfo info = run.Info;
        float[] parameters = new float[info.ParameterCount];
        run.Storage.CopyParametersTo(parameters);
        float[] state = new float[info.StateCount];
        run.Storage.CopyStateTo(state);

        var tensors = new List<SafeTensor>
        {
            SafeTensor.Of(ParametersName, [parameters.Length], parameters.AsSpan()),
            SafeTensor.Of(StateName, [state.Length], state.AsSpan()),
            SafeTensor.Of(HistoryName, [run.History.Epochs.Count, HistoryColumns], Flatten(run.History).AsSpan()),
        };
        float[] slot = new float[info.ParameterCount];
        for (int index = 0; index < run.Options.Optimizer.StateSlots; index++)
        {
            ParameterPacking.Unpack(info.Tensors, run.OptimizerState.Span.Slice(index * info.PackedLength, info.PackedLength), slot);
            tensors.Add(SafeTensor.Of(SlotName(index), [slot.Length], slot.AsSpan()));
        }

        // A callback without a state, Checkpoint among them, leaves no trace, so that it may come and go.
        (Callback Callback, byte[] State)[] stateful =
            [.. run.Options.Callbacks.Select(static callback => (callback, callback.SaveState())).Where(static one => one.Item2.Length > 0)];
        for (int index = 0; index < stateful.Length; index++)
        {
            tensors.Add(SafeTensor.Of(CallbackName(index), [stateful[index].State.Length], stateful[index].State.AsSpan()));
        }

        Dictionary<string, string> metadata = Describe(run);
        metadata[CallbacksKey] = string.Join(' ', stateful.Select(static one => one.Callback.GetType().Name));
        SafetensorsWriter.Write(path, tensors, metadata);
    }

    /// <summary>Puts a training where the file says it stood. Nothing is changed unless the file belongs to this network, data set and options.</summary>
    /// <exception cref="NetGenFormatException">The file is damaged or belongs to another training.</exception>
    public static void Restore(string path, TrainingRun run)
    {
        using SafetensorsReader file = SafetensorsReader.Open(path);
        if (!file.Metadata.TryGetValue("format", out string? format) || !format.StartsWith("netgen.checkpoint.", StringComparison.Ordinal))
        {
            throw new NetGenFormatException($"{path}: expected a checkpoint, whose format is '{Format}', but found {(format is null ? "no format" : $"'{format}'")}; a saved network is read by Load.");
        }

        foreach ((string key, string expected) in Describe(run).Where(static pair => !pair.Key.StartsWith("progress.", StringComparison.Ordinal)))
        {
            string found = Value(file, key, path);
            if (!string.Equals(found, expected, StringComparison.Ordinal))
            {
                throw new NetGenFormatException($"{path}: expected a checkpoint with {key} '{expected}', as in this training, but found '{found}'.");
            }
        }

        NetworkInfo info = run.Info;
        int epochs = (int)Number(file, "progress.epoch", path);
        float[] parameters = file.FiniteFloats(ParametersName, info.ParameterCount);
        float[] state = file.FiniteFloats(StateName, info.StateCount);
        double[] history = file.Doubles(HistoryName, epochs, HistoryColumns);
        float[][] slots = [.. Enumerable.Range(0, run.Options.Optimizer.StateSlots).Select(index => file.Floats(SlotName(index), info.ParameterCount))];
        List<(Callback Callback, byte[] Saved)> callbacks = MatchCallbacks(file, run, path);
        long step = Number(file, "progress.step", path);
        float learningRate = BitConverter.Int32BitsToSingle((int)Number(file, "progress.learning_rate_bits", path));
        if (step < 0 || !(learningRate > 0 && float.IsFinite(learningRate)))
        {
            throw new NetGenFormatException(FormattableString.Invariant(
                $"{path}: expected a step of 0 or more and a positive learning rate, but found {step} and {learningRate}."));
        }

        bool stopped = Number(file, "progress.stopped", path) != 0;
        bool scalingIsFitted = Number(file, "progress.scaling_fitted", path) != 0;
        EpochRecord[] records = [.. history.Chunk(HistoryColumns).Select(record => RecordOf(record, path))];
        RequireDivisors(state, path);
        foreach ((Callback callback, byte[] saved) in callbacks)
        {
            callback.RestoreState(saved);
        }

        run.Storage.SetParameters(parameters);
        run.Storage.SetState(state);
        run.Storage.ScalingIsFitted = scalingIsFitted;
        for (int index = 0; index < slots.Length; index++)
        {
            ParameterPacking.Pack(info.Tensors, slots[index], run.OptimizerState.Span.Slice(index * info.PackedLength, info.PackedLength));
        }

        foreach (EpochRecord record in records)
        {
            run.History.Add(record);
        }

        run.LastGood.Keep(run.Storage);
        run.GoTo(epochs, step, default, double.NaN);
        run.LearningRate = learningRate;
        run.StopRequested = stopped;
    }

    /// <summary>What must be the same to go on, and (under "progress.") how far the training is.</summary>
    private static Dictionary<string, string> Describe(TrainingRun run)
    {
        FitOptions options = run.Options;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["format"] = Format,
            ["tensors"] = string.Join(' ', run.Info.Tensors.Select(static tensor => $"{tensor.Name}[{string.Join(',', tensor.Shape)}]")),
            ["layers"] = string.Join(' ', run.Info.Layers.Select(static layer => $"{layer.Kind}[{string.Join(',', layer.OutputShape)}]")) + " " + run.Info.Loss,
            ["samples"] = Text(run.Data.Count),
            ["data"] = run.Data.Checksum.ToString("x8", CultureInfo.InvariantCulture),
            ["seed"] = Text(options.Seed),
            ["batch_size"] = Text(options.BatchSize),
            ["shuffle"] = options.Shuffle ? "true" : "false",
            ["augmentation"] = options.Augmentation?.DescribeFor(run.Info) ?? "none",
            ["optimizer"] = options.Optimizer.ToString() ?? "",
            ["optimizer_slots"] = Text(options.Optimizer.StateSlots),
            ["regularization"] = FormattableString.Invariant($"L1 {options.L1}, L2 {options.L2}, ClipNorm {options.ClipNorm}, ClipValue {options.ClipValue}"),
            ["progress.epoch"] = Text(run.Epoch),
            ["progress.step"] = Text(run.Step),
            ["progress.learning_rate_bits"] = Text(BitConverter.SingleToInt32Bits(run.LearningRate)),
            ["progress.stopped"] = run.StopRequested ? "1" : "0",
            ["progress.scaling_fitted"] = run.Storage.ScalingIsFitted ? "1" : "0",
        };
    }

    private static double[] Flatten(History history) =>
    [
        .. history.Epochs.SelectMany(static epoch => ImmutableArray.Create(
            epoch.Epoch, epoch.Loss, epoch.Penalty, epoch.Accuracy, epoch.ValidationLoss, epoch.ValidationAccuracy, epoch.LearningRate, epoch.Duration.TotalSeconds)),
    ];

    private static byte[] BytesOf(SafetensorsReader file, string name, string path)
    {
        SafetensorsEntry entry = file.Entries.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal))
            ?? throw new NetGenFormatException($"{path}: expected the tensor '{name}', but found none.");
        return file.Bytes(name, entry.Shape.Length == 1 ? entry.Shape[0] : -1);
    }

    private static EpochRecord RecordOf(double[] columns, string path)
    {
        double seconds = columns[7];
        return seconds is >= 0 and < 1e10
            ? new EpochRecord
            {
                Epoch = (int)columns[0],
                Loss = columns[1],
                Penalty = columns[2],
                Accuracy = columns[3],
                ValidationLoss = columns[4],
                ValidationAccuracy = columns[5],
                LearningRate = (float)columns[6],
                Duration = TimeSpan.FromSeconds(seconds),
            }
            : throw new NetGenFormatException(FormattableString.Invariant($"{path}: expected the seconds an epoch took, but found {seconds}."));
    }

    /// <summary>The second half of the statistics divides.</summary>
    private static void RequireDivisors(float[] state, string path)
    {
        int index = Array.FindIndex(state, state.Length / 2, static value => value <= 0);
        if (index >= 0)
        {
            throw new NetGenFormatException(FormattableString.Invariant($"{path}: expected input scales above 0, but found {state[index]}."));
        }
    }

    /// <summary>Finds the callbacks whose state the file holds: the same types in the same order, with any others between them.</summary>
    private static List<(Callback Callback, byte[] Saved)> MatchCallbacks(SafetensorsReader file, TrainingRun run, string path)
    {
        string saved = Value(file, CallbacksKey, path);
        var matched = new List<(Callback, byte[])>();
        using IEnumerator<Callback> given = run.Options.Callbacks.GetEnumerator();
        foreach (string name in saved.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            do
            {
                if (!given.MoveNext())
                {
                    string found = string.Join(' ', run.Options.Callbacks.Select(static callback => callback.GetType().Name));
                    throw new NetGenFormatException($"{path}: expected the callbacks whose state it holds, '{saved}', in this order, but this training has '{found}'.");
                }
            }
            while (!string.Equals(given.Current.GetType().Name, name, StringComparison.Ordinal));

            matched.Add((given.Current, BytesOf(file, CallbackName(matched.Count), path)));
        }

        return matched;
    }

    private static string SlotName(int index) => "optimizer." + Text(index);

    private static string CallbackName(int index) => "callback." + Text(index);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Value(SafetensorsReader file, string key, string path) =>
        file.Metadata.TryGetValue(key, out string? value) ? value : throw new NetGenFormatException($"{path}: expected a NetGen checkpoint, but found no '{key}' in its metadata.");

    private static long Number(SafetensorsReader file, string key, string path) =>
        long.TryParse(Value(file, key, path), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new NetGenFormatException($"{path}: expected a whole number in '{key}', but found '{Value(file, key, path)}'.");
}
