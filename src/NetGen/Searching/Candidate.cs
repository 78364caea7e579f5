namespace NetGen;

/// <summary>
/// An annotated class as a value that a search can choose. Sizes and depths are fixed when a class is compiled, so every architecture is a separate class.
/// </summary>
public abstract class Candidate
{
    private protected Candidate()
    {
    }

    /// <summary>The name of the class.</summary>
    public abstract string Name { get; }

    internal abstract NetworkInfo Info { get; }

    /// <summary>A class of networks.</summary>
    /// <typeparam name="T">The class.</typeparam>
    public static Candidate Of<T>()
        where T : INeuralNetwork<T> => new Candidate<T>();

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Trains a new network. Its start weights are drawn from the seed of the options.</summary>
    /// <param name="data">The training set.</param>
    /// <param name="options">How to train.</param>
    /// <param name="file">The file for the trained network. It is not written if the training was cancelled. If it is null, no file is written.</param>
    /// <param name="cancellation">Interrupts the training.</param>
    internal abstract History Train(Dataset data, FitOptions options, string? file, CancellationToken cancellation);
}

/// <summary>A class of networks.</summary>
/// <typeparam name="T">The class.</typeparam>
internal sealed class Candidate<T> : Candidate
    where T : INeuralNetwork<T>
{
    public override string Name => T.Info.Name;

    internal override NetworkInfo Info => T.Info;

    internal override History Train(Dataset data, FitOptions options, string? file, CancellationToken cancellation)
    {
        T network = T.Create(options.Seed);
        History history = network.Fit(data, options, cancellation);
        if (file is not null && history.StopReason != StopReason.Cancelled)
        {
            network.Save(file);
        }

        return history;
    }
}
