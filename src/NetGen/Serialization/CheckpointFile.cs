using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The whole state of a training as a safetensors file. Values are in the order of <c>CopyParametersTo</c>, not in the order of memory.</summary>
internal static class CheckpointFile
{
    private const string ParametersName = "parameters";
    private const string StateName = "state";
    private const string AverageParametersName = "average.parameters";
    private const string AverageStateName = "average.state";
    private const string GoodParametersName = "last_good.parameters";
    private const string GoodStateName = "last_good.state";
    private const string DivisionName = "division";

    /// <summary>Writes the state of a training between two steps.</summary>
    public static void Write(CheckpointPair files, TrainingRun run)
    {
        NetworkStorage storage = run.Storage;
        var tensors = new List<SafeTensor>
        {
            Unpacked(ParametersName, run.Info, storage.Parameters),
            SafeTensor.Of(StateName, [storage.State.Length], storage.State),
            HistoryTable.Write(run.History),
        };
        for (int index = 0; index < run.Options.Optimizer.StateSlotCount; index++)
        {
            tensors.Add(Unpacked(SlotName(index), run.Info, Slot(run, index)));
        }

        if (run.Average is { } average)
        {
            tensors.Add(Unpacked(AverageParametersName, run.Info, average.Parameters));
            tensors.Add(SafeTensor.Of(AverageStateName, [average.State.Length], average.State));
        }

        // Between epochs, the network has the last good weights, unless a callback has changed them.
        if (!AreSame(run.LastGood.Parameters, storage.Parameters) || !AreSame(run.LastGood.State, storage.State))
        {
            tensors.Add(Unpacked(GoodParametersName, run.Info, run.LastGood.Parameters));
            tensors.Add(SafeTensor.Of(GoodStateName, [run.LastGood.State.Length], run.LastGood.State));
        }

        Dictionary<string, string> metadata = Describe(run);
        metadata[DivisionName] = run.DivisionText;
        TrainingPosition.Of(run).WriteTo(metadata);
        CallbackStates.Write(run.Options.Callbacks, tensors, metadata);
        files.Write(tensors, metadata);
    }

    /// <summary>
    /// Restores the state of a training from a file. If the file is damaged, the file before it is used, and the history gets a warning. Nothing is changed
    /// unless the file belongs to this network, data set and options.
    /// </summary>
    /// <exception cref="NetGenFormatException">The file belongs to another training, or both files are damaged.</exception>
    /// <exception cref="FileNotFoundException">Neither file exists.</exception>
    /// <returns>The file from which the training resumes.</returns>
    public static string Restore(string path, TrainingRun run)
    {
        using SafetensorsReader file = new CheckpointPair(path).Open(out string? damage);
        try
        {
            Restore(file, run);
        }
        catch (NetGenFormatException exception) when (damage is not null)
        {
            throw new NetGenFormatException($"{damage} {exception.Message}", exception);
        }

        if (damage is not null)
        {
            run.History.Warn($"{damage} The training goes on from {file.Path}, the checkpoint before it.");
        }

        return file.Path;
    }

