namespace NetGen.Integration.Tests.Fitting;

/// <summary>Gradient descent on <see cref="PlaneNet"/> by hand: y = w₀x₀ + w₁x₁ + b, squared error, in double.</summary>
internal sealed class HandTraining(double w0, double w1, double b)
{
    public double[] Parameters { get; private set; } = [w0, w1, b];

    public double L1 { get; init; }

    public double L2 { get; init; }

    public double ClipNorm { get; init; }

    public double ClipValue { get; init; }

    public double Loss(Dataset data) => Enumerable.Range(0, data.Count).Average(row => Math.Pow(Error(data, row), 2));

    public double[] Gradient(Dataset data, int first, int end)
    {
        double[] gradient = new double[3];
        for (int row = first; row < end; row++)
        {
            double share = 2 * Error(data, row) / (end - first);
            gradient[0] += share * data.FeaturesOf(row)[0];
            gradient[1] += share * data.FeaturesOf(row)[1];
            gradient[2] += share;
        }

        for (int i = 0; i < 2; i++)
        {
            gradient[i] += (L2 * Parameters[i]) + (L1 * Math.Sign(Parameters[i]));
        }

        if (ClipValue > 0)
        {
            gradient = [.. gradient.Select(g => Math.Clamp(g, -ClipValue, ClipValue))];
        }

        double norm = Math.Sqrt(gradient.Sum(static g => g * g));
        return ClipNorm > 0 && norm > ClipNorm ? [.. gradient.Select(g => g * ClipNorm / norm)] : gradient;
    }

    public void Epoch(Dataset data, int batchSize, double learningRate)
    {
        for (int first = 0; first < data.Count; first += batchSize)
        {
            double[] gradient = Gradient(data, first, Math.Min(first + batchSize, data.Count));
            Parameters = [.. Parameters.Zip(gradient, (value, slope) => value - (learningRate * slope))];
        }
    }

    private double Error(Dataset data, int row) =>
        (Parameters[0] * data.FeaturesOf(row)[0]) + (Parameters[1] * data.FeaturesOf(row)[1]) + Parameters[2] - data.TargetsOf(row)[0];
}
