namespace NetGen;

/// <summary>Distances between outputs and targets.</summary>
internal readonly record struct RegressionErrors(double Rmse, double Mae, double R2)
{
    public static RegressionErrors Of(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int columns)
    {
        double squares = 0, absolute = 0, determination = 0;
        int rows = outputs.Length / columns;
        for (int column = 0; column < columns; column++)
        {
            double mean = 0;
            for (int row = 0; row < rows; row++)
            {
                mean += targets[(row * columns) + column] / (double)rows;
            }

            double residual = 0, total = 0;
            bool isConstant = true;
            for (int row = 0; row < rows; row++)
            {
                double target = targets[(row * columns) + column];
                double error = outputs[(row * columns) + column] - target;
                residual += error * error;
                absolute += Math.Abs(error);
                total += (target - mean) * (target - mean);
                isConstant &= target == targets[column];
            }

            squares += residual;
            determination += isConstant ? double.NaN : 1 - (residual / total);
        }

        double count = (double)rows * columns;
        return new RegressionErrors(Math.Sqrt(squares / count), absolute / count, determination / columns);
    }
}
