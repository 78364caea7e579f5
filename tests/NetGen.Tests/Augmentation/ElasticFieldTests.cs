namespace NetGen.Tests.Augmentation;

public sealed class ElasticFieldTests
{
    private const int Side = 48, Fields = 1500;

    [Theory]
    [InlineData(34, 4)]
    [InlineData(40, 6)]
    [InlineData(10, 2)]
    public void Displacement_HasMeanDeviationAndCorrelationOfThePaper(float alpha, float sigma)
    {
        var elastic = new ElasticDeformation(alpha, sigma);

        // α times the deviation of Σ u·g over all pixels, u uniform in −1..1 and g the normalised Gaussian: √(Σg²/3).
        double squares = 0;
        for (int y = -40; y <= 40; y++)
        {
            for (int x = -40; x <= 40; x++)
            {
                double g = Math.Exp(-((x * x) + (y * y)) / (2 * sigma * sigma)) / (2 * Math.PI * sigma * sigma);
                squares += g * g;
            }
        }

        double deviation = alpha * Math.Sqrt(squares / 3);
        ((double)elastic.Deviation).ShouldBe(deviation, 1e-4 * deviation);

        var augmentation = new ImageAugmentation(Side, Side) { Elastic = elastic };
        float[] rampX = Images.Ramp(Side, Side, alongX: true), rampY = Images.Ramp(Side, Side, alongX: false);
        const int center = (Side / 2 * Side) + (Side / 2);
        int distance = (int)sigma;
        (double sum, double sumOfSquares, double across, double near, double diagonal) = (0, 0, 0, 0, 0);
        float[] movedX = new float[rampX.Length], movedY = new float[rampY.Length];
        for (int row = 0; row < Fields; row++)
        {
            augmentation.Apply(rampX, movedX, row: row);
            augmentation.Apply(rampY, movedY, row: row);
            double x = Move(movedX, rampX, center), y = Move(movedY, rampY, center);
            sum += x + y;
            sumOfSquares += (x * x) + (y * y);
            across += x * y;
            near += (x * Move(movedX, rampX, center + distance)) + (y * Move(movedY, rampY, center + distance));
            diagonal += (x * Move(movedX, rampX, center + (distance * (Side + 1)))) + (y * Move(movedY, rampY, center + (distance * (Side + 1))));
        }

        // Four deviations of a mean of 3000.
        double variance = deviation * deviation, few = 4 / Math.Sqrt(2.0 * Fields);
        (sum / (2 * Fields)).ShouldBe(0, few * deviation);
        (sumOfSquares / (2 * Fields)).ShouldBe(variance, 1.4 * few * variance);
        (across / Fields).ShouldBe(0, 1.4 * few * variance);
        (near / (2 * Fields)).ShouldBe(Math.Exp(-distance * distance / (4.0 * sigma * sigma)) * variance, 1.4 * few * variance);
        (diagonal / (2 * Fields)).ShouldBe(Math.Exp(-distance * distance / (2.0 * sigma * sigma)) * variance, 1.4 * few * variance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5.3f)]
    public void Deviation_IsThatOfEveryPixel(float sigma)
    {
        // Without chance: the field is linear in its numbers, so the squares of what each of them does sum to the variance.
        var field = new ElasticField(new ElasticDeformation(1, sigma), ImageShape.Of(Side, Side, 1));
        for (int y = 0; y < Side; y++)
        {
            float[] weights = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref field.WeightsOf(y), ElasticField.Taps).ToArray();
            weights.Sum(static weight => (double)weight * weight).ShouldBe(1, 1e-6);
        }
    }

    private static double Move(float[] moved, float[] ramp, int pixel) => moved[pixel] - ramp[pixel];
}
