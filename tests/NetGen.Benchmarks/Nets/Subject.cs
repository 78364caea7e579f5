namespace NetGen.Benchmarks.Nets;

/// <summary>A network under measurement, without its type: NetGen's side of every comparison, and the shape its peers are built from.</summary>
internal abstract class Subject
{
    /// <summary>Units from the input to the output.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>Activation of every layer but the last.</summary>
    public Activation Hidden { get; init; } = Activation.Relu;

    /// <summary>Activation of the last layer.</summary>
    public Activation Output { get; init; } = Activation.Softmax;

    /// <summary>The sizes as they are written in reports.</summary>
    public string Shape => string.Join('-', Sizes);

    public int InputSize => Sizes[0];

    public int OutputSize => Sizes[^1];

    public int ParameterCount => Sizes.Zip(Sizes.Skip(1), static (inputs, units) => (inputs + 1) * units).Sum();

    /// <summary>Floating-point operations of the three products of a training step, for one sample. The first layer needs no gradient of its input.</summary>
    public long TrainingFlops
    {
        get
        {
            long products = Sizes.Zip(Sizes.Skip(1), static (inputs, units) => (long)inputs * units).Sum();
            return 2 * ((3 * products) - ((long)Sizes[0] * Sizes[1]));
        }
    }

    /// <summary>Whether this is small enough for code without loops.</summary>
    public bool IsTiny => ParameterCount < 256;

    /// <summary>The weights, layer by layer: [out, in] row-major, then the bias.</summary>
    public abstract float[] Parameters { get; set; }

    /// <summary>The loop over single samples.</summary>
    public abstract void PredictEach(float[] inputs, float[] outputs, int calls);

    /// <summary>A batch of samples, again and again.</summary>
    public abstract void PredictBatches(float[] inputs, float[] outputs, int calls);

    /// <summary>Draws the weights anew and trains them.</summary>
    public abstract History Fit(Dataset data, FitOptions options);

    /// <summary>Trains the weights as they are.</summary>
    public abstract History FitOn(Dataset data, FitOptions options);

    /// <summary>The phases of a training step, one by one.</summary>
    public abstract StepPhases PhasesOf(Dataset data, int rows);
}
