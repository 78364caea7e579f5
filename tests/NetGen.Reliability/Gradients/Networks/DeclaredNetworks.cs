namespace NetGen.Reliability.Gradients.Networks;

/// <summary>The product of what a declaration may have: layer, activation, loss, size, graph, what is done to the input, what lies before the layer.</summary>
internal static class DeclaredNetworks
{
    /// <summary>Odd, and on both sides of the widths of vectors.</summary>
    private static readonly int[] s_sizes = [1, 2, 3, 5, 7, 9, 15, 17, 31, 33];

    /// <summary>Height and width of an image; the width is the length of a sequence.</summary>
    private static readonly (int Height, int Width)[] s_places = [(5, 7), (3, 9), (6, 5), (5, 6), (4, 8)];

    private static readonly string[] s_inputs = ["", "Standardize", "MinMaxScale", "Dropout(0.2)", "BatchNorm", "LayerNorm"];

    /// <summary>What is trained before the layer, so that gradients must go through it.</summary>
    private static readonly string[] s_stems = ["slopes", "weights", "nothing"];

    private static readonly Lazy<IReadOnlyList<int[]>> s_pairs = new(static () => CoveringArray.Of(Counts!));

    /// <summary>How many values every factor has: layer, activation, end, size, graph, input, stem.</summary>
    public static IReadOnlyList<int> Counts { get; } =
    [
        LayerForm.All.Count, ActivationForm.All.Count, EndForm.All.Count, s_sizes.Length, GraphForm.All.Count, s_inputs.Length, s_stems.Length
    ];

    /// <summary>The number of networks.</summary>
    public static long Product { get; } = Counts.Aggregate(1L, static (product, count) => product * count);

    /// <summary>Rows of values such that every pair of values of two factors is in one.</summary>
    public static IReadOnlyList<int[]> Pairs => s_pairs.Value;

    /// <summary>The values of the factors at a position of the product.</summary>
    public static int[] At(long position)
    {
        int[] values = new int[Counts.Count];
        for (int factor = 0; factor < values.Length; factor++)
        {
            (position, long value) = Math.DivRem(position, Counts[factor]);
            values[factor] = (int)value;
        }

        return values;
    }

    /// <summary>The attributes of a class.</summary>
    public static string TextOf(int[] values)
    {
        LayerForm layer = LayerForm.All[values[0]];
        ActivationForm activation = ActivationForm.All[values[1]];
        EndForm end = EndForm.All[values[2]];
        int size = s_sizes[values[3]];
        DeclaredShape network = new(InputOf(layer.Axes, size, values[3]));
        network.Add($"NeuralNetwork({string.Join(", ", network.Sizes)}{end.Setting})");
        if (s_inputs[values[5]] is { Length: > 0 } input)
        {
            network.Add(input);
        }

        AddStem(network, s_stems[values[6]], layer.Axes, size);
        GraphForm.All[values[4]].Add(network, () => layer.Add(network, size, activation));
        end.AddTo(network, s_sizes[(values[3] + values[1] + 3) % s_sizes.Length]);
        return network.Text;
    }

    /// <summary>Few channels where there are many pixels.</summary>
    private static int[] InputOf(int axes, int size, int index)
    {
        int channels = 1 + (index % 4);
        (int height, int width) = s_places[index % s_places.Length];
        return axes switch
        {
            1 => [s_sizes[(index + 4) % s_sizes.Length]],
            2 => [width, Math.Min(size, 5)],
            _ => [height, width, channels],
        };
    }

    private static void AddStem(DeclaredShape network, string stem, int axes, int size)
    {
        int channels = Math.Min(size, 5);
        switch (stem, axes)
        {
            case ("slopes", _):
                network.Add("Activate(Activation.PRelu, SlopePerChannel = true)");
                break;
            case ("weights", 1):
                network.Add($"Dense({size}, Activation.Tanh)", size);
                break;
            case ("weights", 2):
                network.AddOfChannels($"Conv1D({channels}, 1, Activation.Tanh)", channels);
                break;
            case ("weights", _):
                network.AddOfChannels($"Conv2D({channels}, 1, Activation.Tanh)", channels);
                break;
        }
    }
}
