namespace NetGen;

/// <summary>
/// The states of a training's callbacks, as tensors of bytes. A callback without a state, such as <see cref="Checkpoint"/>, is not stored. So it may be added
/// or removed before a resume.
/// </summary>
internal static class CallbackStates
{
    private const string NamesKey = "callbacks";

    /// <summary>Adds the states to a checkpoint.</summary>
    public static void Write(IEnumerable<Callback> callbacks, List<SafeTensor> tensors, Dictionary<string, string> metadata)
    {
        var names = new List<string>();
        foreach (Callback callback in callbacks)
        {
            byte[] state = callback.SaveState();
            if (state.Length > 0)
            {
                tensors.Add(SafeTensor.Of(TensorName(names.Count), [state.Length], state.AsSpan()));
                names.Add(callback.GetType().Name);
            }
        }

        metadata[NamesKey] = string.Join(' ', names);
    }

    /// <summary>Restores the saved states of callbacks. If one callback refuses its state, none is changed.</summary>
    public static void Restore(IReadOnlyList<(Callback Callback, byte[] Saved)> states)
    {
        byte[][] before = [.. states.Select(static state => state.Callback.SaveState())];
        int restored = 0;
        try
        {
            for (; restored < states.Count; restored++)
            {
                states[restored].Callback.RestoreState(states[restored].Saved);
            }
        }
        catch
        {
            // A callback that had no state is reset by its next training anyway.
            for (int i = 0; i < restored; i++)
            {
                if (before[i].Length > 0)
                {
                    states[i].Callback.RestoreState(before[i]);
                }
            }

            throw;
        }
    }

    /// <summary>Finds the callbacks whose states the file holds: the same types in the same order. Other callbacks may be between them.</summary>
    /// <exception cref="NetGenFormatException">A callback is missing.</exception>
    public static List<(Callback Callback, byte[] Saved)> Match(SafetensorsReader file, IReadOnlyList<Callback> callbacks)
    {
        string saved = file.Value(NamesKey);
        var matched = new List<(Callback, byte[])>();
        using IEnumerator<Callback> given = callbacks.GetEnumerator();
        foreach (string name in saved.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            do
            {
                if (!given.MoveNext())
                {
                    string found = string.Join(' ', callbacks.Select(static callback => callback.GetType().Name));
                    throw new NetGenFormatException(
                        $"{file.Path}: expected the callbacks whose state it holds, '{saved}', in this order, but this training has '{found}'.");
                }
            }
            while (!string.Equals(given.Current.GetType().Name, name, StringComparison.Ordinal));

            matched.Add((given.Current, BytesOf(file, TensorName(matched.Count))));
        }

        return matched;
    }

    private static byte[] BytesOf(SafetensorsReader file, string name)
    {
        SafetensorsEntry entry = file.Entries.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.Ordinal))
            ?? throw new NetGenFormatException($"{file.Path}: expected the tensor '{name}', but found none.");
        return file.Bytes(name, entry.Shape.Length == 1 ? entry.Shape[0] : -1);
    }

    private static string TensorName(int index) => "callback." + CheckpointMetadata.Text(index);
}
