namespace NetGen.Reliability.Gradients.Networks;

/// <summary>The last layer and the loss.</summary>
/// <param name="Last">The activation of the last layer.</param>
/// <param name="Loss">The loss that the declaration gives.</param>
/// <param name="IsDense">Whether a dense layer comes last. If not, what is there goes through the activation.</param>
internal sealed record EndForm(Activation Last, Loss Loss, bool IsDense = true)
{
    /// <summary>Every activation with the loss that follows from it, and every loss that may be given.</summary>
    public static IReadOnlyList<EndForm> All { get; } =
    [
        .. Enum.GetValues<Activation>().Select(static last => new EndForm(last, Loss.Default)),
        new(Activation.Softmax, Loss.CrossEntropy),
        new(Activation.Sigmoid, Loss.BinaryCrossEntropy),
        new(Activation.Softmax, Loss.MeanSquaredError),
        new(Activation.Sigmoid, Loss.MeanSquaredError),
        new(Activation.Tanh, Loss.MeanSquaredError),
        new(Activation.Linear, Loss.Default, IsDense: false),
        new(Activation.Softmax, Loss.Default, IsDense: false),
        new(Activation.Sigmoid, Loss.Default, IsDense: false),
    ];

    /// <summary>What the network's attribute says of the loss.</summary>
    public string Setting => Loss == Loss.Default ? "" : $", Loss = Loss.{Loss}";

    public void AddTo(DeclaredShape network, int size)
    {
        if (IsDense)
        {
            int outputs = Last == Activation.Softmax ? Math.Max(2, size) : size;
            network.Add($"Dense({outputs}, Activation.{Last})", outputs);
        }
        else
        {
            new ActivationForm(Last).AddTo(network);
        }
    }

    public override string ToString() => $"{(IsDense ? "Dense, " : "")}{Last}, {Loss}";
}
