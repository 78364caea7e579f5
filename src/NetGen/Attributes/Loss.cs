namespace NetGen;

/// <summary>What a training minimises, as a mean over samples.</summary>
/// <remarks>The loss follows from the last layer, as negative log-likelihood does: softmax gives <see cref="CrossEntropy"/>, sigmoid <see cref="BinaryCrossEntropy"/>, anything else <see cref="MeanSquaredError"/>.</remarks>
public enum Loss
{
    /// <summary>The loss that follows from the last layer. A network has one of the others.</summary>
    Default,

    /// <summary>(1/K) Σₖ (yₖ − tₖ)², a mean over the K output units too.</summary>
    MeanSquaredError,

    /// <summary>−Σₖ tₖ ln yₖ over the classes of a softmax layer, computed from its logits.</summary>
    CrossEntropy,

    /// <summary>−(1/K) Σₖ tₖ ln yₖ + (1 − tₖ) ln(1 − yₖ) over K independent sigmoid units, computed from their logits.</summary>
    BinaryCrossEntropy,
}
