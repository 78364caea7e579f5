using NetGen;

namespace Tabular;

/// <summary>A table to learn, and how.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Options">What its columns are.</param>
/// <param name="Training">How a network is trained on it.</param>
internal abstract record TableTask(string Name, string File, CsvOptions Options, FitOptions Training)
{
    /// <summary>Whether classes are told, and not a number.</summary>
    public bool IsClassification => Options.Task != CsvTask.Regression;

    /// <summary>Sizes of the network from input to output.</summary>
    public abstract string Sizes { get; }

    /// <summary>The hidden layers' activation.</summary>
    public abstract string Activation { get; }

    /// <summary>Trains a network for each fold.</summary>
    public abstract CrossValidation CrossValidate(IEnumerable<Fold> folds, FitOptions training);
}

/// <summary>A table to learn with a network of a type.</summary>
/// <typeparam name="T">The network.</typeparam>
/// <param name="Name">What it is called.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Options">What its columns are.</param>
/// <param name="Training">How a network is trained on it.</param>
internal sealed record TableTask<T>(string Name, string File, CsvOptions Options, FitOptions Training) : TableTask(Name, File, Options, Training)
    where T : INeuralNetwork<T>
{
    /// <inheritdoc/>
    public override string Sizes =>
        string.Join('-', T.Layers.ToArray().Where(static layer => layer.Kind == "Dense").Select(static layer => layer.OutputShape[0]).Prepend(T.InputSize));

    /// <inheritdoc/>
    public override string Activation => T.Layers.ToArray().First(static layer => layer.Kind is "Relu" or "Tanh").Kind.ToLowerInvariant();

    /// <inheritdoc/>
    public override CrossValidation CrossValidate(IEnumerable<Fold> folds, FitOptions training) => folds.CrossValidate<T>(training);
}
