using NetGen;

namespace Lectures.Data;

/// <summary>A long narrow valley: the loss ½·(w₁² + steepness²·w₂²), whose curvature across is steepness² times that along. Its floor is at (0, 0).</summary>
/// <remarks>
/// It is the mean squared error of <see cref="Plane"/> for four samples on the axes; the bias starts at its best value, 0, and has no gradient there.
/// </remarks>
/// <param name="steepness">How much steeper it is across than along.</param>
internal sealed class Ravine(float steepness)
{
    private const float Length = 10, Width = 1;

    private readonly Dataset _samples = new([1, 0, -1, 0, 0, steepness, 0, -steepness], 2, new float[4], 1);

    /// <summary>
    /// The learning rate at which plain gradient descent is fastest, 2 / (least + largest curvature); a little more and it leaps from wall to wall.
    /// </summary>
    public float FastestRate => 2 / (1 + (steepness * steepness));

    /// <summary>Walks down from (10, 1).</summary>
    /// <param name="optimizer">How.</param>
    /// <param name="steps">How many steps.</param>
    public Path Descend(Optimizer optimizer, int steps)
    {
        var network = new Plane();
        network.SetParameters([Length, Width, 0]);
        var places = new List<(double W1, double W2)> { (Length, Width) };
        float[] parameters = new float[Plane.ParameterCount];
        network.Fit(_samples, new FitOptions
        {
            Epochs = steps,
            BatchSize = _samples.Count,
            Shuffle = false,
            Optimizer = optimizer,
            Callbacks =
            [
                new LambdaCallback(onBatchEnd: training =>
                {
                    training.CopyParametersTo(parameters);
                    places.Add((parameters[0], parameters[1]));
                }),
            ],
        });
        return new Path([.. places.Select(place => (place.W1, place.W2, LossAt(place.W1, place.W2)))]);
    }

    private double LossAt(double w1, double w2) => ((w1 * w1) + (steepness * w2 * steepness * w2)) / 2;

    /// <summary>Where a descent came along.</summary>
    /// <param name="Places">Both weights and the loss, at the start and after every step.</param>
    internal sealed record Path((double W1, double W2, double Loss)[] Places)
    {
        /// <summary>The losses.</summary>
        public double[] Losses => [.. Places.Select(static place => place.Loss)];

        /// <summary>After how many steps the loss stays below a share of the first; all of them and one more if it does not.</summary>
        /// <param name="share">The share.</param>
        public int StepsTo(double share) => Array.FindLastIndex(Places, place => place.Loss > share * Places[0].Loss) + 1;
    }
}
