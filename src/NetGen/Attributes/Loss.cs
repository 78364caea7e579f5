namespace NetGen;

/// <summary>The loss that training minimises, as a mean over samples.</summary>
/// <remarks>
/// The default follows from the activation of the last layer, because the loss is a negative log-likelihood:
/// <list type="bullet">
/// <item>softmax: <see cref="CrossEntropy"/></item>
/// <item>sigmoid: <see cref="BinaryCrossEntropy"/></item>
/// <item>any other: <see cref="MeanSquaredError"/></item>
/// </list>
/// </remarks>
public enum Loss
{
    /// <summary>The loss that follows from the activation of the last layer. The loss of a network is one of the others, never this value.</summary>
    Default,

    /// <summary>(1/K) Σₖ (yₖ − tₖ)², which is also a mean over the K output units.</summary>
    MeanSquaredError,

    /// <summary>−Σₖ tₖ ln yₖ over the classes of a softmax layer, computed from its logits.</summary>
    CrossEntropy,

    /// <summary>−(1/K) Σₖ tₖ ln yₖ + (1 − tₖ) ln(1 − yₖ) over K independent sigmoid units, computed from their logits.</summary>
    BinaryCrossEntropy,
}
