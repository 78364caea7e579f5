using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>A network from inside at the end of an epoch, on some rows of its training set. A <see cref="HealthMonitor"/> takes it.</summary>
public sealed record TrainingHealth
{
    /// <summary>Rows it was taken on.</summary>
    public required int SampleCount { get; init; }

    /// <summary>The layers whose outputs can be seen, first to last. A layer that is computed in one go with the activation behind it is missing: only what comes out of both exists.</summary>
    public required ImmutableArray<LayerHealth> Layers { get; init; }

    /// <summary>All parameter tensors, in the order of <c>CopyParametersTo</c>.</summary>
    public required ImmutableArray<TensorHealth> Tensors { get; init; }

    /// <summary>Root mean square of the first weight matrix's gradient over that of the last one's: far below 1 gradients vanish on their way back, far above they explode. Null where the last one's is zero, and with fewer than two weight matrices.</summary>
    /// <remarks>Hochreiter (1991); Bengio, Simard and Frasconi, "Learning long-term dependencies with gradient descent is difficult" (1994); Glorot and Bengio (AISTATS 2010) compare layers so.</remarks>
    public required double? GradientRatio { get; init; }

    /// <summary>The first value of forward propagation, then of backward propagation, that is NaN or infinite, such as <c>output of Relu2</c> or <c>gradient of 2.weight</c>; null when all are finite.</summary>
    public string? FirstNonFinite { get; init; }

    /// <summary>What seems wrong, a sentence each; empty when nothing does.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>A line for every layer, tensor and warning.</summary>
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

        text.Append(CultureInfo.InvariantCulture, $"gradient of the first weights over that of the last: {GradientRatio:G3}");
        foreach (string warning in Warnings)
        {
            text.Append('\n').Append(warning);
        }

        return text.ToString();
    }
}

/// <summary>What comes out of a layer.</summary>
/// <param name="Name">The layer's name, such as <c>Relu1</c>.</param>
/// <param name="OutputRms">Root mean square of its outputs over rows and units.</param>
/// <param name="UnitCount">Outputs of one sample.</param>
/// <param name="DeadUnitCount">Units of a ReLU that are positive for none of the rows: no gradient flows through them. Null for other layers.</param>
public sealed record LayerHealth(string Name, double OutputRms, int UnitCount, int? DeadUnitCount)
{
    /// <summary>The share of units that are dead; 0 for layers that are no ReLU.</summary>
    public double DeadShare => (DeadUnitCount ?? 0) / (double)UnitCount;
}

/// <summary>A parameter tensor and its gradient.</summary>
/// <param name="Name">The tensor's name, such as <c>0.weight</c>.</param>
/// <param name="Norm">‖W‖₂.</param>
/// <param name="GradientNorm">‖dW‖₂ of the mean loss over the rows.</param>
public sealed record TensorHealth(string Name, double Norm, double GradientNorm);
