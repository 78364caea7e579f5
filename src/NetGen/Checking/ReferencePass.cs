using System.ComponentModel;

namespace NetGen.Runtime;

/// <summary>
/// The input of the generated reference code, which is plain loops in <see langword="double"/>: a few samples, and the parameters in the order of
/// <c>CopyParametersTo</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReferencePass
{
    private readonly int _seed;

    /// <summary>Creates a pass over a few samples.</summary>
    /// <param name="parameters">In the order of <c>CopyParametersTo</c>.</param>
    /// <param name="state">In the order of <c>CopyStateTo</c>.</param>
    /// <param name="inputs">[rows, input size].</param>
    /// <param name="targets">[rows, output size].</param>
    /// <param name="rows">Number of samples.</param>
    /// <param name="seed">The seed of the random factors, such as dropout masks.</param>
    public ReferencePass(double[] parameters, double[] state, double[] inputs, double[] targets, int rows, int seed)
    {
        Parameters = parameters;
        State = state;
        Inputs = inputs;
        Targets = targets;
        Rows = rows;
        _seed = seed;
        Gradient = new double[parameters.Length];
    }

    /// <summary>The parameters, in the order of <c>CopyParametersTo</c>.</summary>
    public double[] Parameters { get; }

    /// <summary>The statistics, in the order of <c>CopyStateTo</c>.</summary>
    public double[] State { get; }

    /// <summary>The samples: [rows, input size].</summary>
    public double[] Inputs { get; }

    /// <summary>The targets: [rows, output size].</summary>
    public double[] Targets { get; }

    /// <summary>Number of samples.</summary>
    public int Rows { get; }

    /// <summary>Receives the gradient, in the order of <see cref="Parameters"/>.</summary>
    public double[] Gradient { get; }

    /// <summary>The random numbers of a layer for a row, as in epoch 0 of a training. Row n of the pass counts as row n of the data set.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <param name="layer">Index of the layer.</param>
    /// <param name="row">The row.</param>
    public CounterRandom RandomOfRow(CounterRandom.Purpose purpose, int layer, int row) => CounterRandom.For(_seed, purpose, layer, 0, row);

    /// <summary>The random numbers of a layer for the whole mini-batch, as in step 0 of a training.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <param name="layer">Index of the layer.</param>
    public CounterRandom RandomOfStep(CounterRandom.Purpose purpose, int layer) => CounterRandom.For(_seed, purpose, layer, 0);
}