    private static void Restore(SafetensorsReader file, TrainingRun run)
    {
        foreach ((string key, string expected) in Describe(run))
        {
            string found = file.Value(key);
            if (!string.Equals(found, expected, StringComparison.Ordinal))
            {
                throw new NetGenFormatException($"{file.Path}: expected a checkpoint with {key} '{expected}', as in this training, but found '{found}'.");
            }
        }

        // Files of earlier versions, which could not divide mini-batches, do not have this property.
        string division = file.Metadata.GetValueOrDefault(DivisionName, "none");
        if (!string.Equals(division, run.DivisionText, StringComparison.Ordinal))
        {
            throw new NetGenFormatException(
                $"{file.Path}: expected a checkpoint with {DivisionName} '{run.DivisionText}', as in this training, but found '{division}'.");
        }

        NetworkInfo info = run.Info;
        TrainingPosition position = TrainingPosition.Read(file, run);
        float[] parameters = file.FiniteFloats(ParametersName, info.ParameterCount);
        float[] state = Statistics(file, StateName, info);
        float[][] slots = [.. Enumerable.Range(0, run.Options.Optimizer.StateSlotCount).Select(index => file.Floats(SlotName(index), info.ParameterCount))];
        float[] averageParameters = run.Average is null ? [] : file.FiniteFloats(AverageParametersName, info.ParameterCount);
        float[] averageState = run.Average switch
        {
            null => [],
            { State.Length: 0 } => file.Floats(AverageStateName, 0), // the statistics themselves are not averaged
            _ when position.Step == 0 => file.FiniteFloats(AverageStateName, info.StateCount), // zeros: nothing has been averaged yet
            _ => Statistics(file, AverageStateName, info),
        };
        bool hasLastGood = file.Entries.Any(static entry => entry.Name is GoodParametersName);
        float[] goodParameters = hasLastGood ? file.FiniteFloats(GoodParametersName, info.ParameterCount) : parameters;
        float[] goodState = hasLastGood ? Statistics(file, GoodStateName, info) : state;
        EpochRecord[] records = HistoryTable.Read(file, position.Epoch);
        CallbackStates.Restore(CallbackStates.Match(file, run.Options.Callbacks));

        run.Storage.SetParameters(parameters);
        run.Storage.SetState(state);
        ParameterPacking.Pack(info.Tensors, goodParameters, run.LastGood.Parameters);
        goodState.CopyTo(run.LastGood.State);
        for (int index = 0; index < slots.Length; index++)
        {
            ParameterPacking.Pack(info.Tensors, slots[index], Slot(run, index));
        }

        if (run.Average is { } average)
        {
            ParameterPacking.Pack(info.Tensors, averageParameters, average.Parameters);
            averageState.CopyTo(average.State);
        }

        foreach (EpochRecord record in records)
        {
            run.History.Add(record);
        }

        position.ApplyTo(run);
    }

    /// <summary>The properties that must be the same to resume.</summary>
    internal static Dictionary<string, string> Describe(TrainingRun run)
    {
        FitOptions options = run.Options;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tensors"] = string.Join(' ', run.Info.Tensors.Select(static tensor => $"{tensor.Name}[{string.Join(',', tensor.Shape)}]")),
            ["layers"] = run.Info.Description,
            ["samples"] = CheckpointMetadata.Text(run.Data.Count),
            ["data"] = run.DataFingerprint,
            ["seed"] = CheckpointMetadata.Text(options.Seed),
            ["batch_size"] = CheckpointMetadata.Text(options.BatchSize),
            ["shuffle"] = run.Shuffling is null ? "false" : run.Shuffling.IsByBlocks ? run.Shuffling.ToString() : "true",
            ["augmentation"] = options.Augmentation?.DescribeFor(run.Info) ?? "none",
            ["optimizer"] = options.Optimizer.ToString() ?? "",
            ["optimizer_slots"] = CheckpointMetadata.Text(options.Optimizer.StateSlotCount),
            ["schedule"] = options.Schedule?.DescribeFor(options.Epochs) ?? "none",
            ["regularization"] = options.DescribeRegularization(),
            ["frozen"] = run.Trained.FrozenNames,
            ["weight_averaging"] = options.AverageWeights?.ToString() ?? "none",
            ["validation"] = run.ValidationText,
        };
    }

    private static Span<float> Slot(TrainingRun run, int index) => run.OptimizerState.Span.Slice(index * run.Info.PackedLength, run.Info.PackedLength);

    private static SafeTensor Unpacked(string name, NetworkInfo info, ReadOnlySpan<float> packed)
    {
        float[] values = new float[info.ParameterCount];
        ParameterPacking.Unpack(info.Tensors, packed, values);
        return SafeTensor.Of(name, [values.Length], values.AsSpan());
    }

    /// <summary>Reads statistics. Each must satisfy the bound of its layer.</summary>
    private static float[] Statistics(SafetensorsReader file, string name, NetworkInfo info)
    {
        float[] state = file.FiniteFloats(name, info.StateCount);
        return info.RefusalOf(state) is { } refusal ? throw new NetGenFormatException($"{file.Path}: statistic {refusal}") : state;
    }

    private static bool AreSame(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));

    private static string SlotName(int index) => "optimizer." + CheckpointMetadata.Text(index);
}
