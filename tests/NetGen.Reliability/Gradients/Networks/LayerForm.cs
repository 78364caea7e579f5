namespace NetGen.Reliability.Gradients.Networks;

/// <summary>One way to declare a layer.</summary>
/// <param name="Name">Its kind and what is special about it.</param>
/// <param name="Axes">The axes of what it reads: 1 for units, 2 for a sequence, 3 for an image.</param>
/// <param name="Add">Adds it with a number of units or filters, and its activation.</param>
internal sealed record LayerForm(string Name, int Axes, Action<DeclaredShape, int, ActivationForm> Add)
{
    public static IReadOnlyList<LayerForm> All { get; } = [.. DenseForms.All, .. SequenceForms.All, .. ImageForms.All];

    /// <summary>A layer without an activation of its own.</summary>
    public static LayerForm Plain(string name, int axes, Action<DeclaredShape> add) => new(name, axes, (network, _, activation) =>
    {
        add(network);
        activation.AddTo(network);
    });

    public override string ToString() => Name;
}
