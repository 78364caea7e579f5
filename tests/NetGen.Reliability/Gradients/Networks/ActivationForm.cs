namespace NetGen.Reliability.Gradients.Networks;

/// <summary>An activation with its settings, as an argument.</summary>
/// <param name="Function">The activation.</param>
/// <param name="Settings">What follows it among the arguments.</param>
internal sealed record ActivationForm(Activation Function, string Settings = "")
{
    /// <summary>Every activation that a hidden layer may have. A softmax is a last layer, so it is among the ends.</summary>
    public static IReadOnlyList<ActivationForm> All { get; } =
    [
        new(Activation.Linear),
        new(Activation.Sigmoid),
        new(Activation.Tanh),
        new(Activation.Relu),
        new(Activation.LeakyRelu),
        new(Activation.LeakyRelu, ", Alpha = -0.3"),
        new(Activation.PRelu),
        new(Activation.PRelu, ", SlopePerChannel = true"),
        new(Activation.RRelu),
        new(Activation.RRelu, ", Lower = -0.2, Upper = 0.9"),
        new(Activation.Elu),
        new(Activation.Elu, ", Alpha = -0.7"),
        new(Activation.Softplus),
        new(Activation.Softplus, ", Beta = 2.5"),
        new(Activation.Gelu),
        new(Activation.Silu),
    ];

    /// <summary>As an argument of a layer, with the layer's own named arguments between.</summary>
    public string After(string arguments, string named = "") => $"{arguments}, Activation.{Function}{named}{Settings}";

    /// <summary>As a layer of its own; linear is none.</summary>
    public void AddTo(DeclaredShape network)
    {
        if (Function != Activation.Linear)
        {
            network.Add($"Activate(Activation.{Function}{Settings})");
        }
    }

    public override string ToString() => Function + Settings;
}
