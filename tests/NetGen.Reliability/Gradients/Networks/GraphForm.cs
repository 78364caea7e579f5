namespace NetGen.Reliability.Gradients.Networks;

/// <summary>How a layer lies in the graph.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Add">Adds the layer, once or on several paths.</param>
internal sealed record GraphForm(string Name, Action<DeclaredShape, Action> Add)
{
    public static IReadOnlyList<GraphForm> All { get; } =
    [
        new("chain", static (_, layer) => layer()),
        new("residual", static (network, layer) =>
        {
            var input = network.Label();
            layer();

            // Where shapes differ, the output of the layer goes around an activation in place of its input around the layer.
            if (!network.Join(input, adds: true))
            {
                Around(network, adds: true);
            }
        }),
        new("two paths added", static (network, layer) => TwoPaths(network, layer, adds: true)),
        new("two paths side by side", static (network, layer) => TwoPaths(network, layer, adds: false)),
        new("output read twice", static (network, layer) =>
        {
            layer();
            Around(network, adds: false);
        }),
        new("output read three times", static (network, layer) =>
        {
            layer();
            var output = network.Label();
            network.Add("Activate(Activation.Sigmoid)").Join(output, adds: true);
            var sum = network.Label();
            network.From(output);
            network.Add("Activate(Activation.Silu)").Join(sum, adds: true);
        }),
    ];

    public override string ToString() => Name;

    private static void Around(DeclaredShape network, bool adds)
    {
        var output = network.Label();
        network.Add("Activate(Activation.Tanh)").Join(output, adds);
    }

    private static void TwoPaths(DeclaredShape network, Action layer, bool adds)
    {
        var input = network.Label();
        layer();
        var first = network.Label();
        network.From(input);
        layer();
        network.Join(first, adds);
    }
}
