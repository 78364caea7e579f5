namespace NetGen;

/// <summary>Normalises every unit over the mini-batch. Declared, but not supported yet: a class that uses it gets the error NETGEN110.</summary>
/// <remarks>Source: Ioffe and Szegedy, "Batch Normalization", ICML 2015.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : Attribute
{
    /// <summary>The weight of the newest batch in the running statistics.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>Added to the variance before its root is taken.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
