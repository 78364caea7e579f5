namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>A network, data and options, into one place of which a value is put.</summary>
/// <param name="chance">The draws of the case.</param>
/// <param name="value">The value.</param>
/// <param name="folder">Where files may be written.</param>
internal abstract class Scene(Chance chance, float value, string folder)
{
    public const int Rows = 22, ValidationRows = 9;

    public Chance Chance { get; } = chance;

    public float Value { get; } = value;

    public string Folder { get; } = folder;

    public abstract int Inputs { get; }

    public abstract int Outputs { get; }

    public abstract string NetworkName { get; }

    public abstract bool IsImage { get; }

    /// <summary>Whether predictions can be drawn.</summary>
    public abstract bool IsRandom { get; }

    public abstract Loss Loss { get; }

    public required float[] Features { get; init; }

    public required float[] Targets { get; init; }

    public required float[] ValidationFeatures { get; init; }

    public required float[] ValidationTargets { get; init; }

    public required FitOptions Options { get; set; }

    public List<Callback> Callbacks { get; } = [];

    public float[]? RowWeights { get; set; }

    /// <summary>Cancelled after so many steps; null for never.</summary>
    public int? CancelAfter { get; set; }

    /// <summary>Whether a training may end with a refusal even if the value is finite: the place has a range of its own.</summary>
    public bool HasRange { get; set; }

    /// <summary>Whether ordinary inputs may be far outside the range of the training set: the place sets the divisor of a column.</summary>
    public bool SetsScale { get; set; }

    /// <summary>Whether a training may diverge although the value is tame: the place sets step sizes.</summary>
    public bool SetsSteps { get; set; }

    public Dataset Data => new Dataset(Features, Inputs, Targets, Outputs) is var data && RowWeights is null ? data : data.WithWeights(RowWeights);

    public Dataset Validation => new(ValidationFeatures, Inputs, ValidationTargets, Outputs);

    public abstract float[] Parameters { get; set; }

    public abstract float[] State { get; set; }

    /// <summary>Trains and judges what comes of it.</summary>
    /// <param name="source">In place of the data.</param>
    public abstract Outcome Fit(IRowSource? source = null);

    /// <summary>Trains without judging.</summary>
    public abstract History FitPlainly();

    public abstract float[] Predict(ReadOnlySpan<float> input);

    public abstract float[] PredictBatch(float[] inputs);

    public abstract int Classify(ReadOnlySpan<float> input);

    public abstract Evaluation Evaluate(IRowSource data);

    public abstract GradientCheck CheckGradients();

    public abstract LearningRateCurve FindLearningRate(float smallest, float largest);

    public abstract PredictiveDistribution PredictDistribution(float[] input);

    public abstract void Save(string path);

    public abstract void SaveOnnx(string path);

    /// <summary>The parameters and statistics in a file, by another network.</summary>
    public abstract (float[] Parameters, float[] State) Load(string path);

    public abstract SearchResult Search(Axis<float> axis, Func<Trial, FitOptions> options, SearchOptions search);

    /// <summary>A position of an array.</summary>
    public int Place(float[] values) => Chance.Below(values.Length);

    /// <summary>Puts the value at a random position of an array.</summary>
    public float[] Spoiled(float[] values)
    {
        float[] spoiled = [.. values];
        if (spoiled.Length > 0)
        {
            spoiled[Place(spoiled)] = Value;
        }

        return spoiled;
    }

    /// <summary>Ordinary inputs.</summary>
    public float[] Ordinary(int rows) => [.. Enumerable.Range(0, rows * Inputs).Select(_ => (float)((2 * Chance.Unit()) - 1))];
}
