using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>
/// Activations and gradients of a network at the end of an epoch, measured on some rows of its training set by a <see cref="HealthMonitor"/>.
/// </summary>
public sealed record TrainingHealth
{
    /// <summary>Number of rows measured.</summary>
    public required int SampleCount { get; init; }

    /// <summary>
    /// The layers whose outputs can be measured, first to last. A layer that is fused with the following activation is missing, because only the output of both
    /// exists.
    /// </summary>
    public required ImmutableArray<LayerHealth> Layers { get; init; }

    /// <summary>All parameter tensors, in the order of <c>CopyParametersTo</c>.</summary>
    public required ImmutableArray<TensorHealth> Tensors { get; init; }

    /// <summary>
    /// Root mean square of the first weight matrix's gradient, divided by that of the last one's. Far below 1, gradients vanish from the last layer to the
    /// first; far above 1, they explode. Null if the gradient of the last one is zero, or with fewer than two weight matrices.
    /// </summary>
    /// <remarks>
    /// Hochreiter (1991), Bengio, Simard and Frasconi ("Learning long-term dependencies with gradient descent is difficult", 1994) and Glorot and Bengio
    /// (AISTATS 2010) compare layers in this way.
    /// </remarks>
    public required double? GradientRatio { get; init; }

    /// <summary>
    /// The first value that is NaN or infinite, in the order of forward and then backward propagation, such as <c>output of Relu2</c> or
    /// <c>gradient of 2.weight</c>. Null if all values are finite.
    /// </summary>
    public string? FirstNonFinite { get; init; }

    /// <summary>What seems wrong, one sentence each. Empty if nothing does.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>One line for every layer, tensor and warning.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (LayerHealth layer in Layers)
        {
            string dead = layer.DeadUnitCount is { } count ? string.Create(CultureInfo.InvariantCulture, $", {count} of {layer.UnitCount} units dead") : "";
            text.Append(CultureInfo.InvariantCulture, $"{layer.Name}: outputs {layer.OutputRms:G3} (root mean square){dead}\n");
        }

        foreach (TensorHealth tensor in Tensors)
        {
            text.Append(CultureInfo.InvariantCulture, $"{tensor.Name}: norm {tensor.Norm:G3}, gradient {tensor.GradientNorm:G3}\n");
        }

        if (GradientRatio is { } ratio)
        {
            text.Append(CultureInfo.InvariantCulture, $"gradient of the first weights over that of the last: {ratio:G3}\n");
        }

        foreach (string warning in Warnings)
        {
            text.Append(warning).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }
}

/// <summary>The outputs of a layer.</summary>
/// <param name="Name">The layer's name, such as <c>Relu1</c>.</param>
/// <param name="OutputRms">Root mean square of its outputs over rows and units.</param>
/// <param name="UnitCount">Number of outputs of one sample.</param>
/// <param name="DeadUnitCount">Number of ReLU units whose output is positive for none of the rows. No gradient passes them. Null for other layers.</param>
public sealed record LayerHealth(string Name, double OutputRms, int UnitCount, int? DeadUnitCount)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(LayerHealth), PrintMembers);

    /// <summary>The share of units that are dead; 0 for layers other than ReLU.</summary>
    public double DeadShare => (DeadUnitCount ?? 0) / (double)UnitCount;
}

/// <summary>A parameter tensor and its gradient.</summary>
/// <param name="Name">The tensor's name, such as <c>0.weight</c>.</param>
/// <param name="Norm">‖W‖₂.</param>
/// <param name="GradientNorm">‖dW‖₂ of the mean loss over the rows.</param>
public sealed record TensorHealth(string Name, double Norm, double GradientNorm)
{
    /// <summary>The properties and their values, in every culture the same.</summary>
    public override string ToString() => RecordText.Of(nameof(TensorHealth), PrintMembers);
}
