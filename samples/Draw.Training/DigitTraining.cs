using Draw.Networks;
using Draw.Seeing;
using NetGen;

namespace Draw.Training;

/// <summary>The training of the network that comes with the page: some seconds.</summary>
internal static class DigitTraining
{
    private const int Drawn = 12_000;
    private const int Tested = 2_000;
    private const int Seed = 1;

    /// <summary>Trains, tests and saves.</summary>
    /// <param name="weights">The file to write.</param>
    /// <param name="mnist">A folder of MNIST's files to learn from; null to learn from drawn digits.</param>
    public static void Run(string weights, string? mnist)
    {
        (Dataset train, Dataset test) = mnist is null ? (Draw(0, Drawn), Draw(Drawn, Tested)) : Read(mnist);
        var net = new DigitNet(Seed);
        net.Fit(train, new FitOptions
        {
            Epochs = 10,
            BatchSize = 64,
            Seed = Seed,
            Optimizer = new Adam(learningRate: 0.002f),
            Schedule = new CosineDecay(),
            Augmentation = OtherHands.Any,
        });
        net.Save(weights);
        Console.WriteLine($"accuracy {net.Evaluate(test).Accuracy:F4}");
    }

    private static (Dataset Train, Dataset Test) Read(string folder)
    {
        Mnist mnist = Mnist.Load(folder);
        return (mnist.Train, mnist.Test);
    }

    private static Dataset Draw(int first, int count)
    {
        var digits = new DrawnDigits(Seed);
        float[] pictures = new float[count * Eye.Pixels];
        int[] labels = new int[count];
        Parallel.For(0, count, i =>
        {
            digits.Paint(first + i, pictures.AsSpan(i * Eye.Pixels, Eye.Pixels));
            labels[i] = DrawnDigits.DigitOf(first + i);
        });
        return Dataset.FromLabels(pictures, Eye.Pixels, labels, classes: 10);
    }
}
