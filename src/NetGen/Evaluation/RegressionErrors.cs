namespace NetGen;

/// <summary>Distances between outputs and targets.</summary>
internal readonly record struct RegressionErrors(double Rmse, double Mae, double R2)
{
    public static RegressionErrors Of(ReadOnlySpan<float> outputs, Dataset data)
    {
        double squares = 0, absolute = 0, determination = 0;
        int columns = data.TargetCount;
        for (int column = 0; column < columns; column++)
        {
            double mean = 0;
            for (int row = 0; row < data.Count; row++)
            {
                mean += data.TargetsOf(row)[column] / (double)data.Count;
            }

            double residual = 0, total = 0;
            bool isConstant = true;
            for (int row = 0; row < data.Count; row++)
            {
                double target = data.TargetsOf(row)[column];
                double error = outputs[(row * columns) + column] - target;
                residual += error * error;
                absolute += Math.Abs(error);
                total += (target - mean) * (target - mean);
                isConstant &= target == data.TargetsOf(0)[column];
            }

            squares += residual;
            determination += isConstant ? double.NaN : 1 - (residual / total);
        }

        double count = (double)data.Count * columns;
        return new RegressionErrors(Math.Sqrt(squares / count), absolute / count, determination / columns);
    }
}
