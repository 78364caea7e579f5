using NetGen;

namespace MnistTable;

/// <summary>MNIST as a run of the table uses it.</summary>
internal sealed class Images
{
    /// <summary>How many images a choice of settings trains on; the others of the training set measure it.</summary>
    private const int ChosenOn = 50_000;

    private readonly Mnist _mnist;
    private readonly Settings _settings;
    private readonly Dataset _most;
    private readonly Dataset _rest;

    /// <summary>Reads and divides them.</summary>
    public Images(Settings settings)
    {
        (_settings, _mnist) = (settings, Mnist.Load(settings.DataFolder));
        (_most, _rest) = _mnist.Train.Split(Math.Min(ChosenOn, _mnist.Train.Count * 5 / 6), seed: 1);
    }

    /// <summary>What accuracies are measured on, in words.</summary>
    public static string MeasuredOn(Settings settings) => settings.Chooses ? "images of the training set that no network has trained on" : "the test images";

    /// <summary>What a network trains on, and what it is validated on meanwhile.</summary>
    /// <param name="holdsOut">Whether images of the training set are set aside.</param>
    public (Dataset Train, Dataset? Validation) ForTraining(bool holdsOut) => holdsOut || _settings.Chooses ? (_most, _rest) : (_mnist.Train, null);

    /// <summary>What the trained networks are measured on. Says so.</summary>
    public Dataset ForMeasuring()
    {
        Console.WriteLine();
        Console.WriteLine(_settings.Chooses
            ? $"Measured on {_rest.Count:N0} {MeasuredOn(_settings)}. The test images were not used."
            : $"All trainings have ended. The {_mnist.Test.Count:N0} test images now measure the networks. No network was trained or chosen on them.");
        return _settings.Chooses ? _rest : _mnist.Test;
    }
}
