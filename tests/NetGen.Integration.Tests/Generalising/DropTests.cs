namespace NetGen.Integration.Tests.Generalising;

/// <summary>Dropout and DropConnect against statistics: sums of independent draws have the mean and the variance that are computed here by hand.</summary>
public sealed class DropTests
{
    private const int Rows = 24, Epochs = 800;

    private static readonly double[] s_weights = [0.5, -1.25, 2, 0.75, -0.5, 1.5, -2, 1];

    private static readonly double[] s_sample = [1, -0.5, 0.25, 2, 1.5, -1, 0.75, 0.5];

    /// <summary>
    /// Σ (w·x)² over the inputs: times p / (1 − p) it is the variance of a sum of which each term is dropped with probability p and else scaled by 1 / (1 − p).
    /// </summary>
    private static readonly double s_squares = s_weights.Zip(s_sample, static (w, x) => w * x * w * x).Sum();

    private static readonly double s_sum = s_weights.Zip(s_sample, static (w, x) => w * x).Sum();

    [Fact]
    public void Dropout_KeepsTheMeanAndDrawsNewMasksForEveryRowAndEpoch()
    {
        double[][] outputs = Outputs<DroppedInputNet>();
        Check([.. outputs.SelectMany(static epoch => epoch)], s_sum, s_squares * 0.3 / 0.7);

        // Neither rows of one mini-batch nor epochs have anything to do with each other.
        Correlation(outputs, static (epoch, row) => (epoch, (row + 1) % Rows)).ShouldBe(0, 4 / Math.Sqrt(Rows * Epochs));
        Correlation(outputs, static (epoch, row) => ((epoch + 1) % Epochs, row)).ShouldBe(0, 4 / Math.Sqrt(Rows * Epochs));
    }

    [Fact]
    public void LayersOfDifferentRates_DrawForThemselves()
    {
        // Kept by both with probability 0.8·0.5; the factor then is 1 / (0.8·0.5): variance 1/0.4 − 1.
        Check([.. Outputs<DroppedTwiceNet>().SelectMany(static epoch => epoch)], s_sum, s_squares * ((1 / 0.4) - 1));
    }

    [Fact]
    public void DropConnect_DrawsOnceAMiniBatch()
    {
        double[][] outputs = Outputs<DroppedWeightNet>();
        outputs.ShouldAllBe(static epoch => epoch.All(output => output == epoch[0]));
        Check([.. outputs.Select(static epoch => epoch[0])], s_sum, s_squares * 0.3 / 0.7);
        Correlation(outputs, static (epoch, row) => ((epoch + 1) % Epochs, row)).ShouldBe(0, 4 / Math.Sqrt(Epochs));
    }

    [Fact]
    public void Inference_DropsNothing()
    {
        Check<DroppedInputNet>();
        Check<DroppedTwiceNet>();
        Check<DroppedWeightNet>();

        static void Check<T>()
            where T : INeuralNetwork<T>
        {
            float[] output = new float[1];
            New<T>().Predict([.. s_sample.Select(static value => (float)value)], output);
            output[0].ShouldBe((float)s_sum, 1e-5f);
        }
    }

    /// <summary>Mean and variance within four standard errors.</summary>
    private static void Check(double[] values, double mean, double variance)
    {
        values.Average().ShouldBe(mean, 4 * Math.Sqrt(variance / values.Length));
        double measured = values.Average(value => (value - mean) * (value - mean));

        // Sums of two-valued terms have smaller fourth moments than a normal distribution, whose variance is off by √(2/n).
        measured.ShouldBe(variance, 4 * variance * Math.Sqrt(2.0 / values.Length));
    }

    /// <summary>Of each output with another one, over all.</summary>
    private static double Correlation(double[][] outputs, Func<int, int, (int Epoch, int Row)> other)
    {
        double mean = outputs.SelectMany(static epoch => epoch).Average(), products = 0, squares = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            for (int row = 0; row < Rows; row++)
            {
                (int otherEpoch, int otherRow) = other(epoch, row);
                products += (outputs[epoch][row] - mean) * (outputs[otherEpoch][otherRow] - mean);
                squares += (outputs[epoch][row] - mean) * (outputs[epoch][row] - mean);
            }
        }

        return products / squares;
    }

    private static T New<T>()
        where T : INeuralNetwork<T>
    {
        T net = T.Create(1);
        net.SetParameters([.. s_weights.Select(static weight => (float)weight), 0]);
        return net;
    }

    /// <summary>Outputs of training's forward propagation, where every row holds the same sample.</summary>
    private static double[][] Outputs<T>()
        where T : INeuralNetwork<T>
    {
        T net = New<T>();
        var batch = new TrainingBatch(T.Info, net.Storage, Rows, workers: 1, seed: 4) { Rows = Rows };
        var pass = new TrainingPass(batch, worker: 0);
        for (int row = 0; row < Rows; row++)
        {
            batch.SourceRows[row] = row;
            s_sample.Select(static value => (float)value).ToArray().CopyTo(batch.Inputs.Slice(row * s_sample.Length, s_sample.Length));
        }

        return [.. Enumerable.Range(0, Epochs).Select(Epoch)];

        double[] Epoch(int epoch)
        {
            (batch.Epoch, batch.Step) = (epoch, epoch);
            net.Prepare(pass);
            net.Forward(pass);
            return [.. pass.Outputs.ToArray().Select(static value => (double)value)];
        }
    }
}
